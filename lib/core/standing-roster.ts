import { addDays, type DayRange, monthDays, sharedDays } from './calendar'
import { periodDays, placesIn } from './pay-stints'
import type {
  PeriodSnapshot,
  SealedRoster,
  SnapshotAssignment,
  SnapshotPerson,
  SnapshotScheme,
  UnplacedPerson,
} from './period-snapshot'
import { placeInMonth } from './placed-person'
import { isDueIn } from './snapshot-index'
import type { AdjustmentChange, EmployedFrom, Named, PlaceNamed } from './statement'

/** What the roster says of somebody who is employed in a period. */
export type RosterPerson = Pick<
  SnapshotPerson,
  'id' | 'personnelNumber' | 'fullName' | 'hiredOn' | 'leftOn' | 'assignments' | 'salaries'
>

/** The roster of a locked month as it stands now. */
export interface StandingRoster {
  /** Everybody who is employed in the period by now. */
  readonly people: ReadonlyMap<string, RosterPerson>
  readonly units: readonly (Named & { readonly parentId: string | null })[]
  readonly positions: readonly Named[]
  /** Of whom the roster has said something since; asked only where a snapshot does not say. */
  readonly isNews: (personId: string) => boolean
}

/** Somebody whom the roster places otherwise than the locked month knew. */
export interface Replaced {
  readonly known: UnplacedPerson
  /** As the month would have sealed him; paid by no scheme where none pays him now. */
  readonly person: SnapshotPerson
  readonly changes: readonly AdjustmentChange[]
}

export interface RosterDifference {
  /** By person. */
  readonly replaced: ReadonlyMap<string, Replaced>
  /** Who was looked at and not paid, or not known at all, and is paid now. */
  readonly newcomers: readonly Replaced[]
  /** Of whom the month's facts are not sealed: a person decides. */
  readonly unsealed: readonly Replaced[]
}

const nothing: RosterDifference = { replaced: new Map(), newcomers: [], unsealed: [] }

/**
 * How the roster as it stands differs from the one that a locked month read.
 *
 * Rule    people are compared by employment and places through the month's last day, whatever came
 *         after it. Who is the same stays as sealed, paid or not, whatever became of units and
 *         schemes; all others are placed again under the scheme versions that were in force, by the
 *         tree of units as it stood. Who was paid on leaving belongs to that pay alone. Without a
 *         sealed roster nobody is placed again: who would be is named as unsealed.
 * Returns nothing where the roster is the same.
 * Source  PAY.md, Periods (a correction becomes an adjustment, linked to its cause).
 */
export function rosterDifference(
  locked: PeriodSnapshot,
  standing: StandingRoster | undefined,
): RosterDifference {
  if (standing === undefined) return nothing
  const { roster } = locked
  const apart = new Set((locked.paidOffCycle ?? []).map(({ id }) => id))
  const paid = locked.people.filter(({ schemeVersionIds }) => schemeVersionIds.length > 0)
  const known = new Map<string, Known>([
    ...(roster?.unpaid ?? []).map((person) => [person.id, person] as const),
    ...paid.map((person) => [person.id, person] as const),
  ])
  const found = [...new Set([...known.keys(), ...standing.people.keys()])]
    .filter((id) => !apart.has(id) && (roster?.onlyOf ?? id) === id)
    .flatMap((id) => differenceOf(locked, standing, id, known.get(id)))
  if (roster === undefined) {
    const isPaidEither = ({ known: { id }, person }: Replaced) =>
      known.has(id) || person.schemeVersionIds.length > 0
    const told = found.filter((one) => standing.isNews(one.known.id) && isPaidEither(one))
    return { ...nothing, unsealed: told }
  }
  const isSealed = (one: Replaced) => hasFacts(locked, roster, known.get(one.known.id), one)
  const sealed = found.filter(isSealed)
  const wasPaid = new Set(paid.map(({ id }) => id))
  return {
    replaced: new Map(
      sealed.filter(({ known: { id } }) => wasPaid.has(id)).map((one) => [one.known.id, one]),
    ),
    newcomers: sealed.filter(
      ({ known: { id }, person }) => !wasPaid.has(id) && person.schemeVersionIds.length > 0,
    ),
    unsealed: found.filter((one) => !isSealed(one)),
  }
}

type Known = UnplacedPerson & Pick<SnapshotPerson, 'hiredOn' | 'leftOn' | 'assignments'>

function differenceOf(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  id: string,
  then: Known | undefined,
): readonly Replaced[] {
  const days = monthDays(locked.month)
  const now = standing.people.get(id)
  const known = then ?? now
  if (known === undefined || (then && now && isSame(then, now, days))) return []
  const { personnelNumber, fullName } = known
  const changes = changesOf(locked, standing, then, now)
  const person = placedNow(locked, standing, known, now)
  return [{ known: { id, personnelNumber, fullName }, person, changes }]
}

/** Who is not employed any more keeps the place that was sealed, and is paid by no scheme. */
function placedNow(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  known: Known,
  now: RosterPerson | undefined,
): SnapshotPerson {
  // Who is here with a correction alone was read for nothing else.
  const sealed = locked.people.find(
    ({ id, schemeVersionIds }) => id === known.id && schemeVersionIds.length > 0,
  )
  const facts = { payFacts: [], adjustments: [], salaries: now?.salaries ?? [] }
  const {
    stints: _,
    decisions: __,
    ...before
  } = sealed ?? {
    ...facts,
    ...plain(known),
    ...{ unitId: '', positionId: '', schemeVersionIds: [] },
  }
  if (now === undefined) return { ...before, schemeVersionIds: [] }
  const days = monthDays(locked.month)
  const { hiredOn, leftOn } = now
  const assignments = upTo(now.assignments, days)
  const employed = { ...before, hiredOn, leftOn, assignments }
  const paths = pathsOf(locked, standing)
  const placed = placeInMonth(now, schemesInForce(locked), paths, locked.month)
  return placed === null ? { ...employed, schemeVersionIds: [] } : { ...employed, ...placed }
}

function plain({ id, personnelNumber, fullName, hiredOn, leftOn, assignments }: Known): Known {
  return { id, personnelNumber, fullName, hiredOn, leftOn, assignments }
}

/** All schemes of a snapshot that does not say which were in force. */
function schemesInForce({ roster, schemes }: PeriodSnapshot): readonly SnapshotScheme[] {
  if (roster === undefined) return schemes
  return schemes.filter(({ versionId }) => roster.inForce.includes(versionId))
}

/** By unit itself and all above it, as sealed; of units that are newer as the tree stands now. */
function pathsOf(
  { roster, units }: PeriodSnapshot,
  standing: StandingRoster,
): ReadonlyMap<string, readonly string[]> {
  const sealed = new Map(roster?.parents.map(({ unitId, parentId }) => [unitId, parentId]))
  const known = new Set(roster === undefined ? [] : units.map(({ id }) => id))
  const now = new Map(standing.units.map(({ id, parentId }) => [id, parentId]))
  const above = (id: string) => (known.has(id) ? sealed.get(id) : now.get(id)) ?? null
  return new Map(
    standing.units.map(({ id }) => {
      const path: string[] = []
      for (let at: string | null = id; at !== null && !path.includes(at); at = above(at)) {
        path.push(at)
      }
      return [id, path] as const
    }),
  )
}

/** Pay on leaving sealed nothing of units where the person did not work, nor of pools. */
function hasFacts(
  locked: PeriodSnapshot,
  { onlyOf, inForce }: SealedRoster,
  then: Known | undefined,
  { person }: Replaced,
): boolean {
  if (onlyOf === undefined) return true
  const units = new Set(then?.assignments.map(({ unitId }) => unitId))
  const positions = new Set(then?.assignments.map(({ positionId }) => positionId))
  const isWhole = inForce.every((id) => locked.schemes.some(({ versionId }) => versionId === id))
  return person.assignments.every(
    ({ unitId, positionId }) => units.has(unitId) && (isWhole || positions.has(positionId)),
  )
}

function changesOf(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  then: Known | undefined,
  now: RosterPerson | undefined,
): readonly AdjustmentChange[] {
  const days = paidDays(locked)
  const [before, after] = [employmentIn(then, days), employmentIn(now, days)]
  const isEmployedAlike = before?.hiredOn === after?.hiredOn && before?.leftOn === after?.leftOn
  return [
    ...(isEmployedAlike ? [] : [{ kind: 'employment', before, after } as const]),
    ...(then && now ? placeChanges(locked, standing, then, now) : []),
  ]
}

/** The days that the month pays: those of the quarter where one ends with it and a scheme pays it. */
function paidDays({ schemes, month }: PeriodSnapshot): DayRange {
  const isQuarter = schemes.some(
    ({ document: { period } }) => period === 'quarter' && isDueIn(period, month),
  )
  return periodDays(isQuarter ? 'quarter' : 'month', month)
}

/** Null for who is not employed in those days; a last day after them is none of them. */
function employmentIn(person: Known | undefined, days: DayRange): EmployedFrom | null {
  if (person === undefined) return null
  const { hiredOn, leftOn } = person
  const isIn = hiredOn <= days.last && (leftOn === null || leftOn >= days.first)
  return isIn ? { hiredOn, leftOn: endWithin(leftOn, days) } : null
}

/** The days of the month, of those employed by both, at another place; days in a row are one. */
function placeChanges(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  then: Known,
  now: RosterPerson,
): readonly AdjustmentChange[] {
  const days = employedIn(then, employedIn(now, paidDays(locked)))
  if (days === null) return []
  const [was, is] = [placesIn(then.assignments, days), placesIn(now.assignments, days)]
  const at = (places: typeof was, day: string) =>
    places.find(({ first, last }) => first <= day && day <= last)
  const starts = [
    days.first,
    ...[...was, ...is].flatMap(({ first, last }) => [first, addDays(last, 1)]),
  ]
  const ordered = [...new Set(starts)].filter((day) => day <= days.last).toSorted()
  return ordered.flatMap((fromOn, index) => {
    const next = ordered[index + 1]
    const throughOn = next === undefined ? days.last : addDays(next, -1)
    const [before, after] = [at(was, fromOn), at(is, fromOn)]
    if (before?.unitId === after?.unitId && before?.positionId === after?.positionId) return []
    const name = (place: typeof before) => placeNamed(locked, standing, place)
    return [{ kind: 'place', fromOn, throughOn, before: name(before), after: name(after) } as const]
  })
}

function employedIn(
  { hiredOn, leftOn }: Pick<Known, 'hiredOn' | 'leftOn'>,
  days: DayRange | null,
): DayRange | null {
  return days === null ? null : sharedDays(days, { first: hiredOn, last: leftOn ?? days.last })
}

function placeNamed(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  place: { readonly unitId: string; readonly positionId: string } | undefined,
): PlaceNamed | null {
  if (place === undefined) return null
  const nameOf = (named: readonly Named[], id: string) =>
    named.find((one) => one.id === id)?.name ?? id
  return {
    unit: nameOf([...locked.units, ...standing.units], place.unitId),
    position: nameOf([...locked.positions, ...standing.positions], place.positionId),
  }
}

/** Whether employment and places are the same up to the last day, whatever came after it. */
function isSame(then: Known, now: Known, days: DayRange): boolean {
  const told = ({ hiredOn, leftOn, assignments }: Known) =>
    JSON.stringify([
      hiredOn,
      endWithin(leftOn, days),
      upTo(assignments, days)
        .map(({ unitId, positionId, fromOn, throughOn }) => [
          ...[fromOn, unitId, positionId],
          endWithin(throughOn, days),
        ])
        .toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1)),
    ])
  return told(then) === told(now)
}

function upTo(
  assignments: readonly SnapshotAssignment[],
  days: DayRange,
): readonly SnapshotAssignment[] {
  return assignments.filter(({ fromOn }) => fromOn <= days.last)
}

/** An end on the last day or later is none within the month. */
function endWithin(day: string | null, days: DayRange): string | null {
  return day === null || day >= days.last ? null : day
}
