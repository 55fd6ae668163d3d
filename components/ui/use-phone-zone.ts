'use client'

import { useSyncExternalStore } from 'react'

/**
 * The zone of the reader's own clock.
 * @param told what stands for it on the server and while hydrating; null: it is not known there
 */
export function usePhoneZone(told: string | null): string | null {
  return useSyncExternalStore(neverChanges, phoneZone, () => told)
}

export function phoneZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

function neverChanges(): () => void {
  return () => {}
}
