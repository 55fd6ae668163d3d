import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, devices, type Page } from '@playwright/test'
import { z } from 'zod'
import { demoPassword, demoRoles, spareOfferFees } from '@/prisma/demo/cast'
import { jarCookies, sessionCookie } from '../session-cookie'
import { browserFlags } from './browser'
import { type Deployed, markOf, startDeployed } from './deployed'
import { aboutNetwork, takeVisit } from './steps'
import { expect, test, watch } from './test'

test.describe.configure({ timeout: 600_000 })

const HOUR_MS = 3_600_000
const MONTH_MS = 30 * 24 * HOUR_MS
const [, , , monthFee, deploysFee] = spareOfferFees
const applicationUrl = process.env.ETALON_E2E_URL ?? ''

/** One phone: what its browser keeps outlives the browser. */
interface Phone {
  readonly site: Deployed
  /** Starts the browser. */
  switchOn(network: 'online' | 'offline'): Promise<BrowserContext>
  /** Ends it, as the phone does with whatever nobody looks at. */
  switchOff(): Promise<void>
}

async function withPhone(work: (phone: Phone) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'etalon-phone-'))
  const site = await startDeployed(applicationUrl)
  const complaints: string[] = []
  let context: BrowserContext | null = null
  const switchOff = async () => {
    await context?.close()
    context = null
  }
  const switchOn = async (network: 'online' | 'offline') => {
    const started = await chromium.launchPersistentContext(profile, {
      ...devices['Pixel 7'],
      executablePath: process.env.ETALON_E2E_BROWSER ?? '',
      args: browserFlags,
      baseURL: site.url,
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
    })
    context = started
    await watch(started, complaints)
    await started.setOffline(network === 'offline')
    if (network === 'online') await signIn(started, site.url)
    return started
  }
  try {
    await work({ site, switchOn, switchOff })
  } finally {
    await switchOff()
    await site.close()
    rmSync(profile, { recursive: true, force: true })
  }
  expect(complaints.filter((text) => !aboutNetwork.test(text))).toEqual([])
}

async function signIn(context: BrowserContext, url: string) {
  const cookies = await sessionCookie(applicationUrl, demoRoles.shopper.email, demoPassword)
  await context.addCookies(jarCookies(cookies, url))
}

const listSchema = z.object({
  visits: z.array(z.object({ id: z.guid(), state: z.string(), fee: z.string() })),
})
const visitSchema = z.object({
  visit: z.object({
    standards: z.array(
      z.object({
        number: z.string(),
        text: z.object({ ru: z.string() }),
        goodPictureId: z.guid().nullable(),
      }),
    ),
  }),
})
const draftsSchema = z.object({ drafts: z.array(z.object({ body: z.string() })) })
const draftSchema = z.object({ draft: z.object({ answers: z.record(z.string(), z.unknown()) }) })

const none = { number: '', text: { ru: '' }, goodPictureId: '' }

/** The visit of a test, taken, and a standard in its form that has a picture. */
async function aVisit(page: Page, fee: string | undefined) {
  const list = await page.request.get('/api/v1/visits')
  const { visits } = listSchema.parse(await list.json())
  const found = visits.find((visit) => visit.fee === fee)
  expect(found, 'a visit to a shop in the demo').toBeDefined()
  const id = found?.id ?? ''
  if (found?.state === 'offered') await takeVisit(page, id)
  const { visit } = visitSchema.parse(await (await page.request.get(`/api/v1/visits/${id}`)).json())
  const standard = visit.standards.find(({ goodPictureId }) => goodPictureId !== null)
  expect(standard, 'a standard with a picture').toBeDefined()
  const { number, text, goodPictureId } = standard ?? none
  return { id, standard: { number, text: text.ru }, picture: `/api/pictures/${goodPictureId}` }
}

/** Addresses that a store of the worker holds. */
function storedIn(page: Page, store: string): Promise<readonly string[]> {
  return page.evaluate(async (name) => {
    const keys = await (await caches.open(name)).keys()
    return keys.map(({ url }) => new URL(url).pathname)
  }, store)
}

function keptShell(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept = await (await caches.open('etalon-shell')).match('/shop/offline')
    return (await kept?.text()) ?? ''
  })
}

/** Opens the home, and waits until the phone needs no server any more: neither for it nor for the visit. */
async function openUntilKept(page: Page, build: number, picture: string) {
  await page.goto('/shop')
  const isNew = async () => (await keptShell(page)).includes(markOf(build))
  await expect.poll(isNew, { timeout: 120_000 }).toBe(true)
  await expect.poll(() => storedIn(page, 'etalon-pictures'), { timeout: 60_000 }).toContain(picture)
}

/** A deploy is hours away from the last one: all that the worker knows of time is when it kept the shell. */
async function letHoursPass(page: Page) {
  await page.evaluate(async (hours) => {
    const store = await caches.open('etalon-shell')
    const kept = await store.match('/shop/offline')
    if (!kept) throw new Error('no shell is kept')
    const headers = new Headers(kept.headers)
    headers.set('x-kept-at', String(Number(headers.get('x-kept-at')) - hours))
    await store.put('/shop/offline', new Response(await kept.text(), { headers }))
  }, 5 * HOUR_MS)
}

/** From now on the pages and the worker live so much later. */
async function setClockForward(context: BrowserContext, ms: number) {
  await context.clock.setSystemTime(Date.now() + ms)
  // The worker starts with the first page that it answers for.
  const page = await context.newPage()
  await page.goto('/shop')
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const told = await worker.evaluate((shift) => {
    const now = Date.now
    Date.now = () => now() + shift
    return Date.now()
  }, ms)
  expect(told - Date.now()).toBeGreaterThan(ms - HOUR_MS)
  await page.close()
}

/** The options of the n-th question of the screen that has any. */
const radios = (page: Page, question: number) =>
  page
    .locator('main section[id^="question-"]')
    .filter({ has: page.getByRole('radio') })
    .nth(question)
    .getByRole('radio')

/** Answers a question of the screen with its first option, and waits until the phone has it. */
async function answerQuestion(page: Page, question: number) {
  await radios(page, question).first().check()
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
}

/** Marks the page as it stands: what loads it anew takes the mark away. */
async function markPage(page: Page) {
  await page.evaluate(() => Reflect.set(window, 'stood', true))
}

async function expectSamePage(page: Page) {
  expect(await page.evaluate(() => Reflect.get(window, 'stood')), 'the page stood').toBe(true)
}

async function expectAnswered(page: Page, ...questions: readonly number[]) {
  for (const question of questions) await expect(radios(page, question).first()).toBeChecked()
}

/** To the next screen of the form, or back. */
async function turnOver(page: Page, direction: 'Дальше' | 'Назад') {
  const heading = page.getByRole('heading', { level: 1 })
  const before = (await heading.textContent()) ?? ''
  await page.getByRole('button', { name: direction }).click()
  await expect(heading).not.toHaveText(before)
  await page.locator('main section[id^="question-"]').first().waitFor()
}

/** Goes through the form to a standard, reads its text, looks at its picture, and comes back. */
async function expectStandard(page: Page, { number, text }: { number: string; text: string }) {
  const button = page.getByRole('button', { name: `Стандарт ${number}`, exact: true }).first()
  let screen = 0
  for (; (await button.count()) === 0; screen += 1) await turnOver(page, 'Дальше')
  await button.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(text, { exact: true })).toBeVisible()
  const picture = dialog.getByRole('img').first()
  await expect(picture).toBeVisible()
  const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
  await expect.poll(width).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  for (; screen > 0; screen -= 1) await turnOver(page, 'Назад')
}

async function answersOnServer(page: Page, visitId: string): Promise<number> {
  const answer = await page.request.get(`/api/v1/drafts/${visitId}`)
  const { drafts } = draftsSchema.parse(await answer.json())
  const counts = drafts.map(({ body }) => {
    const { draft } = draftSchema.parse(JSON.parse(body))
    return Object.keys(draft.answers).length
  })
  return Math.max(0, ...counts)
}

const asOf = 'Показано то, что сохранено на этом телефоне'

const ahead = /^отчёт до /
const past = /^срок был .*: отчёт примут и отметят как поздний$/

/** The home speaks of the phone's own day, not of the day on which the server drew it. */
async function expectPastDeadlines(page: Page) {
  await expect(page.getByText('Сейчас: срок отчёта прошёл')).toBeVisible()
  await expect(page.getByText(past)).not.toHaveCount(0)
  await expect(page.getByText(ahead)).toHaveCount(0)
}

test('a phone that lay for a month opens a visit with its pictures, says what is late, and keeps an answer, without a network', async () => {
  await withPhone(async ({ site, switchOn, switchOff }) => {
    const before = await (await switchOn('online')).newPage()
    const visit = await aVisit(before, monthFee)
    await before.goto(`/shop/${visit.id}`)
    await expect(before.getByRole('link', { name: 'Заполнить анкету' })).toBeVisible()
    await openUntilKept(before, site.build, visit.picture)
    await expect(before.getByText(ahead)).not.toHaveCount(0)

    await switchOff()
    site.turnOff()
    const context = await switchOn('offline')
    await setClockForward(context, MONTH_MS)
    const page = await context.newPage()
    await page.goto('/shop')
    await expect(page.getByText(asOf)).toBeVisible()
    await expectPastDeadlines(page)
    await page.locator(`a[href="/shop/${visit.id}"]`).click()
    await expect(page.getByRole('heading', { name: 'Легенда' })).toBeVisible()
    await page.getByRole('link', { name: 'Заполнить анкету' }).click()
    await answerQuestion(page, 0)
    await expectStandard(page, visit.standard)

    await switchOff()
    const later = await switchOn('offline')
    await setClockForward(later, MONTH_MS)
    const again = await later.newPage()
    await again.goto(`/shop/${visit.id}/form`)
    await expectAnswered(again, 0)
  })
})

test('three deploys, with the form open and closed, lose no answer, and leave what is needed', async () => {
  await withPhone(async ({ site, switchOn, switchOff }) => {
    let context = await switchOn('online')
    const home = await context.newPage()
    const visit = await aVisit(home, deploysFee)
    const address = `/shop/${visit.id}/form`
    await openUntilKept(home, site.build, visit.picture)
    const old = await context.newPage()
    await old.goto(address)
    await answerQuestion(old, 0)
    await markPage(old)
    await letHoursPass(home)

    // The first one meets an open form: it goes on, and a page beside it takes the new shell.
    site.deploy()
    await answerQuestion(old, 1)
    await openUntilKept(home, site.build, visit.picture)
    await expectStandard(old, visit.standard)
    await expectSamePage(old)
    await context.setOffline(true)
    await old.reload()
    await expectAnswered(old, 0, 1)
    await context.setOffline(false)
    await letHoursPass(home)

    // The second one comes while the phone is off.
    await switchOff()
    site.deploy()
    context = await switchOn('online')
    const back = await context.newPage()
    await back.goto(address)
    await expectAnswered(back, 0, 1)
    await openUntilKept(back, site.build, visit.picture)
    await letHoursPass(back)

    // The third one, too, and there is no network: what opens is the shell of the second.
    await switchOff()
    site.deploy()
    site.turnOff()
    context = await switchOn('offline')
    const away = await context.newPage()
    await away.goto(address)
    await expectAnswered(away, 0, 1)
    await markPage(away)
    await turnOver(away, 'Дальше')
    await answerQuestion(away, 0)
    expect((await keptShell(away)).includes(markOf(site.build - 1))).toBe(true)

    // Where the network comes back, the open form of the older build brings its answer to the newest one.
    await signIn(context, site.url)
    site.turnOn()
    await context.setOffline(false)
    await expect.poll(() => answersOnServer(away, visit.id), { timeout: 30_000 }).toBe(3)
    await expectSamePage(away)
    await openUntilKept(away, site.build, visit.picture)

    // Files of long-gone builds leave; what an unsent visit needs stays through any number of them.
    while (site.build < 8) {
      await letHoursPass(away)
      site.deploy()
      await openUntilKept(away, site.build, visit.picture)
    }
    const files = await storedIn(away, 'etalon-files')
    const has = (build: number) => files.some((file) => file.includes(markOf(build)))
    expect(has(1)).toBe(false)
    expect([3, 4, 5, 6, 7, 8].filter(has)).toEqual([3, 4, 5, 6, 7, 8])
    await context.setOffline(true)
    await away.goto(address)
    await expectAnswered(away, 0)
    await turnOver(away, 'Назад')
    await expectAnswered(away, 0, 1)
    await expectStandard(away, visit.standard)
  })
})
