import type { PhoneMoment } from '@/lib/core/page-time'

export interface PageClock {
  now(): PhoneMoment
  /** The page was put away: the phone may sleep now. */
  left(): void
  back(): void
}

/**
 * A clock that nobody can set. The browser's own stands while the phone sleeps; what the wall clock
 * has gained while the page was away is counted in, and what it has lost is not taken away.
 */
export function makePageClock(life: string, wall: () => number, steady: () => number): PageClock {
  let slept = 0
  let away: { readonly wall: number; readonly steady: number } | null = null
  return {
    now: () => ({ wall: new Date(wall()), page: { life, ms: Math.round(steady() + slept) } }),
    left() {
      away ??= { wall: wall(), steady: steady() }
    },
    back() {
      if (away === null) return
      slept += Math.max(0, wall() - away.wall - (steady() - away.steady))
      away = null
    },
  }
}

let clock: PageClock | null = null

/** This very moment by both clocks of this page. */
export function phoneMoment(): PhoneMoment {
  clock ??= startClock()
  return clock.now()
}

function startClock(): PageClock {
  const life = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(16) ?? '0'
  const made = makePageClock(life, Date.now, () => performance.now())
  // A page that the server draws is nowhere to be put away from.
  if (typeof window === 'undefined') return made
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'hidden' ? made.left() : made.back(),
  )
  return made
}
