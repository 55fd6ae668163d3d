import { addDays, type CalendarDate, type DayRange, utcMidnight } from './calendar'
import { dateIn, wallClockIn } from './zone-clock'

const dayMs = 86_400_000

/**
 * The instant at which a wall clock in a zone shows a day and a time.
 *
 * Rule    where the clock is set forward and the time does not exist, the instant at which it would
 *         have been shown without the change (02:30 becomes 03:30); where it is set back and the time
 *         comes twice, the first of the two.
 * Units   time: "HH:MM" on a 24-hour clock.
 * Source  ARCHITECTURE.md, Naming (an instant); PHONE.md, When is a visit in time.
 */
export function instantAt(date: CalendarDate, time: string, zone: string): Date {
  const [hours, minutes] = time.split(':').map(Number)
  const wanted = utcMidnight(date).getTime() + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000
  const before = wanted - offsetAt(wanted - dayMs, zone)
  const after = wanted - offsetAt(wanted + dayMs, zone)
  if (before + offsetAt(before, zone) === wanted) return new Date(before)
  if (after + offsetAt(after, zone) === wanted) return new Date(after)
  return new Date(before)
}

/**
 * The first instant of a day in a zone.
 *
 * Rule    midnight, or the first instant of the day where the clock is set forward over midnight.
 * Throws  RangeError for a text that is no calendar date, or a zone that is not known.
 * Source  ARCHITECTURE.md, Habits (a period is decided in the unit's zone).
 */
export function startOfDay(date: CalendarDate, zone: string): Date {
  return instantAt(date, '00:00', zone)
}

/**
 * The first instant after a day in a zone: a day runs up to it, without it.
 *
 * Rule    the start of the next day, so a day may have 23 or 25 hours.
 * Throws  RangeError for a text that is no calendar date, or a zone that is not known.
 * Source  ARCHITECTURE.md, Habits (a period is decided in the unit's zone).
 */
export function endOfDay(date: CalendarDate, zone: string): Date {
  return startOfDay(addDays(date, 1), zone)
}

/**
 * The days of a stretch of time that begins and ends with whole days of a zone.
 *
 * Rule    it ends before its last instant: at midnight, with the day before.
 * Returns null where it begins or ends within a day.
 * Source  PHONE.md, When is a visit in time.
 */
export function wholeDaysOf(from: Date, before: Date, zone: string): DayRange | null {
  const first = dateIn(from, zone)
  const last = dateIn(new Date(before.getTime() - 1), zone)
  const isWhole =
    startOfDay(first, zone).getTime() === from.getTime() &&
    endOfDay(last, zone).getTime() === before.getTime()
  return isWhole ? { first, last } : null
}

/** Milliseconds by which a zone's wall clock is ahead of UTC at an instant. */
function offsetAt(instantMs: number, zone: string): number {
  const clock = wallClockIn(new Date(instantMs), zone)
  const shown =
    utcMidnight(clock.date).getTime() +
    ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000
  return shown - Math.floor(instantMs / 1000) * 1000
}
