import type { Decimal } from './checklist'
import type { PageTime, PhoneMoment } from './page-time'

/** A stopwatch that survives a reload: it remembers when it was started, not how often it ticked. */
export interface Stopwatch {
  /** Milliseconds of the finished runs. */
  readonly elapsedMs: number
  /** Wall clock of the start of the present run, ISO 8601; null while it stands. */
  readonly runningSince: string | null
  /** The same start by the clock of the page; absent while it stands. */
  readonly runningFrom?: PageTime | undefined
}

export const stoppedWatch: Stopwatch = { elapsedMs: 0, runningSince: null }

/**
 * Milliseconds that a stopwatch shows.
 *
 * Rule    within the life of the page that started it, the page's clock measures: nobody can set it.
 *         After a reload the wall clock does; set back, it never takes time away.
 * Units   milliseconds.
 * Returns the finished runs and the present one.
 * Source  PHONE.md, The form (stopwatch, memory clock).
 */
export function shownMs(watch: Stopwatch, now: PhoneMoment): number {
  const { elapsedMs, runningSince, runningFrom } = watch
  if (runningSince === null) return elapsedMs
  const run =
    runningFrom?.life === now.page.life
      ? now.page.ms - runningFrom.ms
      : now.wall.getTime() - Date.parse(runningSince)
  return elapsedMs + Math.max(0, run)
}

/**
 * The stopwatch running from now on; one that runs already goes on.
 *
 * Rule    one that runs already goes on, and its start stays.
 * Units   the start by the wall clock and by the page's clock.
 * Source  PHONE.md, The form (stopwatch: start/stop, survives reload).
 */
export function startWatch(watch: Stopwatch, now: PhoneMoment): Stopwatch {
  return watch.runningSince === null
    ? { ...watch, runningSince: now.wall.toISOString(), runningFrom: now.page }
    : watch
}

/**
 * The stopwatch standing, with all that it has shown.
 *
 * Rule    the run that ends is added to those before it; one that stands stays as it is.
 * Units   milliseconds.
 * Source  PHONE.md, The form (stopwatch: start/stop, survives reload).
 */
export function stopWatch(watch: Stopwatch, now: PhoneMoment): Stopwatch {
  return { elapsedMs: shownMs(watch, now), runningSince: null }
}

/**
 * Whole seconds of a stopwatch, a begun second not counted.
 *
 * Rule    a begun second is not counted.
 * Units   whole seconds.
 * Source  PHONE.md, The form (stopwatch: start/stop, survives reload).
 */
export function shownSeconds(watch: Stopwatch, now: PhoneMoment): Decimal {
  return String(Math.floor(shownMs(watch, now) / 1000))
}
