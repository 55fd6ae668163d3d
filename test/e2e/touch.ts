import type { Page } from '@playwright/test'
import { expect } from './test'

/** PHONE.md, The form: big targets. Units: CSS pixels. */
const LEAST = 44

/**
 * Everything that can be tapped is at least 44 by 44, its label counted; a link in a line of text may
 * be as high as the line (WCAG 2.5.8, inline).
 */
export async function expectBigTargets(page: Page): Promise<void> {
  const small = await page.evaluate((least) => {
    const selector =
      'a[href], button, input, select, textarea, summary, [role=slider], [role=button], [tabindex="0"]'
    const isSeen = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      return width > 1 && height > 1 && style.visibility !== 'hidden' && style.display !== 'none'
    }
    const isInText = (element: Element) =>
      element.tagName === 'A' &&
      getComputedStyle(element).display === 'inline' &&
      (element.parentElement?.textContent?.trim() ?? '') !== (element.textContent?.trim() ?? '')
    const open = document.querySelector('dialog[open], [role=dialog], [role=alertdialog]')
    return [...(open ?? document).querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
      if (element.matches('[disabled], [type=hidden]') || isInText(element)) return []
      const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : []
      const own = element.matches('.sr-only, .sr-only *') ? [] : [element]
      const parts = [...own, ...labels].filter((part) => part instanceof Element && isSeen(part))
      const boxes = parts.map((part) => (part as Element).getBoundingClientRect())
      if (boxes.length === 0) return []
      const width =
        Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left))
      const height =
        Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top))
      // What stands in half a pixel is drawn whole.
      if (width >= least - 0.5 && height >= least - 0.5) return []
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30)
      return [`${element.tagName} "${name}" ${Math.round(width)}x${Math.round(height)}`]
    })
  }, LEAST)
  expect([...new Set(small)], `small targets on ${page.url()}`).toEqual([])
}

/** Whoever asks for less motion gets none: nothing runs, and nothing would take time to change. */
export async function expectStill(page: Page): Promise<void> {
  const moving = await page.evaluate(() => {
    const seconds = (list: string) =>
      Math.max(...list.split(',').map((one) => Number.parseFloat(one)))
    const slow = [...document.querySelectorAll('body *')].filter((element) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(element)
      const isAnimated = animationName !== 'none' && seconds(animationDuration) > 0.001
      return isAnimated || seconds(transitionDuration) > 0.001
    })
    const running = document.getAnimations().filter(({ playState }) => playState === 'running')
    return [
      ...slow.map(({ tagName, className }) => `${tagName} ${String(className).slice(0, 60)}`),
      ...running.map(({ id }) => `animation ${id}`),
    ]
  })
  expect(moving.slice(0, 3), `motion on ${page.url()} although less was asked for`).toEqual([])
}

/** What the policy of a page stopped is none of its own doing. Call it before the page is opened. */
export async function watchPolicy(page: Page): Promise<() => Promise<readonly string[]>> {
  const stopped: string[] = []
  await page.exposeFunction('policyStopped', (what: string) => void stopped.push(what))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const told: unknown = Reflect.get(window, 'policyStopped')
      if (typeof told === 'function')
        told(`${violatedDirective} ${blockedURI} ${location.pathname}`)
    })
  })
  return async () => stopped
}
