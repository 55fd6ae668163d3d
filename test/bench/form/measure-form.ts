import { gzipSync } from 'node:zlib'
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
  Request,
} from '@playwright/test'
import { jarCookies } from '../../session-cookie'
import { median, rounded } from '../bench'

export interface FormPage {
  readonly address: string
  /** Of its first screen. */
  readonly questions: number
  readonly cookie?: string
}

export interface FormFigures {
  /** Gzip kilobytes of the scripts that the page's own HTML names. */
  readonly namedScriptKb: number
  /** Of these and of whatever else was asked for until all questions of the screen were there. */
  readonly scriptKb: number
  /** Of all that was fetched when the page was at rest: what it may come to need among it. */
  readonly restingScriptKb: number
  /** Of several loads with the processor slowed down four times: what long tasks exceed 50 ms by. */
  readonly blockedMs: number
  /** From a click to the next frame, the processor slowed down six times. */
  readonly clickMs: number
  readonly longestClickMs: number
}

const loads = 5
/** Times in a row that the browser has nothing to do and asks for no script. */
const RESTING_ROUNDS = 20
const MOST_ROUNDS = 2_000

/** One page, as a phone opens it: weight, how long it is deaf while opening, how fast a tap is. */
export async function measureForm(browser: Browser, form: FormPage): Promise<FormFigures> {
  const blocked: number[] = []
  for (let load = 0; load < loads; load += 1) blocked.push(await blockedTime(browser, form))
  const clicks = await clickTimes(browser, form)
  return {
    ...(await scriptWeights(browser, form)),
    blockedMs: Math.round(median(blocked)),
    clickMs: rounded(median(clicks), 1),
    longestClickMs: rounded(Math.max(...clicks), 1),
  }
}

/** A fresh browser profile each time: nothing is cached, no worker answers. */
export async function withPage<T>(
  browser: Browser,
  form: FormPage,
  work: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
    locale: 'en-GB',
    ...options,
  })
  try {
    await signIn(context, form)
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}

async function signIn(context: BrowserContext, { cookie, address }: FormPage) {
  await context.addCookies(jarCookies(cookie ?? '', address))
}

export async function slowDown(page: Page, times: number) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: times })
}

/** Eight of ten questions are choices of four. */
async function untilThere(page: Page, { questions }: FormPage) {
  const radios = questions * 0.8 * 4
  await page.waitForFunction(
    (least) => document.querySelectorAll('input[type=radio]').length >= least,
    radios,
    { timeout: 120_000 },
  )
}

/** What a page fetches when the browser is idle, and what that asks for in turn, has come by then. */
async function untilAtRest(
  page: Page,
  { address }: FormPage,
  scripts: () => { readonly asked: number; readonly open: number },
) {
  let known = scripts().asked
  let resting = 0
  for (let round = 0; resting < RESTING_ROUNDS; round += 1) {
    if (round === MOST_ROUNDS) throw new Error(`${address} never stops asking for scripts`)
    await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve)).then(() => null)')
    const { asked, open } = scripts()
    resting = asked === known && open === 0 ? resting + 1 : 0
    known = asked
  }
}

async function scriptWeights(browser: Browser, form: FormPage) {
  return withPage(browser, form, async (page) => {
    const asked: string[] = []
    const open = new Set<Request>()
    const sizes = new Map<string, Promise<number>>()
    page.on('request', (request) => {
      if (request.resourceType() !== 'script') return
      asked.push(request.url())
      open.add(request)
    })
    page.on('requestfinished', (request) => open.delete(request))
    page.on('requestfailed', (request) => open.delete(request))
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      const size = response.body().then((body) => gzipSync(body).byteLength)
      sizes.set(response.url(), size)
    })
    const html = (await (await page.goto(form.address))?.text()) ?? ''
    await untilThere(page, form)
    const before = [...asked]
    await page.waitForLoadState('networkidle')
    await untilAtRest(page, form, () => ({ asked: asked.length, open: open.size }))
    const weight = async (urls: readonly string[]) => {
      const own = await Promise.all([...new Set(urls)].map((url) => sizes.get(url) ?? 0))
      return rounded(own.reduce((sum, size) => sum + size, 0) / 1000, 1)
    }
    const named = asked.filter((url) => html.includes(`"${new URL(url).pathname}"`))
    return {
      namedScriptKb: await weight(named),
      scriptKb: await weight([...named, ...before]),
      restingScriptKb: await weight(asked),
    }
  })
}

export const watchTasks = `
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
`

async function blockedTime(browser: Browser, form: FormPage): Promise<number> {
  return withPage(browser, form, async (page) => {
    await page.addInitScript({ content: watchTasks })
    await slowDown(page, 4)
    await page.goto(form.address)
    await untilThere(page, form)
    await page.waitForLoadState('networkidle')
    const tasks = await page.evaluate<readonly number[]>('window.longTasks')
    return tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0)
  })
}

/** A click on the second of each four, and the time until the frame after it was handed on. */
const clickAll = `(async () => {
  const groups = new Map();
  for (const radio of document.querySelectorAll('input[type=radio]'))
    groups.set(radio.name, [...(groups.get(radio.name) ?? []), radio]);
  const times = [];
  for (const [name, radios] of groups) {
    if (radios.length !== 4) continue;
    await new Promise((resolve) => setTimeout(resolve, 400));
    const begun = performance.now();
    document.querySelectorAll('input[type=radio][name="' + CSS.escape(name) + '"]')[1].click();
    await new Promise((resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    }));
    times.push(performance.now() - begun);
    if (times.length === 33) break;
  }
  return times.slice(1);
})()`

async function clickTimes(browser: Browser, form: FormPage): Promise<readonly number[]> {
  return withPage(browser, form, async (page) => {
    await page.goto(form.address)
    await untilThere(page, form)
    await page.waitForLoadState('networkidle')
    await slowDown(page, 6)
    const times = await page.evaluate<readonly number[]>(clickAll)
    if (times.length < 20) throw new Error(`${form.address} has only ${times.length} choices`)
    return times
  })
}
