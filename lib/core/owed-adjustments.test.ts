import { describe, expect, test } from 'vitest'
import { lives } from '@/test/at-length'
import { aComponent, aKpi, aPerson, aScheme, aSettled, factsUnder } from '@/test/factories/pay'
import {
  aRoster,
  byPerson,
  company,
  last,
  months,
  of,
  unitScore,
  version,
} from '@/test/factories/pay-lives'
import { aFact } from '@/test/factories/pay-period'
import { gathered, LockedMonths } from '@/test/factories/pay-roster'
import { earlierOf, monthDays } from './calendar'
import type { MadeDecision } from './carried-decisions'
import { computePeriod } from './compute-period'
import { snapshotFor, withoutPaid } from './off-cycle'
import type { SettledItem } from './open-item'
import { outstandingOf, owedFor, type PaidAdjustment } from './owed-adjustments'
import type { StandingFacts } from './period-corrections'
import { takeSnapshot } from './period-seal'
import { SeededDraws } from './seeded-draws'

describe('what open months pay for locked ones', () => {
  test('adds up to what would have been paid, had the roster been right from the beginning', () => {
    let adjusted = 0
    let settled = 0
    for (let seed = 1; seed <= lives(25); seed += 1) {
      const draws = new SeededDraws(seed)
      const paying = new LockedMonths(company)
      let roster = aRoster(draws)
      for (const month of months) {
        paying.lockMonth(roster, month)
        roster = aRoster(draws, roster)
      }
      paying.lockMonth(roster, last)
      const right = [...months, last].flatMap(
        (month) => computePeriod(takeSnapshot(gathered(company, roster, month))).statements,
      )
      const open = paying.openItems.map(({ person, amount }) => [person.id, amount ?? ''] as const)
      const paid = paying.statements.map(({ person, amount }) => [person.id, amount] as const)
      expect(byPerson([...paid, ...open]), `seed ${seed}`).toEqual(
        byPerson(right.map(({ person, amount }) => [person.id, amount])),
      )
      adjusted += paying.statements.filter(({ adjustments }) => adjustments.length > 0).length
      settled += open.length
    }
    if (lives(25) < 25) return
    expect(adjusted).toBeGreaterThan(100)
    expect(settled).toBeGreaterThan(2)
  })

  test('also where people were paid on leaving, before the roster was corrected', () => {
    const apart = { ...company, schemes: company.schemes.slice(0, 2) }
    let paidApart = 0
    for (let seed = 1; seed <= lives(25); seed += 1) {
      const draws = new SeededDraws(1000 + seed)
      const paying = new LockedMonths(apart)
      let roster = aRoster(draws)
      for (const month of months) {
        const days = monthDays(month)
        for (const { id, hiredOn, leftOn } of roster.values()) {
          const isLeaving = leftOn !== null && earlierOf(leftOn, days.last) === leftOn
          if (!isLeaving || leftOn < days.first || hiredOn > days.last) continue
          const before = paying.statements.length
          if (draws.below(3) > 0) paying.payOnLeaving(roster, month, id)
          if (paying.statements.length > before) paidApart += 1
        }
        paying.lockMonth(roster, month)
        roster = aRoster(draws, roster)
      }
      paying.lockMonth(roster, last)
      const unsettled = new Set(
        paying.openItems.filter(({ amount }) => amount === null).map(({ person }) => person.id),
      )
      const right = [...months, last].flatMap(
        (month) => computePeriod(takeSnapshot(gathered(apart, roster, month))).statements,
      )
      const open = paying.openItems.flatMap(({ person, amount }) =>
        amount === null ? [] : [[person.id, amount] as const],
      )
      const paid = paying.statements.map(({ person, amount }) => [person.id, amount] as const)
      // Whose month no rule settles is named, and nothing of it is paid.
      const told = (amounts: readonly (readonly [string, string])[]) =>
        byPerson(amounts.filter(([id]) => !unsettled.has(id)))
      expect(told([...paid, ...open]), `seed ${seed}`).toEqual(
        told(right.map(({ person, amount }) => [person.id, amount])),
      )
    }
    if (lives(25) < 25) return
    expect(paidApart).toBeGreaterThan(5)
  })

  test('also with quarters that were paid on leaving, beside pools and schemes of a month', () => {
    const quarterly = aScheme({
      ...{ period: 'quarter', appliesTo: of('driver', 'guard'), base: { kind: 'salary' } },
      components: [
        aComponent({
          ...{ share: '0.5', value: unitScore },
          sampling: { minimumVisits: 1, smoothing: 'none' },
        }),
        aComponent({ code: 'trips', share: '0.5', value: aKpi('trips') }),
      ],
    })
    const all = { ...company, schemes: [...company.schemes, version('quarterly', quarterly)] }
    let quarters = 0
    let both = 0
    for (let seed = 1; seed <= lives(25); seed += 1) {
      const draws = new SeededDraws(3000 + seed)
      const paying = new LockedMonths(all)
      let roster = aRoster(draws)
      for (const month of months) {
        for (const { id, hiredOn, leftOn } of roster.values()) {
          const isIn = leftOn?.slice(0, 7) === month && hiredOn.slice(0, 7) <= month
          if (!isIn || draws.below(4) === 0) continue
          const before = paying.statements.length
          paying.payOnLeaving(roster, month, id)
          const made = paying.statements.slice(before)
          if (made.some(({ scheme }) => scheme.period === 'quarter')) quarters += 1
          if (made.some(({ waitingPools }) => waitingPools !== undefined)) both += 1
        }
        paying.lockMonth(roster, month)
        roster = aRoster(draws, roster)
      }
      paying.lockMonth(roster, last)
      const open = paying.openItems.flatMap(({ person, amount }) =>
        amount === null ? [] : [[person.id, amount] as const],
      )
      const unsettled = new Set(
        paying.openItems.filter(({ amount }) => amount === null).map(({ person }) => person.id),
      )
      const right = [...months, last].flatMap(
        (month) => computePeriod(takeSnapshot(gathered(all, roster, month))).statements,
      )
      const told = (amounts: readonly (readonly [string, string])[]) =>
        byPerson(amounts.filter(([id]) => !unsettled.has(id)))
      const paid = paying.statements.map(({ person, amount }) => [person.id, amount] as const)
      expect(told([...paid, ...open]), `seed ${seed}`).toEqual(
        told(right.map(({ person, amount }) => [person.id, amount])),
      )
    }
    if (lives(25) < 25) return
    expect(quarters).toBeGreaterThan(5)
    expect(both).toBeGreaterThan(2)
  }, 120_000)

  test('what was paid of it already is not paid again, and is taken back when it is gone', () => {
    expect(outstandingOf('5000.00', [])).toBe('5000.00')
    expect(outstandingOf('5000.00', [{ amount: '5000.00' }])).toBe('0.00')
    expect(outstandingOf('4000.00', [{ amount: '5000.00' }, { amount: '-500.00' }])).toBe('-500.00')
    expect(outstandingOf('0.00', [{ amount: '5000.00' }])).toBe('-5000.00')
  })
})

describe('somebody whose quarter was paid on leaving, and whom the month pays too', () => {
  const monthly = version('monthly', aScheme({ appliesTo: of('driver') }))
  const quarter = version('quarter', aScheme({ appliesTo: of('driver'), period: 'quarter' }))
  const place = { unitId: 'depot', positionId: 'driver', fromOn: '2026-01-12', throughOn: null }
  const stays = {
    ...{ id: 'p0', personnelNumber: 'p0', fullName: 'p0', hiredOn: '2026-01-12', leftOn: null },
    ...{ assignments: [place], salaries: [] },
  }
  const both = { ...company, schemes: [monthly, quarter] }
  const facts = gathered(both, new Map([['p0', stays]]), '2026-12')
  const apart = { periodId: 'november', month: '2026-11', lockedOn: '2026-11-16' }
  const closed = () => withoutPaid(takeSnapshot(facts), [{ ...stays, ...apart }])
  const standing = (leftOn: string | null) => ({
    ...{
      scores: new Map(),
      kpiFacts: closed().kpiFacts,
      payFacts: new Map(),
      decisions: new Map(),
    },
    roster: {
      people: new Map([['p0', { ...stays, leftOn }]]),
      units: facts.units.map((unit) => ({ ...unit, parentId: null })),
      ...{ positions: facts.positions, isNews: () => true, paying: '2027-01' },
    },
  })
  const paidOf = (correctedVersionId: string, month = '2026-12'): PaidAdjustment => {
    const [statement] = computePeriod(closed()).statements
    if (statement === undefined) throw new Error('nothing is paid')
    return {
      ...{ month, personId: 'p0', correctedVersionId, amount: '-30000.00' },
      ...{ cause: 'roster-correction', to: statement },
    }
  }
  const owed = (leftOn: string | null, paid: readonly PaidAdjustment[], locked = closed()) => {
    const month = { locked, standing: standing(leftOn), onlyOf: null, paid }
    const found = owedFor({ ...month, statementIds: new Map() }, () => true)
    return found.owed.map(({ adjustment: { amount, correctedVersionId } }) => [
      correctedVersionId,
      amount,
    ])
  }

  test('the month corrects what it paid, and counts what was adjusted for it', () => {
    expect(computePeriod(closed()).statements.map(({ scheme }) => scheme.versionId)).toEqual([
      'monthly',
    ])
    expect(owed(null, [])).toEqual([])
    // 10 of 31 days.
    expect(owed('2026-12-10', [])).toEqual([['monthly', '-40645.16']])
    expect(owed('2026-12-10', [paidOf('monthly')])).toEqual([['monthly', '-10645.16']])
    expect(owed(null, [paidOf('monthly')])).toEqual([['monthly', '30000.00']])
  })

  test('what was adjusted for the pay on leaving is not the month’s to take back', () => {
    expect(owed(null, [paidOf('quarter', '2026-11')])).toEqual([])
    const sameMonth = {
      ...closed(),
      people: [],
      paidOffCycle: [{ ...stays, ...apart, month: '2026-12' }],
    }
    expect(owed(null, [paidOf('monthly')], sameMonth)).toEqual([])
    const { month: _, ...unsaid } = apart
    const before = { ...closed(), paidOffCycle: [{ ...stays, ...unsaid }] }
    expect(owed(null, [paidOf('monthly')], before)).toEqual([['monthly', '30000.00']])
    expect(owed(null, [paidOf('monthly')], { ...before, people: [] })).toEqual([])
  })

  test('what was paid by the roster stays paid where pay on leaving has not sealed where he is now', () => {
    const left = { ...stays, leftOn: '2026-12-20' }
    const locked = snapshotFor(
      takeSnapshot(gathered(both, new Map([['p0', left]]), '2026-12')),
      'p0',
    )
    const now = standing(null)
    const owedAt = (unitId: string) => {
      const people = new Map([['p0', { ...stays, assignments: [{ ...place, unitId }] }]])
      const roster = { ...now.roster, people }
      const paid = [{ ...paidOf('monthly'), amount: '35483.87' }]
      const month = { locked, standing: { ...now, roster }, onlyOf: 'p0', paid }
      return owedFor({ ...month, statementIds: new Map() }, () => true)
    }
    expect(owedAt('depot').openItems).toEqual([])
    const elsewhere = owedAt('shop')
    expect(elsewhere.openItems).toMatchObject([{ reason: 'facts-not-sealed', amount: null }])
    expect(elsewhere.owed).toEqual([])
  })

  test('what a person has settled is not taken back again; the difference alone is listed', () => {
    const gone = (leftOn: string | null, settled: readonly SettledItem[], isHere = false) => {
      const month = { locked: closed(), standing: standing(leftOn), onlyOf: null, paid: [] }
      const found = owedFor({ ...month, statementIds: new Map() }, () => isHere, settled)
      return { owed: found.owed.length, open: found.openItems }
    }
    const [open] = gone('2026-12-10', []).open
    if (open === undefined) throw new Error('nothing is open')
    expect(open.amount).toBe('-40645.16')
    const once = [aSettled(open)]
    for (const isHere of [false, true])
      expect(gone('2026-12-10', once, isHere)).toEqual({ owed: 0, open: [] })
    // Five days fewer.
    const [less] = gone('2026-12-05', once, true).open
    expect(less).toMatchObject({
      amount: '-9677.42',
      settled: { times: 1, amount: '-40645.16' },
    })
    const twice = less === undefined ? once : [...once, aSettled(less)]
    expect(gone('2026-12-05', twice, true)).toEqual({ owed: 0, open: [] })
    // He was there all the time: what he gave back is open.
    expect(gone(null, twice).open).toMatchObject([
      { amount: '50322.58', settled: { times: 2, amount: '-50322.58' } },
    ])
  })
})

describe('a line that a correction holds and that was settled by hand, without an amount', () => {
  const waiting = aScheme({
    appliesTo: of('driver'),
    components: [aComponent({ code: 'order', missing: 'hold', value: aKpi('order') })],
  })
  const place = { unitId: 'depot', fromOn: '2020-01-15', throughOn: null }
  const petrov = { ...aPerson({ id: 'petrov' }), reason: 'no-scheme' as const }
  const clerk = { ...petrov, assignments: [{ ...place, positionId: 'clerk' }] }
  const locked = takeSnapshot(
    factsUnder(waiting, {
      people: [],
      roster: { inForce: ['scheme-4'], parents: [], unpaid: [clerk] },
    }),
  )
  const figure = (value: string) => [{ ...aFact('order', value), personId: 'petrov' }]
  const owed = (
    kpiFacts: ReturnType<typeof figure>,
    settled: readonly SettledItem[],
    decisions: StandingFacts['decisions'] = new Map(),
  ) => {
    const drives = { ...clerk, assignments: [{ ...place, positionId: 'driver' }] }
    const roster = {
      ...{ people: new Map([['petrov', drives]]), isNews: () => true, paying: '2026-11' },
      units: [{ id: 'depot', name: 'Depot', parentId: null }],
      positions: [{ id: 'driver', name: 'Driver' }],
    }
    const facts = { scores: new Map(), kpiFacts, payFacts: new Map(), decisions, roster }
    const month = { locked, standing: facts, onlyOf: null, paid: [], statementIds: new Map() }
    const found = owedFor(month, () => true, settled)
    return {
      open: found.openItems,
      paid: found.owed.map(({ adjustment }) => adjustment.amount),
    }
  }
  const settledLine = () => owed([], []).open.map((item) => aSettled(item))

  test('is asked about once, and paid when nobody settled it', () => {
    expect(owed([], []).open).toMatchObject([{ reason: 'held-line', amount: null }])
    expect(owed([], settledLine())).toEqual({ open: [], paid: [] })
    expect(owed(figure('0.5'), [])).toEqual({ open: [], paid: ['30000.00'] })
  })

  test('is not paid a second time when it is measured: what it would pay is asked about', () => {
    const settled = settledLine()
    const later = owed(figure('0.5'), settled)
    expect(later.paid).toEqual([])
    expect(later.open).toMatchObject([
      {
        ...{ reason: 'settled-otherwise', amount: '30000.00', titles: [{ en: 'order' }] },
        about: { periodId: 'period-10', schemeVersionId: 'scheme-4', component: 'order' },
      },
    ])
    const both = [...settled, ...later.open.map((item) => aSettled(item))]
    expect(owed(figure('0.5'), both)).toEqual({ open: [], paid: [] })
    // Another amount is asked about anew.
    expect(owed(figure('0.75'), both).open).toMatchObject([{ amount: '45000.00' }])
    expect(owed(figure('0'), settled)).toEqual({ open: [], paid: [] })
  })

  test('is what a person decided about it since', () => {
    const decision: MadeDecision = {
      ...{ schemeVersionId: 'scheme-4', component: 'order', kind: 'amount', amount: '700.00' },
      ...{ reason: 'order 7', by: { id: 'hr', name: 'Vera' }, place: null },
      at: '2026-11-20T09:00:00.000Z',
    }
    const decided = new Map<string, readonly MadeDecision[]>([['petrov', [decision]]])
    expect(owed(figure('0.5'), settledLine(), decided)).toEqual({ open: [], paid: ['700.00'] })
  })
})
