import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test'
import { expectBigTargets, expectStill } from './touch'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No finding of any weight, by all rules of WCAG 2.2 AA that axe has. */
async function expectWcag(page: Page) {
  await page.locator('main').waitFor()
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
  expect(told, `axe on ${page.url()}`).toEqual([])
}

/** Nothing is cut off or pushed aside: the page scrolls down, never sideways. */
async function expectNoSideways(page: Page, width: number, textSize: string) {
  await page.setViewportSize({ width, height: 700 })
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size
  }, textSize)
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .filter((element) => element.closest('.sr-only, dialog:not([open])') === null)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`)
  })
  expect(wide.slice(0, 3), `${page.url()} at ${width} px, text ${textSize}`).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

/** Both looks, a small phone, text twice as large; the page is left as it was found. */
export async function expectFit(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectWcag(page)
    await expectStill(page)
  }
  await expectNoSideways(page, 320, '100%')
  await expectNoSideways(page, 390, '200%')
  await expectNoSideways(page, 390, '100%')
  await expectBigTargets(page)
}
