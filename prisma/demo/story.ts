import {
  addDays,
  addMonths,
  type CalendarDate,
  countDays,
  type DayRange,
  isMonth,
  type Month,
  monthDays,
  monthOf,
  monthsThrough,
  weekdayOf,
} from '@/lib/core/calendar'
import { dateIn } from '@/lib/core/zone-clock'
import { instantAt } from '@/lib/core/zone-days'
import { company } from './cast'
import type { Random } from './random'

export const monthsOfHistory = 6

/** When everything happened: the months of the history, and the moment at which it is told. */
export interface Story {
  /** Oldest first; the last one is the open month. */
  readonly months: readonly Month[]
  readonly anchorMonth: Month
  readonly lockedMonth: Month
  readonly now: Date
  readonly today: CalendarDate
}

/**
 * The time line of the demo company.
 *
 * Rule    the open month is told up to this moment; a month that is over, up to its 22nd.
 * Throws  RangeError for a month that has not begun.
 */
export function storyOf(anchorMonth: Month, clock: Date): Story {
  if (!isMonth(anchorMonth)) throw new RangeError(`Not a month: ${anchorMonth}`)
  const month = monthOf(dateIn(clock, company.timeZone))
  if (anchorMonth > month) throw new RangeError(`The month ${anchorMonth} has not begun`)
  const now = anchorMonth === month ? clock : moscow(`${anchorMonth}-22`, '18:00')
  return {
    months: monthsThrough(anchorMonth, monthsOfHistory),
    anchorMonth,
    lockedMonth: addMonths(anchorMonth, -1),
    now,
    today: dateIn(now, company.timeZone),
  }
}

/** A moment on the company's clock. */
export function moscow(date: CalendarDate, time: string): Date {
  return instantAt(date, time, company.timeZone)
}

/** The same, or the end of the story, whichever comes first: nothing happens in the future. */
export function momentOf(story: Story, date: CalendarDate, time: string): Date {
  return notAfter(story.now, moscow(date, time))
}

/** How a phone in Moscow writes a moment. */
export function phoneText(moment: Date): string {
  return hoursLater(moment, 3).toISOString().replace('Z', '+03:00')
}

export function notAfter(limit: Date, moment: Date): Date {
  return moment > limit ? limit : moment
}

export function notBefore(limit: Date, moment: Date): Date {
  return moment < limit ? limit : moment
}

export function hoursLater(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + Math.round(hours * 3_600_000))
}

export function dayOfMonth(month: Month, day: number): CalendarDate {
  return addDays(monthDays(month).first, day - 1)
}

/** Days from Monday to Friday. */
export function workingDaysIn(range: DayRange): readonly CalendarDate[] {
  return daysIn(range).filter((date) => !['sat', 'sun'].includes(weekdayOf(date)))
}

function daysIn({ first, last }: DayRange): readonly CalendarDate[] {
  return Array.from({ length: countDays({ first, last }) }, (_, index) => addDays(first, index))
}

/** A day of the range on which somebody answers; any day where the range is a weekend. */
export function visitDay(range: DayRange, random: Random, isOnWorkingDays: boolean): CalendarDate {
  const working = workingDaysIn(range)
  return random.pick(isOnWorkingDays && working.length > 0 ? working : daysIn(range))
}
