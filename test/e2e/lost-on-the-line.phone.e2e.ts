import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { type Asked, type Fault, strangers } from '../faults/proxy'
import {
  expect,
  fill,
  finish,
  form,
  giveVisit,
  isFile,
  isReport,
  noLine,
  openForm,
  phoneHas,
  serverHas,
  test,
  toQuestions,
  visitTo,
} from './lossy-phone'
import { phoneCast } from './phone-cast'
import { takeVisit } from './steps'

/** Causes of loss between the phone and its server (PHONE.md), in the built application. */
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000 })

const sha256Of = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The network seems to have come back: the queue begins at once. */
const wake = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('online')))

/** What has a body; an upload in pieces is begun by a question that has none. */
const holdsWork = ({ method, path }: Asked) =>
  ['PUT', 'PATCH'].includes(method) || (method === 'POST' && path === '/api/v1/evaluations')

/** A photo that goes up in pieces: larger than what is sent at once. */
async function aLargePhoto() {
  const [width, height] = [1200, 900]
  const noise = new Uint8Array(width * height * 3)
  for (let at = 0; at < noise.length; at += 1) noise[at] = Math.imul(at + 1, 2654435761) >>> 24
  const buffer = await sharp(noise, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer()
  return { name: 'image.jpg', mimeType: 'image/jpeg', buffer }
}

test('L1: the worker serves pages and files, and no sending ever passes through it', async ({
  phone: { page, line },
}) => {
  const byWorker: string[] = []
  page.context().on('response', (response) => {
    if (!response.fromServiceWorker()) return
    byWorker.push(`${response.request().method()} ${new URL(response.url()).pathname}`)
  })
  await page.goto('/shop')
  await page.evaluate(() => navigator.serviceWorker.ready)
  const visitId = await visitTo('worker')
  line.fault = () => noLine
  const { photos, thumbs, ready, received, again } = await openForm(page, visitId)
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
  await fill(page, 1)
  await photos.setInputFiles(await aLargePhoto())
  await expect(thumbs).toHaveCount(2)
  await finish(page)
  await expect(ready).toBeVisible()
  // A cut in the middle of each kind of sending: here a worker would try to help.
  const cut = new Set<string>()
  line.fault = (asked) => {
    const kind = `${asked.method} ${asked.path.split('/')[3]}`
    const isFirst = asked.length > 0 && !cut.has(kind)
    cut.add(kind)
    return isFirst ? { kind: 'cut', side: 'up', atByte: 900, how: 'reset' } : { kind: 'none' }
  }
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 1000 })
    await expect(received).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 120_000 })

  expect([...cut].sort()).toEqual(
    expect.arrayContaining(['PATCH uploads', 'POST evaluations', 'PUT attachments']),
  )
  expect(byWorker).toContain(`GET /shop/${visitId}/form`)
  expect(byWorker.filter((line) => !line.startsWith('GET '))).toEqual([])
  const lengths = line.asked.filter(holdsWork).map(({ length }) => length)
  expect(lengths.filter((length) => length === 0)).toEqual([])
  const { reports, files } = await serverHas(visitId)
  expect(reports).toHaveLength(1)
  expect(files).toHaveLength(2)
})

test('L3, L18: edited after a part had gone, and again on its way, each report arrives as it was sent', async ({
  phone: { page, line },
}) => {
  const visitId = await visitTo('edited')
  line.fault = () => noLine
  const { no, yes, word, saved, edit, ready, received } = await openForm(page, visitId)
  await fill(page, 1)
  await finish(page)
  await expect(ready).toBeVisible()
  // The photo arrives, the report does not.
  line.fault = (asked) => (isReport(asked) ? noLine : { kind: 'none' })
  await form(page).again.click()
  await expect.poll(async () => (await serverHas(visitId)).files).toHaveLength(1)
  const lastTry = async () => (await phoneHas(page, 'reports'))[0]?.lastTry?.reason
  await expect.poll(lastTry).toBe('no-connection')
  await expect(edit).toBeEnabled()

  await edit.click()
  await toQuestions(page)
  await no.check()
  await word.fill('Сначала нет')
  await expect(saved).toBeVisible()
  await finish(page)
  await expect(ready).toBeVisible()
  const both = (await phoneHas(page, 'reports')).map(({ id }) => id)
  expect(new Set(both).size, 'the report and its correction, both on the phone').toBe(2)

  // A third state is written while the two are on their way.
  await edit.click()
  await toQuestions(page)
  await expect(word).toHaveValue('Сначала нет')
  const arrival = Promise.withResolvers<void>()
  line.fault = (asked) =>
    isReport(asked) ? { kind: 'hold', until: arrival.promise } : { kind: 'none' }
  const before = line.asked.filter(isReport).length
  await wake(page)
  await expect.poll(() => line.asked.filter(isReport).length).toBeGreaterThan(before)
  await yes.check()
  await word.fill('Потом всё же да')
  await expect(saved).toBeVisible()
  line.fault = () => ({ kind: 'none' })
  arrival.resolve()
  await expect.poll(() => phoneHas(page, 'reports'), { timeout: 30_000 }).toEqual([])
  // Not only on the screen: the phone has it.
  await page.reload()
  await toQuestions(page)
  await expect(word).toHaveValue('Потом всё же да')
  await finish(page)
  await expect(received).toBeVisible({ timeout: 30_000 })

  const { reports, files, conflicts, aside } = await serverHas(visitId)
  const words = reports.map(({ report }) => /Сначала нет|Потом всё же да/.exec(report)?.[0])
  expect(words).toEqual([undefined, 'Сначала нет', 'Потом всё же да'])
  expect(reports.map(({ parent }) => parent)).toEqual([null, reports[0]?.id, reports[1]?.id])
  for (const { report, sha256 } of reports) expect(sha256Of(report)).toBe(sha256)
  expect(files).toHaveLength(1)
  expect([conflicts, aside]).toEqual([0, 0])
})

interface Wrong {
  readonly name: string
  readonly fault: Fault
  readonly says: RegExp
  /** The phone waits for an answer that does not come, after so many bytes. */
  readonly waits?: (asked: Asked) => boolean
}

const unconfirmed = /Сервер не подтвердил, что получил его/
const trouble = /На сервере неполадка/
/** Which of the two depends on what else was asked meanwhile. */
const unreached = /Связи нет\. Отправим сами|Сервер не ответил/
const saying = {
  'captive portal': unconfirmed,
  'captive portal in JSON': unconfirmed,
  redirect: unconfirmed,
  nothing: unconfirmed,
  forbidden: unconfirmed,
  'no such page': unconfirmed,
  broken: trouble,
  busy: trouble,
} as const satisfies Record<keyof typeof strangers, RegExp>

const cutAt = (side: 'up' | 'down', how: 'reset' | 'end'): Fault => ({
  ...{ kind: 'cut', side, how },
  atByte: side === 'up' ? 300 : 100,
})

/** Everything that is no receipt; after the last ones the server has it all the same. */
const wrong: readonly Wrong[] = [
  ...Object.entries(strangers).map(([name, response]) => ({
    name,
    fault: { kind: 'answer', response } as const,
    says: saying[name as keyof typeof saying],
  })),
  { name: 'a reset on the way up', fault: cutAt('up', 'reset'), says: unreached },
  { name: 'an end on the way up', fault: cutAt('up', 'end'), says: unreached },
  { name: 'a half-open line', fault: { kind: 'half-open', atByte: 300 }, says: unreached },
  {
    name: 'silence',
    fault: { kind: 'stall', side: 'up', atByte: 300 },
    says: unreached,
    waits: ({ passed }) => passed.up >= 300,
  },
  {
    name: 'an answer that stops',
    fault: { kind: 'stall', side: 'down', atByte: 100 },
    says: unreached,
    waits: ({ passed }) => passed.down >= 100,
  },
  { name: 'a reset in the answer', fault: cutAt('down', 'reset'), says: unreached },
  // To a browser a head that ends in the middle is a head.
  { name: 'half an answer', fault: cutAt('down', 'end'), says: unconfirmed },
  { name: 'an answer that is swallowed', fault: { kind: 'swallow' }, says: unreached },
]

/** The phone's patience ends when the test says so. */
const patience = `(() => {
  const ends = []
  AbortSignal.timeout = () => {
    const stopping = new AbortController()
    ends.push(() => stopping.abort(new DOMException('signal timed out', 'TimeoutError')))
    return stopping.signal
  }
  window.endPatience = () => ends.splice(0).forEach((end) => end())
})()`

test('L5, L7: no wrong answer takes photo or report off the phone, each is said in words, and the receipt is the first one', async ({
  phone: { page, line },
}) => {
  await page.addInitScript({ content: patience })
  const visitId = await visitTo('answered')
  line.fault = () => noLine
  const { ready, received, again, status } = await openForm(page, visitId)
  await fill(page, 1)
  await finish(page)
  await expect(ready).toBeVisible()
  const [kept] = await phoneHas(page, 'reports')
  const photoId = kept?.photoIds[0] ?? ''

  const meet = async ({ name, fault, says, waits }: Wrong, meets: (asked: Asked) => boolean) => {
    const tries = async () => (await phoneHas(page, 'reports'))[0]?.tries ?? 0
    const before = await tries()
    let met: Asked | null = null
    line.fault = (asked) => {
      if (!meets(asked)) return { kind: 'none' }
      met ??= asked
      return fault
    }
    await expect(again).toBeEnabled()
    await again.click()
    if (waits) {
      await expect.poll(() => met !== null && waits(met)).toBe(true)
      await page.evaluate('endPatience()')
    }
    await expect.poll(tries, { message: name }).toBeGreaterThan(before)
    await expect(status.filter({ hasText: says }), name).toBeVisible()
    await expect(status.filter({ hasText: 'сохранён на этом телефоне' }), name).toBeVisible()
    const now = await phoneHas(page, 'reports')
    expect(
      now.map(({ id, sha256 }) => ({ id, sha256 })),
      name,
    ).toEqual([{ id: kept?.id, sha256: kept?.sha256 }])
  }
  for (const one of wrong) {
    await meet(one, isFile)
    const photo = (await phoneHas(page, 'photos')).find(({ id }) => id === photoId)
    expect(photo, one.name).toMatchObject({ receivedAt: null })
  }
  line.fault = (asked) => (isReport(asked) ? noLine : { kind: 'none' })
  await again.click()
  const hasPhoto = async () => (await phoneHas(page, 'photos'))[0]
  await expect.poll(hasPhoto).not.toMatchObject({ receivedAt: null })
  await expect(again).toBeEnabled()
  for (const one of wrong) await meet(one, isReport)

  // The server has had it for long: the receipt is that of the first time.
  const [taken] = (await serverHas(visitId)).reports
  line.fault = () => ({ kind: 'none' })
  await again.click()
  await expect(received, 'a report that the server has had for long').toBeVisible()
  const { reports, files, conflicts, aside } = await serverHas(visitId)
  expect(reports).toEqual([taken])
  expect(taken).toMatchObject({ id: kept?.id, sha256: kept?.sha256 })
  const there = { photos: files.length, conflicts, aside }
  expect(there).toEqual({ photos: 1, conflicts: 0, aside: 0 })
  const [receipt] = await phoneHas(page, 'receipts')
  expect(receipt).toMatchObject({ id: taken?.id, receivedAt: taken?.received.toISOString() })
  expect(await phoneHas(page, 'reports')).toEqual([])
})

test('a report that arrives while its visit is taken back counts when the visit is taken again', async ({
  phone: { page, line },
}) => {
  const visitId = await visitTo('withdrawn')
  const { email: shopper } = phoneCast.shopper
  const give = (state: string, to: string | null) => giveVisit(visitId, state, to)
  await give('offered', shopper)
  await takeVisit(page, visitId)
  const { ready, received, status } = await openForm(page, visitId)
  line.fault = () => noLine
  await fill(page, 1)
  await finish(page)
  await expect(ready).toBeVisible()
  await give('planned', null)
  line.fault = () => ({ kind: 'none' })
  await form(page).again.click()
  await expect(received).toBeVisible()
  const notCounted = page.getByText('Отчёт сохранён, но не засчитан')
  await expect(notCounted).toBeVisible()
  expect(await serverHas(visitId)).toMatchObject({ reports: [], aside: 1 })

  await give('offered', shopper)
  await page.goto(`/shop/${visitId}`)
  await expect(notCounted).toBeVisible()
  await page.getByRole('button', { name: 'Взять проверку' }).click()
  const counted = status.filter({ hasText: 'засчитан: делать его заново не нужно' })
  await expect(counted).toBeVisible()
  await expect(counted).toBeFocused()
  await expect(notCounted).toBeHidden()
  const { reports, files } = await serverHas(visitId)
  expect(reports).toHaveLength(1)
  expect(files).toHaveLength(1)
  await page.goto('/shop')
  const sent = page.getByRole('region', { name: 'Отправлены' })
  await expect(sent.getByRole('link', { name: /Ларёк withdrawn/ })).toBeVisible()

  // Its visit comes back open for a reason that the phone does not know: nothing keeps its shopper out.
  await give('accepted', shopper)
  await page.goto('/shop')
  await expect(page.getByRole('link', { name: /Ларёк withdrawn/ })).toBeVisible()
  await expect(sent.getByRole('link', { name: /Ларёк withdrawn/ })).toBeHidden()
  await page.goto(`/shop/${visitId}`)
  await page.getByRole('link', { name: /Заполнить|Продолжить/ }).click()
  await expect(form(page).yes).toBeVisible()
})

test('L6, L22: one bad report of ten holds no other up, oldest first, in a browser without Background Sync', async ({
  phone: { page, line },
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'SyncManager')
    Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'sync')
    Reflect.deleteProperty(ServiceWorkerRegistration.prototype, 'periodicSync')
  })
  await page.clock.install()
  line.fault = () => noLine
  const visits: string[] = []
  for (let place = 0; place < 10; place += 1) {
    const visitId = await visitTo(`queue-${place}`)
    visits.push(visitId)
    const { ready } = await openForm(page, visitId)
    // The first one has a photo, and that is its poison.
    await fill(page, place === 0 ? 1 : 0)
    await finish(page)
    await expect(ready).toBeVisible()
  }
  const waiting = await phoneHas(page, 'reports')
  expect(waiting).toHaveLength(10)
  // A pass that is under way would meet both lines.
  await page.goto('/manifest.webmanifest')
  line.fault = (asked) =>
    isFile(asked) ? { kind: 'answer', response: strangers.broken } : { kind: 'none' }
  // Opening the application is enough, and one pass: no timer of the page runs, and none comes.
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.goto('/shop')
  expect(await page.evaluate(() => 'SyncManager' in window)).toBe(false)
  const waitingNow = async () => (await phoneHas(page, 'reports')).length
  const message = 'reports that wait, the bad one among them'
  await expect.poll(waitingNow, { message }).toBe(1)
  const [left] = await phoneHas(page, 'reports')
  expect(left?.visitId).toBe(visits[0])
  const arrivals = await Promise.all(visits.map(serverHas))
  const times = arrivals.map(({ reports }) => reports[0]?.received.getTime() ?? 0)
  expect(times[0]).toBe(0)
  expect(times.slice(1).filter((time) => time > 0)).toHaveLength(9)
  expect(times.slice(1), 'arrivals, oldest first').toEqual(times.slice(1).toSorted((a, b) => a - b))

  // Nobody presses anything: its time comes.
  line.fault = () => ({ kind: 'none' })
  await page.clock.fastForward(600_000)
  await expect.poll(waitingNow, { message: 'reports that wait after their time' }).toBe(0)
  expect((await serverHas(visits[0] ?? '')).files).toHaveLength(1)
})
