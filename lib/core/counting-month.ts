import { addMonths, type Month } from './calendar'

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
