import type { Page } from '@playwright/test'

declare global {
  interface Window {
    etalonTimes: { id: number; duration: number }[]
  }
}

/**
 * To be run before a page: what the browser itself measures from a key, click or tap to the next
 * picture (Event Timing). A text, because what compiles this file puts names of its own into
 * functions. 16 ms is the shortest that the browser tells of.
 */
export const observeInteractions = `
  window.etalonTimes = [];
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId) window.etalonTimes.push({ id: interactionId, duration });
  }).observe({ type: 'event', durationThreshold: 16 });
`

export async function forgetInteractions(page: Page): Promise<void> {
  await page.evaluate(() => window.etalonTimes.splice(0))
}

/**
 * Durations by interaction, when the page has come to rest; those too quick to be told count as 16.
 * @param restMs so long after it first rests, for what it puts off
 */
export async function interactionTimes(
  page: Page,
  count: number,
  restMs: number,
): Promise<readonly number[]> {
  await page.evaluate(
    (rest) =>
      new Promise((resolve) => {
        requestIdleCallback(() =>
          setTimeout(() => requestIdleCallback(() => requestAnimationFrame(resolve)), rest),
        )
      }),
    restMs,
  )
  const told = await page.evaluate(() => window.etalonTimes)
  const longest = new Map<number, number>()
  for (const { id, duration } of told) {
    longest.set(id, Math.max(duration, longest.get(id) ?? 0))
  }
  const quick = Array.from({ length: Math.max(0, count - longest.size) }, () => 16)
  return [...longest.values(), ...quick]
}

/** Milliseconds that the page's thread has worked, waiting for a core left out: what is done at leisure
 * (problems, preview, saving) is in it. */
export async function workMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
}
