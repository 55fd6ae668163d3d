import { addDays } from '@/lib/core/calendar'
import { sumMoney } from '@/lib/core/money'
import type { SnapshotKpiFact } from '@/lib/core/period-snapshot'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { SeededDraws } from '@/lib/core/seeded-draws'
import type { RosterPerson } from '@/lib/core/standing-roster'
import { aComponent, aKpi, aScheme, aScore } from './pay'
import type { PayCompany, Roster } from './pay-roster'

/** Months that are locked; the roster is another before each. */
export const months = ['2026-09', '2026-10', '2026-11', '2026-12'] as const
/** Locks what is left to be corrected. */
export const last = '2027-01'

export const version = (versionId: string, document: SchemeDocument) => ({
  ...{ versionId, number: 1, effectiveFrom: '2026-09-01' },
  document,
})
export const of = (...positionIds: readonly string[]) => ({
  positionIds,
  unitIds: [],
  from: '2026-09-01',
})
export const unitScore = {
  kind: 'score',
  subject: 'unit',
  source: { kind: 'all' },
  periods: 1,
} as const
/** Drivers and clerks in a depot and in a shop that shares a pool; guards are paid by no scheme. */
export const company: PayCompany = {
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

/** Of five people some are hired, left and placed otherwise than was known. */
export function aRoster(draws: SeededDraws, known: Roster = new Map()): Roster {
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

/** Amounts added up, without those who get nothing. */
export const byPerson = (amounts: readonly (readonly [string, string])[]) =>
  Object.fromEntries(
    [...Map.groupBy(amounts, ([id]) => id)]
      .map(([id, own]) => [id, sumMoney(own.map(([, amount]) => amount))] as const)
      .filter(([, amount]) => amount !== '0.00')
      .toSorted(),
  )

const places = [
  ['depot', 'driver'],
  ['depot', 'clerk'],
  ['shop', 'driver'],
  ['shop', 'clerk'],
  ['depot', 'guard'],
  ['shop', 'guard'],
] as const

function aPlace(draws: SeededDraws) {
  const [unitId, positionId] = places[draws.below(places.length)] ?? places[0]
  return { unitId, positionId }
}

/** Three people who were there when the quarter began, and mostly leave within it. */
export function aLeavingCrew(draws: SeededDraws): Roster {
  const people = ['p0', 'p1', 'p2'].map((id): RosterPerson => {
    const assignments = [{ ...aPlace(draws), fromOn: '2026-01-12', throughOn: null }]
    const leftOn = draws.below(4) === 0 ? null : addDays('2026-10-05', draws.below(45))
    const salaries = [{ fromOn: '2026-01-01', amount: `${30 + draws.below(20)}000.00` }]
    const known = { id, personnelNumber: id, fullName: id, hiredOn: '2026-01-12' }
    return { ...known, leftOn, assignments, salaries }
  })
  return new Map(people.map((person) => [person.id, person]))
}

/** Of some the last day is moved, or is none any more; some were moved to another place. */
export function withMoves(draws: SeededDraws, roster: Roster): Roster {
  const moves = [stays, leaves, leaves, isMoved, isMoved, isRaised] as const
  const people = [...roster.values()].map((person) => {
    if (draws.below(3) === 0) return person
    const move = moves[draws.below(moves.length)] ?? stays
    return move(person, draws)
  })
  return new Map(people.map((person) => [person.id, person]))
}

/** A salary from a day of the quarter on, known after that. */
function isRaised(person: RosterPerson, draws: SeededDraws): RosterPerson {
  const fromOn = addDays('2026-10-01', draws.below(90))
  const others = person.salaries.filter((salary) => salary.fromOn !== fromOn)
  const salaries = [...others, { fromOn, amount: `${40 + draws.below(20)}000.00` }]
  return { ...person, salaries: salaries.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)) }
}

/** One figure turns out to have been another. */
export function withCorrectedFigure(draws: SeededDraws, known: PayCompany): PayCompany {
  const at = draws.below(known.kpiFacts.length)
  const kpiFacts = known.kpiFacts.map((fact, place) =>
    place === at ? { ...fact, id: `${fact.id}+`, value: `0.${1 + draws.below(9)}` } : fact,
  )
  return { ...known, kpiFacts }
}

const stays = (person: RosterPerson): RosterPerson => ({ ...person, leftOn: null })

function leaves(person: RosterPerson, draws: SeededDraws): RosterPerson {
  const leftOn = addDays('2026-10-01', draws.below(100))
  const assignments = person.assignments.filter(({ fromOn }) => fromOn <= leftOn)
  const begun = assignments.map((place, at) =>
    at === assignments.length - 1 ? { ...place, throughOn: null } : place,
  )
  return { ...person, leftOn, assignments: begun }
}

/** From a day after his last transfer on; who had left by then stays after all. */
function isMoved(person: RosterPerson, draws: SeededDraws): RosterPerson {
  const before = person.assignments.at(-1)
  const earliest =
    before === undefined || before.fromOn < '2026-10-01' ? '2026-10-01' : before.fromOn
  const fromOn = addDays(earliest, 1 + draws.below(75))
  if (before === undefined) return person
  const leftOn = person.leftOn !== null && fromOn > person.leftOn ? null : person.leftOn
  const ended = { ...before, throughOn: addDays(fromOn, -1) }
  const assignments = [...person.assignments.slice(0, -1), ended]
  const moved = { ...aPlace(draws), fromOn, throughOn: null }
  return { ...person, leftOn, assignments: [...assignments, moved] }
}
