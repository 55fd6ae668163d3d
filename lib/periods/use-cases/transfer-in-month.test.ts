import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultColumns } from '@/lib/payroll-layouts/schema'
import { savePayrollLayout } from '@/lib/payroll-layouts/use-cases/save-payroll-layout'
import { transferPerson } from '@/lib/people/use-cases/transfer-person'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { compareRuns } from './compare-runs'
import { exportPayroll } from './export-payroll'
import { verifyPeriods } from './verify-periods'
import { viewPeriod } from './view-period'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

/** Olga Smirnova goes from the northern shop to another place on 15 October. */
async function olgaMoves(unitId: string, positionId: string) {
  const personId = world.actors.employee.personId ?? ''
  const input = { personId, unitId, positionId, fromOn: '2026-10-15' }
  expect(await transferPerson(world.actors.administrator, input, world.deps)).toEqual({ ok: true })
}

test('a transfer before the month splits nothing', async () => {
  const personId = world.actors.employee.personId ?? ''
  const input = {
    ...{ personId, unitId: world.units.shopSouth, positionId: world.positions.seller },
    fromOn: '2026-10-01',
  }
  await transferPerson(world.actors.administrator, input, world.deps)
  const { document } = await months.statementOf(await months.computed('2026-10'), 'Ольга Смирнова')
  expect(document).not.toHaveProperty('stints')
  expect(document.amount).toBe('4000.00')
})

test('a month between two shops is split by days, and is what it would have been in one', async () => {
  await olgaMoves(world.units.shopSouth, world.positions.seller)
  const run = await months.locked('2026-10')
  const { document } = await months.statementOf(run, 'Ольга Смирнова')
  expect(document.amount).toBe('4000.00')
  expect(document.stints?.map(({ unit, days, ofDays }) => [unit.name, days, ofDays])).toEqual([
    ['Магазин на Северной', 14, 31],
    ['Магазин на Южной', 17, 31],
  ])
  expect(document.result.stints?.map(({ payout }) => payout)).toEqual(['1806.45', '2193.55'])
  const { computation } = await viewPeriod(world.actors.hr, run.periodId, world.deps)
  expect(computation?.units.map(({ unit, amount }) => [unit.name, amount]).toSorted()).toEqual([
    ['Магазин на Северной', '1806.45'],
    ['Магазин на Южной', '7193.55'],
  ])
  const file = await exportPayroll(world.actors.hr, run, world.deps)
  if (!file.ok) throw new Error(file.reason)
  const olgaIn = (bytes: Uint8Array) =>
    new TextDecoder('windows-1251')
      .decode(bytes)
      .split('\r\n')
      .filter((line) => line.startsWith('202;'))
      .map((line) => line.split(';'))
  // Nothing tells the two places apart, so it is one line with the whole amount.
  expect(olgaIn(file.bytes).map((cells) => cells[4])).toEqual(['4000,00'])
  const columns = [...defaultColumns, { field: 'unit' as const, heading: '', text: '' }]
  await savePayrollLayout(world.actors.hr, { columns }, world.deps)
  const split = await exportPayroll(world.actors.hr, { ...run, format: 'csv' }, world.deps)
  expect(split.ok && olgaIn(split.bytes).map((cells) => [cells[4], cells[6]])).toEqual([
    ['1806,45', 'Магазин на Северной'],
    ['2193,55', 'Магазин на Южной'],
  ])
  expect(await verifyPeriods(world.actors.hr, { month: null }, world.deps)).toMatchObject([
    { month: '2026-10', ok: true },
  ])
})

test('of a position that no scheme pays the days are paid by nobody', async () => {
  await olgaMoves(world.units.callCentre, world.positions.operator)
  const { document } = await months.statementOf(await months.computed('2026-10'), 'Ольга Смирнова')
  expect(document.amount).toBe('1806.45')
  expect(document.unit.name).toBe('Магазин на Северной')
  expect(document.stints).toMatchObject([{ key: '', days: 14, ofDays: 31 }])
})

test('who moves before the file is corrected is corrected by the days of the locked month', async () => {
  await olgaMoves(world.units.shopSouth, world.positions.seller)
  await months.locked('2026-10')
  await months.bring('kpi', '2026-10;trips;202;1')
  expect(await months.paid(await months.computed('2026-11'))).toMatchObject({
    'Ольга Смирнова': { adjusted: [['2026-10', 'kpi-correction', '1000.00']] },
  })
})

test('between two runs the lines of who moved name their unit and days', async () => {
  await olgaMoves(world.units.shopSouth, world.positions.seller)
  const first = await months.computed('2026-10')
  await months.bring('kpi', '2026-10;trips;202;1')
  const second = await months.computed('2026-10')
  expect(second.runId).not.toBe(first.runId)
  const compared = await compareRuns(world.actors.hr, second, world.deps)
  const [change] = compared.ok ? compared.changes : []
  expect(change).toMatchObject({ fullName: 'Ольга Смирнова', kind: 'changed', amount: '1000.00' })
  const lines = change?.lines.filter(({ amount }) => amount !== '0.00')
  expect(lines?.map(({ place }) => place)).toEqual([
    { unit: 'Магазин на Северной', fromOn: '2026-10-01', throughOn: '2026-10-14' },
    { unit: 'Магазин на Южной', fromOn: '2026-10-15', throughOn: '2026-10-31' },
  ])
})
