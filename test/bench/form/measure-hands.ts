import type { Browser, Page } from '@playwright/test'
import { rounded } from '../bench'
import { type Acts, measureActs, observeInteractions } from '../interaction-times'
import { type FormPage, slowDown, watchTasks, withPage } from './measure-form'

/** Drafts are kept 120 ms after a tap, and told to the server later. */
const REST_MS = 700

/**
 * A form under the hands of a shopper: from the finger or key to the next picture, as the browser
 * itself measures it (Event Timing), the longest of each kind, and what the page's thread works for each;
 * while opening, the longest task and what all long ones exceed 50 ms by; while scrolling, the longest
 * time without a picture.
 * Units: milliseconds.
 */
export async function measureHands(
  browser: Browser,
  form: FormPage,
  slowedBy: number,
): Promise<Record<string, number>> {
  const work = (page: Page) => measurePage(page, form, slowedBy)
  return withPage(browser, form, work, { hasTouch: true, isMobile: true })
}

async function measurePage(page: Page, form: FormPage, slowedBy: number) {
  await page.addInitScript({ content: `${watchTasks}; ${observeInteractions}` })
  await slowDown(page, slowedBy)
  const begun = performance.now()
  const since = () => Math.round(performance.now() - begun)
  await page.goto(form.address)
  await page.locator('main input[type=radio]').first().waitFor({ timeout: 120_000 })
  const figures: Record<string, number> = { 'opening, until one can answer': since() }
  await untilWhole(page)
  figures['opening, until all questions are there'] = since()
  const tasks = await page.evaluate<readonly number[]>('window.longTasks')
  figures['opening, longest task'] = Math.round(Math.max(0, ...tasks))
  figures['opening, blocked'] = Math.round(
    tasks.reduce((sum, task) => sum + Math.max(0, task - 50), 0),
  )
  Object.assign(figures, await measureActs(page, acts, REST_MS))
  figures['scrolling, longest without a picture'] = await scroll(page)
  return figures
}

const WHOLE_MS = 1_500

/** Nothing has been added for a while: all questions of the screen are there. The pause is between two looks. */
async function untilWhole(page: Page): Promise<void> {
  let known = { count: -1, since: performance.now() }
  while (performance.now() - known.since < WHOLE_MS) {
    await page.waitForTimeout(100)
    const count = await page.evaluate<number>('document.querySelectorAll("main *").length')
    if (count !== known.count) known = { count, since: performance.now() }
  }
}

const acts: Acts = {
  tapping: async (page) => {
    for (let n = 0; n < 20; n += 1) await tapOne(page, 'main input[type=radio]', n / 20)
    return 20
  },
  typing: async (page) => {
    await tapOne(page, 'main textarea', 0.5)
    const text = 'checked and noted down'
    await page.keyboard.type(text, { delay: 60 })
    return text.length + 1
  },
  'to the next open question': async (page) => {
    for (let n = 0; n < 5; n += 1) {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      await tapOne(page, 'header button', 1)
    }
    return 5
  },
  'to the next screen': async (page) => {
    for (let count = 1; ; count += 1) {
      const before = await page.locator('h1').textContent()
      await tapOne(page, 'footer button', 1)
      await page.waitForFunction(
        (title) => document.querySelector('h1')?.textContent !== title,
        before,
      )
      if ((await page.locator('main fieldset, main textarea').count()) === 0) return count
    }
  },
  'from the list of what is missing to the last question and back': async (page) => {
    for (let n = 0; n < 3; n += 1) {
      await untilWhole(page)
      await tapOne(page, 'main li button', 1)
      await page.locator('main input[type=radio]').first().waitFor()
      await tapOne(page, 'footer button', 1)
      await page.locator('main li button').first().waitFor()
    }
    return 6
  },
}

/** A finger on one of the elements, so far through their list; it is brought into sight before. */
async function tapOne(page: Page, selector: string, share: number): Promise<void> {
  const [x = 0, y = 0] = await page.evaluate<readonly number[]>(`(async () => {
    const all = [...document.querySelectorAll(${JSON.stringify(selector)})];
    const element = all[Math.min(all.length - 1, Math.floor(all.length * ${share}))];
    const isFixed = element.closest('header, footer') !== null;
    for (let n = 0; n < 6; n += 1) {
      if (!isFixed) element.scrollIntoView({ block: 'center' });
      await new Promise(requestAnimationFrame);
    }
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  })()`)
  await page.touchscreen.tap(x, y)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)))
}

/** Down through the form, faster than anybody reads: the pauses are the hand's, between turns of the wheel. */
async function scroll(page: Page): Promise<number> {
  await tapOne(page, 'main li button', 1)
  await untilWhole(page)
  await page.evaluate(`(() => {
    scrollTo(0, 0);
    window.etalonGap = 0;
    let before = performance.now();
    const look = (now) => {
      window.etalonGap = Math.max(window.etalonGap, now - before);
      before = now;
      requestAnimationFrame(look);
    };
    setTimeout(() => { before = performance.now(); requestAnimationFrame(look) }, 500);
  })()`)
  await page.waitForTimeout(700)
  await page.mouse.move(195, 420)
  for (let n = 0; n < 40; n += 1) {
    await page.mouse.wheel(0, 700)
    await page.waitForTimeout(50)
  }
  return rounded(await page.evaluate<number>('window.etalonGap'), 1)
}
