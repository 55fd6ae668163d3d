import type { CalendarDate, Month } from './calendar'
import type {
  PaidOffCycle,
  PeriodSnapshot,
  SealedRoster,
  SnapshotPerson,
  SnapshotScheme,
  SnapshotScore,
  UnpaidPerson,
  UnplacedPerson,
  WaitingPool,
} from './period-snapshot'
import { ok, type Result, refuse } from './result'
import { isDueIn } from './snapshot-index'

export type OffCycleRefusal =
  | 'not-leaving'
  | 'not-in-month'
  | 'month-locked'
  | 'pool-waits-for-the-month'
  | 'quarter-paid'

/**
 * Whether somebody can be paid before the close of a month.
 *
 * Rule    whoever leaves, by a last day that is known, for a month in which he is employed and that is
 *         not locked for everybody.
 * Returns true, or the first reason why not.
 * Source  PAY.md, Periods (a leaver can be computed off-cycle).
 */
export function mayPayOffCycle(
  person: { readonly hiredOn: CalendarDate; readonly leftOn: CalendarDate | null },
  month: Month,
  isMonthLocked: boolean,
): Result<true, OffCycleRefusal> {
  if (person.leftOn === null) return refuse('not-leaving')
  const isIn = person.hiredOn.slice(0, 7) <= month && month <= person.leftOn.slice(0, 7)
  if (!isIn) return refuse('not-in-month')
  return isMonthLocked ? refuse('month-locked') : ok(true)
}

/**
 * The snapshot of a month for one person alone.
 *
 * Rule    means of groups, noise and schemes are those of the whole month; of the facts those stay
 *         that can concern the person: what names him, and what is said of units where he works.
 *         A scheme that shares a pool pays nobody alone: it is left out, and named where he has a part
 *         in it. A scheme of a quarter that pays him is paid with the month of the last day, unless the
 *         quarter has been closed, or another month has paid it on leaving (`before`): then it is paid,
 *         and the schemes of a month are what is left. Of whom no scheme of a quarter pays, no quarter
 *         is cut short, whatever schemes others have.
 * Returns a snapshot without people where no scheme pays the person.
 * Source  PAY.md, Periods (a leaver can be computed off-cycle with the same rules).
 */
export function snapshotFor(
  snapshot: PeriodSnapshot,
  personId: string,
  isQuarterClosed = false,
  before: readonly PaidOffCycle[] = [],
): PeriodSnapshot {
  const { month } = snapshot
  const found = snapshot.people.filter(({ id }) => id === personId)
  const { unplaced = [], tooLate: _, roster, openItems = [], ...always } = snapshot
  const named = unplaced.filter(({ id }) => id === personId)
  const [alone, pools] = [snapshot.schemes.filter(isAlone), snapshot.schemes.filter(isPool)]
  const own = found.map((person) => ({
    person,
    left: alone.filter((scheme) => isLeft(scheme, person, before, month)),
  }))
  const people = own.map(({ person, left }) => paidBy(person, left))
  // What is corrected of a pool of an earlier month is paid under its scheme.
  const corrected = new Set(
    found.flatMap(({ adjustments }) => adjustments.map(({ schemeVersionId }) => schemeVersionId)),
  )
  const schemes = snapshot.schemes.filter(
    (scheme) => isAlone(scheme) || corrected.has(scheme.versionId),
  )
  const isCutShort = own.some(
    ({ person: { leftOn, schemeVersionIds }, left }) =>
      leftOn?.slice(0, 7) === month &&
      left.some(
        ({ versionId, document }) =>
          schemeVersionIds.includes(versionId) && !isDueIn(document.period, month),
      ),
  )
  const open = openItems.filter(({ person }) => person.id === personId)
  const waiting = pools.filter(({ versionId }) =>
    found.some(({ schemeVersionIds }) => schemeVersionIds.includes(versionId)),
  )
  return {
    ...always,
    schemes,
    people,
    ...(before.length === 0 ? {} : { paidOffCycle: inOrder(before) }),
    ...(isCutShort && !isQuarterClosed ? { quarterOnLeaving: true as const } : {}),
    ...(waiting.length === 0 ? {} : { waitingPools: waiting.map(asWaiting) }),
    scores: snapshot.scores.filter((score) => people.some((person) => isNear(person, score))),
    kpiFacts: snapshot.kpiFacts.filter((fact) => people.some((person) => isNear(person, fact))),
    ...(named.length === 0 ? {} : { unplaced: named }),
    ...(open.length === 0 ? {} : { openItems: open }),
    ...(roster === undefined ? {} : { roster: rosterFor(roster, personId, pools) }),
  }
}

function isPool({ document }: SnapshotScheme): boolean {
  return document.base.kind === 'pool'
}

function isAlone(scheme: SnapshotScheme): boolean {
  return !isPool(scheme)
}

function asWaiting({ versionId, document }: SnapshotScheme): WaitingPool {
  return { versionId, name: document.name }
}

/** Pools are the month's: it corrects them by the roster as well. */
function rosterFor(
  roster: SealedRoster,
  personId: string,
  pools: readonly SnapshotScheme[],
): SealedRoster {
  const unpaid = roster.unpaid.filter(({ id }) => id === personId)
  const isOwn = (id: string) => !pools.some(({ versionId }) => versionId === id)
  return { ...roster, inForce: roster.inForce.filter(isOwn), unpaid, onlyOf: personId }
}

/**
 * Somebody under some of his schemes alone.
 *
 * Rule    with what else of him belongs to them: stints, decisions about their lines, and the days
 *         worked where any of them pays him.
 * Returns the person with no scheme where none of them pays him.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function paidBy(person: SnapshotPerson, schemes: readonly SnapshotScheme[]): SnapshotPerson {
  const ids = new Set(schemes.map(({ versionId }) => versionId))
  const isTheirs = (versionId: string) => ids.has(versionId)
  const { stints, decisions = [], payFacts, ...known } = person
  const schemeVersionIds = known.schemeVersionIds.filter(isTheirs)
  const isPaid = schemeVersionIds.length > 0
  const kept = decisions.filter(({ schemeVersionId }) => isTheirs(schemeVersionId))
  const theirs = stints?.map((stint) => ({
    ...stint,
    schemeVersionIds: stint.schemeVersionIds.filter(isTheirs),
  }))
  return {
    ...known,
    schemeVersionIds,
    payFacts: isPaid ? payFacts : [],
    ...(theirs === undefined || !isPaid ? {} : { stints: theirs }),
    ...(kept.length === 0 ? {} : { decisions: kept }),
  }
}

/**
 * Whether a visit or a figure can concern somebody.
 *
 * Rule    it names the person, or a unit where he works or has worked.
 * Returns false for what is said of others and of other units.
 * Source  SCORING.md, From visits to a period score.
 */
export function isNear(
  { id, unitId, assignments }: SnapshotPerson,
  about: Pick<SnapshotScore, 'personId'> & { readonly unitId: string | null },
): boolean {
  if (about.personId === id || about.unitId === unitId) return true
  return assignments.some((assignment) => assignment.unitId === about.unitId)
}

/**
 * Whether a month pays a scheme to somebody who was paid on leaving.
 *
 * Rule    a pool is always the month's. Whose quarter was paid with an earlier month of it is paid by
 *         the schemes of a month where he is there after all, or came back; the quarter was paid.
 * Returns true for a scheme that the month pays.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function isLeftToMonth(
  { document: { base, period } }: SnapshotScheme,
  { leftOn }: Pick<SnapshotPerson, 'leftOn'>,
  { month: paidFor }: Pick<PaidOffCycle, 'month'>,
  month: Month,
): boolean {
  const isThere = leftOn === null || leftOn.slice(0, 7) >= month
  if (period === 'month' && !isThere) return false
  return base.kind === 'pool' || (period === 'month' && paidFor !== undefined && paidFor !== month)
}

/** After all that was paid to him on leaving. */
function isLeft(
  scheme: SnapshotScheme,
  person: Pick<SnapshotPerson, 'leftOn'>,
  paid: readonly PaidOffCycle[],
  month: Month,
): boolean {
  return paid.every((one) => isLeftToMonth(scheme, person, one, month))
}

function inOrder(paid: readonly PaidOffCycle[]): readonly PaidOffCycle[] {
  const keyOf = ({ id, month = '' }: PaidOffCycle) => `${id} ${month}`
  return paid.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/**
 * The snapshot of a month without what was paid for it on leaving.
 *
 * Rule    who was paid is named and not paid again, but for the schemes that are left to the month;
 *         who is owed a correction of what was paid stays with the correction. Means of groups are those
 *         of everybody.
 * Returns the snapshot itself where nobody was.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function withoutPaid(
  snapshot: PeriodSnapshot,
  paid: readonly PaidOffCycle[],
): PeriodSnapshot {
  if (paid.length === 0) return snapshot
  const { month } = snapshot
  const payOf = ({ id }: UnplacedPerson) => paid.filter((one) => one.id === id)
  const isApart = (person: UnplacedPerson) => payOf(person).length > 0
  const found = snapshot.people.map((person) => {
    const own = payOf(person)
    if (own.length === 0) return { person, rest: person }
    const left = snapshot.schemes.filter((scheme) => isLeft(scheme, person, own, month))
    return { person, rest: paidBy(person, left) }
  })
  const stays = ({ rest }: (typeof found)[number]) =>
    rest.schemeVersionIds.length > 0 || !isApart(rest)
  const people = found.filter((one) => stays(one) || one.rest.adjustments.length > 0)
  const { unplaced = [], roster, ...always } = snapshot
  const waiting = unplaced.filter((person) =>
    payOf(person).every((one) => (one.month ?? month) !== month),
  )
  const gone = found.filter((one) => !stays(one)).map(({ person }) => person)
  return {
    ...always,
    people: people.map(({ rest }) => rest),
    ...(waiting.length === 0 ? {} : { unplaced: waiting }),
    ...(roster === undefined ? {} : { roster: rosterWithout(roster, gone, isApart) }),
    paidOffCycle: inOrder(paid),
  }
}

/** Who was paid on leaving was looked at, and is named with that reason. */
function rosterWithout(
  roster: SealedRoster,
  gone: readonly SnapshotPerson[],
  isApart: (person: UnplacedPerson) => boolean,
): SealedRoster {
  const apart = [...gone, ...roster.unpaid.filter(isApart)].map(asPaidApart)
  const unpaid = [...roster.unpaid.filter((person) => !isApart(person)), ...apart]
  return { ...roster, unpaid: unpaid.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

function asPaidApart(person: SnapshotPerson | UnpaidPerson): UnpaidPerson {
  const { id, personnelNumber, fullName, hiredOn, leftOn, assignments } = person
  const known = { id, personnelNumber, fullName, hiredOn, leftOn, assignments }
  return { ...known, reason: 'paid-off-cycle' }
}
