const MINUTE_MS = 60_000

/** What a page has that can be looked at: the browser's document. */
export type SeenPage = Pick<EventTarget, 'addEventListener' | 'removeEventListener'> &
  Pick<Document, 'visibilityState'>

export interface ClockStore {
  /** The moment that is shown; the same one until the clock has gone on. */
  read(): Date
  /** Tells whenever it has. Returns what ends it. */
  subscribe(changed: () => void): () => void
}

/**
 * The wall clock, to be shown: it goes on each minute, and at once when somebody looks at the page
 * again, since no timer runs while the phone sleeps.
 */
export function makeClockStore(wall: () => number, page: () => SeenPage): ClockStore {
  const listeners = new Set<() => void>()
  let shown = new Date(0)
  let end = () => {}
  const look = () => {
    shown = new Date(wall())
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
    read() {
      // Nobody may have listened for long, and a clock can be set back.
      if (Math.abs(wall() - shown.getTime()) >= MINUTE_MS) shown = new Date(wall())
      return shown
    },
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
