import { isConnected } from '../_device/connection'
import { keepAll } from './keep-all'
import { makeKeepingRhythm } from './keeping-rhythm'

/** A server that was out of reach is asked so often whether it is back. */
const LOST_MS = 20_000

/** Keeps now, when the network returns and when one looks at the page again. @returns what ends it */
export function keepWhileOpen(accountId: string): () => void {
  const { keep, keepAtOnce } = makeKeepingRhythm(
    () => keepAll(accountId),
    () => document.visibilityState !== 'hidden' && navigator.onLine !== false,
    Date.now,
  )
  keep()
  const looking = setInterval(() => {
    if (!isConnected()) keep()
  }, LOST_MS)
  window.addEventListener('online', keepAtOnce)
  document.addEventListener('visibilitychange', keep)
  return () => {
    clearInterval(looking)
    window.removeEventListener('online', keepAtOnce)
    document.removeEventListener('visibilitychange', keep)
  }
}
