import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { aDraft, phoneChecklist } from '@/test/factories/phone'
import { listCopies, setAsideUnreadable } from './copies'
import type { DraftPost, PostedDraft } from './draft-post'
import { postedDraft, syncDrafts } from './draft-sync'
import { loadDraft, saveDraft } from './drafts'
import { type LossReport, lossName, noteSeen } from './losses-here'
import { newId } from './new-id'
import { type OpeningFacts, openDraft } from './open-draft'
import { saveSetting } from './settings'
import { settleBranches } from './settle-branches'
import { closeStore, withStore } from './store'

const accountId = newId()
const now = new Date('2026-10-20T09:30:00Z')
const opening = new Date('2026-10-20T08:00:00Z')
const begun = aDraft(accountId, { typed: 'Всё хорошо' })
const visit = {
  id: begun.visitId,
  returned: null,
  checklist: {
    versionId: begun.checklistVersionId,
    fingerprint: begun.fingerprint,
    document: phoneChecklist,
  },
}
const silent: Pick<DraftPost, 'get'> = { get: async () => null }
const empty: Pick<DraftPost, 'get'> = { get: async () => ({ isOpen: true, drafts: [], files: [] }) }

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => vi.restoreAllMocks())

const open = (post: Pick<DraftPost, 'get'>, facts: Partial<OpeningFacts> = {}) =>
  openDraft(accountId, visit, post, () => opening, {
    isBegun: false,
    isWithoutServer: false,
    ...facts,
  })
const load = () => loadDraft(accountId, visit.id, visit.checklist.versionId)

/** A server that has the answers of another phone. */
async function aServerWith(draft: VisitDraft) {
  const state = { accountId, visitId: visit.id, versionId: visit.checklist.versionId }
  const kept = { ...state, changes: draft.changes, isBegun: true, savedAt: now.toISOString() }
  const theirs = postedDraft({ ...kept, frozenAs: null, onServer: null, draft }, newId())
  const rows = [{ ...theirs, revision: 1 }]
  const post: DraftPost = {
    get: async () => ({ isOpen: true, drafts: structuredClone(rows), files: [] }),
    async put(posted: PostedDraft) {
      const revision = rows.length + 1
      rows.push({ ...posted, revision })
      return { kind: 'kept', revision, others: [1], clockSkewMs: null }
    },
  }
  return post
}

describe('L12: answers that are elsewhere, and a server that does not answer', () => {
  test('open no empty form where the page knew of them', async () => {
    expect(await open(silent, { isBegun: true })).toEqual({
      kind: 'unreached',
      missing: 'on-server',
    })
    expect(await load()).toBeNull()
  })

  test('open what is here, where anything is', async () => {
    await saveDraft(begun, now)
    const opened = await open(silent, { isBegun: true })
    expect(opened).toMatchObject({ kind: 'open', draft: begun })
  })

  test('are opened as soon as it answers', async () => {
    expect(await open(silent, { isBegun: true })).toMatchObject({ kind: 'unreached' })
    const opened = await open(await aServerWith(begun), { isBegun: true })
    expect(opened).toMatchObject({ kind: 'open', draft: { answers: begun.answers } })
  })

  test('both stay where the shopper did not wait: later it is asked with which to go on', async () => {
    const opened = await open(silent, { isBegun: true, isWithoutServer: true })
    if (opened.kind !== 'open') throw new Error(opened.kind)
    expect(opened.draft.changes).toBe(0)
    const { answers } = aDraft(accountId, { typed: 'Заново' })
    await saveDraft({ ...opened.draft, answers, changes: 1 }, now)
    const server = await aServerWith(begun)
    const { elsewhere } = await syncDrafts(accountId, server, new Map())
    expect(elsewhere.get(visit.id)).toBe(true)
    const asked = await open(server, { isBegun: true })
    if (asked.kind !== 'choose') throw new Error(asked.kind)
    expect(asked.branches).toHaveLength(2)
    const [first] = asked.branches
    if (first) await settleBranches(first, asked.branches, true, now)
    expect(await listCopies(accountId, visit.id)).toHaveLength(1)
    expect(await load()).not.toBeNull()
  })

  test('may be what this browser has lost', async () => {
    const report: LossReport = {
      at: now.toISOString(),
      back: 0,
      lost: 1,
      isWithoutFiles: false,
      isSeen: false,
    }
    await saveSetting(lossName(accountId), JSON.stringify(report))
    expect(await open(silent)).toEqual({ kind: 'unreached', missing: 'lost-here' })
    // That it was read on the list answers nothing.
    await noteSeen(accountId, report)
    expect(await open(silent)).toEqual({ kind: 'unreached', missing: 'lost-here' })
    await saveSetting(lossName(accountId), JSON.stringify(report))
    // The server has said that it has none: an empty form is true, and says what was lost.
    expect(await open(empty)).toMatchObject({ kind: 'open', loss: report })
    await noteSeen(accountId, report)
    expect(await open(silent)).toMatchObject({ kind: 'open', loss: null })
    const again = { ...report, at: '2026-10-21T09:30:00.000Z', isSeen: true }
    await saveSetting(lossName(accountId), JSON.stringify(again))
    expect(await open(silent)).toEqual({ kind: 'unreached', missing: 'lost-here' })
  })

  test('are not expected where nobody said that there are any', async () => {
    expect(await open(silent)).toMatchObject({ kind: 'open', draft: { changes: 0 } })
    expect(await open(empty, { isBegun: true })).toMatchObject({ kind: 'open' })
  })
})

describe('a draft that does not open any longer', () => {
  const place = [accountId, visit.id, visit.checklist.versionId] as const

  test('is set aside as it lies', async () => {
    await saveDraft(begun, now)
    await withStore((db) => db.clear('keys'))
    expect(await setAsideUnreadable(...place, now)).toBe(true)
    expect(await listCopies(accountId)).toMatchObject([{ why: 'unreadable', draft: null }])
    expect(await withStore((db) => db.count('drafts'))).toBe(0)
  })

  test('is left alone where another tab has written one that opens meanwhile', async () => {
    await saveDraft(begun, now)
    const newer = { ...begun, changes: 2 }
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementationOnce(async () => {
      await saveDraft(newer, now)
      throw new DOMException('not now', 'OperationError')
    })
    expect(await setAsideUnreadable(...place, now)).toBe(false)
    expect(await listCopies(accountId)).toEqual([])
    expect((await load())?.draft).toEqual(newer)
  })

  test('is left alone where its key has come back meanwhile', async () => {
    await saveDraft(begun, now)
    const keys = await withStore((db) => db.getAll('keys'))
    await withStore((db) => db.clear('keys'))
    const get = IDBObjectStore.prototype.get
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
      this: IDBObjectStore,
      query,
    ) {
      if (this.name === 'drafts' && this.transaction.mode === 'readwrite') {
        for (const row of keys) this.transaction.objectStore('keys').put(row)
      }
      return get.call(this, query)
    })
    expect(await setAsideUnreadable(...place, now)).toBe(false)
    vi.restoreAllMocks()
    expect((await load())?.draft).toEqual(begun)
  })

  test('and the one that came meanwhile is the one that is opened', async () => {
    await saveDraft(begun, now)
    const newer = { ...begun, changes: 2 }
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt')
    const refuse = async () => {
      throw new DOMException('not now', 'OperationError')
    }
    decrypt.mockImplementationOnce(refuse).mockImplementationOnce(async () => {
      decrypt.mockRestore()
      await saveDraft(newer, now)
      return refuse()
    })
    expect(await open(empty)).toMatchObject({ kind: 'open', draft: newer, copies: [] })
  })
})
