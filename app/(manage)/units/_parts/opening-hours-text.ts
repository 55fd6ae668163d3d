import type { Weekday } from '@/lib/core/calendar'
import { type OpeningHours, openingRuns } from '@/lib/core/opening-hours'

/** Opening hours as people write them: "mon-fri 09:00-21:00, sat 10:00-18:00". */
export function openingHoursText(
  hours: OpeningHours | null,
  dayName: (day: Weekday) => string,
): string {
  return openingRuns(hours ?? {})
    .map(({ first, last, opens, closes }) => {
      const days = first === last ? dayName(first) : `${dayName(first)}-${dayName(last)}`
      return `${days} ${opens}-${closes}`
    })
    .join(', ')
}
