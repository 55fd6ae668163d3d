import type { CalendarDate } from './calendar'

export interface WallClock {
  readonly date: CalendarDate
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/**
 * The day and the wall clock of an instant in a zone.
 *
 * Rule    as the zone's own history has it, set forward and back; seconds are not rounded.
 * Units   zone: IANA name ("Europe/Moscow").
 * Returns the date, the hours (0..23), minutes and seconds there.
 * Throws  RangeError for a zone that the runtime does not know.
 * Source  ARCHITECTURE.md, Habits (the zone is an argument); IANA time zones.
 */
export function wallClockIn(instant: Date, zone: string): WallClock {
  // Its parts would cost twenty times as much, and a list of visits asks hundreds of times.
  const [month, day, year, hour, minute, second] = formatterOf(zone).format(instant).split(/\D+/)
  return {
    date: `${String(year).padStart(4, '0')}-${month}-${day}`,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  }
}

/**
 * The day on which an instant falls in a zone.
 *
 * Rule    a period is decided in the unit's zone, so one instant may be of two days in two units.
 * Throws  RangeError for a zone that the runtime does not know.
 * Source  ARCHITECTURE.md, Habits (a period is decided in the unit's zone).
 */
export function dateIn(instant: Date, zone: string): CalendarDate {
  return wallClockIn(instant, zone).date
}

/**
 * Whether a text names a zone that the runtime knows.
 *
 * Rule    an offset ("+03:00") is none, for it means its opposite to PostgreSQL.
 * Returns false for any other text; it does not throw.
 * Source  IANA time zones; PostgreSQL, Time Zones (POSIX sign).
 */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    formatterOf(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

// Making a formatter costs some 50 microseconds, asking it one: they are kept, one a zone.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, made)
  return made
}
