import { type DayRange, type Month, monthDays } from './calendar'
import type {
  SnapshotAssignment,
  SnapshotPerson,
  SnapshotScheme,
  UnplacedPerson,
} from './period-snapshot'
import { placeInMonth } from './placed-person'
import type { Named } from './statement'

/** What the roster says of somebody who is employed in a month. */
export type RosterPerson = Pick<
  SnapshotPerson,
  'id' | 'personnelNumber' | 'fullName' | 'hiredOn' | 'leftOn' | 'assignments' | 'salaries'
>

/** The roster of a locked month as it stands now. */
export interface StandingRoster {
  /** By person: everybody who is employed in the period by now. */
  readonly people: ReadonlyMap<string, RosterPerson>
  /** Whom the roster did not know then, or has placed anew since: only they can come in newly. */
  readonly mayBeNew: (personId: string) => boolean
  /** By unit: itself and all units above it. */
  readonly unitPaths: ReadonlyMap<string, readonly string[]>
  readonly units: readonly Named[]
  readonly positions: readonly Named[]
}

/** A locked month of which the roster is asked. */
interface LockedMonth {
  readonly month: Month
  readonly people: readonly SnapshotPerson[]
  readonly schemes: readonly SnapshotScheme[]
  /** Paid for the month before its close: what is owed to them is owed for that. */
  readonly paidOffCycle?: readonly UnplacedPerson[]
}

/**
 * Whom a locked month paid.
 *
 * Rule    who is in it with an adjustment alone was paid by another run, of it or of an earlier month.
 * Returns people as they were sealed.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function paidIn({ people }: Pick<LockedMonth, 'people'>): readonly SnapshotPerson[] {
  return people.filter(({ schemeVersionIds }) => schemeVersionIds.length > 0)
}

/**
 * Somebody of a locked month with the salaries that stand now.
 *
 * Rule    salaries from a later day than the month's last are none of it.
 * Returns the person as he was sealed where the roster does not know him any more.
 * Source  PAY.md, Periods (a correction becomes an adjustment, linked to its cause).
 */
export function withStandingSalaries(
  person: SnapshotPerson,
  roster: StandingRoster,
  days: DayRange,
): SnapshotPerson {
  const salaries = roster.people.get(person.id)?.salaries
  if (salaries === undefined) return person
  return { ...person, salaries: salaries.filter(({ fromOn }) => fromOn <= days.last) }
}

/**
 * Somebody of a locked month as the roster places him now.
 *
 * Rule    who is not employed in it any more is not paid. Where nothing of his own is another up to the
 *         month's last day, everything stays as sealed, also his schemes: that a unit was put beneath
 *         another since moves nobody's pay. Else the schemes of the month are asked again, with the
 *         place of his last employed day.
 * Returns the very person where nothing is another, so that a comparison is enough.
 * Source  PAY.md, Periods (a correction becomes an adjustment, linked to its cause).
 */
export function asPlacedNow(
  person: SnapshotPerson,
  locked: LockedMonth,
  roster: StandingRoster,
  days: DayRange,
): SnapshotPerson {
  const now = roster.people.get(person.id)
  if (now === undefined) return { ...person, schemeVersionIds: [] }
  if (isSame(person, now, days)) return person
  const { hiredOn, leftOn, assignments } = now
  const { stints: _, ...sealed } = person
  const employed = { ...sealed, hiredOn, leftOn, assignments: upTo(assignments, days) }
  const placed = placeInMonth(now, locked.schemes, roster.unitPaths, locked.month)
  return placed === null ? { ...employed, schemeVersionIds: [] } : { ...employed, ...placed }
}

/**
 * Who is paid by a locked month newly.
 *
 * Rule    hired or placed with a day of that month after it was locked; who was there and not paid
 *         stays unpaid, whatever became of the units. Who was paid for it before its close is not
 *         paid again.
 * Returns people without facts and corrections; the caller adds what was delivered for them.
 * Source  PAY.md, Periods (nothing is lost).
 */
export function newcomersOf(
  locked: LockedMonth,
  roster: StandingRoster,
): readonly SnapshotPerson[] {
  const days = monthDays(locked.month)
  const known = new Set([...paidIn(locked), ...(locked.paidOffCycle ?? [])].map(({ id }) => id))
  return [...roster.people.values()].flatMap((person) => {
    if (known.has(person.id) || !roster.mayBeNew(person.id)) return []
    const placed = placeInMonth(person, locked.schemes, roster.unitPaths, locked.month)
    if (placed === null || placed.schemeVersionIds.length === 0) return []
    const assignments = upTo(person.assignments, days)
    return [{ ...person, assignments, ...placed, payFacts: [], adjustments: [] }]
  })
}

/** Whether employment and places are the same up to the last day, whatever came after it. */
function isSame(then: RosterPerson, now: RosterPerson, days: DayRange): boolean {
  const told = ({ hiredOn, leftOn, assignments }: RosterPerson) =>
    JSON.stringify([
      hiredOn,
      endWithin(leftOn, days),
      upTo(assignments, days).map(({ unitId, positionId, fromOn, throughOn }) => [
        ...[unitId, positionId, fromOn],
        endWithin(throughOn, days),
      ]),
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
