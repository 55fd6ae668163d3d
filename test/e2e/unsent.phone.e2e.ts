import type { Page } from '@playwright/test'
import { z } from 'zod'
import { spareOfferFees } from '@/prisma/demo/cast'
import { expectFit } from './fit'
import { aboutNetwork, aPhoto, enterAs, fillForm, takeVisit } from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 120_000 })

const listSchema = z.object({
  visits: z.array(z.object({ id: z.guid(), state: z.string(), fee: z.string() })),
})

const [, unsentFee] = spareOfferFees

/** The visit of these tests; nothing of it is ever sent. */
async function anAcceptedVisit(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/visits')
  const { visits } = listSchema.parse(await answer.json())
  const visit = visits.find(({ fee }) => fee === unsentFee)
  expect(visit, 'a visit to a shop in the demo').toBeDefined()
  if (visit?.state === 'offered') await takeVisit(page, visit.id)
  return visit?.id ?? ''
}

/** Answers the first question, and waits until the phone has it. */
async function answerSomething(page: Page) {
  const question = page.locator('main section[id^="question-"]').first()
  await question.getByRole('radio').first().check()
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
}

test('a second tab reads the answers, and goes on with them', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const visitId = await anAcceptedVisit(page)
  await page.goto(`/shop/${visitId}/form`)
  await answerSomething(page)
  await page
    .getByRole('button', { name: /^Стандарт / })
    .first()
    .click()
  await expect(page.getByRole('dialog').getByRole('paragraph').first()).toHaveText(/\S/)
  await expectFit(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const second = await page.context().newPage()
  await second.goto(`/shop/${visitId}/form`)
  await expect(second.getByText('Только чтение'), 'a second tab writes').toBeVisible()
  await expect(second.locator('dl dd').first()).toBeVisible()
  await expectFit(second)
  await second.getByRole('button', { name: 'Продолжить здесь' }).click()
  await expect(second.getByRole('radio', { checked: true }).first()).toBeVisible()
  await expect(page.getByText('Только чтение')).toBeVisible()
  expect(await leave()).toEqual([])
})

test('"saved" goes off the screen with the tap itself, and comes back when it is true', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const visitId = await anAcceptedVisit(page)
  await page.goto(`/shop/${visitId}/form`)
  await answerSomething(page)
  const told = await page.evaluate(() => {
    const words = () => {
      const spans = [...document.querySelectorAll('[data-saving] span span')]
      const shown = spans.filter((span) => getComputedStyle(span).visibility === 'visible')
      return shown.map((span) => span.textContent)
    }
    const before = words()
    document.querySelector<HTMLInputElement>('main input[type=radio]:not(:checked)')?.click()
    // In the same task: nothing has been drawn in between.
    return { before, after: words() }
  })
  expect(told.before).toEqual([expect.stringMatching(/^Сохранено на телефоне/)])
  expect(told.after).toEqual(['Сохраняем на телефоне…'])
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
  await expect(page.getByText('Сохраняем на телефоне…')).toBeHidden()
  expect(await leave()).toEqual([])
})

test('unsent work is at hand without a network, and without a sign-in', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const context = page.context()
  const visitId = await anAcceptedVisit(page)
  await page.goto(`/shop/${visitId}/form`)
  await answerSomething(page)
  await page.goto('/shop')
  const kept = () =>
    page.evaluate(async () => {
      const store = await caches.open('etalon-shell')
      return (await store.match('/shop/offline'))?.status
    })
  await expect.poll(kept, { timeout: 60_000 }).toBe(200)
  await context.setOffline(true)
  await page.goto('/shop/phone')
  await expect(page.getByRole('button', { name: 'Сохранить копию' }).first()).toBeVisible()
  await expect(page.locator(`a[href="/shop/${visitId}/form"]`)).toBeVisible()
  await context.setOffline(false)
  await context.clearCookies({ name: /session/ })
  await page.goto('/shop/phone')
  await page.waitForURL(/sign-in/)
  const button = page.getByRole('button', { name: 'Сохранить копию' })
  await expect(button).toBeVisible()
  await expectFit(page)
  // The phone of the test has no sheet for sharing.
  await page.evaluate(() => Object.defineProperty(navigator, 'canShare', { value: undefined }))
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  expect(download.suggestedFilename()).toMatch(/^etalon-.*\.zip$/)
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})

test('a refused report can be opened, copied, and thrown away by a typed word', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const visitId = await anAcceptedVisit(page)
  await page.route('**/api/v1/evaluations', (route) =>
    route.fulfill({ status: 422, json: { reason: 'wrong-version' } }),
  )
  await page.goto(`/shop/${visitId}/form`)
  await fillForm(page, 'Этого отчёта не примут', await aPhoto())
  await page.getByRole('button', { name: 'Проверить анкету' }).click()
  // A day long before the visit is pointed out as it is typed, and can be sent all the same.
  const day = page.getByLabel('День проверки')
  const today = await day.inputValue()
  await day.fill('2025-01-01')
  await expect(page.getByText(/^Вы указали 1 января 2025, а проверка назначена на/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Отправить отчёт' })).toBeVisible()
  await expectFit(page)
  await day.fill(today)
  await expect(page.getByText(/^Вы указали/)).toBeHidden()
  await page.getByRole('button', { name: 'Отправить отчёт' }).click()
  await page.getByRole('link', { name: 'Сохранить копию или удалить отчёт' }).click()
  await expect(page.getByRole('link', { name: 'Открыть анкету' })).toBeVisible()
  await expectFit(page)
  await page.getByRole('button', { name: 'Удалить отчёт' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('На сервере его нет')).toBeVisible()
  await expectFit(page)
  await dialog.getByRole('textbox').fill('удалить')
  await dialog.getByRole('button', { name: 'Удалить отчёт' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Удалить отчёт' })).toBeHidden()
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})
