import { serverCourier } from './courier'
import { sendEarly } from './early-files'
import { inOneTab } from './one-tab'
import type { Urgency } from './send-waiting'

/** Sends the files of drafts ahead of their reports while nothing more urgent waits. */
export function makeEarlyRunner(
  accountId: string,
  isIdle: () => boolean,
  onRoom: () => void,
): (urgency: Urgency) => Promise<void> {
  const refused = new Set<string>()
  let misses = 0
  let quietUntil = 0
  let running: Promise<void> | null = null
  const mayGoOn = () => isIdle() && navigator.onLine !== false
  const work = async () => {
    const clock = () => new Date()
    const about = { courier: serverCourier, clock, mayGoOn, refused, misses, onRoom }
    const pause = await sendEarly(accountId, about)
    misses = pause === null ? 0 : misses + 1
    quietUntil = Date.now() + (pause ?? 0)
  }
  return (urgency) => {
    if (!mayGoOn() || (urgency === 'due' && Date.now() < quietUntil)) return Promise.resolve()
    running ??= inOneTab('etalon-early', work)
      // Comfort: whatever stopped it, the report brings its files along.
      .catch((error: unknown) => console.warn(error))
      .finally(() => {
        running = null
      })
    return running
  }
}
