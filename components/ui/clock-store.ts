const MINUTE_MS = 60_000

/** What a page has that can be looked at: the browser's document. */
export type SeenPage = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> &
  Pick<Document, 'visibilityState'>

export interface ClockStore {
  /** The beginning of this minute, in milliseconds: what was drawn within it need not be drawn anew. */
  read(): number
  /** Tells whenever it has. Returns what ends it. */
  subscribe(changed: () => void): () => void
}

/** Units: milliseconds since 1970. */
export function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS
}

/**
 * The wall clock, to be shown: it goes on each minute, and at once when somebody looks at the page
 * again, since no timer runs while the phone sleeps.
 */
export function makeClockStore(wall: () => number, page: () => SeenPage): ClockStore {
  const listeners = new Set<() => void>()
  let end = () => {}
  const look = () => {
    for (const changed of listeners) changed()
  }
  const begin = () => {
    const seenPage = page()
    const seen = () => {
      if (seenPage.visibilityState === 'visible') look()
    }
    const timer = setInterval(look, MINUTE_MS)
    seenPage.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      seenPage.removeEventListener('visibilitychange', seen)
    }
  }
  return {
    read: () => minuteOf(wall()),
    subscribe(changed) {
      if (listeners.size === 0) end = begin()
      listeners.add(changed)
      return () => {
        listeners.delete(changed)
        if (listeners.size === 0) end()
      }
    },
  }
}
