import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importFacts } from '@/lib/facts/use-cases/import-facts'
import { typeFigure } from '@/lib/facts/use-cases/type-figure'
import { typeTimesheet } from '@/lib/facts/use-cases/type-timesheet'
import { decideLine } from '@/lib/line-decisions/use-cases/decide-line'
import { setSalary } from '@/lib/people/use-cases/set-salary'
import { type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { verifyPeriods } from './verify-periods'
import { verifyLockedPeriod, viewPeriod } from './view-period'

let world: World
let months: PayMonths
beforeEach(async () => {
  world = await openWorld()
  months = await payMonths(world)
})
afterEach(() => world.close())

describe('a correction after the lock', () => {
  test('an upheld appeal is paid by the next month, with its cause; the locked statement stays', async () => {
    const visitId = await months.visit('2026-10-12')
    const october = await months.locked('2026-10')
    const before = await months.statementOf(october, 'Ольга Смирнова')
    expect(before.document.amount).toBe('4000.00')
    await months.appealed(visitId, '851/10')
    const november = await months.computed('2026-11')
    expect(await months.paid(november)).toEqual({
      'Ольга Смирнова': { payout: '10000.00', adjusted: [['2026-10', 'appeal', '5000.00']] },
      'Пётр Волков': { payout: '5000.00', adjusted: [] },
    })
    const { document } = await months.statementOf(november, 'Ольга Смирнова')
    expect(document.adjustments).toMatchObject([
      {
        statementId: before.statementId,
        lines: [{ code: 'courtesy', amount: '5000.00' }],
        changes: [
          {
            kind: 'visit',
            visitId,
            visitedOn: '2026-10-12',
            before: { exact: '75/1' },
            after: { exact: '851/10' },
          },
        ],
      },
    ])
    const after = await months.statementOf(october, 'Ольга Смирнова')
    expect(after.document).toEqual(before.document)
    expect(await verifyLockedPeriod(world.actors.hr, october, world.deps)).toMatchObject({
      ok: true,
    })
  })

  test('figures, timesheets and held lines are corrected too, each once, and back again', async () => {
    await months.visit('2026-10-12')
    const october = await months.locked('2026-10')
    await months.bring('kpi', '2026-10;trips;203;0.9')
    await months.bring('pay', '202;2026-10;10.5;21;10000')
    const { statementId } = await months.statementOf(october, 'Пётр Волков')
    const line = { statementId, component: 'courtesy', amount: null, reason: 'Смену вёл один' }
    const decided = await decideLine(world.actors.hr, { ...line, kind: 'pay' }, world.deps)
    expect(decided).toEqual({ ok: true, isPaidLater: true })
    const november = await months.computed('2026-11')
    const expected = {
      'Ольга Смирнова': {
        payout: '3000.00',
        adjusted: [['2026-10', 'pay-fact-correction', '-2000.00']],
      },
      'Пётр Волков': {
        payout: '9500.00',
        adjusted: [
          ['2026-10', 'hold-decided', '5000.00'],
          ['2026-10', 'kpi-correction', '-500.00'],
        ],
      },
    }
    expect(await months.paid(november)).toEqual(expected)
    // The one who decided the held line does not approve the month that pays it.
    const { hr } = world.actors
    expect(await months.decide(november, 'secondHr', 'submit')).toEqual({ ok: true })
    expect((await months.decide(november, 'hr', 'approve')).ok).toBe(false)
    const again = await months.locked('2026-11')
    expect(await months.paid(again)).toEqual(expected)

    await months.bring('pay', '202;2026-12;20;20;10000', '203;2026-12;20;20;10000')
    const december = await months.computed('2026-12')
    expect(await months.paid(december)).toMatchObject({
      'Ольга Смирнова': { adjusted: [] },
      'Пётр Волков': { adjusted: [] },
    })
    await months.bring('kpi', '2026-10;trips;203;1')
    expect(await months.paid(await months.computed('2026-12'))).toMatchObject({
      'Пётр Волков': { adjusted: [['2026-10', 'kpi-correction', '500.00']] },
    })
    expect(await verifyPeriods(hr, { month: null }, world.deps)).toEqual([
      { month: '2026-10', ok: true, statements: 2 },
      { month: '2026-11', ok: true, statements: 2 },
    ])
    expect(await verifyPeriods(hr, { month: '2026-12' }, world.deps)).toEqual([])
  })

  test('a file says beforehand which of its lines correct a locked month', async () => {
    await months.locked('2026-10')
    const table =
      'month;metric;personnel number;value\n' +
      '2026-10;trips;203;0.9\n2026-10;trips;202;0.8\n2026-09;trips;203;0.9\n'
    const bytes = new TextEncoder().encode(table)
    const sent = { kind: 'kpi', bytes, mode: 'preview' } as const
    expect(await importFacts(world.actors.hr, sent, world.deps)).toMatchObject({
      ...{ created: 1, changed: 1, unchanged: 1 },
      locked: { months: ['2026-10'], lines: 1 },
    })
  })

  test('somebody who has left is paid by a statement of the correction alone', async () => {
    await months.locked('2026-10')
    await world.arrange((tx, organisationId) =>
      tx.person.updateMany({
        where: { organisationId, id: world.actors.otherEmployee.personId ?? '' },
        data: { leftOn: new Date('2026-10-31T00:00:00Z') },
      }),
    )
    await months.bring('kpi', '2026-10;trips;203;1.2')
    const november = await months.computed('2026-11')
    expect(await months.paid(november)).toMatchObject({
      'Пётр Волков': { payout: '1000.00', adjusted: [['2026-10', 'kpi-correction', '1000.00']] },
    })
  })

  test('a visit released late counts in the next month, once, and is named', async () => {
    await months.locked('2026-10')
    const visitId = await months.visit('2026-10-15')
    const november = await months.computed('2026-11')
    const { computation } = await viewPeriod(world.actors.hr, november.periodId, world.deps)
    expect(computation?.late.counted).toMatchObject([
      { visitId, visitedOn: '2026-10-15', person: 'Ольга Смирнова' },
    ])
    expect(await months.paid(november)).toMatchObject({ 'Ольга Смирнова': { adjusted: [] } })
    const { document } = await months.statementOf(november, 'Ольга Смирнова')
    expect(document.traces[0]?.visits).toMatchObject([{ visitId, countsIn: '2026-11' }])
    await months.locked('2026-11')
    const december = await months.computed('2026-12')
    const later = await viewPeriod(world.actors.hr, december.periodId, world.deps)
    expect(later.computation?.late.counted).toEqual([])
  })

  test('a salary that HR corrects after the lock', async () => {
    const { hr } = world.actors
    const personId = world.actors.employee.personId ?? ''
    const set = (amount: string, reason: string, deps = world.deps) =>
      setSalary(hr, { personId, amount, fromOn: '2026-10-01', reason }, deps)
    expect(await set('50000.00', '')).toEqual({ ok: true })
    await months.bySalary()
    await months.locked('2026-10')
    const later = world.depsAt('2026-11-05T09:00:00Z')
    expect(await set('60000.00', 'Приказ 12', later)).toEqual({ ok: true })
    const november = await months.computed('2026-11')
    const { document } = await months.statementOf(november, 'Ольга Смирнова')
    expect(document.adjustments).toMatchObject([
      {
        month: '2026-10',
        cause: 'salary-correction',
        changes: [{ kind: 'base', before: '50000.00', after: '60000.00' }],
      },
    ])
  })
})

test('what was written beside a corrected figure or timesheet stands on the correction', async () => {
  const { hr } = world.actors
  const october = await months.locked('2026-10')
  const figure = { month: '2026-10', metric: 'trips', subject: 'person', number: '203' } as const
  const typed = { ...figure, value: '0.9', reason: 'Рейс записан дважды', revision: 1 }
  expect(await typeFigure(hr, typed, world.deps)).toMatchObject({ ok: true, revision: 2 })
  const days = { month: '2026-10', number: '202', workedDays: '10.5', normDays: '21' }
  const line = { ...days, baseAmount: '10000.00', reason: 'Больничный', revision: 1 }
  expect(await typeTimesheet(hr, line, world.deps)).toMatchObject({ ok: true })
  const november = await months.computed('2026-11')
  const peter = (await months.statementOf(november, 'Пётр Волков')).document
  expect(peter.adjustments).toMatchObject([
    { changes: [{ kind: 'figure', before: '1', after: '0.9', reason: 'Рейс записан дважды' }] },
  ])
  const olga = (await months.statementOf(november, 'Ольга Смирнова')).document
  expect(olga.adjustments).toMatchObject([{ cause: 'pay-fact-correction', note: 'Больничный' }])
  for (const run of [october, await months.locked('2026-11')])
    expect(await verifyLockedPeriod(hr, run, world.deps)).toMatchObject({ ok: true })
})

test('of a timesheet of another month the reason is not told, though a scheme of a quarter reads it', async () => {
  const { hr } = world.actors
  await months.beside({ period: 'quarter', base: { kind: 'fixed', amount: '92000.00' } })
  await months.locked('2026-10')
  const days = { number: '202', workedDays: '10.5', normDays: '21', baseAmount: '10000.00' }
  for (const [month, reason] of [
    ['2026-10', 'Больничный'],
    ['2026-11', 'Отпуск'],
  ] as const) {
    const line = { ...days, month, reason, revision: 1 }
    expect(await typeTimesheet(hr, line, world.deps)).toMatchObject({ ok: true })
  }
  const november = await months.computed('2026-11')
  const { document } = await months.statementOf(november, 'Ольга Смирнова')
  expect(document.adjustments).toMatchObject([
    { month: '2026-10', cause: 'pay-fact-correction', note: 'Больничный' },
  ])
})
