'use client'

import { useSyncExternalStore } from 'react'

/** The zone of the reader's own clock; null on the server and while hydrating. */
export function usePhoneZone(): string | null {
  return useSyncExternalStore(neverChanges, phoneZone, () => null)
}

export function phoneZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function neverChanges(): () => void {
  return () => {}
}
