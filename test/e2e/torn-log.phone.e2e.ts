import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { z } from 'zod'
import { demoPassword, demoRoles, spareOfferFees } from '@/prisma/demo/cast'
import { startPhoneBrowser } from '../bench/killed/phone-browser'
import { jarCookies, sessionCookie } from '../session-cookie'
import { browserFlags } from './browser'
import { expectFit } from './fit'
import { takeVisit } from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 300_000 })

const url = process.env.ETALON_E2E_URL ?? ''
const executable = process.env.ETALON_E2E_BROWSER ?? ''
const tornFee = spareOfferFees[9]

const listSchema = z.object({
  visits: z.array(z.object({ id: z.guid(), state: z.string(), fee: z.string() })),
})

async function sessionCookies() {
  const cookies = await sessionCookie(url, demoRoles.shopper.email, demoPassword)
  return jarCookies(cookies, url)
}

/** The visit of this test, taken; in a browser of its own, so that the phone has nothing yet. */
async function aVisit(): Promise<string> {
  const browser = await chromium.launch({ executablePath: executable, args: browserFlags })
  try {
    const context = await browser.newContext({ baseURL: url, locale: 'ru-RU' })
    await context.addCookies(await sessionCookies())
    const page = await context.newPage()
    const { visits } = listSchema.parse(await (await page.request.get('/api/v1/visits')).json())
    const found = visits.find(({ fee }) => fee === tornFee)
    expect(found, 'a visit to a shop in the demo').toBeDefined()
    if (found?.state === 'offered') await takeVisit(page, found.id)
    return found?.id ?? ''
  } finally {
    await browser.close()
  }
}

/** A browser over a profile: opens the form, whose drafts reach no server, works on it, and is killed. */
async function untilKilled(
  profile: string,
  visitId: string,
  work: (page: Page) => Promise<void>,
  hasTwin = true,
) {
  const { page, context, kill } = await startPhoneBrowser(
    { executable, version: '', environment: {} },
    profile,
  )
  try {
    await context.addCookies(await sessionCookies())
    await context.route('**/api/v1/drafts/**', (route) => route.abort())
    if (!hasTwin) {
      const content = `Object.defineProperty(Navigator.prototype, 'storageBuckets', { value: undefined })`
      await page.addInitScript({ content })
    }
    await page.goto(`${url}/shop/${visitId}/form`)
    await work(page)
  } finally {
    await kill()
  }
}

const option = (page: Page, question: number, place: number) =>
  page
    .locator('main section[id^="question-"]')
    .filter({ has: page.getByRole('radio') })
    .nth(question)
    .getByRole('radio')
    .nth(place)

async function answerQuestion(page: Page, question: number, place = 0) {
  await expect(page.locator('[data-saving]')).toBeVisible({ timeout: 60_000 })
  await option(page, question, place).check()
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
}

/** The chosen option of each of the first questions. */
async function expectAnswered(page: Page, ...places: readonly number[]) {
  await expect(page.locator('[data-saving]')).toBeVisible({ timeout: 60_000 })
  for (const [question, place] of places.entries()) {
    await expect(option(page, question, place)).toBeChecked()
  }
}

/** How far the drafts of the store and of its twin are; a store that is not there is at -1. */
function statesOfDrafts(page: Page): Promise<readonly [number, number]> {
  return page.evaluate<[number, number]>(`(async () => {
    const stateIn = async (place) => {
      const known = await place.databases()
      if (!known.some(({ name }) => name === 'etalon-phone')) return -1
      const db = await new Promise((resolve, reject) => {
        const asked = place.open('etalon-phone')
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      const rows = await new Promise((resolve) => {
        const asked = db.transaction('drafts').objectStore('drafts').getAll()
        asked.onsuccess = () => resolve(asked.result)
      })
      db.close()
      return Math.max(-1, ...rows.map(({ changes }) => changes))
    }
    const bucket = await navigator.storageBuckets.open('etalon-twin')
    return [await stateIn(indexedDB), await stateIn(bucket.indexedDB)]
  })()`)
}

async function expectTwinInStep(page: Page) {
  await expect
    .poll(async () => {
      const [store, twin] = await statesOfDrafts(page)
      return store > 0 && store === twin
    })
    .toBe(true)
}

/** What a kill between two writes of one record leaves at the end of the log: its head, without its body. */
function tearLog(profile: string) {
  const databases = path.join(profile, 'Default', 'IndexedDB')
  const folder = readdirSync(databases).find((name) => name.endsWith('.leveldb')) ?? ''
  const logs = readdirSync(path.join(databases, folder)).filter((name) => name.endsWith('.log'))
  const newest = logs.toSorted().at(-1) ?? ''
  const head = Buffer.from([0x11, 0x22, 0x33, 0x44, 0x40, 0x00, 0x01])
  appendFileSync(path.join(databases, folder, newest), head)
}

const words = {
  back: /Браузер потерял данные Эталона, мы их вернули|lost the data of Etalon, and we put it back/,
  lost: /Были ли на этом телефоне ответы|Nobody can say whether there were answers/,
  without: /^(?:Начать без них|Begin without them)$/,
  stopped:
    /^(?:Вторую копию данных пока не удалось вернуть|The second copy of the data could not be put back yet)$/,
  again: /^(?:Попробовать ещё раз|Try again)$/,
  goOn: /^(?:Продолжить без второй копии|Go on without the second copy)$/,
  read: /^(?:Понятно|Understood)$/,
} as const

async function withProfile(work: (profile: string) => Promise<void>) {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'etalon-torn-'))
  try {
    await work(profile)
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

test('a store that the browser throws away after a kill comes back whole, and its shopper is told', async () => {
  const visitId = await aVisit()
  await withProfile(async (profile) => {
    await untilKilled(profile, visitId, async (page) => {
      await answerQuestion(page, 0)
      await expectTwinInStep(page)
    })
    tearLog(profile)
    // This start reads the log up to the torn end, and writes behind it.
    await untilKilled(profile, visitId, async (page) => {
      await expectAnswered(page, 0)
      await answerQuestion(page, 1)
      await expectTwinInStep(page)
    })
    // This one finds the log damaged and deletes the database.
    await untilKilled(profile, visitId, async (page) => {
      await expectAnswered(page, 0, 0)
      await expect(page.getByText(words.back)).toBeVisible()
      await expectFit(page)
      await page.getByRole('button', { name: words.read }).click()
      await expect(page.getByText(words.back)).toHaveCount(0)
      await answerQuestion(page, 0, 1)
      await expectTwinInStep(page)
    })
    await untilKilled(profile, visitId, async (page) => {
      await expectAnswered(page, 1, 0)
      await expect(page.getByText(words.back)).toHaveCount(0)
    })
  })
})

test('where the browser has no place for a second copy, no empty form stands for the one that is lost', async () => {
  const visitId = await aVisit()
  await withProfile(async (profile) => {
    await untilKilled(profile, visitId, (page) => answerQuestion(page, 0), false)
    tearLog(profile)
    await untilKilled(profile, visitId, (page) => answerQuestion(page, 1), false)
    await untilKilled(
      profile,
      visitId,
      async (page) => {
        await expect(page.getByRole('heading', { name: words.lost })).toBeVisible()
        await expect(page.locator('[data-saving]')).toHaveCount(0)
        await expectFit(page)
        await page.getByRole('button', { name: words.without }).click()
        await answerQuestion(page, 0)
        await expect(page.getByRole('button', { name: words.read })).toBeVisible()
      },
      false,
    )
  })
})

/** What the browser does when it throws the store away: the twin stays, and the note of the work. */
async function loseStore(page: Page) {
  await page.goto(`${url}/manifest.webmanifest`)
  await page.evaluate(`new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase('etalon-phone')
    asked.onsuccess = () => resolve()
    asked.onerror = () => reject(asked.error)
  })`)
}

/** From the next page on the second copy cannot be read, until the browser says that it can. */
const breakTwin = `(() => {
  const { storageBuckets } = navigator
  const open = storageBuckets.open.bind(storageBuckets)
  storageBuckets.open = (...args) =>
    localStorage.getItem('is-mended') ? open(...args) : Promise.reject(new DOMException('broken', 'UnknownError'))
})()`

for (const way of ['again', 'goOn'] as const) {
  test(`a second copy that cannot be read holds the form back until the shopper presses "${way}"`, async () => {
    const visitId = await aVisit()
    await withProfile((profile) =>
      untilKilled(profile, visitId, async (page) => {
        await answerQuestion(page, 0)
        await expectTwinInStep(page)
        await loseStore(page)
        await page.addInitScript({ content: breakTwin })
        await page.goto(`${url}/shop/${visitId}/form`)
        const stopped = page.getByRole('heading', { name: words.stopped })
        await expect(stopped).toBeVisible({ timeout: 60_000 })
        await expect(page.locator('[data-saving]')).toHaveCount(0)
        await expectFit(page)
        await page.getByRole('button', { name: words.again }).click()
        await expect(stopped).toBeVisible()
        if (way === 'again') {
          await page.evaluate(`localStorage.setItem('is-mended', 'yes')`)
          await page.getByRole('button', { name: words.again }).click()
          await expectAnswered(page, 0)
          await expect(page.getByText(words.back)).toBeVisible()
          return
        }
        await page.getByRole('button', { name: words.goOn }).click()
        // Whether the server has any is not known either: it is kept away from it here.
        await expect(page.getByRole('heading', { name: words.lost })).toBeVisible()
        await page.getByRole('button', { name: words.without }).click()
        await expect(page.getByRole('button', { name: words.read })).toBeVisible({
          timeout: 60_000,
        })
        await expect(option(page, 0, 0)).not.toBeChecked()
        await answerQuestion(page, 0, 1)
        // What is written from here on is kept twice again.
        await page.evaluate(`localStorage.setItem('is-mended', 'yes')`)
        await page.reload()
        await expectAnswered(page, 1)
        await expectTwinInStep(page)
      }),
    )
  })
}
