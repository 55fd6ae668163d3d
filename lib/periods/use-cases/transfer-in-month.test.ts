import { afterEach, beforeEach, expect, test } from 'vitest'
import { transferPerson } from '@/lib/people/use-cases/transfer-person'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
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
  const lines = new TextDecoder('windows-1251').decode(file.bytes).split('\r\n')
  expect(lines.filter((line) => line.startsWith('202;')).map((line) => line.split(';')[4])).toEqual(
    ['1806,45', '2193,55'],
  )
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
