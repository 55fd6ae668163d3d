'use client'

import { useFormat } from '@/lib/platform/i18n/use-format'
import { withZone } from '@/lib/platform/i18n/zone-text'
import { useToldZone } from './use-told-zone'

/**
 * Says day and time as the calendar and the clocks of a place show them; the zone is named where the
 * phone's clock shows another time.
 */
export function usePlaceMoment(): (
  instant: string | Date,
  zone: string,
  today?: string | undefined,
) => string {
  const format = useFormat()
  const own = useToldZone()
  return (told, zone, today) => {
    const instant = new Date(told)
    return withZone(format.moment(instant, zone, today), instant, zone, own)
  }
}
