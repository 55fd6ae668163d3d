import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPayroll, previewPayroll } from '@/lib/periods/use-cases/export-payroll'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { payRows } from '@/test/deny/pay-rows'
import { openWorld, type World } from '@/test/world'
import { defaultColumns, type PayrollColumn } from '../schema'
import { savePayrollLayout } from './save-payroll-layout'

let world: World
let periodId: string
beforeAll(async () => {
  world = await openWorld()
  const { hr, secondHr } = world.actors
  // Known to the payroll by a letter that Windows-1251 does not have.
  await world.database.asOwner(
    "UPDATE people SET full_name = 'Әлия' WHERE personnel_number = '203'",
  )
  const month = await payRows({
    deps: world.deps,
    positionId: world.positions.seller,
    personnelNumbers: ['202', '203'],
    hr: [hr, secondHr],
  })
  periodId = month.periodId
})
afterAll(() => world.close())

const columns: PayrollColumn[] = [
  { field: 'text', heading: 'Вид', text: '4800' },
  { field: 'personnel-number', heading: '', text: '' },
  { field: 'amount', heading: 'Итого', text: '' },
]
const state = async () => (await viewPeriod(world.actors.hr, periodId, world.deps)).period.state
const fetched = (name: 'hr' | 'secondHr', format: 'csv' | 'csv-utf-8' | 'xlsx') =>
  exportPayroll(world.actors[name], { periodId, format }, world.deps)

describe('the payroll file of a locked month', () => {
  it('is nothing to everybody but HR, and to another organisation', async () => {
    for (const name of ['administrator', 'programmeManager', 'unitHead', 'employee'] as const) {
      const actor = world.actors[name]
      await expect(previewPayroll(actor, periodId, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(savePayrollLayout(actor, { columns }, world.deps)).rejects.toMatchObject({
        code: 'not-found',
      })
    }
    await expect(previewPayroll(world.stranger, periodId, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('is not handed over with a name that it cannot spell', async () => {
    const characters = [{ character: 'Ә', people: ['203 Әлия'] }]
    const preview = await previewPayroll(world.actors.hr, periodId, world.deps)
    expect(preview).toMatchObject({ characters, mayExport: true, columns: defaultColumns })
    expect(await fetched('hr', 'csv')).toEqual({
      ok: false,
      reason: 'not-in-windows-1251',
      characters,
    })
    expect(await state()).toBe('locked')
  })

  it('is the same for whoever exports it, in any language of theirs', async () => {
    const english = { ...world.actors.secondHr, locale: 'en' as const }
    const first = await fetched('hr', 'csv-utf-8')
    const second = await exportPayroll(english, { periodId, format: 'csv-utf-8' }, world.deps)
    if (!first.ok || !second.ok) throw new Error('not exported')
    expect(second.bytes).toEqual(first.bytes)
    expect(new TextDecoder().decode(first.bytes)).toContain('Табельный номер;ФИО')
    expect(await state()).toBe('exported')
    expect(await fetched('secondHr', 'xlsx')).toMatchObject({ fileName: 'payroll-2026-10.xlsx' })
  })

  it('keeps the organisation’s columns', async () => {
    expect(await savePayrollLayout(world.actors.secondHr, { columns }, world.deps)).toEqual({
      ok: true,
    })
    // Without names in it Windows-1251 holds it all.
    const file = await fetched('hr', 'csv')
    if (!file.ok) throw new Error(file.reason)
    const [heading, line] = new TextDecoder('windows-1251').decode(file.bytes).split('\r\n')
    expect(heading).toBe('Вид;Табельный номер;Итого')
    expect(line).toMatch(/^4800;202;\d+,\d\d$/)
    await savePayrollLayout(world.actors.hr, { columns }, world.deps)
    const audit = await world.database.asOwner(
      "SELECT 1 FROM audit_entries WHERE action = 'payroll.layout-saved'",
    )
    expect(audit).toHaveLength(1)
  })
})
