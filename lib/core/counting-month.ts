import { addMonths, type CalendarDate, type Month, monthOf } from './calendar'
import type { PeriodSnapshot } from './period-snapshot'

/** Which months are closed, and what they have counted. */
export interface CountedVisits {
  /** By visit, from the snapshots of the locked periods. */
  readonly countedIn: ReadonlyMap<string, Month>
  readonly lockedMonths: ReadonlySet<Month>
}

/**
 * The month in which a visit counts for pay.
 *
 * Rule    where a locked period has counted it; else its own month, or, when that is locked without
 *         it (released late), the first month after it that is not.
 * Returns a month that is not locked, or the one that has counted the visit already.
 * Source  PAY.md, Periods: a visit released late counts in the next period.
 */
export function countingMonth(
  visitId: string,
  visitedMonth: Month,
  { countedIn, lockedMonths }: CountedVisits,
): Month {
  const counted = countedIn.get(visitId)
  if (counted !== undefined) return counted
  let month = visitedMonth
  while (lockedMonths.has(month)) month = addMonths(month, 1)
  return month
}

/** A visit that was released when the month in which it was made was locked. */
export interface LateVisit {
  readonly visitId: string
  readonly visitedOn: CalendarDate
  readonly unitId: string
  readonly personId: string | null
}

/**
 * The late visits of a month.
 *
 * Rule    counted: made in an earlier month and counted in this one. Too late: those that the
 *         snapshot names, which no month counts.
 * Returns both in the order of the snapshot.
 * Source  PAY.md, Periods: a visit released late counts in the next period.
 */
export function lateVisitsOf(snapshot: PeriodSnapshot): {
  readonly counted: readonly LateVisit[]
  readonly tooLate: readonly LateVisit[]
} {
  const counted = snapshot.scores.filter(
    ({ countsIn, visitedOn }) => countsIn === snapshot.month && monthOf(visitedOn) !== countsIn,
  )
  return { counted, tooLate: snapshot.tooLate ?? [] }
}
