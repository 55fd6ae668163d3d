import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aDraft, aPhoto } from '@/test/factories/phone'
import {
  aFreshBrowser,
  leaveBrowser,
  type PhoneBrowser,
  refuseWrites,
} from '@/test/factories/phone-browser'
import { listDrafts, loadDraft, saveDraft } from './drafts'
import { findLoss, findUnseenLoss, noteSeen } from './losses-here'
import { newId } from './new-id'
import { dropPackets, keepPacket, loadPacket } from './packets'
import { loadPhoto, savePhoto } from './photos'
import { clearPhone, stateOfPhone } from './save-copy'
import { deviceIdOf, findSetting, saveSetting } from './settings'
import { findKey, keyToSeal, withStore, writing } from './store'
import { openTwin } from './twin'
import { GIVEN_UP, TWIN, twinSettled } from './twin-place'

const now = new Date('2026-10-20T09:00:00Z')
const accountId = newId()
const draft = aDraft(accountId, { typed: 'Продавец грубил' })
const load = (one = draft) => loadDraft(accountId, one.visitId, one.checklistVersionId)
let browser: PhoneBrowser

beforeEach(async () => {
  browser = await aFreshBrowser()
})
afterEach(() => leaveBrowser(browser))

/** All rows of the twin, by their stores. */
async function inTwin() {
  await twinSettled()
  const twin = await openTwin()
  if (twin === null) throw new Error('there is no twin')
  return rowsIn((name) => twin.getAll(name), [...twin.objectStoreNames])
}

async function inStore() {
  const names = await withStore(async (db) => [...db.objectStoreNames])
  return rowsIn((name) => withStore((db) => db.getAll(name)), names)
}

async function rowsIn<Name extends string>(
  read: (name: Name) => Promise<unknown[]>,
  names: readonly Name[],
) {
  const entries = await Promise.all(names.map(async (name) => [name, await read(name)] as const))
  return Object.fromEntries(entries.filter(([, rows]) => rows.length > 0))
}

describe("the twin of the phone's store", () => {
  test('has what was written, the key with it, and nothing of it open', async () => {
    await saveDraft(draft, now)
    await savePhoto(aPhoto(accountId, draft.visitId, 'image.jpg'))
    await keepPacket(accountId, draft.visitId, { name: 'Магазин' }, now)
    expect(await inTwin()).toEqual(await inStore())
    const { keys, drafts } = await inTwin()
    expect(keys).toMatchObject([{ accountId, key: { extractable: false } }])
    expect(JSON.stringify(drafts)).not.toContain('грубил')
  })

  test('forgets what was deleted, one row or all of a range', async () => {
    const visits = [newId(), newId()]
    for (const visitId of visits) await keepPacket(accountId, visitId, {}, now)
    await inTwin()
    await dropPackets(accountId, visits.slice(0, 1))
    expect((await inTwin()).packets).toHaveLength(1)
    await writing(['packets'], 'strict', async (tx) => {
      await tx.store.delete(IDBKeyRange.bound([accountId], [accountId, []]))
    })
    expect((await inTwin()).packets).toBeUndefined()
  })

  test('has the newest of many states, whatever the order in which it hears of them', async () => {
    await saveDraft(draft, now)
    const names = Array.from({ length: 12 }, (_, place) => `x${place % 3}`)
    await Promise.all(names.map((name, place) => saveSetting(name, String(place))))
    expect(await inTwin()).toEqual(await inStore())
    expect(await findSetting('x2')).toBe('11')
  })

  test('hears nothing of a transaction that failed', async () => {
    await saveDraft(draft, now)
    const failing = writing(['drafts'], 'strict', async (tx) => {
      await tx.store.delete([accountId, draft.visitId, draft.checklistVersionId])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await inTwin()).drafts).toHaveLength(1)
  })

  test('delays and fails nothing that its shopper sees', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    await browser.breakBuckets()
    expect(await saveDraft(draft, now)).toMatchObject({ kind: 'saved' })
    await twinSettled()
    browser.mendBuckets()
    await saveSetting('x', '1')
    expect(await inTwin()).toEqual(await inStore())
  })

  test('is nowhere in a browser without a second place', async () => {
    browser.takeBucketsAway()
    await saveDraft(draft, now)
    await twinSettled()
    expect(await openTwin()).toBeNull()
  })
})

describe('a store that the browser threw away', () => {
  test('comes back before anybody reads from it, and its shopper is told', async () => {
    const photo = aPhoto(accountId, draft.visitId, 'image.jpg')
    await saveDraft(draft, now)
    await savePhoto(photo)
    const device = await deviceIdOf(accountId)
    await inTwin()
    await browser.loseStore()
    const [first, again] = await Promise.all([load(), load()])
    expect(first?.draft).toEqual(draft)
    expect(again?.draft).toEqual(draft)
    expect(await loadPhoto(accountId, photo.id)).toEqual(photo)
    // What it sent under its old name may be newer than what came back.
    expect(await deviceIdOf(accountId)).not.toBe(device)
    const loss = await findUnseenLoss(accountId)
    expect(loss).toMatchObject({ back: 1, lost: 0, isWithoutFiles: false })
    expect(await findUnseenLoss(newId())).toBeNull()
    if (loss) await noteSeen(accountId, loss)
    expect(await findUnseenLoss(accountId)).toBeNull()
    expect(await findLoss(accountId)).toMatchObject({ back: 1, isSeen: true })
    expect(await inTwin()).toEqual(await inStore())
  })

  test("in the middle of a page's life comes back, too, and the write goes on", async () => {
    await saveDraft(draft, now)
    await inTwin()
    await browser.loseStore()
    expect(await saveDraft({ ...draft, changes: 2 }, now)).toMatchObject({ kind: 'saved' })
    expect(await withStore((db) => db.count('keys'))).toBe(1)
    expect(await load()).toMatchObject({ changes: 2 })
    expect(await listDrafts(accountId)).toHaveLength(1)
  })

  test('comes back after a restoring that was interrupted', async () => {
    const photo = aPhoto(accountId, draft.visitId, 'image.jpg')
    await saveDraft(draft, now)
    await savePhoto(photo)
    await inTwin()
    await browser.loseStore()
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: unknown,
    ) {
      if (this.name === 'drafts') throw new DOMException('killed', 'AbortError')
      return put.call(this, value)
    })
    await expect(load()).rejects.toThrow('killed')
    vi.restoreAllMocks()
    expect((await load())?.draft).toEqual(draft)
    expect(await loadPhoto(accountId, photo.id)).toEqual(photo)
    expect(await findUnseenLoss(accountId)).toMatchObject({ back: 1 })
  })

  test('is not used before its twin was read', async () => {
    await saveDraft(draft, now)
    await inTwin()
    await browser.loseStore()
    await browser.breakBuckets()
    await expect(load()).rejects.toThrow('broken')
    browser.mendBuckets()
    expect((await load())?.draft).toEqual(draft)
  })

  test('and has no twin is told of as lost, by what was noted outside of it', async () => {
    browser.takeBucketsAway()
    await saveDraft(draft, now)
    await saveDraft(aDraft(accountId), now)
    await twinSettled()
    await browser.loseStore()
    expect(await load()).toBeNull()
    expect(await findUnseenLoss(accountId)).toMatchObject({ back: 0, lost: 2 })
  })

  test("is told of by the browser's own word, where nothing else knows of it", async () => {
    const said = { configurable: true, value: 'total' }
    Object.defineProperty(IDBVersionChangeEvent.prototype, 'dataLoss', said)
    expect(await load()).toBeNull()
    Reflect.deleteProperty(IDBVersionChangeEvent.prototype, 'dataLoss')
    expect(await findUnseenLoss(accountId)).toMatchObject({ back: 0, lost: null })
  })

  test('that was never there is new, and nothing is said', async () => {
    expect(await load()).toBeNull()
    expect(await findUnseenLoss(accountId)).toBeNull()
  })
})

describe('a page that was killed before the twin had heard', () => {
  test('is made good when the store is opened again, in both directions', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    const [gone, staying] = [newId(), newId()]
    await keepPacket(accountId, gone, {}, now)
    await saveDraft(draft, now)
    await inTwin()
    await browser.breakBuckets()
    await dropPackets(accountId, [])
    await keepPacket(accountId, staying, {}, now)
    await saveDraft({ ...draft, changes: 2 }, now)
    await savePhoto(aPhoto(accountId, draft.visitId, 'image.jpg'))
    await twinSettled()
    await browser.restart()
    browser.mendBuckets()
    await load()
    expect(await inTwin()).toEqual(await inStore())
    await browser.loseStore()
    expect(await load()).toMatchObject({ changes: 2 })
    expect(await loadPacket(accountId, gone)).toBeNull()
    expect(await loadPacket(accountId, staying)).not.toBeNull()
  })

  test('does not cost the key of what lies sealed', async () => {
    await saveDraft(draft, now)
    await inTwin()
    await withStore((db) => db.clear('keys'))
    expect(await findKey(accountId)).toBeNull()
    const key = await keyToSeal(accountId)
    expect((await load())?.draft).toEqual(draft)
    await withStore((db) => db.clear('keys'))
    await twinSettled()
    await browser.restart()
    await listDrafts(accountId)
    expect(await inTwin()).toEqual(await inStore())
    expect((await load())?.draft).toEqual(draft)
    expect(key).not.toBeNull()
  })

  test('makes no other key while nobody can say whether the twin has it', async () => {
    await saveDraft(draft, now)
    await inTwin()
    await withStore((db) => db.clear('keys'))
    await browser.breakBuckets()
    await expect(keyToSeal(accountId)).rejects.toThrow('broken')
    browser.mendBuckets()
    expect(await load()).toBeNull()
    await keyToSeal(accountId)
    expect((await load())?.draft).toEqual(draft)
  })
})

describe('SECURITY: what was cleared', () => {
  test('leaves the twin before the store, and nothing else with it', async () => {
    const other = newId()
    await saveDraft(draft, now)
    await saveDraft(aDraft(other), now)
    await inTwin()
    expect(await clearPhone(accountId, await stateOfPhone(accountId))).toBe(true)
    expect(await inTwin()).toEqual(await inStore())
    await browser.loseStore()
    expect(await load()).toBeNull()
    expect(await findKey(accountId)).toBeNull()
    expect(await listDrafts(other)).toHaveLength(1)
  })

  test('does not come back from a twin that could not be cleared: there is none any longer', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    await saveDraft(draft, now)
    await inTwin()
    const state = await stateOfPhone(accountId)
    await browser.breakBuckets()
    await clearPhone(accountId, state)
    await twinSettled()
    expect(browser.bucketNames()).not.toContain(TWIN)
    browser.mendBuckets()
    await browser.loseStore()
    expect(await load()).toBeNull()
    expect(await findUnseenLoss(accountId)).toBeNull()
  })
})

describe('a full phone', () => {
  function refuse(isRefused: (store: string, isTwin: boolean) => boolean) {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    refuseWrites(browser, isRefused)
  }

  test('keeps photos once only, and answers twice', async () => {
    const photo = aPhoto(accountId, draft.visitId, 'image.jpg')
    await saveDraft(draft, now)
    await inTwin()
    refuse((store, isTwin) => isTwin && store === 'photos')
    await savePhoto(photo)
    await saveDraft({ ...draft, changes: 2 }, now)
    expect((await inTwin()).photos).toBeUndefined()
    expect((await inTwin()).settings).toContainEqual({ name: GIVEN_UP, value: '1' })
    vi.restoreAllMocks()
    await browser.loseStore()
    expect(await load()).toMatchObject({ changes: 2 })
    expect(await loadPhoto(accountId, photo.id)).toBeNull()
    expect(await findUnseenLoss(accountId)).toMatchObject({ back: 1, isWithoutFiles: true })
    expect(await findSetting(GIVEN_UP)).toBeNull()
  })

  test("takes the room of the twin's photos for an answer of the store", async () => {
    await saveDraft(draft, now)
    await savePhoto(aPhoto(accountId, draft.visitId, 'image.jpg'))
    expect((await inTwin()).photos).toHaveLength(1)
    let isFull = true
    const clear = IDBObjectStore.prototype.clear
    vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (this: IDBObjectStore) {
      isFull = false
      return clear.call(this)
    })
    refuse((store, isTwin) => !isTwin && store === 'drafts' && isFull)
    expect(await saveDraft({ ...draft, changes: 2 }, now)).toMatchObject({ kind: 'saved' })
    vi.restoreAllMocks()
    const { photos, drafts } = await inTwin()
    expect(photos).toBeUndefined()
    expect(drafts).toMatchObject([{ changes: 2 }])
  })

  test('keeps all of it twice again when there is room', async () => {
    await saveDraft(draft, now)
    refuse((store, isTwin) => isTwin && store === 'photos')
    await savePhoto(aPhoto(accountId, draft.visitId, 'image.jpg'))
    await inTwin()
    vi.restoreAllMocks()
    browser.sayFree(600_000_000)
    await browser.restart()
    await load()
    expect(await inTwin()).toEqual(await inStore())
  })
})
