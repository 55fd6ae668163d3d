'use client'

import { useEffect, useState } from 'react'
import { onSynced } from './kept-visits'

/** Something kept on the phone: being read, not there, or as the server last told it. */
export type Reading<Kept> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'kept'; readonly kept: Kept }

/**
 * Reads it now, and again whenever the phone has heard from the server. What is on the screen stays
 * there when it leaves the phone: a visit that was just sent says so.
 */
export function useKept<Kept>(read: () => Promise<Kept | null>): Reading<Kept> {
  const [reading, setReading] = useState<Reading<Kept>>({ kind: 'reading' })
  useEffect(() => {
    let isGone = false
    let isShown = false
    const look = () =>
      read()
        .catch((error: unknown) => {
          console.warn(error)
          return null
        })
        .then((kept) => {
          if (isGone || (kept === null && isShown)) return
          isShown = kept !== null
          setReading(kept === null ? { kind: 'missing' } : { kind: 'kept', kept })
        })
    void look()
    const stop = onSynced(() => void look())
    return () => {
      isGone = true
      stop()
    }
  }, [read])
  return reading
}
