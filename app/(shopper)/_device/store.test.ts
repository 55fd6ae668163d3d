import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { reportOf } from '@/lib/core/draft-report'
import { sha256OfText } from '@/lib/core/fingerprint'
import { freezeReport } from '@/lib/core/frozen-report'
import { aDraft, aPhoto, phoneChecklist } from '@/test/factories/phone'
import { listDrafts, loadDraft, saveDraft } from './drafts'
import { freezeDraft } from './freeze-draft'
import { isFull } from './full-phone'
import { newId } from './new-id'
import { listReceipts, listWaiting } from './outbox'
import { dropPackets, keepPacket, listPackets, loadPacket } from './packets'
import { loadPhoto, savePhoto } from './photos'
import { sealOpenRows } from './seal-open-rows'
import { closeStore, withStore } from './store'
import { keepAttempt, listAttempts } from './test-attempts'
import { countUnsent } from './unsent'

const now = new Date('2026-10-20T09:00:00Z')
const accountId = newId()
const secret = 'Продавец грубил'
const draftWithSecret = () => aDraft(accountId, { typed: secret })

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => vi.unstubAllGlobals())

async function freeze(draft = draftWithSecret()) {
  await saveDraft(draft, now)
  const end = { id: newId(), finishedAt: now.toISOString(), visitedOn: '2026-10-20' }
  const report = reportOf(phoneChecklist, draft, end)
  const freezing = { draft, report, frozen: freezeReport(report), title: secret }
  const frozen = await freezeDraft(freezing, now)
  if (!frozen.ok) throw new Error(frozen.reason)
  return frozen.report
}

/** Everything that lies in the store, as a thief with the phone's files would read it. */
async function allThatLies(): Promise<string> {
  const bytes: string[] = []
  const walk = (value: unknown): void => {
    if (value instanceof ArrayBuffer) bytes.push(new TextDecoder().decode(value))
    else if (value instanceof CryptoKey) bytes.push(`key ${value.extractable}`)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
    else bytes.push(String(value))
  }
  await withStore(async (db) => {
    for (const store of db.objectStoreNames) walk(await db.getAll(store))
  })
  return bytes.join('\n')
}

describe('what lies on the phone', () => {
  test('is sealed by a key that nobody can take out', async () => {
    const report = await freeze()
    const photo = aPhoto(accountId, newId(), secret)
    await savePhoto(photo)
    await keepPacket(accountId, newId(), { briefing: secret }, now)
    const lying = await allThatLies()
    expect(lying).toContain('key false')
    expect(lying).not.toContain(secret)
    expect(lying).not.toContain('image/jpeg')
    const [kept] = await listWaiting(accountId)
    expect(kept).toEqual(report)
    expect(kept?.title).toBe(secret)
    expect(await loadPhoto(accountId, photo.id)).toEqual(photo)
  })

  test('is kept in the clear where the browser offers no cipher, and opens the same', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    const draft = draftWithSecret()
    expect(await saveDraft(draft, now)).toMatchObject({ kind: 'saved' })
    expect(await allThatLies()).toContain(secret)
    vi.unstubAllGlobals()
    await sealOpenRows(accountId)
    expect(await allThatLies()).not.toContain(secret)
    const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
    expect(kept?.draft).toEqual(draft)
  })

  test('has no key where nothing lies', async () => {
    await sealOpenRows(accountId)
    expect(await withStore((db) => db.count('keys'))).toBe(0)
  })

  test('has one key, whichever of two tabs was faster', async () => {
    const drafts = Array.from({ length: 8 }, draftWithSecret)
    await Promise.all(drafts.map((draft) => saveDraft(draft, now)))
    expect(await withStore((db) => db.count('keys'))).toBe(1)
    for (const draft of drafts) {
      const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
      expect(kept?.draft).toEqual(draft)
    }
  })

  test('and cannot be opened any longer is never deleted, and counts as only here', async () => {
    const report = await freeze()
    const draft = draftWithSecret()
    await saveDraft(draft, now)
    await withStore((db) => db.clear('keys'))
    expect(await listWaiting(accountId)).toEqual([])
    expect(await loadDraft(accountId, draft.visitId, draft.checklistVersionId)).toBeNull()
    expect(await countUnsent(accountId)).toMatchObject({ reports: 1, drafts: 1 })
    // A row put in the place of another opens no better.
    expect(await withStore((db) => db.count('reports', [accountId, report.id]))).toBe(1)
  })
})

describe('a sealed row in the place of another', () => {
  test('does not open: neither a draft, nor a report, a photo, a packet or an attempt', async () => {
    const [one, other] = [await freeze(), await freeze()]
    const photos = [aPhoto(accountId, newId(), 'one'), aPhoto(accountId, newId(), 'other')]
    for (const photo of photos) await savePhoto(photo)
    const attempts = [newId(), newId()]
    for (const [place, id] of attempts.entries()) {
      await keepPacket(accountId, id, { briefing: place }, now)
      const about = { campaignId: 'c', fingerprint: 'f', answers: { place: String(place) } }
      await keepAttempt(accountId, { id, ...about, takenAt: now.toISOString() }, true)
    }
    await withStore(async (db) => {
      for (const store of ['drafts', 'reports', 'photos', 'packets', 'attempts'] as const) {
        const [first, second] = await db.getAll(store)
        if (!first || !second) throw new Error(store)
        const swapped = [
          { ...first, content: second.content },
          { ...second, content: first.content },
        ]
        for (const row of swapped) await db.put(store, row as never)
      }
    })
    for (const { visitId, versionId } of [one, other]) {
      expect(await loadDraft(accountId, visitId, versionId)).toBeNull()
    }
    expect(await listWaiting(accountId)).toEqual([])
    for (const { id } of photos) expect(await loadPhoto(accountId, id)).toBeNull()
    for (const id of attempts) expect(await loadPacket(accountId, id)).toBeNull()
    expect(await listAttempts(accountId)).toEqual([])
  })
})

describe('L13: what is finished is written strictly', () => {
  test('answers, reports and photos, to the disk and not only to the system', async () => {
    const durabilities: unknown[] = []
    const transaction = IDBDatabase.prototype.transaction
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...[stores, mode, options]: Parameters<IDBDatabase['transaction']>
    ) {
      if (mode === 'readwrite') durabilities.push([stores, options?.durability])
      return transaction.call(this, stores, mode, options)
    })
    await freeze()
    await savePhoto(aPhoto(accountId, newId(), 'x'))
    vi.restoreAllMocks()
    expect(durabilities).toContainEqual([['drafts'], 'strict'])
    expect(durabilities).toContainEqual([['drafts', 'reports'], 'strict'])
    expect(durabilities).toContainEqual([['photos'], 'strict'])
    expect(durabilities).toContainEqual([['keys'], 'strict'])
  })
})

describe('a phone without room', () => {
  test('says so by the name of the error, and keeps what it had', async () => {
    const draft = draftWithSecret()
    await saveDraft(draft, now)
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['put']>
    ) {
      put.apply(this, args)
      throw new DOMException('no room', 'QuotaExceededError')
    })
    const error: unknown = await saveDraft({ ...draft, changes: 2 }, now).catch((why) => why)
    expect(isFull(error)).toBe(true)
    vi.restoreAllMocks()
    const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
    expect(kept?.changes).toBe(1)
  })
})

describe('L11: a phone that gives back something else', () => {
  test.each([
    ['nothing', null],
    ['fewer bytes', new ArrayBuffer(1)],
  ])('%s instead of a photo is no "kept"', async (_, bytes) => {
    const photo = aPhoto(accountId, newId(), 'image.jpg')
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      value: { content?: unknown },
    ) {
      const content = bytes && { iv: null, bytes }
      return put.call(this, this.name === 'photos' ? { ...value, content } : value)
    })
    await expect(savePhoto(photo)).rejects.toThrow('not kept')
    vi.restoreAllMocks()
  })

  test('an older text of the draft is no "saved"', async () => {
    const draft = draftWithSecret()
    await saveDraft(draft, now)
    const older = await withStore(async (db) => (await db.getAll('drafts'))[0])
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      return put.call(this, older)
    })
    await expect(saveDraft({ ...draft, changes: 9 }, now)).rejects.toThrow('not kept')
    vi.restoreAllMocks()
  })
})

describe('L8: two photos of one name', () => {
  test('are two photos', async () => {
    const visitId = newId()
    const both = ['first', 'second'].map((text) => ({
      ...aPhoto(accountId, visitId, text),
      name: 'image.jpg',
    }))
    for (const photo of both) await savePhoto(photo)
    for (const photo of both) expect(await loadPhoto(accountId, photo.id)).toEqual(photo)
  })
})

describe('L10: a connection that died in the background', () => {
  test.each(['InvalidStateError', 'UnknownError'])('with %s is opened again', async (name) => {
    await listDrafts(accountId)
    const transaction = IDBDatabase.prototype.transaction
    let isDead = true
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...args: Parameters<IDBDatabase['transaction']>
    ) {
      if (isDead) {
        isDead = false
        throw new DOMException('Connection to Indexed Database server lost', name)
      }
      return transaction.apply(this, args)
    })
    expect(await saveDraft(draftWithSecret(), now)).toMatchObject({ kind: 'saved' })
    vi.restoreAllMocks()
    expect(await listDrafts(accountId)).toHaveLength(1)
  })
})

describe('L21: a store of another age', () => {
  /** As the first form of the store wrote it. */
  async function firstForm() {
    const db = await openDB('etalon-phone', 1, {
      upgrade(made) {
        made.createObjectStore('drafts', { keyPath: ['accountId', 'visitId', 'versionId'] })
        for (const name of ['photos', 'reports', 'receipts']) {
          made.createObjectStore(name, { keyPath: ['accountId', 'id'] })
        }
      },
    })
    const draft = draftWithSecret()
    const { visitId, checklistVersionId: versionId } = draft
    const savedAt = now.toISOString()
    const frozenAs = { id: newId(), changes: 1 }
    await db.put('drafts', { accountId, visitId, versionId, draft, savedAt, frozenAs })
    const photo = aPhoto(accountId, visitId, secret)
    await db.put('photos', photo)
    await db.put('photos', { ...aPhoto(accountId, visitId, ''), bytes: null, receivedAt: savedAt })
    const report = {
      accountId,
      id: frozenAs.id,
      visitId,
      versionId,
      order: 3,
      bytes: new TextEncoder().encode(secret).buffer,
      sha256: sha256OfText(secret),
      photoIds: [photo.id],
      title: secret,
      frozenAt: savedAt,
      tries: 2,
      nextTryAt: null,
      lastTry: null,
    }
    await db.put('reports', report)
    const receipt = { accountId, id: newId(), visitId, sha256: report.sha256, receivedAt: savedAt }
    await db.put('receipts', receipt)
    db.close()
    return { draft, photo, report, receipt, frozenAs }
  }

  test('every row of the first form is there after the update, and then sealed', async () => {
    const first = await firstForm()
    const { draft } = first
    for (const sealing of [false, true]) {
      if (sealing) await sealOpenRows(accountId)
      expect((await allThatLies()).includes(secret)).toBe(!sealing)
      expect(await loadDraft(accountId, draft.visitId, draft.checklistVersionId)).toMatchObject({
        draft,
        frozenAs: first.frozenAs,
        changes: 1,
        isBegun: true,
      })
      expect(await listWaiting(accountId)).toEqual([first.report])
      expect(await loadPhoto(accountId, first.photo.id)).toEqual(first.photo)
      expect(await listReceipts(accountId)).toEqual([
        { ...first.receipt, frozenAt: null, title: null },
      ])
    }
  })

  test('a page that is older than the store still opens it', async () => {
    const draft = draftWithSecret()
    await saveDraft(draft, now)
    await closeStore()
    ;(await openDB('etalon-phone', 7)).close()
    const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
    expect(kept?.draft).toEqual(draft)
  })
})

describe('packets of visits', () => {
  test('are kept, replaced, listed and dropped by account', async () => {
    const [visit, closed, others] = [newId(), newId(), newId()]
    await keepPacket(accountId, visit, { name: 'old' }, now)
    await keepPacket(accountId, visit, { name: 'Магазин' }, now)
    await keepPacket(accountId, closed, {}, now)
    const otherAccount = newId()
    await keepPacket(otherAccount, others, {}, now)
    await dropPackets(accountId, [visit])
    const kept = { visitId: visit, keptAt: now.toISOString(), packet: { name: 'Магазин' } }
    expect(await listPackets(accountId)).toEqual([kept])
    expect(await loadPacket(accountId, visit)).toEqual(kept)
    expect(await loadPacket(accountId, others)).toBeNull()
    expect(await listPackets(otherAccount)).toHaveLength(1)
  })
})
