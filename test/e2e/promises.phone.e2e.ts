import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { z } from 'zod'
import { spareOfferFees } from '@/prisma/demo/cast'
import { expectFit } from './fit'
import { tabThrough } from './keyboard'
import { aboutNetwork, enterAs, expectAccessible, expectKept, expectRested } from './steps'
import { expect, test } from './test'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const promisesFee = spareOfferFees[8]

const listSchema = z.object({
  visits: z.array(z.object({ id: z.guid(), fee: z.string() })),
})

async function visitOf(page: Page) {
  const answer = await page.request.get('/api/v1/visits')
  const { visits } = listSchema.parse(await answer.json())
  const visit = visits.find(({ fee }) => fee === promisesFee)
  expect(visit, 'a visit to a shop in the demo').toBeDefined()
  return visit?.id ?? ''
}

const firstRadio = (page: Page) => page.locator('main section[id^="question-"] input[type=radio]')

test('whoever takes a visit is told why the phone must keep it, and the phone is asked to', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  await page.addInitScript(() => {
    const persist = () => {
      Reflect.set(window, 'wasAsked', true)
      return Promise.resolve(true)
    }
    Object.defineProperty(StorageManager.prototype, 'persist', { value: persist })
  })
  await page.goto(`/shop/${await visitOf(page)}`)
  const wasAsked = () => page.evaluate(() => Reflect.get(window, 'wasAsked') === true)
  await expect(page.getByText('Ответы хранятся на этом телефоне, пока сервер')).toBeVisible()
  expect(await wasAsked()).toBe(false)
  await page.getByRole('button', { name: 'Взять проверку' }).click()
  await expect(page.getByRole('link', { name: 'Заполнить анкету' })).toBeVisible()
  expect(await wasAsked()).toBe(true)
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('a question that was left out is one tap away, and a stopwatch runs on through a reload', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  await page.goto(`/shop/${await visitOf(page)}/form`)
  await firstRadio(page).first().waitFor()
  const title = page.getByRole('heading', { level: 1 })
  const began = await title.textContent()
  const watch = page.getByPlaceholder('0:00')
  while ((await watch.count()) === 0) {
    const before = (await title.textContent()) ?? ''
    await page.getByRole('button', { name: 'Дальше', exact: true }).click()
    await expect(title).not.toHaveText(before)
  }
  await page.getByRole('button', { name: 'Начать', exact: true }).first().click()
  await expect(page.getByRole('timer')).toHaveText('0:01')
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('timer')).toHaveText(/^0:0[2-9]$|^0:[1-5]\d$/)
  await page.getByRole('button', { name: 'Стоп' }).click()
  await expect(page.getByRole('timer')).toHaveCount(0)
  await page.getByRole('button', { name: /Перейти к вопросу без ответа/ }).click()
  await expect(title).toHaveText(began ?? '')
  await expect(firstRadio(page).first()).toBeFocused()
  expect(await leave(), 'what the browser complained about').toEqual([])
})

/** The form opens where it was left; its first questions are one tap away. */
async function openFirstScreen(page: Page, visitId: string) {
  await page.goto(`/shop/${visitId}/form`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  if ((await firstRadio(page).count()) === 0)
    await page.getByRole('button', { name: /Перейти к вопросу без ответа/ }).click()
  await firstRadio(page).first().waitFor()
}

/** A photo as a camera makes it: large, with the place and the camera in it. */
const fromCamera = () =>
  sharp({ create: { width: 3000, height: 4500, channels: 3, background: '#7aa0a0' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Secret camera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 45/1 4/1' },
    })
    .toBuffer()

test('a photo leaves the phone no larger than 2000 pixels, and without a word of its camera', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const original = await fromCamera()
  expect(original.includes('Secret camera')).toBe(true)
  const sent: Buffer[] = []
  page.on('request', (request) => {
    const bytes = request.postDataBuffer()
    if (bytes && /\/api\/v1\/(?:attachments|uploads)/.test(request.url())) sent.push(bytes)
  })
  await openFirstScreen(page, await visitOf(page))
  await expectRested(page)
  const check = page.getByRole('button', { name: 'Проверить анкету' })
  const title = page.getByRole('heading', { level: 1 })
  while ((await check.count()) === 0) {
    const before = (await title.textContent()) ?? ''
    await page.getByRole('button', { name: 'Дальше', exact: true }).click()
    await expect(title).not.toHaveText(before)
  }
  await check.click()
  const receipt = page.locator('#purchase-receipt')
  const camera = receipt.locator('input[type=file]').first()
  await camera.setInputFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: original })
  await expect(receipt.locator('li img')).toBeVisible()
  const jpeg = () => sent.find((bytes) => bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xd8])))
  await expect.poll(jpeg, { timeout: 60_000 }).toBeDefined()
  const bytes = jpeg() ?? Buffer.alloc(0)
  const { width, height, exif } = await sharp(bytes).metadata()
  expect([width, height, exif]).toEqual([1333, 2000, undefined])
  expect(Buffer.concat(sent).includes('Secret camera')).toBe(false)
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('what is only on this phone is said on every page, also why an iPhone forgets; leaving warns', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (iPhone) Safari' })
  })
  const visitId = await visitOf(page)
  await openFirstScreen(page, visitId)
  await expectRested(page)
  await expectKept(page)
  await page.context().setOffline(true)
  await firstRadio(page).nth(1).check()
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
  await expect(page.getByText(/только на этом телефоне/)).toBeVisible()
  // The line about it is long, and the bar that sticks below is high on a small phone.
  await page.setViewportSize({ width: 320, height: 568 })
  await firstRadio(page).first().focus()
  await tabThrough(page, 12)
  await page.setViewportSize({ width: 390, height: 844 })
  const expectNotice = async (timeout: number) => {
    const notice = page.getByText(/^1 проверка только на этом телефоне\.$/)
    await expect(notice).toBeVisible({ timeout })
    await expect(page.getByText('Safari удаляет данные сайта')).toBeVisible()
  }
  for (const address of ['/shop', `/shop/${visitId}`]) {
    await page.goto(address)
    await expectNotice(10_000)
  }
  // Drafts do not reach the server, so what was typed is here alone.
  await page.route('**/api/v1/drafts/**', (route) => route.fulfill({ status: 503 }))
  await page.context().setOffline(false)
  await page.goto('/account')
  // With a network, what may be on its way still is not counted at once.
  await expectNotice(40_000)
  await page.getByRole('button', { name: 'Выйти', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('На этом телефоне есть неотправленное')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Остаться' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page).toHaveURL(/\/account$/)
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})

test('where the phone cannot be read, leaving warns with what was noted, or that nobody can say', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  await openFirstScreen(page, await visitOf(page))
  await expectRested(page)
  await page.route('**/api/v1/drafts/**', (route) => route.fulfill({ status: 503 }))
  await firstRadio(page).first().check()
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
  const noted = () => page.evaluate(() => localStorage.getItem('etalon-phone'))
  await expect.poll(noted).toMatch(/^\{"[0-9a-f-]{36}":1\}$/)
  // As a browser whose database is damaged answers.
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError')
    }
  })
  const dialog = page.getByRole('dialog')
  const signOut = page.getByRole('button', { name: 'Выйти', exact: true })
  await page.goto('/account')
  await signOut.click()
  await expect(dialog.getByText('На этом телефоне есть неотправленное')).toBeVisible()
  await expect(
    dialog.getByText(/^Когда телефон удалось прочитать в последний раз, .+: 1\.$/),
  ).toBeVisible()
  await expectFit(page)
  await dialog.getByRole('button', { name: 'Остаться' }).click()
  await expect(page).toHaveURL(/\/account$/)

  await page.evaluate(() => localStorage.clear())
  await signOut.click()
  await expect(dialog.getByText('неотправленное, узнать не удалось')).toBeVisible()
  await expect(dialog.getByText('удалось прочитать в последний раз')).toHaveCount(0)
  await expect(dialog.getByText('При выходе ответы не удаляются')).toBeVisible()
  await dialog.getByRole('button', { name: 'Всё равно выйти' }).click()
  await page.waitForURL(/sign-in/)
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})
