import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, devices, type Page } from '@playwright/test'
import { startPhoneBrowser } from '../bench/killed/phone-browser'
import type { Asked, Fault } from '../faults/proxy'
import { browserFlags } from './browser'
import { startDeployed } from './deployed'
import {
  applicationUrl,
  cookiesOf,
  differentPhotos,
  expect,
  fill,
  finish,
  form,
  isFile,
  isReport,
  noLine,
  openBadLine,
  openForm,
  phoneHas,
  photosOfOneName,
  serverHas,
  toQuestions,
  visitTo,
} from './lossy-phone'
import { phoneCast } from './phone-cast'
import { expectKept } from './steps'
import { test } from './test'

test.describe.configure({ timeout: 300_000 })

/** The page stands still in the middle of a transaction, its last row written and nothing committed. */
const standingStill = `(() => {
  const mine = new WeakSet()
  const opening = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (...args) {
    const asked = opening.apply(this, args)
    // The second copy of the store has its own factory.
    if (this === indexedDB) asked.addEventListener('success', () => mine.add(asked.result))
    return asked
  }
  const seen = []
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...args) {
    const asked = put.apply(this, args)
    if (!mine.has(this.transaction.db)) return asked
    seen.push(this.name)
    const [after, at] = window.standAt ?? []
    if (at !== this.name || !seen.includes(after)) return asked
    console.info('stands still')
    for (;;);
  }
  window.standStill = (after, at) => {
    seen.length = 0
    window.standAt = [after, at]
  }
})()`

test('L2, L8, L16: a phone that is killed while a report is made, and after each of its five photos, brings everything once', async () => {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'etalon-killed-'))
  const line = await openBadLine()
  const visitId = await visitTo('killed')
  const cookies = await cookiesOf(phoneCast.shopper)
  const executable = process.env.ETALON_E2E_BROWSER ?? ''
  const proxy = [`--proxy-server=${line.server}`, '--proxy-bypass-list=<-loopback>']
  const flags = [...proxy, '--accept-lang=ru-RU']

  /** A life of the phone, which ends by a kill. */
  const live = async (work: (page: Page) => Promise<void>) => {
    const found = { executable, version: '', environment: {} }
    const { page, context, kill } = await startPhoneBrowser(found, profile, flags)
    try {
      await context.addCookies(cookies)
      await page.addInitScript({ content: standingStill })
      await work(page)
    } finally {
      await kill()
    }
  }
  const untilStill = async (page: Page, after: string, at: string, work: () => Promise<void>) => {
    await page.evaluate(`standStill(${JSON.stringify(after)}, ${JSON.stringify(at)})`)
    const still = page.waitForEvent('console', (message) => message.text() === 'stands still')
    // What it was asked last it never answers.
    await Promise.race([still, work().then(() => still)])
  }
  try {
    line.fault = () => noLine
    // Between a photo and the answer that names it: the photo came first.
    await live(async (page) => {
      const { photos } = await openForm(page, visitId)
      await fill(page)
      const [photo] = await photosOfOneName(1)
      await untilStill(page, 'photos', 'drafts', () => photos.setInputFiles(photo ?? []))
    })
    // Between a report and the draft of which it was made: neither or both.
    await live(async (page) => {
      const { yes, photos, thumbs, saved } = await openForm(page, visitId)
      await expect(yes).toBeChecked()
      await expect(page.getByText('пусто', { exact: true })).toHaveCount(0)
      await expect(thumbs).toHaveCount(0)
      expect(await phoneHas(page, 'photos')).toHaveLength(1)
      await photos.setInputFiles(await photosOfOneName(5))
      await expect(thumbs).toHaveCount(5)
      await expect(saved).toBeVisible()
      expect(await differentPhotos(page), 'photos on the phone').toBe(5)
      await untilStill(page, 'reports', 'drafts', () => finish(page))
    })
    await live(async (page) => {
      const { thumbs, ready } = await openForm(page, visitId)
      expect(await phoneHas(page, 'reports')).toEqual([])
      await toQuestions(page)
      await expect(thumbs).toHaveCount(5)
      await finish(page)
      await expect(ready).toBeVisible()
      const [report] = await phoneHas(page, 'reports')
      expect(report?.photoIds).toHaveLength(5)
    })
    const never = new Promise<never>(() => {})
    const hold: Fault = { kind: 'hold', until: never }
    /** The first `count` files go through, counted from now; what comes then meets the fault. */
    const letThrough = (count: number, fault: Fault) => {
      const through = new Set<string>()
      const met = Promise.withResolvers<Asked>()
      line.fault = (asked) => {
        if (isFile(asked) && (through.has(asked.path) || through.size < count)) {
          through.add(asked.path)
          return { kind: 'none' }
        }
        if (!isFile(asked) && !isReport(asked)) return noLine
        met.resolve(asked)
        return fault
      }
      return met.promise
    }
    const opened = (page: Page) => page.goto(`${applicationUrl}/shop/phone`)
    const filesThere = async () => (await serverHas(visitId)).files.length
    // Its answer has come, or is lost with the phone: the server knows each photo again.
    for (const [through, fault, arrived] of [
      [1, hold, 1],
      [0, { kind: 'swallow' }, 2],
      [2, hold, 3],
      [0, { kind: 'swallow' }, 4],
    ] as const) {
      await live(async (page) => {
        const met = letThrough(through, fault)
        await opened(page)
        await met
        const message = `photos on the server, of five: ${arrived} have been sent whole`
        await expect.poll(filesThere, { message }).toBe(arrived)
      })
    }
    await live(async (page) => {
      letThrough(2, { kind: 'swallow' })
      await opened(page)
      const reportsThere = async () => (await serverHas(visitId)).reports.length
      await expect.poll(reportsThere, { message: 'reports on the server' }).toBe(1)
    })
    await live(async (page) => {
      line.fault = () => ({ kind: 'none' })
      await opened(page)
      const waiting = async () => (await phoneHas(page, 'reports')).length
      await expect.poll(waiting, { message: 'reports without a receipt' }).toBe(0)
      expect(await phoneHas(page, 'receipts')).toHaveLength(1)
    })
  } finally {
    await line.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  const { reports, files, conflicts, aside } = await serverHas(visitId)
  const there = { reports: reports.length, photos: files.length, conflicts, aside }
  expect(there).toEqual({ reports: 1, photos: 5, conflicts: 0, aside: 0 })
  expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(5)
  for (const { id } of files) expect(reports[0]?.report).toContain(id)
})

const MONTH_MS = 30 * 24 * 3600 * 1000

test('L21: a finished report outlives a month, a reload and three deploys, and the old bundle brings it to the newest server', async () => {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'etalon-month-'))
  const site = await startDeployed(applicationUrl)
  const visitId = await visitTo('month')
  const cookies = await cookiesOf(phoneCast.shopper)
  const signIn = (context: BrowserContext) =>
    context.addCookies(cookies.map((cookie) => ({ ...cookie, url: site.url })))
  /** From the start of the browser to its end. */
  const live = async (isOnline: boolean, work: (context: BrowserContext) => Promise<void>) => {
    const context = await chromium.launchPersistentContext(profile, {
      ...devices['Pixel 7'],
      executablePath: process.env.ETALON_E2E_BROWSER ?? '',
      args: browserFlags,
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
    })
    try {
      await context.setOffline(!isOnline)
      await work(context)
    } finally {
      await context.close()
    }
  }
  const expectWaiting = async (page: Page) => {
    await page.goto(`${site.url}/shop/phone`)
    await expect(page.getByText('1 отчёт только на этом телефоне')).toBeVisible()
    expect(await phoneHas(page, 'reports')).toMatchObject([{ visitId }])
  }
  try {
    await live(true, async (context) => {
      await signIn(context)
      const page = await context.newPage()
      await openForm(page, visitId, site.url)
      await expectKept(page)
      await fill(page, 1)
      await context.setOffline(true)
      await finish(page)
      await expect(form(page).ready).toBeVisible()
      site.deploy()
      await page.reload()
      await expect(form(page).ready).toBeVisible()
    })
    site.deploy()
    site.turnOff()
    await live(false, async (context) => {
      await context.clock.setSystemTime(Date.now() + MONTH_MS)
      await expectWaiting(await context.newPage())
    })
    site.deploy()
    await live(false, async (context) => {
      await context.clearCookies()
      const page = await context.newPage()
      await expectWaiting(page)
      await signIn(context)
      site.turnOn()
      await context.setOffline(false)
      await expect.poll(() => phoneHas(page, 'reports'), { timeout: 30_000 }).toEqual([])
    })
  } finally {
    await site.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  const { reports, files } = await serverHas(visitId)
  expect([reports.length, files.length]).toEqual([1, 1])
})
