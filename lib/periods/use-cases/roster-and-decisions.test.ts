import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson } from '@/lib/core/canonical-json'
import { openItemKey } from '@/lib/core/open-item'
import { sealOfText } from '@/lib/core/period-seal'
import { decideLine } from '@/lib/line-decisions/use-cases/decide-line'
import { changePerson } from '@/lib/people/use-cases/change-person'
import { createPerson } from '@/lib/people/use-cases/create-person'
import { transferPerson } from '@/lib/people/use-cases/transfer-person'
import { computeLeaver } from '@/lib/reports/use-cases/compute-leaver'
import { type MonthRun, type PayMonths, payMonths } from '@/test/factories/pay-months'
import { openWorld, type World } from '@/test/world'
import { askReopening } from './ask-reopening'
import { reopenPeriod } from './reopen-period'
import { settleOpenItem } from './settle-open-item'
import { verifyPeriods } from './verify-periods'
import { viewCorrections } from './view-corrections'
import { viewPeriod } from './view-period'

let world: World
let months: PayMonths
let olga: string
beforeEach(async () => {
  hour = 8
  world = await openWorld()
  months = await payMonths(world)
  olga = world.actors.employee.personId ?? ''
})
afterEach(() => world.close())

/** Each step is an hour after the one before; months are closed no earlier. */
let hour = 8
function next() {
  hour += 1
  const deps = world.depsAt(`2026-11-05T${String(hour).padStart(2, '0')}:00:00Z`)
  months.at(deps)
  return deps
}

const moves = (unitId: string, positionId: string, fromOn: string) =>
  transferPerson(world.actors.administrator, { personId: olga, unitId, positionId, fromOn }, next())

async function decided(
  run: MonthRun,
  line: { component: string; kind: 'pay' | 'amount' | 'computed'; amount?: string },
) {
  const { statementId } = await months.statementOf(run, 'Ольга Смирнова')
  const input = { statementId, amount: null, reason: 'Смену вела одна', ...line }
  return decideLine(world.actors.hr, input, next())
}

const linesOf = async (run: MonthRun) => {
  const { document, pending } = await months.statementOf(run, 'Ольга Смирнова')
  const lines = document.decided?.map(({ code, kind, amount }) => [code, kind, amount]) ?? []
  return { amount: document.amount, lines, pending: pending.map(({ component }) => component) }
}

const openItems = async (periodId: string) =>
  ((await viewPeriod(world.actors.hr, periodId, world.deps)).computation?.openItems ?? []).map(
    ({ month, person, reason, amount }) => [month, person.fullName, reason, amount],
  )

describe('decisions about lines and a transfer', () => {
  test('before the lock they follow their lines, and are taken back part by part', async () => {
    const october = await months.computed('2026-10')
    expect(await decided(october, { component: 'courtesy', kind: 'pay' })).toMatchObject({
      ok: true,
    })
    const amount = { component: 'trips', kind: 'amount', amount: '3100.00' } as const
    expect(await decided(october, amount)).toMatchObject({ ok: true })
    expect(await linesOf(october)).toMatchObject({ pending: ['courtesy', 'trips'] })
    await moves(world.units.shopSouth, world.positions.seller, '2026-10-15')
    const moved = await months.computed('2026-10')
    expect(await linesOf(moved)).toEqual({
      amount: '8100.00',
      lines: [
        ['courtesy@1', 'pay', '2258.07'],
        ['courtesy@2', 'pay', '2741.93'],
        ['trips@1', 'amount', '1400.00'],
        ['trips@2', 'amount', '1700.00'],
      ],
      pending: [],
    })
    expect(await decided(moved, { component: 'courtesy@2', kind: 'computed' })).toMatchObject({
      ok: true,
    })
    const back = await months.computed('2026-10')
    expect((await linesOf(back)).lines.map(([code]) => code)).toEqual([
      'courtesy@1',
      'trips@1',
      'trips@2',
    ])
    expect(await openItems(back.periodId)).toEqual([])
  })

  test('where the scheme pays no more they are listed, and come back with the place', async () => {
    const october = await months.computed('2026-10')
    await decided(october, { component: 'courtesy', kind: 'pay' })
    await moves(world.units.callCentre, world.positions.operator, '2026-10-01')
    const without = await months.computed('2026-10')
    expect(await months.paid(without)).not.toHaveProperty('Ольга Смирнова')
    expect(await openItems(without.periodId)).toEqual([
      ['2026-10', 'Ольга Смирнова', 'decision-without-line', null],
    ])
    await moves(world.units.callCentre, world.positions.operator, '2026-11-01')
    expect(await linesOf(await months.computed('2026-10'))).toMatchObject({ amount: '9000.00' })
  })

  const hired = (hiredOn: string) => {
    const known = { personnelNumber: '202', fullName: 'Ольга Смирнова', leftOn: null }
    return changePerson(world.actors.administrator, { personId: olga, ...known, hiredOn }, next())
  }

  test('of somebody who is not employed in the month at all they are listed, with the name', async () => {
    const october = await months.computed('2026-10')
    await decided(october, { component: 'trips', kind: 'amount', amount: '3100.00' })
    await hired('2026-11-02')
    const without = await months.computed('2026-10')
    expect(await months.paid(without)).not.toHaveProperty('Ольга Смирнова')
    expect(await openItems(without.periodId)).toEqual([
      ['2026-10', 'Ольга Смирнова', 'decision-without-line', '3100.00'],
    ])
    await hired('2025-01-09')
    const back = await months.computed('2026-10')
    expect(await linesOf(back)).toMatchObject({ amount: '3100.00' })
    expect(await openItems(back.periodId)).toEqual([])
  })

  test('where the line is gone at the lock they are listed by later months until they are settled', async () => {
    const october = await months.computed('2026-10')
    await decided(october, { component: 'trips', kind: 'amount', amount: '3100.00' })
    await hired('2026-11-02')
    const listed = [['2026-10', 'Ольга Смирнова', 'decision-without-line', '3100.00']]
    expect(await openItems((await months.locked('2026-10')).periodId)).toEqual(listed)
    const { periodId } = await months.computed('2026-11')
    expect(await openItems(periodId)).toEqual(listed)
    const { computation } = await viewPeriod(world.actors.hr, periodId, world.deps)
    const [item] = (computation?.openItems ?? []).map(openItemKey)
    const done = { periodId, item: item ?? '', reason: 'Не положено' }
    expect(await settleOpenItem(world.actors.hr, done, next())).toEqual({ ok: true })
    expect(await openItems((await months.computed('2026-11')).periodId)).toEqual([])
  })

  test('a decision that parts have brought to the whole line is taken back, though the line’s own was', async () => {
    const first = await months.computed('2026-10')
    await decided(first, { component: 'courtesy', kind: 'pay' })
    await decided(first, { component: 'courtesy', kind: 'computed' })
    expect(await decided(first, { component: 'courtesy', kind: 'computed' })).toEqual({
      ...{ ok: false, reason: 'nothing-decided' },
    })
    await moves(world.units.shopSouth, world.positions.seller, '2026-10-15')
    const moved = await months.computed('2026-10')
    for (const component of ['courtesy@1', 'courtesy@2'])
      expect(await decided(moved, { component, kind: 'pay' })).toMatchObject({ ok: true })
    await moves(world.units.shopSouth, world.positions.seller, '2026-11-01')
    const whole = await months.computed('2026-10')
    expect((await linesOf(whole)).lines).toEqual([['courtesy', 'pay', '5000.00']])
    expect(await decided(whole, { component: 'courtesy', kind: 'computed' })).toMatchObject({
      ok: true,
    })
    expect(await decided(whole, { component: 'courtesy', kind: 'computed' })).toMatchObject({
      reason: 'nothing-decided',
    })
    expect(await linesOf(await months.computed('2026-10'))).toMatchObject({
      ...{ amount: '4000.00', lines: [] },
    })
  })

  test('what was settled while the line was gone is not paid when the line returns', async () => {
    const october = await months.computed('2026-10')
    await decided(october, { component: 'trips', kind: 'amount', amount: '3100.00' })
    await moves(world.units.callCentre, world.positions.operator, '2026-10-01')
    const { periodId } = await months.computed('2026-10')
    const { computation } = await viewPeriod(world.actors.hr, periodId, world.deps)
    const [open] = computation?.openItems ?? []
    if (open === undefined) throw new Error('nothing is open')
    expect(open).toMatchObject({ reason: 'decision-without-line', amount: '3100.00' })
    const done = { periodId, item: openItemKey(open), reason: 'Выплатили разовой премией' }
    expect(await settleOpenItem(world.actors.hr, done, next())).toEqual({ ok: true })
    expect(await openItems((await months.computed('2026-10')).periodId)).toEqual([])
    await moves(world.units.callCentre, world.positions.operator, '2026-11-01')
    const back = await months.computed('2026-10')
    expect(await linesOf(back)).toMatchObject({ amount: '4000.00', lines: [] })
    // Whoever decides anew pays anew.
    const anew = { component: 'trips', kind: 'amount', amount: '3100.00' } as const
    expect(await decided(back, anew)).toMatchObject({ ok: true })
    expect(await linesOf(await months.computed('2026-10'))).toMatchObject({ amount: '3100.00' })
  })

  test('after the lock they stand in what the roster corrects', async () => {
    const before = await months.computed('2026-10')
    await decided(before, { component: 'courtesy', kind: 'pay' })
    const october = await months.locked('2026-10')
    expect((await linesOf(october)).amount).toBe('9000.00')
    await moves(world.units.callCentre, world.positions.operator, '2026-10-15')
    const november = await months.computed('2026-11')
    expect((await months.paid(november))['Ольга Смирнова']).toEqual({
      payout: '-4935.48',
      adjusted: [['2026-10', 'roster-correction', '-4935.48']],
    })
    expect(await openItems(november.periodId)).toEqual([])
  })
})

describe('pay on leaving and the roster', () => {
  async function paidOnLeaving(
    personId: string,
    month = '2026-10',
    asComputed = async (run: MonthRun) => run,
  ): Promise<MonthRun> {
    const { hr } = world.actors
    const computed = await computeLeaver(hr, { personId, month }, next())
    if (!computed.ok) throw new Error(computed.reason)
    const { period } = await viewPeriod(hr, computed.periodId, world.deps)
    const run = await asComputed({ periodId: period.id, runId: period.currentRunId ?? '' })
    expect(await months.decide(run, 'hr', 'submit')).toEqual({ ok: true })
    expect(await months.decide(run, 'secondHr', 'approve')).toEqual({ ok: true })
    expect(await months.decide(run, 'hr', 'lock')).toEqual({ ok: true })
    return run
  }

  /** A run as the time before made it: it took the quarter of everybody who left in it. */
  const withQuarter = ({ periodId, runId }: MonthRun) =>
    world.arrange(async (tx, organisationId): Promise<MonthRun> => {
      const where = { organisationId_id: { organisationId, id: runId } }
      const { id: _, ...run } = await tx.periodRun.findUniqueOrThrow({ where })
      const snapshot = canonicalJson({ ...JSON.parse(run.snapshot), quarterOnLeaving: true })
      const data = { ...run, snapshot, seal: sealOfText(snapshot, null), number: run.number + 1 }
      const { id } = await tx.periodRun.create({ data, select: { id: true } })
      const statements = await tx.statement.findMany({ where: { organisationId, runId } })
      for (const { id: __, listing, ...statement } of statements) {
        await tx.statement.create({
          data: { ...statement, listing: listing ?? {}, runId: id },
          select: { id: true },
        })
      }
      const period = { organisationId_id: { organisationId, id: periodId } }
      await tx.period.update({ where: period, data: { currentRunId: id }, select: { id: true } })
      return { periodId, runId: id }
    })

  const leaves = (personId: string, number: string, fullName: string, leftOn: string | null) =>
    changePerson(
      world.actors.administrator,
      { personId, personnelNumber: number, fullName, hiredOn: '2025-01-09', leftOn },
      next(),
    )

  /** Anna leaves on 10 October and has 500 a day for trips. */
  async function annaLeaves(): Promise<string> {
    await months.onBase({ kind: 'fixed', amount: '31000.00' })
    const created = await createPerson(
      world.actors.administrator,
      {
        ...{ personnelNumber: '204', fullName: 'Анна Новая', hiredOn: '2025-01-09', email: null },
        ...{ leftOn: '2026-10-10', unitId: world.units.shopNorth },
        positionId: world.positions.seller,
      },
      world.deps,
    )
    if (!created.ok) throw new Error(created.reason)
    await months.bring('kpi', '2026-10;trips;204;1', '2026-11;trips;204;1')
    return created.personId
  }

  const forOperators = () =>
    months.beside({
      period: 'quarter',
      appliesTo: { positionIds: [world.positions.operator], unitIds: [], from: '2026-10-01' },
    })

  test('where others are paid by the quarter, whom the month alone pays is corrected by the month, wherever he is later', async () => {
    await forOperators()
    const anna = await annaLeaves()
    await paidOnLeaving(anna)
    await leaves(anna, '204', 'Анна Новая', null)
    const moved = { personId: anna, unitId: world.units.shopSouth, fromOn: '2026-11-05' }
    const positionId = world.positions.seller
    await transferPerson(world.actors.administrator, { ...moved, positionId }, next())
    const october = await months.locked('2026-10')
    // 31 days of 500 instead of 10.
    expect((await months.paid(october))['Анна Новая']?.adjusted).toEqual([
      ['2026-10', 'roster-correction', '10500.00'],
    ])
    expect(await openItems(october.periodId)).toEqual([])
    const verified = await verifyPeriods(world.actors.hr, { month: null }, world.deps)
    expect(verified.map(({ ok }) => ok)).toEqual([true, true])
  })

  test('a quarter that a run of the time before took, and paid nothing of, is paid by its close', async () => {
    await forOperators()
    const anna = await annaLeaves()
    await paidOnLeaving(anna, '2026-10', withQuarter)
    await leaves(anna, '204', 'Анна Новая', null)
    const moved = { personId: anna, unitId: world.units.callCentre, fromOn: '2026-11-05' }
    const positionId = world.positions.operator
    await transferPerson(world.actors.administrator, { ...moved, positionId }, next())
    await months.bring('kpi', '2026-12;trips;204;1')
    for (const month of ['2026-10', '2026-11']) await months.locked(month)
    const december = await months.locked('2026-12')
    expect(await openItems(december.periodId)).toEqual([])
    // 57 of 92 days of 31,000.
    expect((await months.paid(december))['Анна Новая']).toEqual({
      payout: '19206.52',
      adjusted: [],
    })
    const { computation } = await viewPeriod(world.actors.hr, december.periodId, world.deps)
    expect(computation?.paidOffCycle).toEqual([])
    expect(await months.paid(await months.computed('2027-01'))).not.toHaveProperty('Анна Новая')
    const verified = await verifyPeriods(world.actors.hr, { month: null }, world.deps)
    expect(verified.every(({ ok }) => ok)).toBe(true)
  })

  test('and is paid on leaving with another month of the quarter, once the last day is moved there', async () => {
    await forOperators()
    const anna = await annaLeaves()
    await paidOnLeaving(anna)
    await leaves(anna, '204', 'Анна Новая', '2026-11-15')
    const october = await months.locked('2026-10')
    expect((await months.paid(october))['Анна Новая']?.adjusted).toEqual([
      ['2026-10', 'roster-correction', '10500.00'],
    ])
    await paidOnLeaving(anna, '2026-11')
    const november = await months.locked('2026-11')
    expect(await months.paid(november)).not.toHaveProperty('Анна Новая')
    const own = await world.arrange((tx, organisationId) =>
      tx.statement.findMany({
        where: {
          organisationId,
          personId: anna,
          run: { period: { month: new Date('2026-11-01') } },
        },
        select: { payout: true },
      }),
    )
    // 15 of 30 days, half of 31,000 for trips.
    expect(own.map(({ payout }) => payout.toFixed(2))).toEqual(['7750.00'])
  })

  test('who left later than was said is paid the days by the month, once', async () => {
    const anna = await annaLeaves()
    await paidOnLeaving(anna)
    await leaves(anna, '204', 'Анна Новая', '2026-10-20')
    const october = await months.locked('2026-10')
    expect((await months.paid(october))['Анна Новая']).toEqual({
      payout: '5000.00',
      adjusted: [['2026-10', 'roster-correction', '5000.00']],
    })
    expect(await months.paid(await months.computed('2026-11'))).not.toHaveProperty('Анна Новая')
    const periods = await verifyPeriods(world.actors.hr, { month: null }, world.deps)
    expect(periods.map(({ ok }) => ok)).toEqual([true, true])
  })

  test('what was decided for the month, settled as one, and is split by now, is not paid when the line returns', async () => {
    const { hr, secondHr } = world.actors
    const first = await months.computed('2026-10')
    await decided(first, { component: 'trips', kind: 'amount', amount: '3100.00' })
    await moves(world.units.shopSouth, world.positions.seller, '2026-10-15')
    await leaves(olga, '202', 'Ольга Смирнова', '2026-10-20')
    const apart = await paidOnLeaving(olga)
    const { periodId } = await months.computed('2026-10')
    const { computation } = await viewPeriod(hr, periodId, world.deps)
    // As it was decided, though the line has two parts: somebody pays it once, by hand.
    expect(await openItems(periodId)).toEqual([
      ['2026-10', 'Ольга Смирнова', 'decision-without-line', '3100.00'],
    ])
    for (const open of computation?.openItems ?? []) {
      const done = { periodId, item: openItemKey(open), reason: 'Выплатили разовой премией' }
      expect(await settleOpenItem(hr, done, next())).toEqual({ ok: true })
    }
    expect(await openItems((await months.computed('2026-10')).periodId)).toEqual([])
    expect(await askReopening(hr, { ...apart, reason: 'Осталась' }, next())).toEqual({ ok: true })
    expect(await reopenPeriod(secondHr, apart, next())).toMatchObject({ ok: true })
    await leaves(olga, '202', 'Ольга Смирнова', null)
    const back = await months.computed('2026-10')
    // Trips of 0.8 for half of 10,000, computed.
    expect(await linesOf(back)).toMatchObject({ amount: '4000.00', lines: [] })
    expect(await openItems(back.periodId)).toEqual([])
  })

  test('what is to be taken back, or was not read then, is listed and never paid twice', async () => {
    await leaves(olga, '202', 'Ольга Смирнова', '2026-10-15')
    await paidOnLeaving(olga)
    await moves(world.units.shopNorth, world.positions.operator, '2026-10-10')
    const october = await months.computed('2026-10')
    expect(await months.paid(october)).not.toHaveProperty('Ольга Смирнова')
    expect(await openItems(october.periodId)).toEqual([
      ['2026-10', 'Ольга Смирнова', 'has-left', '-1600.00'],
    ])
    // Where no scheme pays her nothing has to be known of the place.
    await moves(world.units.callCentre, world.positions.operator, '2026-10-13')
    expect(await openItems((await months.computed('2026-10')).periodId)).toEqual([
      ['2026-10', 'Ольга Смирнова', 'has-left', '-1600.00'],
    ])
    await moves(world.units.shopSouth, world.positions.seller, '2026-10-14')
    const again = await months.locked('2026-10')
    expect(await months.paid(again)).not.toHaveProperty('Ольга Смирнова')
    expect(await openItems(again.periodId)).toEqual([
      ['2026-10', 'Ольга Смирнова', 'facts-not-sealed', null],
    ])
    const later = await viewCorrections(world.actors.hr, again.periodId, world.deps)
    expect(later).toMatchObject({ corrections: [], openItems: [] })
  })

  test('what was settled without an amount is asked about anew when the roster is another, and not paid', async () => {
    const { hr } = world.actors
    await leaves(olga, '202', 'Ольга Смирнова', '2026-10-15')
    await paidOnLeaving(olga)
    await moves(world.units.shopSouth, world.positions.seller, '2026-10-14')
    const { periodId } = await months.computed('2026-10')
    const settle = async () => {
      const { computation } = await viewPeriod(hr, periodId, world.deps)
      for (const item of computation?.openItems ?? []) {
        const done = { periodId, item: openItemKey(item), reason: 'Доплатили через кассу' }
        expect(await settleOpenItem(hr, done, next())).toEqual({ ok: true })
      }
      expect(await openItems((await months.computed('2026-10')).periodId)).toEqual([])
    }
    await settle()
    // She was never moved, and stayed five days longer: the run could compute that.
    await moves(world.units.shopNorth, world.positions.seller, '2026-10-14')
    await leaves(olga, '202', 'Ольга Смирнова', '2026-10-20')
    const again = await months.computed('2026-10')
    expect(await months.paid(again)).not.toHaveProperty('Ольга Смирнова')
    expect(await openItems(periodId)).toEqual([
      ['2026-10', 'Ольга Смирнова', 'settled-otherwise', null],
    ])
    await settle()
    expect(await months.paid(await months.computed('2026-10'))).not.toHaveProperty('Ольга Смирнова')
  })
})
