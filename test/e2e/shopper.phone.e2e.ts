import type { Page } from '@playwright/test'
import { z } from 'zod'
import { orderDeskFee, spareOfferFees, testedFee } from '@/prisma/demo/cast'
import { expectFit } from './fit'
import { answerByKeys, pressOn } from './keyboard'
import { enterAs, takeVisit } from './steps'
import { expect, test } from './test'
import { watchPolicy } from './touch'

test.describe.configure({ timeout: 600_000 })

const listSchema = z.object({
  visits: z.array(
    z.object({ id: z.guid(), state: z.string(), fee: z.string(), touchpoint: z.string() }),
  ),
})

/** Visits of these fees belong to other tests: the order desk, the test, and the journey. */
const taken = [orderDeskFee, testedFee, '777.00']

/** One visit is made by keyboard, another one is only looked at; the third is that of another file. */
const [keyboardFee, , lookedFee] = spareOfferFees

async function visitsOf(page: Page) {
  const answer = await page.request.get('/api/v1/visits')
  const { visits } = listSchema.parse(await answer.json())
  return visits.filter(({ fee }) => !taken.includes(fee))
}

/** The visit that is only looked at, taken. */
async function anAcceptedShopVisit(page: Page): Promise<string> {
  const visit = (await visitsOf(page)).find(({ fee }) => fee === lookedFee)
  expect(visit, 'a visit to a shop in the demo').toBeDefined()
  if (visit?.state === 'offered') await takeVisit(page, visit.id)
  return visit?.id ?? ''
}

/** One visit of every state that the demo's shopper has. */
async function oneOfEach(page: Page) {
  return [...Map.groupBy(await visitsOf(page), ({ state }) => state).values()].flatMap(
    ([one]) => one ?? [],
  )
}

test('every page of the shopper is accessible, in both looks, on small phones and with large text', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const stopped = await watchPolicy(page)
  await anAcceptedShopVisit(page)
  const visits = await oneOfEach(page)
  const states = ['offered', 'accepted', 'returned', 'approved', 'released']
  expect(visits.map(({ state }) => state)).toEqual(expect.arrayContaining(states))
  const pages = ['/shop', '/shop/phone', '/account', ...visits.map(({ id }) => `/shop/${id}`)]
  for (const address of pages) {
    await page.goto(address)
    await expectFit(page)
  }
  expect(await stopped(), 'what the policy of the pages stopped').toEqual([])
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('signing in asks for nothing to be remembered or solved, and fits', async ({ page }) => {
  await page.goto('/sign-in')
  await expectFit(page)
  // What a password manager fills in, and what is pasted, is taken (WCAG 3.3.8).
  const login = page.getByLabel('Табельный номер или почта')
  const password = page.getByLabel('Пароль', { exact: true })
  await expect(login).toHaveAttribute('autocomplete', 'username')
  await expect(password).toHaveAttribute('autocomplete', 'current-password')
  const isTaken = await password.evaluate((field) =>
    field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true })),
  )
  expect(isTaken).toBe(true)
})

test('the home says what to do, and when each visit is paid', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  await page.goto('/shop')
  const first = page.getByRole('region').first()
  await expect(first.getByText(/^(Сейчас|Дальше): /)).toBeVisible()
  await expect(first.getByText(/₽: .*(начислят|выплат)/)).toBeVisible()
  await expect(first.getByRole('link')).toHaveCount(1)
  const money = page.getByRole('heading', { name: 'Когда и сколько заплатят' })
  await expect(money).toBeVisible()
  await expect(page.getByText('Платят не позже 10-го числа').last()).toBeVisible()
  for (const { id } of await oneOfEach(page)) {
    await page.goto(`/shop/${id}`)
    const fee = page.locator('dt', { hasText: 'Вознаграждение' }).locator('+ dd')
    await expect(fee).toHaveText(
      /₽: (начислят|сумма остаётся|отчёт одобрен|выплатить|выплачено) ?.*(10-го числа|не позже|должны были|\d)/,
    )
  }
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('a phone by another clock is told the times of the place, and by whose clock they are', async ({
  browser,
}) => {
  const zone = 'Asia/Yekaterinburg'
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true, zone })
  const visitId = await anAcceptedShopVisit(page)
  await page.goto('/shop')
  await expect(page.getByText(/^отчёт до .+\s\(UTC\+3\)$/).first()).toBeVisible()
  await page.goto(`/shop/${visitId}`)
  const factOf = (term: string) => page.locator('dt', { hasText: term }).locator('+ dd')
  await expect(factOf('Отчёт прислать')).toHaveText(/^до .+\s\(UTC\+3\)$/)
  await expect(factOf('По чьим часам')).toHaveText(
    'По часам места, UTC+3. На вашем телефоне UTC+5.',
  )
  await expectFit(page)
  expect(await leave(), 'what the browser complained about').toEqual([])

  const other = await enterAs(browser, 'shopper', { phone: true })
  await other.page.goto(`/shop/${visitId}`)
  await expect(other.page.getByText('Отчёт прислать')).toBeVisible()
  await expect(other.page.getByText(/UTC/)).toHaveCount(0)
  await other.leave()
})

/** Whether a file is one of a page's scripts. */
const scripts = /\/_next\/static\/chunks\/.*\.js$/

test('a page asks for its scripts when its first picture is there', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true, worker: false })
  const filesAsked = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
    )
  await page.goto('/shop')
  await expect
    .poll(async () => (await filesAsked()).map(({ name }) => name).join(' '))
    .toMatch(/\.js/)
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  const asked = (await filesAsked()).filter(({ name }) => scripts.test(name))
  // After 3 s it does not wait any longer, whatever holds the picture up.
  const first = Math.min(...asked.map(({ startTime }) => startTime))
  expect(first).toBeGreaterThanOrEqual(Math.min(painted ?? Number.POSITIVE_INFINITY, 3000))
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('what is pressed before the scripts are there is done when they are', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true, worker: false })
  const visitId = await anAcceptedShopVisit(page)
  let goOn = () => {}
  const held = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route(scripts, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`/shop/${visitId}`, { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Отказаться от проверки' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  goOn()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('giving a visit back asks why, and nothing is given back without an answer', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const visitId = await anAcceptedShopVisit(page)
  await page.goto(`/shop/${visitId}`)
  await page.getByRole('button', { name: 'Отказаться от проверки' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Отказаться от проверки' }).click()
  await expect(dialog.getByText('Скажите почему')).toBeVisible()
  await expectFit(page)
  await dialog.getByRole('radio', { name: 'Меня там знают' }).check()
  await expect(dialog.getByText('Скажите почему')).toBeHidden()
  await expect(dialog.getByText('Сюда вас больше не позовут')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const after = await visitsOf(page)
  expect(after.find(({ id }) => id === visitId)?.state).toBe('accepted')
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('the way, the day and the link of a visit are at hand', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const address = `/shop/${await anAcceptedShopVisit(page)}`
  await page.goto(address)
  const way = page.getByRole('link', { name: 'Открыть на карте' })
  await expect(way).toHaveAttribute('href', /^geo:0,0\?q=\S+$/)
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Добавить в календарь' }).click()
  const file = await (await saving).createReadStream()
  const text = Buffer.concat(await file.toArray()).toString()
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(text.replaceAll('\r\n ', '')).toContain(`URL:${new URL(address, page.url()).href}\r\n`)
  // The menu of a phone cannot be pressed here: what is handed to it is asked.
  await page.evaluate(() => {
    const share = (data: ShareData) => {
      document.title = JSON.stringify(data)
      return Promise.resolve()
    }
    Object.defineProperty(navigator, 'share', { value: share, configurable: true })
  })
  const url = new URL(address, page.url()).href
  await page.getByRole('button', { name: 'Поделиться ссылкой' }).click()
  await expect(page).toHaveTitle(JSON.stringify({ url }))
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'share', { value: undefined, configurable: true }),
  )
  await page.getByRole('button', { name: 'Поделиться ссылкой' }).click()
  await expect(page.getByText('Ссылка скопирована').first()).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url)
  expect(await leave(), 'what the browser complained about').toEqual([])

  // To whoever is not its shopper the link says nothing; signed in, the shopper is where it leads.
  const other = await enterAs(browser, 'employee', { phone: true })
  const answer = await other.page.request.get(address)
  expect(answer.status()).toBe(404)
  await other.leave()
  const stranger = await browser.newContext({ baseURL: process.env.ETALON_E2E_URL ?? '' })
  const asked = await stranger.request.get(address, { maxRedirects: 0 })
  expect(asked.status()).toBe(307)
  expect(asked.headers().location).toContain(`next=${encodeURIComponent(address)}`)
  await stranger.close()
})

/**
 * As a screen reader reads a screen of the form: every question has a heading, every control a role and
 * a name, choices stand in a named group with one that is chosen, and what comes by itself is announced.
 */
async function expectRead(page: Page) {
  const questions = page.locator('main section[id^="question-"]:has(input, textarea)')
  for (const question of await questions.all()) {
    await expect(question.getByRole('heading', { level: 2 })).toHaveText(/\S/)
    const controls = question.locator('input:not([type=hidden]), textarea, button, a[href]')
    for (const control of await controls.all()) await expect(control).toHaveAccessibleName(/\S/)
    if ((await question.getByRole('radio').count()) > 0) {
      await expect(question.getByRole('group').first()).toHaveAccessibleName(/\S/)
      await expect(question.getByRole('radio', { checked: true })).toHaveCount(1)
    }
    // Faults and demands of an answer are said where they appear.
    await expect(question.getByRole('status').last()).toBeAttached()
  }
}

test('a message is reached by key, stays as long as one is there, and gives the keyboard back', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.clock.install()
  await page.goto(`/shop/${await anAcceptedShopVisit(page)}`)
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'share', { value: undefined, configurable: true }),
  )
  const messages = page.getByRole('region', { name: 'Уведомления' })
  // No landmark without anything in it, and the key is left to the browser.
  await expect(messages).toHaveCount(0)
  const share = page.getByRole('button', { name: 'Поделиться ссылкой' })
  await pressOn(share)
  await expect(messages.getByText('Ссылка скопирована')).toBeVisible()
  await expect(messages).toHaveAttribute('aria-live', 'polite')
  await page.keyboard.press('F6')
  await expect(messages).toBeFocused()
  await expectFit(page)
  await page.clock.runFor(60_000)
  await expect(messages.getByText('Ссылка скопирована')).toBeVisible()
  await page.keyboard.press('F6')
  await expect(share).toBeFocused()
  await page.clock.runFor(10_000)
  await expect(messages).toHaveCount(0)
  await expect(share).toBeFocused()

  // Two: closed one after the other, by key; the keyboard never falls to the page.
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  const closing = messages.getByRole('button', { name: 'Закрыть' })
  await expect(closing).toHaveCount(2)
  await expect(closing.first()).toHaveAccessibleDescription(/^Ссылка скопирована/)
  await page.keyboard.press('F6')
  await page.keyboard.press('Tab')
  await expect(closing.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(closing).toHaveCount(1)
  await expect(messages).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(messages).toHaveCount(0)
  await expect(share).toBeFocused()
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('a whole visit by keyboard: taken, checked in, filled and sent', async ({ browser }) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const visit = (await visitsOf(page)).find(({ fee }) => fee === keyboardFee)
  expect(visit, 'an offered visit of the demo').toMatchObject({ state: 'offered' })
  await page.goto('/shop')
  await pressOn(page.locator(`a[href="/shop/${visit?.id}"]`))
  await page.waitForURL(`**/shop/${visit?.id}`)
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - link "Мои проверки"
    - heading [level=1]
    - term: Вознаграждение
    - definition: /начислят, когда проверяющий одобрит отчёт/
    - button "Поделиться ссылкой"
    - heading "Легенда" [level=2]
    - button "Взять проверку"
    - button "Отказаться от проверки"
  `)
  await pressOn(page.getByRole('button', { name: 'Взять проверку' }))
  await pressOn(page.getByRole('link', { name: 'Заполнить анкету' }))
  await page.waitForURL('**/form')

  const questions = page.locator('main section[id^="question-"]')
  const next = page.getByRole('button', { name: 'Дальше', exact: true })
  const title = page.getByRole('heading', { level: 1 })
  await questions.first().waitFor()
  await expect(page.getByRole('banner')).toMatchAriaSnapshot(`
    - button "Инструкция"
    - button /^Отвечено 0 из \\d+ .*Перейти к вопросу без ответа/
  `)
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - button "Я на месте"
    - heading [level=1]
    - heading [level=2]
    - group /\\S/:
      - radio "Да"
      - radio "Нет"
    - button "Добавить комментарий"
    - status
    - link "К проверке"
    - button "Дальше"
  `)
  await pressOn(page.getByRole('button', { name: 'Я на месте' }))
  await expect(page.getByText(/^На месте с \d/)).toBeVisible()
  await pressOn(page.getByRole('button', { name: 'Не показывать' }))
  await expect(page.getByText('отчёт примут и так')).toBeVisible()
  for (;;) {
    await questions.first().waitFor()
    await expectFit(page)
    for (const question of await questions.all()) await answerByKeys(question, 'Что произошло')
    await expectRead(page)
    if ((await next.count()) === 0) break
    const heading = (await title.textContent()) ?? ''
    await pressOn(next)
    await expect(title).not.toHaveText(heading)
    // A reader without eyes is told where he is.
    await expect(title).toBeFocused()
  }
  await pressOn(page.getByRole('button', { name: 'Проверить анкету' }))
  await expect(page.getByText('Все нужные ответы есть.')).toBeVisible()
  await expectFit(page)
  await expectRead(page)
  // A day that has not come cannot be the day of the visit; taken out, it is the day of the form.
  const day = page.getByLabel('День проверки')
  const begunOn = await day.inputValue()
  await day.fill('2999-12-31')
  await expect(day).toHaveAccessibleDescription(/Этот день ещё не наступил/)
  await expect(page.getByRole('button', { name: /^День проверки Этот день/ })).toBeVisible()
  await pressOn(page.getByRole('button', { name: 'К первому пропуску' }))
  await expect(day).toBeFocused()
  await day.fill('')
  await expect(day).toHaveValue(begunOn)
  await pressOn(page.getByRole('button', { name: 'Отправить отчёт' }))
  const received = page.getByRole('heading', { name: 'Отчёт получен' })
  await expect(received).toBeVisible({ timeout: 30_000 })
  await expectFit(page)
  await pressOn(page.getByRole('link', { name: 'К моим проверкам' }))
  await page.waitForURL('**/shop')
  const sent = page.getByRole('region', { name: 'Отправлены' })
  await expect(sent.locator(`a[href="/shop/${visit?.id}"]`)).toBeVisible()
  await expect(sent.getByText('Он должен ответить до').first()).toBeVisible()
  await sent.locator(`a[href="/shop/${visit?.id}"]`).click()
  await expect(page.getByText('Отчёт у проверяющего.')).toBeVisible()
  await expectFit(page)
  expect(await leave(), 'what the browser complained about').toEqual([])
})
