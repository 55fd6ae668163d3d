import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { expect } from './test'

/** Presses Tab until the keyboard stands on it, and nothing stands over it there. */
export async function tabTo(target: Locator): Promise<void> {
  const page = target.page()
  for (let press = 0; press < 160; press += 1) {
    const isThere = await target.evaluate((element) => element === document.activeElement)
    if (isThere) return expectSeen(target)
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${target}`)
}

/** WCAG 2.4.11, Focus Not Obscured: of what has the focus something is in sight, also under what sticks. */
async function expectSeen(target: Locator): Promise<void> {
  const isSeen = () =>
    target.evaluate((element) => {
      const label = 'labels' in element && element.labels instanceof NodeList && element.labels[0]
      const box = (label instanceof Element ? label : element).getBoundingClientRect()
      const steps = [0.05, 0.25, 0.5, 0.75, 0.95]
      return steps.some((down) =>
        steps.some((right) => {
          const [x, y] = [box.left + box.width * right, box.top + box.height * down]
          const top = document.elementFromPoint(x, y)
          const own = top?.closest('label')?.control ?? top
          return own === element || element.contains(top) || top?.contains(element) === true
        }),
      )
    })
  await expect.poll(isSeen, { message: `${target} is out of sight` }).toBe(true)
}

/** Goes on by Tab so many times, there and back; whatever gets the focus is in sight. */
export async function tabThrough(page: Page, times: number): Promise<void> {
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let press = 0; press < times; press += 1) {
      await page.keyboard.press(key)
      // Behind the last one comes the window of the browser, and then the first one again.
      const isInPage = await page.evaluate(() => document.activeElement !== document.body)
      if (isInPage) await expectSeen(page.locator(':focus'))
    }
  }
}

export async function pressOn(target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(target)
  await target.page().keyboard.press(key)
}

export async function typeInto(field: Locator, text: string): Promise<void> {
  await tabTo(field)
  await field.page().keyboard.insertText(text)
}

/** Answers one question without a pointer: the first answer of a choice, a word, a number. */
export async function answerByKeys(question: Locator, comment: string): Promise<void> {
  const page = question.page()
  const radio = question.getByRole('radio').first()
  const box = question.getByRole('checkbox').first()
  const start = question.getByPlaceholder('0:00')
  const text = question.getByRole('textbox').first()
  if (await start.count()) await typeInto(start, '0:15')
  else if (await radio.count()) {
    if (!(await radio.isChecked())) await pressOn(radio, 'Space')
    await expect(radio).toBeChecked()
  } else if (await text.count()) {
    const mode = await text.getAttribute('inputmode')
    await typeInto(text, mode === 'decimal' || mode === 'numeric' ? '1' : 'Без мыши')
  } else if (await box.count()) await pressOn(box, 'Space')
  const why = question.getByLabel(comment)
  if (await why.count()) await typeInto(why, 'Без мыши')
  if (await question.locator('input[type=file][multiple]').count()) await photoByKeys(question)
  await expect(page.locator(':focus')).toHaveAccessibleName(/\S/)
}

/** The camera of a test is a file: its own dialog is the system's, and as accessible as that. */
async function photoByKeys(question: Locator) {
  const image = { width: 64, height: 48, channels: 3, background: '#446688' } as const
  const buffer = await sharp({ create: image }).jpeg().toBuffer()
  const choosing = question.page().waitForEvent('filechooser')
  await pressOn(question.locator('input[type=file][multiple]'))
  await (await choosing).setFiles({ name: 'image.jpg', mimeType: 'image/jpeg', buffer })
  await expect(question.locator('li img')).toBeVisible()
}
