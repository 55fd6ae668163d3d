'use client'

import { useEffect } from 'react'
import { isConnected } from '../_device/connection'

/** Coming back to the page within it asks the server nothing. */
const REST_MS = 60_000
/** A server that was out of reach is asked so often whether it is back. */
const LOST_MS = 20_000

/**
 * Keeps this account's pages and visits on the phone while one of its pages is open: when it opens,
 * when the network returns, when one looks at it again. It never reloads anything.
 */
export function KeepOffline({ accountId }: { accountId: string }) {
  useEffect(() => {
    let last = 0
    const keep = () => {
      if (document.visibilityState === 'hidden' || Date.now() - last < REST_MS) return
      last = Date.now()
      import('./keep-all')
        .then(({ keepAll }) => keepAll(accountId))
        .catch((error: unknown) => {
          last = 0
          console.warn(error)
        })
    }
    // What the page itself needs comes first.
    const soon = setTimeout(keep, 500)
    const looking = setInterval(() => {
      if (!isConnected()) keep()
    }, LOST_MS)
    window.addEventListener('online', keep)
    document.addEventListener('visibilitychange', keep)
    return () => {
      clearTimeout(soon)
      clearInterval(looking)
      window.removeEventListener('online', keep)
      document.removeEventListener('visibilitychange', keep)
    }
  }, [accountId])
  return null
}
