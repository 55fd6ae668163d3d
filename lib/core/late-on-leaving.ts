import { type CalendarDate, type Month, monthOf } from './calendar'
import { type CountedVisits, countingMonth, type LateVisit } from './counting-month'
import { isNear } from './off-cycle'
import type { PeriodSnapshot } from './period-snapshot'
import { periodEnd } from './snapshot-index'

/** What is known of the visits that somebody's pay on leaving may count afterwards. */
export interface ReleasedVisits<Visit extends LateVisit> {
  /** Everything that is released by now. */
  readonly released: readonly Visit[]
  readonly counted: CountedVisits
  /** The last day as the roster has it; null for somebody who stays. */
  readonly leftOn: CalendarDate | null
  /** What the person was paid on leaving with earlier months. */
  readonly earlier: readonly Pick<PeriodSnapshot, 'month' | 'people'>[]
}

/** A visit and the month in which it counts. */
export interface LateCounted<Visit extends LateVisit> {
  readonly visit: Visit
  readonly countsIn: Month
}

/**
 * Visits that were released after somebody was paid on leaving, and count in that pay.
 *
 * Rule    those that concern the person, that no month before had counted and none counts for him: a
 *         month in which he is still employed, or is so again, counts its late visits itself. They count
 *         as if they had been known. Where a quarter was paid and he stayed after all, no month pays it
 *         again: visits that count in its later months are read too. Of several that he was paid on
 *         leaving, the first that the visit was made in time for, and that read its unit, counts it.
 * Returns each with the month in which it counts.
 * Source  PAY.md, Periods (a visit released late counts in the next period; nothing is lost or paid
 *         twice).
 */
export function lateOnLeaving<Visit extends LateVisit>(
  { month, people, scores, quarterOnLeaving }: PeriodSnapshot,
  { released, counted, leftOn, earlier }: ReleasedVisits<Visit>,
): readonly LateCounted<Visit>[] {
  const known = new Set(scores.map(({ visitId }) => visitId))
  const end = quarterOnLeaving === true ? periodEnd('quarter', month) : month
  const lastMonth = leftOn === null ? null : monthOf(leftOn)
  return released.flatMap((visit) => {
    const visitedIn = monthOf(visit.visitedOn)
    const countsIn = countingMonth(visit.visitId, visitedIn, counted)
    const isAfter = lastMonth !== null && visitedIn > lastMonth
    if (known.has(visit.visitId) || countsIn < month || isAfter) return []
    if (!hasRead({ people }, visit)) return []
    const isOver = lastMonth !== null && countsIn > lastMonth
    if (isOver && earlier.some((one) => one.month >= visitedIn && hasRead(one, visit))) return []
    const countedIn = isOver ? laterOf(visitedIn, month) : countsIn
    return countedIn <= end ? [{ visit, countsIn: countedIn }] : []
  })
}

function hasRead({ people }: Pick<PeriodSnapshot, 'people'>, visit: LateVisit): boolean {
  return people.some((person) => isNear(person, visit))
}

const laterOf = (one: Month, other: Month): Month => (one < other ? other : one)
