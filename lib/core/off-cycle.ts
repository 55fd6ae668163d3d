import type { CalendarDate, Month } from './calendar'
import type {
  PaidOffCycle,
  PeriodSnapshot,
  SealedRoster,
  SnapshotPerson,
  SnapshotScore,
  UnpaidPerson,
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
 *         A scheme that shares a pool pays nobody alone and is left out. Schemes of a quarter are paid
 *         with the month of the last day, unless the quarter has been closed: then it paid.
 * Returns a snapshot without people where no scheme pays the person.
 * Source  PAY.md, Periods (a leaver can be computed off-cycle with the same rules).
 */
export function snapshotFor(
  snapshot: PeriodSnapshot,
  personId: string,
  isQuarterClosed = false,
): PeriodSnapshot {
  const people = snapshot.people.filter(({ id }) => id === personId)
  const { unplaced = [], tooLate: _, roster, openItems = [], ...always } = snapshot
  const named = unplaced.filter(({ id }) => id === personId)
  const schemes = snapshot.schemes.filter(({ document }) => document.base.kind !== 'pool')
  const isLeaving = people.some(({ leftOn }) => leftOn?.slice(0, 7) === snapshot.month)
  const isCutShort =
    isLeaving && schemes.some(({ document }) => !isDueIn(document.period, snapshot.month))
  const open = openItems.filter(({ person }) => person.id === personId)
  return {
    ...always,
    schemes,
    people,
    ...(isCutShort && !isQuarterClosed ? { quarterOnLeaving: true as const } : {}),
    scores: snapshot.scores.filter((score) => people.some((person) => isNear(person, score))),
    kpiFacts: snapshot.kpiFacts.filter((fact) => people.some((person) => isNear(person, fact))),
    ...(named.length === 0 ? {} : { unplaced: named }),
    ...(open.length === 0 ? {} : { openItems: open }),
    ...(roster === undefined ? {} : { roster: rosterFor(roster, personId) }),
  }
}

function rosterFor(roster: SealedRoster, personId: string): SealedRoster {
  const unpaid = roster.unpaid.filter(({ id }) => id === personId)
  return { ...roster, unpaid, onlyOf: personId }
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
 * The snapshot of a month without those who were paid for it before its close.
 *
 * Rule    they are named and not paid again; who is owed a correction of what was paid stays with the
 *         correction alone. Means of groups are those of everybody.
 * Returns the snapshot itself where nobody was.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function withoutPaid(
  snapshot: PeriodSnapshot,
  paid: readonly PaidOffCycle[],
): PeriodSnapshot {
  if (paid.length === 0) return snapshot
  const isPaid = ({ id }: { readonly id: string }) => paid.some((one) => one.id === id)
  const people = snapshot.people.flatMap((person) => {
    if (!isPaid(person)) return [person]
    if (person.adjustments.length === 0) return []
    const { decisions: _, stints: __, ...known } = person
    return [{ ...known, schemeVersionIds: [], payFacts: [] }]
  })
  const { unplaced = [], roster, ...always } = snapshot
  const waiting = unplaced.filter((person) => !isPaid(person))
  return {
    ...always,
    people,
    ...(waiting.length === 0 ? {} : { unplaced: waiting }),
    ...(roster === undefined ? {} : { roster: rosterWithout(roster, snapshot.people, isPaid) }),
    paidOffCycle: paid.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/**
 * The snapshot of a quarter's last month without the quarters that were paid on leaving before it.
 *
 * Rule    whoever has left is named and not paid again, as by `withoutPaid`. Who stayed after all, or
 *         came back, is paid by the schemes of a month; the quarter was paid.
 * Returns the snapshot itself where no quarter was.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function withoutPaidQuarters(
  snapshot: PeriodSnapshot,
  paid: readonly PaidOffCycle[],
  ofMonth: readonly PaidOffCycle[],
): PeriodSnapshot {
  const there = new Set(
    snapshot.people
      .filter(({ leftOn }) => leftOn === null || leftOn.slice(0, 7) >= snapshot.month)
      .map(({ id }) => id),
  )
  const [stayed, gone] = [
    paid.filter(({ id }) => there.has(id)),
    paid.filter(({ id }) => !there.has(id)),
  ]
  const rest = withoutPaid(snapshot, [...ofMonth, ...gone])
  if (stayed.length === 0) return rest
  const quarters = new Set(
    snapshot.schemes.flatMap(({ versionId, document }) =>
      document.period === 'quarter' ? [versionId] : [],
    ),
  )
  const isOther = (versionId: string) => !quarters.has(versionId)
  const people = rest.people.map((person) => {
    if (!stayed.some(({ id }) => id === person.id)) return person
    const { stints, schemeVersionIds, ...known } = person
    const others = stints?.map((stint) => ({
      ...stint,
      schemeVersionIds: stint.schemeVersionIds.filter(isOther),
    }))
    return {
      ...known,
      schemeVersionIds: schemeVersionIds.filter(isOther),
      ...(others === undefined ? {} : { stints: others }),
    }
  })
  const named = [...(rest.paidOffCycle ?? []), ...stayed]
  return { ...rest, people, paidOffCycle: named.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

/** Who was paid on leaving was looked at, and is named with that reason. */
function rosterWithout(
  roster: SealedRoster,
  people: readonly SnapshotPerson[],
  isPaid: (person: { readonly id: string }) => boolean,
): SealedRoster {
  const apart = [...people, ...roster.unpaid].filter(isPaid).map(asPaidApart)
  const unpaid = [...roster.unpaid.filter((person) => !isPaid(person)), ...apart]
  return { ...roster, unpaid: unpaid.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}

function asPaidApart(person: SnapshotPerson | UnpaidPerson): UnpaidPerson {
  const { id, personnelNumber, fullName, hiredOn, leftOn, assignments } = person
  const known = { id, personnelNumber, fullName, hiredOn, leftOn, assignments }
  return { ...known, reason: 'paid-off-cycle' }
}
