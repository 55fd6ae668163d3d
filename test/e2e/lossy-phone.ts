import { type BrowserContext, devices, expect, type Page } from '@playwright/test'
import pg from 'pg'
import sharp from 'sharp'
import { type Asked, type Fault, startBrowserProxy } from '../faults/proxy'
import { sessionCookie } from '../session-cookie'
import { phoneCast } from './phone-cast'
import { aboutNetwork } from './steps'
import { test as base, watch } from './test'

export const applicationUrl = process.env.ETALON_E2E_URL ?? ''

/** All that a phone sends; what it only reads goes through in every case. */
export interface BadLine {
  /** For a browser that is to go through it. */
  readonly server: string
  /** What was asked so far, oldest first. */
  readonly asked: readonly Asked[]
  /** What becomes of the next one. */
  fault: (asked: Asked) => Fault
  close(): Promise<void>
}

const whole: Fault = { kind: 'none' }
export const noLine: Fault = { kind: 'cut', side: 'up', atByte: 0, how: 'reset' }

export async function openBadLine(): Promise<BadLine> {
  const asked: Asked[] = []
  const proxy = await startBrowserProxy({
    target: () => Number(new URL(applicationUrl).port),
    fault: (question) => {
      const { method, path } = question
      if (method === 'GET' || !path.startsWith('/api/v1/')) return whole
      asked.push(question)
      return line.fault(question)
    },
  })
  const line: BadLine = {
    server: `http://127.0.0.1:${proxy.port}`,
    asked,
    fault: () => whole,
    close: proxy.close,
  }
  return line
}

export const isReport = ({ path }: Asked) => path === '/api/v1/evaluations'
export const isFile = ({ method, path }: Asked) =>
  method !== 'DELETE' && /^\/api\/v1\/(?:attachments|uploads)\//.test(path)

const signedIn = new Map<string, Promise<string>>()

/** The cookies of an account; it signs in once for all tests of a file. */
export async function cookiesOf({ email }: { readonly email: string }) {
  const known = signedIn.get(email) ?? sessionCookie(applicationUrl, email, phoneCast.password)
  signedIn.set(email, known)
  return (await known).split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url: applicationUrl }
  })
}

export interface LossyPhone {
  readonly context: BrowserContext
  readonly page: Page
  readonly line: BadLine
}

/** A phone whose shopper is signed in, behind a line that may do anything. */
export const test = base.extend<{ phone: LossyPhone }>({
  phone: async ({ browser }, use) => {
    const line = await openBadLine()
    const context = await browser.newContext({
      ...devices['Pixel 7'],
      baseURL: applicationUrl,
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      acceptDownloads: true,
      proxy: { server: line.server },
    })
    const complaints: string[] = []
    await watch(context, complaints)
    await context.addCookies(await cookiesOf(phoneCast.shopper))
    try {
      await use({ context, page: await context.newPage(), line })
    } finally {
      await context.close()
      await line.close()
    }
    expect(complaints.filter((text) => !aboutNetwork.test(text))).toEqual([])
  },
})

export { expect }

/** What the server has, asked of its database. */
async function ask<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const client = new pg.Client(process.env.ETALON_E2E_DATABASE)
  await client.connect()
  try {
    await client.query(`SELECT set_config('app.organisation_id', $1, false)`, [phoneCast.id])
    return (await client.query<Row>(sql, [...values])).rows
  } finally {
    await client.end()
  }
}

export const change = ask<never>

/** The visit to a place of the cast. */
export async function visitTo(place: string): Promise<string> {
  const found = await ask<{ id: string }>(
    'SELECT v.id FROM visits v JOIN units u ON u.id = v.unit_id WHERE u.name = $1',
    [`Ларёк ${place}`],
  )
  expect(found, `the visit to ${place}`).toHaveLength(1)
  return found[0]?.id ?? ''
}

/** Gives a visit to a shopper, or to nobody, as the office would. */
export async function giveVisit(visitId: string, state: string, email: string | null) {
  await ask(
    `UPDATE visits SET state = $2, accepted_at = NULL,
       shopper_id = (SELECT shopper_id FROM accounts WHERE email = $3)
     WHERE id = $1`,
    [visitId, state, email],
  )
}

interface ReportThere {
  readonly id: string
  readonly sha256: string
  readonly report: string
  readonly parent: string | null
  readonly received: Date
}

interface FileThere {
  readonly id: string
  readonly sha256: string
  readonly questionId: string
  readonly mediaType: string
}

/** What the server has of a visit. */
export async function serverHas(visitId: string) {
  const reports = await ask<ReportThere>(
    `SELECT id, sha256, report, parent_id AS parent, received_at AS received
     FROM evaluations WHERE visit_id = $1 ORDER BY received_at, id`,
    [visitId],
  )
  const files = await ask<FileThere>(
    `SELECT a.id, a.received_sha256 AS sha256, a.question_id AS "questionId",
       f.media_type AS "mediaType"
     FROM attachments a JOIN stored_files f ON f.id = a.file_id
     WHERE a.visit_id = $1 ORDER BY a.question_id, a.received_at, a.id`,
    [visitId],
  )
  const conflicts = await ask(
    `SELECT c.id FROM evaluation_conflicts c JOIN evaluations e ON e.id = c.evaluation_id
     WHERE e.visit_id = $1`,
    [visitId],
  )
  const aside = await ask('SELECT id FROM reports_aside WHERE visit_id = $1', [visitId])
  const drafts = await ask<{ body: string }>('SELECT body FROM visit_drafts WHERE visit_id = $1', [
    visitId,
  ])
  return {
    reports,
    files,
    drafts: drafts.map(({ body }) => body),
    conflicts: conflicts.length,
    /** Kept beside the visit, and not counted. */
    aside: aside.length,
  }
}

/** A row of the phone's store, without what lies sealed in it. */
export interface RowHere {
  readonly accountId: string
  readonly id: string
  readonly visitId: string
  readonly versionId?: string
  readonly changes?: number
  readonly sha256: string
  readonly tries: number
  readonly lastTry: { readonly reason: string } | null
  readonly photoIds: readonly string[]
}

/** What the phone has in one of its stores, whatever the pages say. */
export function phoneHas(page: Page, store: string): Promise<readonly RowHere[]> {
  return inStore(page, store, 'readonly', 'store.getAll()')
}

/** How many different photos the phone has, whatever it calls them. */
export async function differentPhotos(page: Page): Promise<number> {
  return new Set((await phoneHas(page, 'photos')).map(({ sha256 }) => sha256)).size
}

/** Runs one request on a store of the phone, past the product. */
export async function inStore(
  page: Page,
  store: string,
  mode: 'readonly' | 'readwrite',
  request: string,
): Promise<readonly RowHere[]> {
  const text = await page.evaluate<string>(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('etalon-phone')
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const db = asked.result
      const tx = db.transaction('${store}', '${mode}')
      const store = tx.objectStore('${store}')
      const made = ${request}
      tx.onabort = () => reject(tx.error)
      tx.oncomplete = () => {
        db.close()
        resolve(JSON.stringify(made.result ?? []))
      }
    }
  })`)
  return JSON.parse(text)
}

/** A photo of this colour. */
export function aPhotoOf(background: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

const colours = ['#aa2222', '#22aa22', '#2222aa', '#aaaa22', '#22aaaa'] as const

/** As a phone names them: all alike. */
export function photosOfOneName(count: number) {
  return Promise.all(
    colours.slice(0, count).map(async (colour) => ({
      name: 'image.jpg',
      mimeType: 'image/jpeg',
      buffer: await aPhotoOf(colour),
    })),
  )
}

export const form = (page: Page) => ({
  yes: page.getByRole('radio', { name: 'Да', exact: true }),
  no: page.getByRole('radio', { name: 'Нет', exact: true }),
  word: page.getByRole('textbox').first(),
  photos: page.locator('section[id^="question-"] input[type=file][multiple]'),
  thumbs: page.locator('section[id^="question-"] li img'),
  saved: page.locator('[data-saving="saved"]'),
  check: page.getByRole('button', { name: 'Проверить анкету' }),
  send: page.getByRole('button', { name: 'Отправить отчёт' }),
  again: page.getByRole('button', { name: 'Отправить сейчас' }),
  edit: page.getByRole('button', { name: 'Изменить отчёт' }),
  ready: page.getByRole('heading', { name: 'Отчёт готов' }),
  received: page.getByRole('heading', { name: 'Отчёт получен' }),
  status: page.getByRole('status'),
})

/** Opens the form of a visit, ready to be filled. */
export async function openForm(page: Page, visitId: string, url = applicationUrl) {
  await page.goto(`${url}/shop/${visitId}/form`)
  await expect(page.locator('[data-saving]')).toBeVisible({ timeout: 30_000 })
  return form(page)
}

/** Answers what the form asks for, with photos that are all called alike. */
export async function fill(page: Page, photos = 0) {
  const { yes, photos: gallery, thumbs, saved } = form(page)
  await yes.check()
  if (photos > 0) await gallery.setInputFiles(await photosOfOneName(photos))
  await expect(thumbs).toHaveCount(photos)
  await expect(saved).toBeVisible()
}

/** Makes the filled form a report; where the line is bad it waits on the phone. */
export async function finish(page: Page) {
  const { check, send } = form(page)
  await expect(check.or(send)).toBeVisible()
  if (await check.isVisible()) await check.click()
  await send.click()
}

/** A form that is opened again stands where it was left: at its end. */
export async function toQuestions(page: Page) {
  const { yes, send } = form(page)
  // First as it was drawn with its page, which is the form's first screen, then where it was left.
  await expect(page.locator('[inert]')).toHaveCount(0)
  await expect(yes.or(send)).toBeVisible()
  if (await send.isVisible()) await page.getByRole('button', { name: 'Назад' }).click()
  await expect(yes).toBeVisible()
}
