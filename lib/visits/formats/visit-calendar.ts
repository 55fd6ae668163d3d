import { addDays } from '@/lib/core/calendar'
import { wholeDaysOf } from '@/lib/core/zone-days'
import type { OwnVisitRow } from '../schema'

/** What the entries say, in the reader's language. */
export interface CalendarWords {
  readonly visit: string
  readonly due: string
  readonly about: string
}

type Dated = Pick<OwnVisitRow, 'id' | 'opensAt' | 'closesAt' | 'dueAt' | 'place'>

const HALF_HOUR_MS = 1_800_000

/**
 * A taken visit as a calendar file (RFC 5545): the time for the visit, and the report's deadline with
 * a reminder. Whole days stay days of the shop's zone; clock times are instants in UTC, which every
 * calendar shows in the zone of its phone. The same visit saved again replaces its entries.
 */
export function visitCalendar(
  visit: Dated,
  words: CalendarWords,
  address: string,
  now: Date,
): string {
  const due = new Date(visit.dueAt)
  const stamp = `DTSTAMP:${utc(now)}`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Etalon//Visits//EN',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    `UID:visit-${visit.id}@etalon`,
    stamp,
    ...windowOf(visit),
    `SUMMARY:${escaped(words.visit)}`,
    ...(visit.place.address === null ? [] : [`LOCATION:${escaped(visit.place.address)}`]),
    `DESCRIPTION:${escaped(words.about)}`,
    `URL:${address}`,
    // The window is longer than the visit: the day is not taken.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'BEGIN:VEVENT',
    `UID:report-${visit.id}@etalon`,
    stamp,
    `DTSTART:${utc(new Date(due.getTime() - HALF_HOUR_MS))}`,
    `DTEND:${utc(due)}`,
    `SUMMARY:${escaped(words.due)}`,
    `URL:${address}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(words.due)}`,
    'TRIGGER:-PT3H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function windowOf({ opensAt, closesAt, place }: Dated): readonly string[] {
  const [opens, closes] = [new Date(opensAt), new Date(closesAt)]
  const days = wholeDaysOf(opens, closes, place.timeZone)
  if (days === null) return [`DTSTART:${utc(opens)}`, `DTEND:${utc(closes)}`]
  const dateText = (date: string) => date.replaceAll('-', '')
  return [
    `DTSTART;VALUE=DATE:${dateText(days.first)}`,
    // The first day after it.
    `DTEND;VALUE=DATE:${dateText(addDays(days.last, 1))}`,
  ]
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')
}

const LINE_OCTETS = 75

/** No line is longer than 75 octets; a letter of several octets is never cut. */
function folded(line: string): string {
  const octets = (text: string) => new TextEncoder().encode(text).length
  let [done, size] = ['', 0]
  for (const letter of line) {
    if (size + octets(letter) > LINE_OCTETS) {
      done += '\r\n '
      size = 1
    }
    done += letter
    size += octets(letter)
  }
  return done
}
