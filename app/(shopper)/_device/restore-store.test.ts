import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aDraft, aPhoto, visitOf } from '@/test/factories/phone'
import {
  aFreshBrowser,
  leaveBrowser,
  type PhoneBrowser,
  refuseWrites,
} from '@/test/factories/phone-browser'
import type { DraftPost, ServerDrafts } from './draft-post'
import { syncDrafts } from './draft-sync'
import { loadDraft, saveDraft } from './drafts'
import { findLoss } from './losses-here'
import { newId } from './new-id'
import { openDraft } from './open-draft'
import { loadPhoto, savePhoto } from './photos'
import { goOnWithoutTwin, isRestoringStopped } from './restore-store'
import { deviceIdOf, findSetting, saveSetting } from './settings'
import { UNFINISHED, withStore } from './store'
import { openTwin } from './twin'
import { TWIN, twinSettled } from './twin-place'
import { notedWork } from './work-mark'

const now = new Date('2026-10-20T09:00:00Z')
const accountId = newId()
const draft = aDraft(accountId, { typed: 'Продавец грубил', changes: 45 })
const load = (one = draft) => loadDraft(accountId, one.visitId, one.checklistVersionId)
const visit = visitOf(draft)
let browser: PhoneBrowser

beforeEach(async () => {
  browser = await aFreshBrowser()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
})
afterEach(() => leaveBrowser(browser))

/** A server that keeps one draft a device, and counts the saves of all. */
function aServer() {
  const rows = new Map<string, ServerDrafts['drafts'][number]>()
  const post: DraftPost = {
    get: async () => ({ isOpen: true, drafts: structuredClone([...rows.values()]), files: [] }),
    async put(posted) {
      const revision = rows.size + 1
      rows.set(posted.deviceId, { ...structuredClone(posted), revision })
      return { kind: 'kept', revision, others: [], clockSkewMs: null }
    },
  }
  return { rows, post }
}
const open = (post: Pick<DraftPost, 'get'>, isWithoutServer = false) =>
  openDraft(accountId, visit, post, () => now, { isBegun: true, isWithoutServer })

const refuse = (isRefused: (store: string, isTwin: boolean) => boolean) =>
  refuseWrites(browser, isRefused)

describe('L12: a store that came back is another phone to the server', () => {
  async function lostAt(changesOnServer: number) {
    const server = aServer()
    await saveDraft(draft, now)
    await syncDrafts(accountId, server.post, new Map())
    await twinSettled()
    for (const row of server.rows.values()) {
      const isNewer = changesOnServer > 45
      server.rows.set(row.deviceId, {
        ...row,
        revision: isNewer ? row.revision + 1 : row.revision,
        draft: { ...row.draft, changes: changesOnServer },
      })
    }
    await browser.loseStore()
    return server
  }

  test('newer answers that had reached the server are offered', async () => {
    const server = await lostAt(50)
    const asked = await open(server.post)
    if (asked.kind !== 'choose') throw new Error(asked.kind)
    expect(asked.branches.map((branch) => branch.draft.changes).toSorted()).toEqual([45, 50])
  })

  test('the same answers are no news, and nothing that the server has is written over', async () => {
    const server = await lostAt(45)
    expect(await open(server.post)).toMatchObject({ kind: 'open', draft })
    await saveDraft({ ...draft, changes: 46 }, now)
    await syncDrafts(accountId, server.post, new Map())
    expect([...server.rows.values()]).toMatchObject([
      { draft: { changes: 45 }, base: 0 },
      { draft: { changes: 46 }, base: 1 },
    ])
  })

  test('one that begins without what the server has does not write over it', async () => {
    const other = aDraft(accountId)
    await saveDraft(other, now)
    const server = aServer()
    await syncDrafts(accountId, server.post, new Map())
    const device = await deviceIdOf(accountId)
    expect(await open({ get: async () => null }, true)).toMatchObject({ kind: 'open' })
    expect(await deviceIdOf(accountId)).not.toBe(device)
    // What the other drafts have on the server is theirs still.
    expect(await load(other)).toMatchObject({ onServer: { revision: 1, base: 1 } })
  })

  test('one that was thrown away here is gone on from as this phone', async () => {
    const name = `thrown away ${accountId} ${visit.id} ${visit.checklist.versionId}`
    await saveSetting(name, '7')
    const device = await deviceIdOf(accountId)
    const opened = await open({ get: async () => null }, true)
    expect(opened).toMatchObject({ kind: 'open', draft: { changes: 7 } })
    expect(await deviceIdOf(accountId)).toBe(device)
  })

  test('a draft that does not open any longer leaves its place on the server', async () => {
    await saveDraft(draft, now)
    const device = await deviceIdOf(accountId)
    await twinSettled()
    browser.takeBucketsAway()
    await withStore((db) => db.clear('keys'))
    const opened = await openDraft(accountId, visit, { get: async () => null }, () => now)
    expect(opened).toMatchObject({ kind: 'open', draft: { changes: 0 } })
    expect(await deviceIdOf(accountId)).not.toBe(device)
  })
})

describe('a full phone', () => {
  test('opens a store that was there before this form of the product', async () => {
    await saveDraft(draft, now)
    await twinSettled()
    await withStore((db) => db.delete('settings', UNFINISHED))
    await browser.restart()
    refuse((_, isTwin) => !isTwin)
    expect((await load())?.draft).toEqual(draft)
    await browser.restart()
    expect((await load())?.draft).toEqual(draft)
    expect(await findLoss(accountId)).toBeNull()
  })

  test('gives answers back before photos, and photos when there is room for them', async () => {
    const photos = ['one', 'two'].map((text) => aPhoto(accountId, draft.visitId, text))
    await saveDraft(draft, now)
    for (const photo of photos) await savePhoto(photo)
    await twinSettled()
    await browser.loseStore()
    let put = 0
    let isFreed = false
    const remove = IDBObjectStore.prototype.delete
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (browser.isOfTwin(this.transaction.db) && this.name === 'photos') isFreed = true
      return remove.apply(this, args)
    })
    // The second photo finds room where the first one lay in the twin.
    refuse((store, isTwin) => !isTwin && store === 'photos' && put++ > 0 && !isFreed)
    expect((await load())?.draft).toEqual(draft)
    vi.restoreAllMocks()
    for (const photo of photos) expect(await loadPhoto(accountId, photo.id)).toEqual(photo)
    expect(await findLoss(accountId)).toMatchObject({ back: 1, lost: 0, isWithoutFiles: false })
  })

  test('without room for photos opens when its shopper says so, with the answers', async () => {
    const photo = aPhoto(accountId, draft.visitId, 'image.jpg')
    await saveDraft(draft, now)
    await savePhoto(photo)
    await twinSettled()
    await browser.loseStore()
    refuse((store, isTwin) => !isTwin && store === 'photos')
    await expect(load()).rejects.toThrow('no room')
    await expect(load()).rejects.toThrow('no room')
    expect(isRestoringStopped()).toBe(true)
    goOnWithoutTwin()
    expect((await load())?.draft).toEqual(draft)
    expect(isRestoringStopped()).toBe(false)
    expect(await loadPhoto(accountId, photo.id)).toBeNull()
    expect(await findLoss(accountId)).toMatchObject({ back: 1, lost: 0, isWithoutFiles: true })
  })
})

describe('what is noted outside of the store', () => {
  test('is counted and written by one page at a time', async () => {
    const names: string[] = []
    let running = 0
    const request = async (name: string, work: () => Promise<unknown>) => {
      names.push(name)
      if (name !== 'etalon-work-mark') return work()
      expect(running++).toBe(0)
      const done = await work()
      running--
      return done
    }
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
    await saveDraft(draft, now)
    await twinSettled()
    Reflect.deleteProperty(navigator, 'locks')
    expect(names).toContain('etalon-work-mark')
    expect(notedWork()).toEqual({ [accountId]: 1 })
  })
})

describe('a twin that cannot be read any longer', () => {
  test('stops its shopper until they go on without it; then it is said what is lost', async () => {
    await saveDraft(draft, now)
    await twinSettled()
    await browser.loseStore()
    await browser.breakBuckets()
    const close = vi.spyOn(IDBDatabase.prototype, 'close')
    await expect(load()).rejects.toThrow('broken')
    expect(close).toHaveBeenCalled()
    expect(isRestoringStopped()).toBe(true)
    goOnWithoutTwin()
    expect(await load()).toBeNull()
    expect(await findLoss(accountId)).toMatchObject({ back: 0, lost: 1 })
    expect(browser.bucketNames()).not.toContain(TWIN)
    expect(await findSetting(UNFINISHED)).toBeNull()
    browser.mendBuckets()
    await saveDraft(draft, now)
    await twinSettled()
    expect(await (await openTwin())?.count('drafts')).toBe(1)
  })

  test('is not taken for one that was never there', async () => {
    browser.takeNotesAway()
    await saveDraft(draft, now)
    await twinSettled()
    await browser.loseStore()
    await browser.breakBuckets()
    browser.breakNames()
    await expect(load()).rejects.toThrow('broken')
    expect(isRestoringStopped()).toBe(true)
    browser.mendBuckets()
    expect((await load())?.draft).toEqual(draft)
    expect(isRestoringStopped()).toBe(false)
  })

  test('hides no reason: what did not fit is said as it is', async () => {
    await saveDraft(draft, now)
    await browser.breakBuckets()
    await load()
    await twinSettled()
    refuse((store, isTwin) => !isTwin && store === 'drafts')
    const saving = saveDraft({ ...draft, changes: 46 }, now)
    await expect(saving).rejects.toMatchObject({ name: 'QuotaExceededError' })
  })

  test('gets all that it was told of while the store could not be counted', async () => {
    await saveDraft(draft, now)
    await twinSettled()
    const getAll = IDBObjectStore.prototype.getAll
    let isBroken = true
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      const isCounted = this.transaction.objectStoreNames.length === 1 && this.name === 'drafts'
      if (isBroken && isCounted && !browser.isOfTwin(this.transaction.db)) {
        isBroken = false
        throw new DOMException('not now', 'AbortError')
      }
      return getAll.apply(this, args)
    })
    await saveDraft({ ...draft, changes: 46 }, now)
    await twinSettled()
    vi.restoreAllMocks()
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    await saveSetting('x', '1')
    await twinSettled()
    expect(await (await openTwin())?.getAll('drafts')).toMatchObject([{ changes: 46 }])
  })
})
