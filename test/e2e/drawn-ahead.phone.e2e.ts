import { type Browser, devices, type Page } from '@playwright/test'
import { z } from 'zod'
import { spareOfferFees } from '@/prisma/demo/cast'
import { enterAs, expectRested, takeVisit } from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 300_000 })

const listSchema = z.object({
  visits: z.array(z.object({ id: z.guid(), state: z.string(), fee: z.string() })),
})

/** The visit that is only looked at, and one that came back. */
async function visitsOf(page: Page) {
  const { visits } = listSchema.parse(await (await page.request.get('/api/v1/visits')).json())
  const [, , lookedFee] = spareOfferFees
  const looked = visits.find(({ fee }) => fee === lookedFee)
  const returned = visits.find(({ state }) => state === 'returned')
  if (!looked || !returned) throw new Error('the demo has no such visits')
  if (looked.state === 'offered') await takeVisit(page, looked.id)
  return { fresh: `/shop/${looked.id}/form`, returned: `/shop/${returned.id}/form` }
}

/** The same shopper in a browser that runs no code: what the server alone has drawn. */
async function withoutCode(browser: Browser, page: Page) {
  const context = await browser.newContext({
    ...devices['Pixel 7'],
    baseURL: process.env.ETALON_E2E_URL ?? '',
    storageState: await page.context().storageState(),
    locale: 'ru-RU',
    javaScriptEnabled: false,
  })
  return context.newPage()
}

test('a form that nobody began is seen before its code has come, and out of reach until then', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const { fresh, returned } = await visitsOf(page)
  const early = await withoutCode(browser, page)
  await early.goto(fresh)
  const question = early.locator('#question-0')
  await expect(question).toBeVisible()
  await expect(early.getByText('Открываем анкету…').last()).toBeVisible()
  await expect(early.locator('[inert] #question-0')).toHaveCount(1)
  const before = await question.boundingBox()

  await page.goto(fresh)
  await expect(page.getByText('Открываем анкету…')).toHaveCount(0)
  await expect(page.locator('[inert]')).toHaveCount(0)
  const answer = page.locator('#question-0').getByRole('radio').first()
  await expect(answer).toBeEnabled()
  // What takes its place stands where it stood: nobody taps beside what they meant.
  expect(await page.locator('#question-0').boundingBox()).toEqual(before)

  // A report that came back has answers: an empty form would look like their loss.
  await early.goto(returned)
  await expect(early.getByText('Открываем анкету…')).toBeVisible()
  await expect(early.locator('#question-0')).toHaveCount(0)
  await early.context().close()
  expect(await leave(), 'what the browser complained about').toEqual([])
})

/** Notes wherever the first question stands, from its first sight on. Runs in the page. */
function watchFirstQuestion(): void {
  const seen: number[] = []
  Reflect.set(window, 'questionTops', seen)
  const look = () => {
    const top = document.querySelector('#question-0')?.getBoundingClientRect().top
    const place = top === undefined ? undefined : Math.round(top + window.scrollY)
    if (place !== undefined && place !== seen.at(-1)) seen.push(place)
    requestAnimationFrame(look)
  }
  look()
}

test('on a slow line a returned report opens with all that stands above its first question', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true, worker: false })
  const { returned } = await visitsOf(page)
  await page.addInitScript(watchFirstQuestion)
  const line = await page.context().newCDPSession(page)
  const latency = { offline: false, latency: 250, downloadThroughput: -1, uploadThroughput: -1 }
  await line.send('Network.emulateNetworkConditions', latency)
  await page.goto(returned)
  await expect(page.getByText('Отчёт вернули на доработку')).toBeVisible()
  await expect(page.getByText(/^Отмечен/)).toBeVisible()
  await expectRested(page)
  const tops = await page.evaluate((): unknown => Reflect.get(window, 'questionTops'))
  expect(tops, 'where the first question stood, one place after the other').toHaveLength(1)
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('a visit to a place with other clocks is drawn as it stays, zones and all', async ({
  browser,
}) => {
  const zone = 'Asia/Vladivostok'
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true, zone })
  const { visits } = listSchema.parse(await (await page.request.get('/api/v1/visits')).json())
  const offered = visits.find(({ state }) => state === 'offered')
  const early = await withoutCode(browser, page)
  for (const [address, facts] of [
    ['/shop', 'main section'],
    [`/shop/${offered?.id}`, 'main dl'],
  ] as const) {
    await early.goto(address)
    await expect(early.getByText(/\(UTC\+\d+\)/).first()).toBeVisible()
    const before = await early.locator(facts).first().textContent()
    const room = await early.locator(facts).first().boundingBox()
    await page.goto(address)
    await page.waitForLoadState('networkidle')
    expect(await page.locator(facts).first().textContent()).toBe(before)
    expect(await page.locator(facts).first().boundingBox()).toEqual(room)
  }
  await early.context().close()
  expect(await leave(), 'what the browser complained about').toEqual([])
})
