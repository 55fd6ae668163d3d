'use client'

import { type ReactNode, useEffect } from 'react'
import { zoneCookie } from '@/lib/platform/i18n/locales'
import { keepPreference } from './keep-preference'
import { phoneZone } from './use-phone-zone'
import { ToldZone } from './use-told-zone'

/**
 * Times inside are drawn by the server as this phone will show them: what is named only where its clock
 * differs stands there from the first picture on, and pushes nothing away.
 */
export function PhoneZone({ told, children }: { told: string | null; children: ReactNode }) {
  useEffect(() => {
    if (phoneZone() !== told) keepPreference(zoneCookie, phoneZone())
  }, [told])
  return <ToldZone value={told}>{children}</ToldZone>
}
