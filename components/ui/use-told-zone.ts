'use client'

import { createContext, use } from 'react'
import { usePhoneZone } from './use-phone-zone'

/** The zone that this phone showed when its page was asked for, as far as it has told the server. */
export const ToldZone = createContext<string | null>(null)

/** The zone of the reader's own clock, on pages that the server draws for it. */
export function useToldZone(): string | null {
  return usePhoneZone(use(ToldZone))
}
