import { addDays, type CalendarDate } from './calendar'
import type { PeriodSnapshot } from './period-snapshot'

/**
 * Whole months of employment, from a day through another.
 *
 * Rule    months from the first day to the day after the last: from the 15th through the 14th of the
 *         next is one, and so is the whole of any month from the 1st on; where a month lacks the day,
 *         it is over with its last. Rule 1, of months locked before, counted the day after the last
 *         within the same month, and so one too few where a month ended with it.
 * Units   months; 0 where the first day comes after the last.
 * Source  PAY.md, Formula language (tenure_months).
 */
export function monthsEmployed(
  from: CalendarDate,
  through: CalendarDate,
  rule: PeriodSnapshot['tenureRule'],
): number {
  return rule === 2
    ? monthsBetween(dayOf(from), dayOf(addDays(through, 1)))
    : monthsBetween(dayOf(from), { ...dayOf(through), day: dayOf(through).day + 1 })
}

interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

function dayOf(date: CalendarDate): Day {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

function monthsBetween(from: Day, to: Day): number {
  const months = (to.year - from.year) * 12 + to.month - from.month
  return Math.max(0, to.day >= from.day ? months : months - 1)
}
