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

async function forgetInteractions(page: Page): Promise<void> {
  await page.evaluate(() => window.etalonTimes.splice(0))
}

/**
 * Durations by interaction, when the page has come to rest; those too quick to be told count as 16.
 * @param restMs so long after it first rests, for what it puts off
 */
async function interactionTimes(
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
async function workMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
}

/** Done by hand on a page, one after another; each says how many keys, clicks or taps it was. */
export type Acts = Readonly<Record<string, (page: Page) => Promise<number>>>

/**
 * What each of the acts makes one wait, and what the page works for it.
 * @param restMs so long after each act what it puts off is counted to it
 * Units: milliseconds; the longest of an act, and work per key, click or tap.
 * @throws where the browser told of no interaction at all: then nobody watched
 */
export async function measureActs(
  page: Page,
  acts: Acts,
  restMs: number,
): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  const workMs = await workMeter(page)
  let measured = 0
  for (const [name, act] of Object.entries(acts)) {
    await forgetInteractions(page)
    const before = await workMs()
    const count = await act(page)
    const times = await interactionTimes(page, count, restMs)
    figures[`${name}, work for each`] = Math.round(((await workMs()) - before) / times.length)
    measured += times.filter((time) => time > 16).length
    figures[`${name}, longest of ${times.length}`] = Math.max(...times)
  }
  if (measured === 0) throw new Error('the browser told of no interaction')
  return figures
}
