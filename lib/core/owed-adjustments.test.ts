import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aScheme, aScore } from '@/test/factories/pay'
import { gathered, LockedMonths, type PayCompany, type Roster } from '@/test/factories/pay-roster'
import { addDays, earlierOf, monthDays } from './calendar'
import { computePeriod } from './compute-period'
import { sumMoney } from './money'
import { outstandingOf } from './owed-adjustments'
import { takeSnapshot } from './period-seal'
import type { SnapshotKpiFact } from './period-snapshot'
import type { SchemeDocument } from './scheme'
import { SeededDraws } from './seeded-draws'
import type { RosterPerson } from './standing-roster'

const months = ['2026-09', '2026-10', '2026-11', '2026-12'] as const
const last = '2027-01'

const version = (versionId: string, document: SchemeDocument) => ({
  ...{ versionId, number: 1, effectiveFrom: '2026-09-01' },
  document,
})
const of = (...positionIds: readonly string[]) => ({ positionIds, unitIds: [], from: '2026-09-01' })
const unitScore = { kind: 'score', subject: 'unit', source: { kind: 'all' }, periods: 1 } as const
const company: PayCompany = {
  schemes: [
    version(
      'drivers',
      aScheme({
        appliesTo: of('driver'),
        base: { kind: 'salary' },
        components: [
          aComponent({
            ...{ share: '0.4', value: unitScore },
            sampling: { minimumVisits: 1, smoothing: 'none' },
          }),
          aComponent({ code: 'trips', share: '0.6', value: aKpi('trips') }),
        ],
      }),
    ),
    version('clerks', aScheme({ appliesTo: of('clerk'), floor: '1000.00' })),
    version(
      'shop-pool',
      aScheme({
        appliesTo: { ...of('clerk', 'driver'), unitIds: ['shop'] },
        base: { kind: 'pool', amount: '90000.00' },
        components: [aComponent({ value: aKpi('trips') })],
      }),
    ),
  ],
  scores: [...months, last].flatMap((month) =>
    ['depot', 'shop'].flatMap((unitId) =>
      [4, 20].map((day) =>
        aScore(`${month} ${unitId} ${day}`, {
          ...{ unitId, personId: null, countsIn: month, total: `${50 + ((day * 7) % 50)}/1` },
          visitedOn: `${month}-${String(day).padStart(2, '0')}`,
        }),
      ),
    ),
  ),
  kpiFacts: [...months, last].flatMap((month) =>
    [0, 1, 2, 3, 4].map(
      (who): SnapshotKpiFact => ({
        ...{ id: `${month} ${who}`, metric: 'trips', personId: `p${who}`, unitId: null, month },
        value: `0.${5 + who}`,
      }),
    ),
  ),
}

/** A life in the company: hired, moved some times, perhaps left. */
function life(id: string, draws: SeededDraws): RosterPerson {
  const day = (from: string, within: number) => addDays(from, draws.below(within))
  const hiredOn = draws.below(3) === 0 ? '2026-01-12' : day('2026-08-20', 80)
  const leftOn = draws.below(3) === 0 ? day(addDays(hiredOn, 1), 90) : null
  const starts = [hiredOn]
  while (draws.below(2) === 0) starts.push(day(addDays(starts.at(-1) ?? hiredOn, 1), 60))
  const inTime = starts.filter((start) => leftOn === null || start <= leftOn)
  const pick = (names: readonly string[]) => names[draws.below(names.length)] ?? ''
  const assignments = inTime.map((fromOn, at) => {
    const next = inTime[at + 1]
    const place = {
      unitId: pick(['depot', 'shop']),
      positionId: pick(['driver', 'clerk', 'guard']),
    }
    return { ...place, fromOn, throughOn: next === undefined ? null : addDays(next, -1) }
  })
  const salaries = [{ fromOn: '2026-01-01', amount: `${30 + draws.below(20)}000.00` }]
  return { id, personnelNumber: id, fullName: id, hiredOn, leftOn, assignments, salaries }
}

function aRoster(draws: SeededDraws, known: Roster = new Map()): Roster {
  const salaryOf = (id: string) => known.get(id)?.salaries
  const people = ['p0', 'p1', 'p2', 'p3', 'p4'].flatMap((id) => {
    const before = known.get(id)
    if (before !== undefined && draws.below(2) === 0) return [before]
    if (before === undefined && draws.below(4) === 0) return []
    const now = life(id, draws)
    return [{ ...now, salaries: salaryOf(id) ?? now.salaries }]
  })
  return new Map(people.map((person) => [person.id, person]))
}

const byPerson = (amounts: readonly (readonly [string, string])[]) =>
  Object.fromEntries(
    [...Map.groupBy(amounts, ([id]) => id)]
      .map(([id, own]) => [id, sumMoney(own.map(([, amount]) => amount))] as const)
      .filter(([, amount]) => amount !== '0.00')
      .toSorted(),
  )

describe('what open months pay for locked ones', () => {
  test('adds up to what would have been paid, had the roster been right from the beginning', () => {
    let adjusted = 0
    let settled = 0
    for (let seed = 1; seed <= 25; seed += 1) {
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
    expect(adjusted).toBeGreaterThan(100)
    expect(settled).toBeGreaterThan(2)
  })

  test('also where people were paid on leaving, before the roster was corrected', () => {
    const apart = { ...company, schemes: company.schemes.slice(0, 2) }
    let paidApart = 0
    for (let seed = 1; seed <= 25; seed += 1) {
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
    expect(paidApart).toBeGreaterThan(5)
  })

  test('what was paid of it already is not paid again, and is taken back when it is gone', () => {
    expect(outstandingOf('5000.00', [])).toBe('5000.00')
    expect(outstandingOf('5000.00', [{ amount: '5000.00' }])).toBe('0.00')
    expect(outstandingOf('4000.00', [{ amount: '5000.00' }, { amount: '-500.00' }])).toBe('-500.00')
    expect(outstandingOf('0.00', [{ amount: '5000.00' }])).toBe('-5000.00')
  })
})
