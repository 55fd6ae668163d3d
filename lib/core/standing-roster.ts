import { type DayRange, endsQuarter, isWithin, type Month, monthDays } from './calendar'
import { fingerprintOf } from './fingerprint'
import { isLeftToMonth } from './off-cycle'
import type {
  OpenItem,
  PeriodSnapshot,
  SealedRoster,
  SnapshotPerson,
  SnapshotScheme,
  UnplacedPerson,
} from './period-snapshot'
import { placeInMonth } from './placed-person'
import { daysPaid, rosterChanges, rosterText, upTo } from './roster-changes'
import type { AdjustmentChange, Named } from './statement'

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
  /** The month that pays what is found: what lies after it is not over. */
  readonly paying: Month
}

/** Somebody whom the roster places otherwise than the locked month knew. */
export interface Replaced {
  readonly known: UnplacedPerson
  /** As the month would have sealed him; paid by no scheme where none pays him now. */
  readonly person: SnapshotPerson
  readonly changes: readonly AdjustmentChange[]
}

/** Of whom the month does not say enough. */
export interface Unsealed extends Omit<Replaced, 'person'> {
  readonly reason: OpenItem['reason']
  /** Fingerprint of what the roster says now. */
  readonly version: string
}

export interface RosterDifference {
  /** By person. */
  readonly replaced: ReadonlyMap<string, Replaced>
  /** Who was looked at and not paid, or not known at all, and is paid now. */
  readonly newcomers: readonly Replaced[]
  /** Of whom the month's facts are not sealed: a person decides. */
  readonly unsealed: readonly Unsealed[]
}

const nothing: RosterDifference = { replaced: new Map(), newcomers: [], unsealed: [] }

/**
 * How the roster as it stands differs from the one that a locked month read.
 *
 * Rule    people are compared by employment and places through the last day that is paid, whatever came
 *         after it. Who is the same stays as sealed, paid or not, whatever became of units and
 *         schemes; all others are placed again under the scheme versions that were in force, by the
 *         tree of units as it stood. Who was paid on leaving is placed under the schemes that are left
 *         to the month; where the month does not say for which month he was paid, he is named. Without
 *         a sealed roster nobody is placed again: who would be is named as unsealed.
 * Returns nothing where the roster is the same.
 * Source  PAY.md, Periods (a correction becomes an adjustment, linked to its cause).
 */
export function rosterDifference(
  locked: PeriodSnapshot,
  standing: StandingRoster | undefined,
): RosterDifference {
  if (standing === undefined) return nothing
  const { roster } = locked
  const known = knownBy(locked)
  const wasPaid = new Set(paidPeople(locked).map(({ id }) => id))
  const found = [...new Set([...known.keys(), ...standing.people.keys()])]
    .filter((id) => (roster?.onlyOf ?? id) === id)
    .flatMap((id) => differenceOf(locked, standing, id, known.get(id)))
  const isPaidEither = ({ known: { id }, person }: Replaced) =>
    wasPaid.has(id) || person.schemeVersionIds.length > 0
  const name = (reason: OpenItem['reason']) => (one: Replaced) =>
    asUnsealed(locked, standing, one, reason)
  const [told, apart] = [
    found.filter((one) => isSaid(locked, one.known.id)),
    found.filter((one) => !isSaid(locked, one.known.id)),
  ]
  if (roster === undefined) {
    const news = told.filter((one) => standing.isNews(one.known.id) && isPaidEither(one))
    return { ...nothing, unsealed: news.map(name('roster-not-sealed')) }
  }
  const unclear = apart.filter(
    (one) => isUnclear(locked, known.get(one.known.id)) && isPaidEither(one),
  )
  const isSealed = (one: Replaced) => hasFacts(locked, roster, known.get(one.known.id), one)
  const sealed = told.filter(isSealed)
  const unsealed = told.filter((one) => !isSealed(one))
  return {
    replaced: new Map(
      sealed.filter(({ known: { id } }) => wasPaid.has(id)).map((one) => [one.known.id, one]),
    ),
    newcomers: sealed.filter(
      ({ known: { id }, person }) => !wasPaid.has(id) && person.schemeVersionIds.length > 0,
    ),
    unsealed: [...unsealed.map(name('facts-not-sealed')), ...unclear.map(name('paid-apart'))],
  }
}

function asUnsealed(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  { known, changes }: Replaced,
  reason: OpenItem['reason'],
): Unsealed {
  return { known, changes, reason, version: rosterVersion(locked, standing, known.id) }
}

/**
 * By what is known whether the roster says of somebody what it said.
 *
 * Rule    the two parts of pay on leaving are known apart: a text of the quarter that says nothing beyond
 *         the month would be the month's as well, and says of which part it is.
 * Returns a fingerprint of what the roster says by now in the days that the run read.
 * Source  PAY.md, Periods (a person decides).
 */
export function rosterVersion(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  personId: string,
): string {
  const facts = textNow(standing, personId, daysRead(locked))
  const isOfQuarter =
    locked.quarterOnLeaving === true &&
    facts === textNow(standing, personId, monthDays(locked.month))
  return fingerprintOf({ facts, ...(isOfQuarter ? { part: 'quarter' } : {}) })
}

/**
 * By what the time before knew that: for the whole run at once.
 *
 * Rule    it asked about both parts of pay on leaving in one.
 * Returns a fingerprint of what the roster says by now in the days that the run read.
 * Source  PAY.md, Periods (a person decides).
 */
export function rosterVersionBefore(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  personId: string,
): string {
  return fingerprintOf({ facts: textNow(standing, personId, daysRead(locked)) })
}

function textNow({ people }: StandingRoster, personId: string, days: DayRange): string | null {
  const now = people.get(personId)
  return now === undefined ? null : rosterText(now, days)
}

/**
 * What is another of somebody by now, whether the run says enough of him or not.
 *
 * Rule    as `rosterChanges`; nothing for whom neither the run nor the roster knows.
 * Returns an empty list where the roster is the same.
 * Source  PAY.md, Periods (an adjustment is linked to its cause).
 */
export function changesOf(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  personId: string,
): readonly AdjustmentChange[] {
  const then = knownBy(locked).get(personId)
  return rosterChanges(locked, standing, then, standing.people.get(personId))
}

/** Everybody whom the run looked at. */
function knownBy(locked: PeriodSnapshot): ReadonlyMap<string, Known> {
  return new Map<string, Known>([
    ...(locked.roster?.unpaid ?? []).map((person) => [person.id, person] as const),
    ...paidPeople(locked).map((person) => [person.id, person] as const),
  ])
}

/** Without those who are here with a correction alone. */
function paidPeople({ people }: PeriodSnapshot): readonly SnapshotPerson[] {
  return people.filter(({ schemeVersionIds }) => schemeVersionIds.length > 0)
}

type Known = UnplacedPerson & Pick<SnapshotPerson, 'hiredOn' | 'leftOn' | 'assignments'>

/** Whether the month says for which month somebody was paid on leaving, if he was. */
function isSaid({ paidOffCycle = [] }: PeriodSnapshot, personId: string): boolean {
  return paidOffCycle.every(({ id, month }) => id !== personId || month !== undefined)
}

/**
 * Whether the month itself may have to pay somebody of whom it does not say for which month he was paid.
 * Only a quarter is paid with another month; whoever left in this one was paid for it, unless it paid.
 */
function isUnclear({ month, people }: PeriodSnapshot, then: Known | undefined): boolean {
  if (!endsQuarter(month)) return false
  const isPaidHere = people.some(
    ({ id, schemeVersionIds }) => id === then?.id && schemeVersionIds.length > 0,
  )
  return isPaidHere || then?.leftOn == null || !isWithin(then.leftOn, monthDays(month))
}

/** Whoever was paid a quarter on leaving is compared to its end: he may have stayed after all. */
function daysRead(locked: PeriodSnapshot): DayRange {
  return locked.quarterOnLeaving === true ? daysPaid(locked) : monthDays(locked.month)
}

function differenceOf(
  locked: PeriodSnapshot,
  standing: StandingRoster,
  id: string,
  then: Known | undefined,
): readonly Replaced[] {
  const days = daysRead(locked)
  const now = standing.people.get(id)
  const known = then ?? now
  if (known === undefined) return []
  if (then && now && rosterText(then, days) === rosterText(now, days)) return []
  const { personnelNumber, fullName } = known
  const changes = rosterChanges(locked, standing, then, now)
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
  const { hiredOn, leftOn } = now
  const assignments = upTo(now.assignments, daysRead(locked))
  const employed = { ...before, hiredOn, leftOn, assignments }
  const { month, quarterOnLeaving = false } = locked
  const schemes = schemesFor(locked, now)
  const placed = placeInMonth(now, schemes, pathsOf(locked, standing), month, quarterOnLeaving)
  return placed === null ? { ...employed, schemeVersionIds: [] } : { ...employed, ...placed }
}

/** Those in force; of whoever was paid on leaving those that are left to the month. */
function schemesFor(locked: PeriodSnapshot, now: RosterPerson): readonly SnapshotScheme[] {
  const own = (locked.paidOffCycle ?? []).filter(({ id }) => id === now.id)
  return schemesInForce(locked).filter((scheme) =>
    own.every(({ month = '' }) => isLeftToMonth(scheme, now, { month }, locked.month)),
  )
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

/**
 * Pay on leaving sealed nothing of units where the person did not work, nor of pools. Of a place where no
 * scheme pays him nothing is read.
 */
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
  return (isWhole ? placesRead(person) : person.assignments).every(
    ({ unitId, positionId }) => units.has(unitId) && (isWhole || positions.has(positionId)),
  )
}

/** Where schemes pay somebody; of whoever stayed at one place in the period all that he has had. */
function placesRead({
  schemeVersionIds,
  stints,
  assignments,
}: SnapshotPerson): readonly Pick<SnapshotPerson, 'unitId' | 'positionId'>[] {
  if (schemeVersionIds.length === 0) return []
  return stints?.filter((stint) => stint.schemeVersionIds.length > 0) ?? assignments
}
