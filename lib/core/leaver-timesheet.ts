import { addDays, type CalendarDate, monthDays, weekdayOf } from './calendar'
import type { Decimal } from './checklist'
import { Fraction, parseFraction } from './exact'
import type { PaidStatement } from './statement'

/** Somebody who has left, and whose timesheet says that he has worked to the end. */
export interface LeaverTimesheet {
  readonly leftOn: CalendarDate
  readonly worked: Decimal
  readonly norm: Decimal
}

/**
 * Whether a timesheet says more of a leaver than the staff records allow.
 *
 * Rule    the last day is in the month with a weekday left after it, and the timesheet says the whole
 *         norm, or more. The amount stays: the timesheet is what is paid, and a person looks.
 * Returns null for everybody else.
 * Source  PAY.md, Periods (what to look at before submitting).
 */
export function leaverTimesheet({
  month,
  person: { leftOn },
  result,
}: Pick<PaidStatement, 'month' | 'person' | 'result'>): LeaverTimesheet | null {
  const { basis, worked, norm, factor } = result.proration
  if (leftOn === null || basis !== 'timesheet' || worked === null || norm === null) return null
  const isWhole = !parseFraction(factor).isBelow(Fraction.one)
  const { first, last } = monthDays(month)
  return isWhole && leftOn >= first && hasWeekdayAfter(leftOn, last)
    ? { leftOn, worked, norm }
    : null
}

function hasWeekdayAfter(day: CalendarDate, last: CalendarDate): boolean {
  for (let next = addDays(day, 1); next <= last; next = addDays(next, 1)) {
    if (weekdayOf(next) !== 'sat' && weekdayOf(next) !== 'sun') return true
  }
  return false
}
