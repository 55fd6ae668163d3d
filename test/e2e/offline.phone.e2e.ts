import type { BrowserContext, Page } from '@playwright/test'
import { z } from 'zod'
import { orderDeskFee, spareOfferFees } from '@/prisma/demo/cast'
import { expectFit } from './fit'
import {
  aboutNetwork,
  aPhoto,
  enterAs,
  expectKept,
  expectRested,
  fillForm,
  takeVisit,
} from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 300_000 })

const listSchema = z.object({
  visits: z.array(
    z.object({ id: z.guid(), state: z.string(), fee: z.string(), touchpoint: z.string() }),
  ),
})

const noConnection = 'Связи нет. Всё, что вы записываете, остаётся на этом телефоне'
const savedWithout = /^Сохранено на телефоне, .*Связи нет: копия уйдёт на сервер сама/

/** The visits of other tests: to the order desk, and those that are offered to spare. */
const others: readonly string[] = [orderDeskFee, ...spareOfferFees]

/** The visits as the server lists them, to find one that no page has opened yet. */
async function anAcceptedVisit(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/visits')
  const { visits } = listSchema.parse(await answer.json())
  const free = visits.filter(
    ({ fee, touchpoint }) => touchpoint === 'store' && !others.includes(fee),
  )
  const accepted = free.find(({ state }) => state === 'accepted')
  if (accepted) return accepted.id
  const offered = free.find(({ state }) => state === 'offered')
  expect(offered, 'a visit to take in the demo').toBeDefined()
  await takeVisit(page, offered?.id ?? '')
  return offered?.id ?? ''
}

/** A browser that takes any network card for a network, as in a shop whose Wi-Fi leads nowhere. */
async function believeInNetwork(page: Page) {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'onLine', { get: () => true, configurable: true }),
  )
}

/** As after the phone was switched off: no page of the product is open, and there is no network. */
async function coldStart(context: BrowserContext, address: string): Promise<Page> {
  for (const page of context.pages()) await page.close()
  await context.setOffline(true)
  const page = await context.newPage()
  await page.goto(address)
  return page
}

test('a visit that was never opened is opened, filled in and sent from a cold start without a network', async ({
  browser,
}) => {
  const { page: first, leave } = await enterAs(browser, 'shopper', { phone: true })
  const context = first.context()
  await first.goto('/shop')
  await expectKept(first)
  const visitId = await anAcceptedVisit(first)

  const list = await coldStart(context, '/shop')
  await expect(list.getByText('Показано то, что сохранено на этом телефоне')).toBeVisible()
  await expect(list.getByText(noConnection)).toBeVisible()
  await expectFit(list)
  // What the phone does not keep says so, and the page stays.
  await list.getByRole('navigation').getByRole('link', { name: 'Я', exact: true }).click()
  await expect(list.getByText('«Я» откроется, когда она появится')).toBeVisible()
  await list.locator(`a[href="/shop/${visitId}"]`).click()
  await list.getByRole('link', { name: 'Заполнить анкету' }).click()
  // What comes after the form comes out of the phone as well: windows, photos, logic, finishing.
  await list.getByRole('button', { name: 'Инструкция' }).click()
  await expect(list.getByRole('dialog').getByRole('heading').first()).toBeVisible()
  await list.keyboard.press('Escape')
  await expect(list.getByRole('dialog')).toHaveCount(0)
  await fillForm(list, 'Записано без сети', await aPhoto())
  await expect(list.locator('[data-saving="saved"]')).toBeVisible()

  // The browser is closed and opened again, with the session gone: a phone that lay for a month.
  const cookies = await context.cookies()
  await context.clearCookies({ name: /session/ })
  const form = await coldStart(context, `/shop/${visitId}/form`)
  await expect(form.getByText(savedWithout)).toBeVisible()
  await form.getByRole('button', { name: 'Проверить анкету' }).click()
  await form.getByRole('button', { name: 'Отправить отчёт' }).click()
  await expect(form.getByRole('heading', { name: 'Отчёт готов' })).toBeVisible()

  await context.addCookies(cookies)
  await context.setOffline(false)
  await expect(form.getByRole('heading', { name: 'Отчёт получен' })).toBeVisible({
    timeout: 30_000,
  })
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})

test('a form that came to rest with a network is filled in, photographed and sent without one', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const visitId = await anAcceptedVisit(page)
  await page.goto(`/shop/${visitId}/form`)
  await expectRested(page)
  await expectKept(page)
  await page.context().setOffline(true)
  await fillForm(page, 'Сеть пропала в магазине', await aPhoto())
  await page.getByRole('button', { name: 'Проверить анкету' }).click()
  await page.getByRole('button', { name: 'Отправить отчёт' }).click()
  await expect(page.getByRole('heading', { name: 'Отчёт готов' })).toBeVisible()
  // It sends itself while the shopper looks at something else, and says so.
  await believeInNetwork(page)
  await page.goto('/shop')
  await expect(page.getByText(noConnection)).toBeVisible()
  await expect(page.getByText('1 отчёт только на этом телефоне')).toBeVisible()
  // Nor does a place that the phone does not keep lead to the browser's own page.
  const account = page.getByRole('navigation').getByRole('link', { name: 'Я', exact: true })
  const accountLater = page.getByText('«Я» откроется, когда она появится')
  await account.click()
  await expect(accountLater).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(noConnection)).toBeHidden({ timeout: 30_000 })
  await expect(accountLater).toBeHidden()
  const received = page.getByText(/^Отчёт получен: .+\. Квитанция [0-9a-f]{8}$/)
  await expect(received).toBeVisible({ timeout: 30_000 })
  const number = (await received.textContent())?.slice(-8) ?? ''
  await page.goto('/shop/phone')
  await expect(page.getByRole('link', { name: `квитанция ${number}` })).toBeVisible()
  await page.goto(`/shop/${visitId}`)
  await expect(page.getByText(new RegExp(`^получен .+, квитанция ${number}$`))).toBeVisible()
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})

test('whoever wants to go to a place is not held up by what was true of the network a moment ago', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  await page.goto('/shop')
  await expectKept(page)
  await believeInNetwork(page)
  await page.context().setOffline(true)
  await page.goto('/shop')
  await expect(page.getByText(noConnection)).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('navigation').getByRole('link', { name: 'Я', exact: true }).click()
  await page.waitForURL(/\/account$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})

/** Answers the first question that has options, and waits until the phone has it. */
async function answerSomething(page: Page, place: number) {
  const question = page
    .locator('main section[id^="question-"]')
    .filter({ has: page.getByRole('radio') })
    .first()
  await question.getByRole('radio').nth(place).check()
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
}

test('a form that another phone has begun does not open empty without a network', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const context = page.context()
  const visitId = await anAcceptedVisit(page)
  await page.goto('/shop')
  await expectKept(page)
  const { page: other, leave: leaveOther } = await enterAs(browser, 'shopper', { phone: true })
  await other.goto(`/shop/${visitId}/form`)
  await answerSomething(other, 0)
  const drafts = async () =>
    (await (await other.request.get(`/api/v1/drafts/${visitId}`)).json()).drafts.length
  await expect.poll(drafts, { timeout: 30_000 }).toBe(1)
  // This phone has never seen the form, and hears of it with the visits that it keeps.
  const heard = page.waitForResponse(
    (answer) => answer.url().endsWith(`/api/v1/visits/${visitId}`) && answer.status() === 200,
  )
  await page.goto('/shop')
  await heard
  await page.waitForLoadState('networkidle')

  const form = await coldStart(context, `/shop/${visitId}/form`)
  const there = 'Ответы по этой проверке есть на сервере, но он не отвечает'
  await expect(form.getByRole('heading', { name: there })).toBeVisible()
  await expect(form.locator('[data-saving]')).toHaveCount(0)
  await expectFit(form)
  await form.getByRole('button', { name: 'Начать без них' }).click()
  await answerSomething(form, 1)

  // Both stay, and the shopper chooses.
  await context.setOffline(false)
  await form.goto(`/shop/${visitId}/form`)
  const twice = 'Ответы по этой проверке есть в двух местах'
  await expect(form.getByRole('heading', { name: twice })).toBeVisible({ timeout: 30_000 })
  const chosen = form.getByRole('button', { name: 'Продолжить с этими', exact: true })
  await expect(chosen).toHaveCount(2)
  for (const place of ['На этом телефоне', 'На другом телефоне или в другом браузере']) {
    const own = form.getByRole('listitem').filter({ hasText: place }).getByRole('button')
    await expect(own).toHaveAccessibleDescription(
      new RegExp(`^${place} 1 ответ, .+ копией только до отчёта`),
    )
  }
  // Keeping everything is what is offered first, and as the main thing.
  const keep = form.getByRole('button', { name: /^Оставить всё, продолжить с ответами/ })
  await expect(form.getByRole('button').first()).toHaveText(/^Оставить всё/)
  await expect(keep).toHaveAccessibleDescription(/копией и после отчёта, пока проверку не одобрят/)
  await expectFit(form)
  await expect(form.getByRole('definition')).toHaveCount(2)
  await expect(form.getByRole('link', { name: 'К проверке' })).toBeVisible()
  await keep.click()
  await expect(form.getByText('Рядом лежит ещё 1 копия ответов')).toBeVisible()
  await expect(form.getByText(/Останется здесь, пока проверку не одобрят/)).toBeVisible()
  expect(await leaveOther()).toEqual([])
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})

test('after the sign-out nothing of the account opens without a network', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const context = page.context()
  await page.goto('/shop')
  await expectKept(page)
  await page.goto('/account')
  await page.getByRole('button', { name: 'Выйти', exact: true }).click()
  const anyway = page.getByRole('dialog').getByRole('button', { name: 'Выйти' })
  await page.waitForURL(/sign-in/, { timeout: 5_000 }).catch(() => anyway.click())
  await page.waitForURL(/sign-in/)
  await expect(coldStart(context, '/shop')).rejects.toThrow(/net::ERR_/)
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})

test('whoever signs in after a shopper does not find the shopper there', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const context = page.context()
  await page.goto('/shop')
  await expectKept(page)
  // The session ends by itself, and somebody else takes the same phone.
  const { page: other, leave: leaveOther } = await enterAs(browser, 'employee', { phone: true })
  await context.clearCookies()
  await context.addCookies(await other.context().cookies())
  await page.goto('/me')
  const keeps = () => page.evaluate(() => caches.has('etalon-shell'))
  await expect.poll(keeps).toBe(false)
  await expect(coldStart(context, '/shop')).rejects.toThrow(/net::ERR_/)
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
  expect(await leaveOther()).toEqual([])
})

test('the application can be installed, and is named in the reader’s language', async ({
  page,
}) => {
  await page.goto('/sign-in')
  const link = await page.locator('link[rel="manifest"]').getAttribute('href')
  const read = async (language: string) => {
    const headers = { 'accept-language': language }
    const answer = await page.request.get(link ?? '', { headers })
    expect(answer.status()).toBe(200)
    return answer.json()
  }
  expect(await read('ru')).toMatchObject({
    name: 'Эталон: проверки',
    start_url: '/shop',
    display: 'standalone',
    shortcuts: [
      { name: 'Следующая проверка', url: '/shop/next' },
      { name: 'Неотправленное', url: '/shop/phone' },
    ],
  })
  const manifest = await read('en')
  expect(manifest.name).toBe('Etalon: visits')
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(src)
    expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type])
  }
  const worker = await page.request.get('/sw.js')
  expect(worker.headers()['cache-control']).toBe('no-cache')
  expect(worker.headers()['content-security-policy']).toBe("default-src 'none'; connect-src 'self'")
})
