'use client'

import { useLocale } from 'next-intl'
import { formatTime } from '@/lib/platform/i18n/time-text'
import { withZone } from '@/lib/platform/i18n/zone-text'
import { usePhoneZone } from './use-phone-zone'

/** Says a clock time as the clocks of a place show it; the zone is named where the phone's differ. */
export function usePlaceTime(): (instant: string | Date, zone: string) => string {
  const locale = useLocale()
  const own = usePhoneZone(null)
  return (told, zone) => {
    const instant = new Date(told)
    return withZone(formatTime(instant, zone, locale), instant, zone, own)
  }
}
