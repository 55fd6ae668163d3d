import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { z } from 'zod'
import { expectFit } from './fit'
import {
  applicationUrl,
  change,
  cookiesOf,
  differentPhotos,
  expect,
  fill,
  finish,
  form,
  inStore,
  isReport,
  noLine,
  openForm,
  phoneHas,
  photosOfOneName,
  serverHas,
  test,
  toQuestions,
  visitTo,
} from './lossy-phone'
import { phoneCast } from './phone-cast'

/** Causes of loss on the phone itself (PHONE.md), in the built application. */
test.describe.configure({ timeout: 300_000 })
test.use({ actionTimeout: 20_000 })

/**
 * A store as browsers have had it: connections that end in the background, blobs that come back as
 * nothing. Notes how each row was first written.
 */
const poorStore = `(() => {
  const open = new Set()
  const opening = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (...args) {
    const asked = opening.apply(this, args)
    asked.addEventListener('success', () => open.add(asked.result))
    return asked
  }
  window.endConnections = () => {
    for (const db of open) db.close()
    return open.size
  }
  const withoutBlobs = (value) => {
    if (value instanceof Blob) return null
    if (typeof value !== 'object' || value === null) return value
    if (Object.getPrototypeOf(value) !== Object.prototype) return value
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutBlobs(part)]))
  }
  window.firstWritten = {}
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (value, ...key) {
    const { durability, db } = this.transaction
    const place = [db.name, this.name, value.id ?? value.visitId, value.changes ?? ''].join(' ')
    window.firstWritten[place] ??= durability
    return put.call(this, withoutBlobs(value), ...key)
  }
})()`

test('L8, L10, L11, L13: two photos of one name outlive dead connections and a store without blobs, written to the disk', async ({
  phone: { page },
}) => {
  await page.addInitScript({ content: poorStore })
  const visitId = await visitTo('store')
  const { yes, word, saved, photos, thumbs, received } = await openForm(page, visitId)
  const endConnections = () => page.evaluate<number>('endConnections()')
  const written = () => page.evaluate<Record<string, string>>('firstWritten')
  expect(await endConnections()).toBeGreaterThan(0)
  await yes.check()
  await expect(saved).toBeVisible()
  await endConnections()
  await word.fill('После обрыва')
  await expect(saved).toBeVisible()
  await endConnections()
  await photos.setInputFiles(await photosOfOneName(2))
  await expect(thumbs).toHaveCount(2)
  await expect(saved).toBeVisible()
  expect(await differentPhotos(page), 'photos on the phone').toBe(2)
  const first = await written()
  await page.reload()
  await expect(yes).toBeChecked()
  await expect(word).toHaveValue('После обрыва')
  await expect(thumbs).toHaveCount(2)
  for (const thumb of await thumbs.all()) {
    const width = () => thumb.evaluate((image: HTMLImageElement) => image.naturalWidth)
    await expect.poll(width).toBe(64)
  }
  await endConnections()
  await finish(page)
  await expect(received).toBeVisible({ timeout: 30_000 })
  const how = Object.entries({ ...(await written()), ...first }).filter(([place]) =>
    /^etalon-phone (?:drafts|photos|reports) /.test(place),
  )
  const stores = new Set(how.map(([place]) => place.split(' ')[1]))
  expect([...stores].sort()).toEqual(['drafts', 'photos', 'reports'])
  expect(how.filter(([, durability]) => durability !== 'strict')).toEqual([])
  const { reports, files } = await serverHas(visitId)
  expect(reports.map(({ report }) => report.includes('После обрыва'))).toEqual([true])
  expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(2)
})

test('L11: a photo that the store gives back as nothing is not called kept', async ({
  phone: { page },
}) => {
  const { photos, thumbs } = await openForm(page, await visitTo('neighbour'))
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (value, ...key) {
      return put.call(this, this.name === 'photos' ? { ...value, content: null } : value, ...key)
    }
  })
  await photos.setInputFiles(await photosOfOneName(1))
  await expect(page.getByText('это фото сохранить не удалось')).toBeVisible()
  await expect(thumbs).toHaveCount(0)
})

/** Tells how much room the browser gives the site; without a figure as much as it always does. */
async function openRoom(page: Page) {
  const session = await page.context().newCDPSession(page)
  const { origin } = new URL(applicationUrl)
  // What is told holds as long as the session does.
  return (quotaSize?: number) =>
    session.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    })
}

const SOME_ROOM = 20_000_000

/** The browser grants some room ahead: asked for more than that, it looks how much there is now. */
async function makeItLook(page: Page) {
  const told = await page.evaluate(`new Promise((resolve, reject) => {
    const asked = indexedDB.open('ballast')
    asked.onupgradeneeded = () => asked.result.createObjectStore('ballast')
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const tx = asked.result.transaction('ballast', 'readwrite')
      tx.objectStore('ballast').put(new Uint8Array(${SOME_ROOM + 4_000_000}), 'ballast')
      tx.oncomplete = () => resolve('there is room')
      tx.onabort = () => {
        asked.result.close()
        resolve(tx.error.name)
      }
    }
  })`)
  expect(told).toBe('QuotaExceededError')
}

test('a full phone says so, keeps what it had, and writes the newest answers as soon as there is room', async ({
  phone: { page, line },
}) => {
  const visitId = await visitTo('full')
  line.fault = () => noLine
  await page.goto('/manifest.webmanifest')
  const allow = await openRoom(page)
  await allow(SOME_ROOM)
  const { yes, no, photos, thumbs, saved } = await openForm(page, visitId)
  await yes.check()
  await expect(saved).toBeVisible()
  const kept = await phoneHas(page, 'drafts')
  expect(kept).toMatchObject([{ visitId }])

  await allow(1)
  await makeItLook(page)
  await no.check()
  const full = page.getByText('Последние ответы ещё не сохранены: на телефоне кончилось место.')
  await expect(full).toBeVisible()
  await expect(saved).toHaveCount(0)
  await expectFit(page)
  await photos.setInputFiles(await photosOfOneName(1))
  await expect(page.getByText('это фото сохранить не удалось: на телефоне нет места')).toBeVisible()
  await expect(thumbs).toHaveCount(0)
  expect(await phoneHas(page, 'drafts'), 'what was there before').toEqual(kept)
  // Another tab reads what the phone has: the answer that was called saved.
  const other = await page.context().newPage()
  await other.goto(`/shop/${visitId}/form`)
  await expect(other.getByText('Только чтение')).toBeVisible()
  await expect(other.getByRole('definition').first()).toHaveText('Да')
  await other.close()

  await allow()
  await expect(saved).toBeVisible()
  await expect(full).toHaveCount(0)
  await page.reload()
  await expect(no).toBeChecked()
})

test('L9: a photo that vanished from the phone stops the send and says so, before the report and after', async ({
  phone: { page, line },
}) => {
  const visitId = await visitTo('missing')
  line.fault = () => noLine
  const { send, check, photos, thumbs, ready, received, again, edit, status } = await openForm(
    page,
    visitId,
  )
  const removeFiles = () => inStore(page, 'photos', 'readwrite', 'store.clear()')
  const retake = async () => {
    await toQuestions(page)
    await page.getByText('пусто').click()
    await page.getByRole('button', { name: 'Убрать фото' }).click()
    await photos.setInputFiles(await photosOfOneName(1))
    await expect(thumbs).toHaveCount(1)
  }
  await fill(page, 1)
  await removeFiles()
  await check.click()
  await send.click()
  await expect(page.getByText('части фото на телефоне нет')).toBeVisible()
  expect(await phoneHas(page, 'reports')).toEqual([])
  await page.reload()
  await retake()
  await finish(page)
  await expect(ready).toBeVisible()

  await removeFiles()
  // A try that was under way has the photo still: it meets the bad line.
  await expect(async () => {
    await again.click({ timeout: 1000 })
    expect(await phoneHas(page, 'reports')).toMatchObject([{ lastTry: { reason: 'photo-lost' } }])
  }).toPass()
  line.fault = () => ({ kind: 'none' })
  await again.click()
  await expect(status.filter({ hasText: 'одного из фото на нём больше нет' })).toBeVisible()
  expect(line.asked.filter(isReport)).toEqual([])
  expect((await serverHas(visitId)).reports).toEqual([])

  await edit.click()
  await retake()
  await finish(page)
  await expect(received).toBeVisible({ timeout: 30_000 })
  const { reports, files } = await serverHas(visitId)
  expect([reports.length, files.length]).toEqual([1, 1])
})

/** The server keeps the draft with these words. */
const expectOnServer = (visitId: string, words: string) =>
  expect
    .poll(async () => (await serverHas(visitId)).drafts.join(), { timeout: 30_000 })
    .toContain(words)

/** Everything that the browser keeps for the site, but who is signed in. */
async function wipe(page: Page) {
  const session = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  const storageTypes =
    'indexeddb,local_storage,cache_storage,service_workers,storage_buckets,websql,file_systems'
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes })
}

test('L12: a phone whose storage was evicted gets the draft of the server, with its photo, and no blank form', async ({
  phone: { page },
}) => {
  const visitId = await visitTo('wiped')
  const { yes, word, thumbs } = await openForm(page, visitId)
  await fill(page, 1)
  await word.fill('Есть на сервере')
  await expect
    .poll(async () => (await serverHas(visitId)).files.length, { timeout: 40_000 })
    .toBe(1)
  await expectOnServer(visitId, 'Есть на сервере')
  await page.goto('/manifest.webmanifest')
  await wipe(page)
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await openForm(page, visitId)
  await expect(yes).toBeChecked()
  await expect(word).toHaveValue('Есть на сервере')
  await expect(thumbs).toHaveCount(1)
})

test('L14, L17: a tab that dies leaves its visit to the next one, and answers are offered in no other form', async ({
  phone: { page: owner, context, line },
}) => {
  const [visitA, visitB] = [await visitTo('form-a'), await visitTo('form-b')]
  const first = await openForm(owner, visitA)
  await first.yes.check()
  await expect(first.saved).toBeVisible()
  const page = await context.newPage()
  await page.goto(`/shop/${visitA}/form`)
  await expect(page.getByText('Только чтение'), 'a second tab writes').toBeVisible()
  const { yes, no, word, saved } = form(page)
  await expect(yes).toHaveCount(0)
  await owner.close()
  await expect(yes, 'the visit of a tab that died').toBeChecked()
  await word.fill('Ответы формы А')
  await expect(saved).toBeVisible()
  await expectOnServer(visitA, 'Ответы формы А')
  const expectEmpty = async () => {
    await expect(yes).not.toBeChecked()
    await expect(no).not.toBeChecked()
    await expect(word).toHaveValue('')
    await expect(page.getByText('Ответы формы А')).toHaveCount(0)
  }
  await openForm(page, visitB)
  await expectEmpty()
  // From now on the first visit asks for the other form.
  line.fault = () => noLine
  await change(
    `UPDATE visits SET checklist_version_id = (SELECT v.checklist_version_id FROM visits v
       JOIN units u ON u.id = v.unit_id WHERE u.name = $2) WHERE id = $1`,
    [visitA, 'Ларёк retired'],
  )
  await openForm(page, visitA)
  await expectEmpty()
  await no.check()
  await expect(saved).toBeVisible()
  // What was written for the old form lies where it lay.
  const drafts = (await phoneHas(page, 'drafts')).filter(({ visitId }) => visitId === visitA)
  expect(new Set(drafts.map(({ versionId }) => versionId)).size).toBe(2)
})

test('L19: a draft whose form was changed and retired meanwhile opens, is finished and taken', async ({
  phone: { page, line },
}) => {
  const visitId = await visitTo('retired')
  line.fault = () => noLine
  const { yes, word, saved, received } = await openForm(page, visitId)
  await fill(page, 1)
  await word.fill('По старой анкете')
  await expect(saved).toBeVisible()
  const ofVisit = 'SELECT checklist_version_id FROM visits WHERE id = $1'
  // As publishing a newer version, and then taking all of it out of use, leaves it.
  const document = `replace(document, 'Вас встретили?', 'Вас проводили?')`
  await change(
    `INSERT INTO checklist_versions (organisation_id, id, checklist_id, number, document,
       fingerprint, published_by, published_at)
     SELECT organisation_id, gen_random_uuid(), checklist_id, 2, ${document},
       encode(sha256(convert_to(${document}, 'UTF8')), 'hex'), published_by, now()
     FROM checklist_versions WHERE id = (${ofVisit})`,
    [visitId],
  )
  await change(
    `INSERT INTO checklist_version_retirements (organisation_id, version_id, retired_by, retired_at)
     SELECT organisation_id, id, published_by, now() FROM checklist_versions WHERE id = (${ofVisit})`,
    [visitId],
  )
  await change(
    `UPDATE checklists SET retired_at = now() WHERE id =
       (SELECT checklist_id FROM checklist_versions WHERE id = (${ofVisit}))`,
    [visitId],
  )
  line.fault = () => ({ kind: 'none' })
  await openForm(page, visitId)
  await expect(page.getByRole('heading', { name: 'Вас встретили?' })).toBeVisible()
  await expect(yes).toBeChecked()
  await expect(word).toHaveValue('По старой анкете')
  await finish(page)
  await expect(received).toBeVisible({ timeout: 30_000 })
  const { reports, files } = await serverHas(visitId)
  expect(reports.map(({ report }) => report.includes('По старой анкете'))).toEqual([true])
  expect(files).toHaveLength(1)
})

const manifestSchema = z.object({
  drafts: z.array(z.object({ visitId: z.guid(), path: z.string() })),
  reports: z.array(z.object({ id: z.guid(), path: z.string() })),
})

test('L15, L20: another shopper of the phone neither sees nor sends nor clears; its own is cleared only by a typed word after a copy', async ({
  phone: { page, context, line },
}) => {
  const visitId = await visitTo('cleared')
  line.fault = () => noLine
  const { word, saved, ready, edit } = await openForm(page, visitId)
  await fill(page, 1)
  await finish(page)
  await expect(ready).toBeVisible()
  const [report] = await phoneHas(page, 'reports')
  await edit.click()
  await toQuestions(page)
  await word.fill('Только здесь')
  await expect(saved).toBeVisible()

  const copy = page.getByRole('button', { name: 'Сохранить копию' }).last()
  const clear = page.getByRole('button', { name: 'Очистить данные на телефоне' })
  const dialog = page.getByRole('dialog')
  const confirm = async (typed: string) => {
    await dialog.getByRole('textbox').fill(typed)
    await dialog.getByRole('button', { name: 'Очистить данные на телефоне' }).click()
  }
  const saveCopy = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), copy.click()])
    const file = await download.createReadStream()
    return unzipSync(Buffer.concat(await file.toArray()))
  }
  // The phone of the test has no sheet for sharing.
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'canShare', { value: undefined, configurable: true }),
  )
  const mine = await cookiesOf(phoneCast.shopper)
  line.fault = () => ({ kind: 'none' })
  const before = line.asked.length
  await context.clearCookies()
  await context.addCookies(await cookiesOf(phoneCast.otherShopper))
  await page.goto('/shop/phone')
  const nothing = page.getByText('Ничего: всё, что вы закончили, сервер подтвердил.')
  await expect(nothing, 'another shopper sees whose work lies here').toBeVisible()
  await expect(page.getByText('Ларёк cleared')).toHaveCount(0)
  await saveCopy()
  await clear.click()
  await confirm('очистить')
  await expect(page.getByText('Данные на телефоне очищены.')).toBeVisible()
  expect(line.asked.slice(before), 'sent while another shopper was there').toEqual([])

  line.fault = () => noLine
  await context.clearCookies()
  await context.addCookies(mine)
  await page.goto('/shop/phone')
  await expect(page.getByText('Готовых отчётов ждёт отправки: 1. Начатых анкет: 1.')).toBeVisible()
  await expect(clear).toHaveCount(0)
  await expectFit(page)
  const parts = await saveCopy()
  const manifest = manifestSchema.parse(
    JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array())),
  )
  expect(manifest.reports.map(({ id }) => id)).toEqual([report?.id])
  expect(manifest.drafts.map((draft) => draft.visitId)).toEqual([visitId])
  expect(strFromU8(parts[manifest.drafts[0]?.path ?? ''] ?? new Uint8Array())).toContain(
    'Только здесь',
  )

  // What was written after the copy would be lost: nothing is cleared.
  const other = await context.newPage()
  const later = await openForm(other, visitId)
  await later.word.fill('После копии')
  await expect(later.saved).toBeVisible()
  await other.close()
  await clear.click()
  await confirm('да')
  await expect(dialog).toBeVisible()
  await expectFit(page)
  expect(await phoneHas(page, 'reports')).toHaveLength(1)
  await confirm('очистить')
  await expect(page.getByText('После копии на телефоне что-то изменилось')).toBeVisible()
  expect([await phoneHas(page, 'reports'), await phoneHas(page, 'drafts')]).toMatchObject([
    [{ id: report?.id }],
    [{ visitId }],
  ])
  await page.keyboard.press('Escape')
  await saveCopy()
  await clear.click()
  await confirm('очистить')
  await expect(page.getByText('Данные на телефоне очищены.')).toBeVisible()
  for (const store of ['reports', 'drafts', 'photos', 'keys']) {
    // The other shopper cleared first, and the page went on keeping visits under a key of theirs.
    const mineHere = (await phoneHas(page, store)).filter(
      (row) => row.accountId === report?.accountId,
    )
    expect(mineHere, store).toEqual([])
  }
  expect((await serverHas(visitId)).reports).toEqual([])
})
