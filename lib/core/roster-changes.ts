import { addDays, type DayRange, sharedDays } from './calendar'
import { periodDays, placesIn } from './pay-stints'
import type { PeriodSnapshot, SnapshotAssignment, SnapshotPerson } from './period-snapshot'
import { isDueIn, periodEnd } from './snapshot-index'
import type { AdjustmentChange, EmployedFrom, Named, PlaceNamed } from './statement'

/** What is known of somebody's employment and places. */
type Known = Pick<SnapshotPerson, 'hiredOn' | 'leftOn' | 'assignments'>

/** Names of the places as they stand. */
interface NamedPlaces {
  readonly units: readonly Named[]
  readonly positions: readonly Named[]
}

/**
 * What is another of somebody in the days that a month pays.
 *
 * Rule    employment, and the days at another place of those employed by both; a day after them is no
 *         change.
 * Returns an empty list where nothing in those days is another.
 * Source  PAY.md, Periods (an adjustment is linked to its cause).
 */
export function rosterChanges(
  locked: PeriodSnapshot,
  standing: NamedPlaces,
  then: Known | undefined,
  now: Known | undefined,
): readonly AdjustmentChange[] {
  const days = daysPaid(locked)
  const [before, after] = [employmentIn(then, days), employmentIn(now, days)]
  const isEmployedAlike = before?.hiredOn === after?.hiredOn && before?.leftOn === after?.leftOn
  return [
    ...(isEmployedAlike ? [] : [{ kind: 'employment', before, after } as const]),
    ...(then && now ? placeChanges(locked, standing, then, now) : []),
  ]
}

/**
 * The days that a month pays.
 *
 * Rule    its own; those of the quarter where one ends with it and a scheme pays it, or where somebody's
 *         leaving has cut one short.
 * Units   days, both inside.
 * Source  PAY.md, Scheme (period); Periods (a leaver).
 */
export function daysPaid({ schemes, month, quarterOnLeaving }: PeriodSnapshot): DayRange {
  if (quarterOnLeaving === true) return periodDays('quarter', periodEnd('quarter', month))
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
  standing: NamedPlaces,
  then: Known,
  now: Known,
): readonly AdjustmentChange[] {
  const days = employedIn(then, employedIn(now, daysPaid(locked)))
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
  standing: NamedPlaces,
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

/**
 * What the roster says of somebody up to a last day, as one text.
 *
 * Rule    employment and places, whatever came after the day; without names.
 * Returns equal texts for what is the same to pay.
 * Source  PAY.md, Periods (a correction becomes an adjustment, linked to its cause).
 */
export function rosterText({ hiredOn, leftOn, assignments }: Known, days: DayRange): string {
  return JSON.stringify([
    hiredOn,
    endWithin(leftOn, days),
    upTo(assignments, days)
      .map(({ unitId, positionId, fromOn, throughOn }) => [
        ...[fromOn, unitId, positionId],
        endWithin(throughOn, days),
      ])
      .toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1)),
  ])
}

/**
 * The places of work that begin up to a last day.
 *
 * Rule    what begins after it is not the period's.
 * Returns them in their order.
 * Source  PAY.md, Pay facts (transfers in mid-period).
 */
export function upTo(
  assignments: readonly SnapshotAssignment[],
  days: DayRange,
): readonly SnapshotAssignment[] {
  return assignments.filter(({ fromOn }) => fromOn <= days.last)
}

/** An end on the last day or later is none within the month. */
function endWithin(day: string | null, days: DayRange): string | null {
  return day === null || day >= days.last ? null : day
}
