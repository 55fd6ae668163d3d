'use client'

import { useEffect } from 'react'
import { isConnected } from '@/components/ui/connection'
import { makeKeepingRhythm } from './keeping-rhythm'

/** A server that was out of reach is asked so often whether it is back. */
const LOST_MS = 20_000

/**
 * Keeps this account's pages and visits on the phone while one of its pages is open: when it opens,
 * when the network returns, when one looks at it again. It never reloads anything.
 */
export function KeepOffline({ accountId }: { accountId: string }) {
  useEffect(() => {
    const { keep, keepAtOnce } = makeKeepingRhythm(
      async () => (await import('./keep-all')).keepAll(accountId),
      () => document.visibilityState !== 'hidden' && navigator.onLine !== false,
      Date.now,
    )
    // What the page itself needs comes first.
    const soon = setTimeout(keep, 500)
    const looking = setInterval(() => {
      if (!isConnected()) keep()
    }, LOST_MS)
    window.addEventListener('online', keepAtOnce)
    document.addEventListener('visibilitychange', keep)
    return () => {
      clearTimeout(soon)
      clearInterval(looking)
      window.removeEventListener('online', keepAtOnce)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [accountId])
  return null
}
