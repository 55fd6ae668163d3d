/** A day without a clock: "2026-10-31". Text order is time order. */
export type CalendarDate = string

/** A calendar month: "2026-10". Text order is time order. */
export type Month = string

/** First and last day, both inside. */
export interface DayRange {
  readonly first: CalendarDate
  readonly last: CalendarDate
}

/** A week begins on Monday. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const DAY_MS = 86_400_000
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

// From here to there every sum of days and months stays a year of four digits, which is all that
// texts, PostgreSQL and JavaScript agree upon: the year 0000 is none for PostgreSQL.
const NEAR = /^(?:19|2\d)/

/**
 * Whether a text is a day that the Gregorian calendar has: not "2026-02-30".
 *
 * Rule    YYYY-MM-DD and nothing around it.
 * Units   from 1900 to 2999; further away a year would not keep four digits in every sum.
 * Source  ARCHITECTURE.md, Naming (a calendar date); ISO 8601.
 */
export function isCalendarDate(text: string): text is CalendarDate {
  return NEAR.test(text) && isDay(text)
}

/**
 * Whether a text is a month.
 *
 * Rule    YYYY-MM and nothing around it.
 * Units   from 1900 to 2999.
 * Source  ARCHITECTURE.md, Naming (a calendar date); ISO 8601.
 */
export function isMonth(text: string): text is Month {
  return NEAR.test(text) && MONTH.test(text)
}

function isDay(text: string): text is CalendarDate {
  return DATE.test(text) && dateOfUtc(new Date(`${text}T00:00:00Z`)) === text
}

/**
 * The day of a UTC midnight, which is how a database driver hands over a `date`.
 *
 * Rule    the date of the instant in UTC, whatever zone the machine has and whatever clock it shows.
 * Returns an empty text for an instant that is none.
 * Source  ARCHITECTURE.md, Naming (a calendar date).
 */
export function dateOfUtc(instant: Date): CalendarDate {
  if (Number.isNaN(instant.getTime())) return ''
  return instant.toISOString().slice(0, 10)
}

/**
 * The UTC midnight of a day: what a `date` column is written with. Not an instant of anybody's day.
 *
 * Rule    00:00:00 UTC of that day.
 * Throws  RangeError for a text that is not a calendar date.
 * Source  ARCHITECTURE.md, Naming (a calendar date).
 */
export function utcMidnight(date: CalendarDate): Date {
  if (!isDay(date)) throw new RangeError(`Not a calendar date: ${JSON.stringify(date)}`)
  return new Date(`${date}T00:00:00Z`)
}

/**
 * The day so many days later, or earlier for a negative number.
 *
 * Rule    counted on the calendar, so no clock that is set forward or back makes a day longer.
 * Throws  RangeError for a text that is not a calendar date.
 * Source  ARCHITECTURE.md, Naming (a calendar date).
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfUtc(new Date(utcMidnight(date).getTime() + days * DAY_MS))
}

/**
 * Days from one day to another: 1 to tomorrow, negative into the past.
 *
 * Rule    counted on the calendar; 0 for the same day.
 * Throws  RangeError for a text that is not a calendar date.
 * Source  ARCHITECTURE.md, Naming (a calendar date).
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((utcMidnight(to).getTime() - utcMidnight(from).getTime()) / DAY_MS)
}

/**
 * The weekday of a day.
 *
 * Rule    a week begins on Monday.
 * Throws  RangeError for a text that is not a calendar date.
 * Source  ISO 8601.
 */
export function weekdayOf(date: CalendarDate): Weekday {
  // getUTCDay counts from Sunday.
  return weekdays[(utcMidnight(date).getUTCDay() + 6) % 7] ?? 'mon'
}

/**
 * The month in which a day lies.
 *
 * Rule    the month of the date itself, in no zone.
 * Throws  RangeError for a text that is not a calendar date.
 * Source  PAY.md, Periods.
 */
export function monthOf(date: CalendarDate): Month {
  return utcMidnight(date).toISOString().slice(0, 7)
}

/**
 * The month so many months later, or earlier for a negative number.
 *
 * Rule    over the end of a year as well.
 * Throws  RangeError for a text that is not a month.
 * Source  PAY.md, Periods.
 */
export function addMonths(month: Month, months: number): Month {
  const { year, index } = partsOfMonth(month)
  return new Date(Date.UTC(year, index + months, 1)).toISOString().slice(0, 7)
}

/**
 * The last so many months up to and with the given one, oldest first.
 *
 * Rule    without a gap, over the end of a year as well.
 * Returns `count` months; none for 0.
 * Throws  RangeError for a text that is not a month.
 * Source  PAY.md, Scheme (over the period or the last k periods).
 */
export function monthsThrough(month: Month, count: number): readonly Month[] {
  return Array.from({ length: count }, (_, index) => addMonths(month, index - count + 1))
}

/**
 * First and last day of a month.
 *
 * Rule    28 to 31 days, as the Gregorian calendar has them; both ends are inside.
 * Throws  RangeError for a text that is not a month.
 * Source  PAY.md, Periods.
 */
export function monthDays(month: Month): DayRange {
  const { year, index } = partsOfMonth(month)
  return {
    first: `${month}-01`,
    last: dateOfUtc(new Date(Date.UTC(year, index + 1, 0))),
  }
}

/**
 * First and last day of the months from the first to the last one.
 *
 * Rule    the months between them belong to it; both ends are inside.
 * Throws  RangeError for a text that is not a month.
 * Source  PAY.md, Periods.
 */
export function daysOfMonths(first: Month, last: Month): DayRange {
  return { first: monthDays(first).first, last: monthDays(last).last }
}

/**
 * Whether a quarter ends with a month.
 *
 * Rule    quarters of the calendar year: they end with March, June, September and December.
 * Throws  RangeError for a text that is not a month.
 * Source  PAY.md, Scheme (month or quarter).
 */
export function endsQuarter(month: Month): boolean {
  return (partsOfMonth(month).index + 1) % 3 === 0
}

/**
 * How many days a range has; 0 when it ends before it begins.
 *
 * Rule    both ends are days of the range, so one day has 1.
 * Throws  RangeError for an end that is not a calendar date.
 * Source  PAY.md, Scheme (proration).
 */
export function countDays(range: DayRange): number {
  return Math.max(0, daysBetween(range.first, range.last) + 1)
}

/**
 * Whether a day lies in a range.
 *
 * Rule    both ends are inside; the text order of dates is their time order.
 * Returns false for every day where the range ends before it begins.
 * Source  ARCHITECTURE.md, Naming (a calendar date).
 */
export function isWithin(date: CalendarDate, range: DayRange): boolean {
  return range.first <= date && date <= range.last
}

/**
 * The days that two ranges share.
 *
 * Rule    both ends of both ranges are inside.
 * Returns null when there is none.
 * Throws  RangeError for an end that is not a calendar date.
 * Source  PAY.md, Scheme (proration).
 */
export function sharedDays(a: DayRange, b: DayRange): DayRange | null {
  const first = laterOf(a.first, b.first)
  const last = earlierOf(a.last, b.last)
  return first <= last ? { first, last } : null
}

/**
 * The later of two days.
 *
 * Rule    the first of equal ones, which is the same day.
 * Throws  RangeError for a text that is not a calendar date.
 * Source  PAY.md, Scheme (proration).
 */
export function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return daysBetween(a, b) > 0 ? b : a
}

/**
 * The earlier of two days.
 *
 * Rule    the first of equal ones, which is the same day.
 * Throws  RangeError for a text that is not a calendar date.
 * Source  PAY.md, Scheme (proration).
 */
export function earlierOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return daysBetween(a, b) > 0 ? a : b
}

function partsOfMonth(month: Month): { readonly year: number; readonly index: number } {
  if (!MONTH.test(month)) throw new RangeError(`Not a month: ${JSON.stringify(month)}`)
  return { year: Number(month.slice(0, 4)), index: Number(month.slice(5)) - 1 }
}
