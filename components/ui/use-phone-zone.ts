'use client'

import { useSyncExternalStore } from 'react'

/**
 * The zone of the reader's own clock.
 * @param told what stands for it on the server and while hydrating; null: it is not known there
 */
export function usePhoneZone(told: string | null): string | null {
  return useSyncExternalStore(neverChanges, phoneZone, () => told)
}

let known = { zone: '', readAt: Number.NaN }

/** A list asks for it many times while it is drawn, and asking the browser takes as long as drawing a line. */
const KNOWN_FOR_MS = 1_000

/** The zone that this phone shows now; asked in the language in which zones are reckoned, which is made ready once. */
export function phoneZone(): string {
  const now = Date.now()
  if (!(Math.abs(now - known.readAt) < KNOWN_FOR_MS)) {
    known = { zone: Intl.DateTimeFormat('en-US').resolvedOptions().timeZone, readAt: now }
  }
  return known.zone
}

function neverChanges(): () => void {
  return () => {}
}
