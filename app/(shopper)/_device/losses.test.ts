import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { reportOf } from '@/lib/core/draft-report'
import { sha256OfBytes, sha256OfText } from '@/lib/core/fingerprint'
import { freezeReport } from '@/lib/core/frozen-report'
import type { PhoneCopyManifest } from '@/lib/core/phone-copy'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { aDraft, aPhoto, phoneChecklist } from '@/test/factories/phone'
import { listDrafts, loadDraft, saveDraft } from './drafts'
import { freezeDraft } from './freeze-draft'
import { newId } from './new-id'
import { forgetOldReceipts, listReceipts, listWaiting } from './outbox'
import { keepPacket, listPackets } from './packets'
import { loadPhoto, savePhoto } from './photos'
import { clearPhone, saveCopy } from './save-copy'
import { type Courier, sendWaiting } from './send-waiting'
import { forgetFacts } from './settle'
import { listSounds, soundKeeper } from './sound-parts'
import { closeStore, withStore } from './store'
import { countUnsent } from './unsent'

const now = new Date('2026-10-20T09:00:00Z')
const clock = () => now
const accountId = newId()
const other = newId()

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => vi.restoreAllMocks())

async function withPhoto(draft: VisitDraft): Promise<VisitDraft> {
  const photo = aPhoto(draft.accountId, draft.visitId, 'image.jpg')
  await savePhoto(photo)
  const { bytes, receivedAt, accountId: _, visitId, ...facts } = photo
  const answer = { ...draft.answers.text, photos: [photo.id] } as VisitDraft['answers'][string]
  return { ...draft, answers: { ...draft.answers, photo: answer }, photos: [facts] }
}

async function freeze(draft: VisitDraft) {
  await saveDraft(draft, now)
  const end = { id: newId(), finishedAt: now.toISOString(), visitedOn: '2026-10-20' }
  const report = reportOf(phoneChecklist, draft, end)
  const freezing = { draft, report, frozen: freezeReport(report), title: 'Магазин' }
  const frozen = await freezeDraft(freezing, now)
  if (!frozen.ok) throw new Error(frozen.reason)
  return frozen.report
}

const confirming: Courier = {
  sendPhoto: async ({ id, sha256 }) => receipt({ attachmentId: id, sha256 }),
  sendReport: async ({ id, sha256 }) => receipt({ evaluationId: id, sha256 }),
}
function receipt(names: object) {
  const body = { receipt: { ...names, receivedAt: now.toISOString() } }
  return { kind: 'answer' as const, status: 200, body, retryAfter: null }
}

describe('L16: a crash while a report is finished', () => {
  test.each(['drafts', 'reports'])(
    'leaves all as it was when %s cannot be written',
    async (store) => {
      const draft = aDraft(accountId)
      await saveDraft(draft, now)
      const put = IDBObjectStore.prototype.put
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args: Parameters<IDBObjectStore['put']>
      ) {
        if (this.transaction.objectStoreNames.contains('reports') && this.name === store) {
          this.transaction.abort()
        }
        return put.apply(this, args)
      })
      await expect(freeze(draft)).rejects.toThrow()
      vi.restoreAllMocks()
      expect(await listWaiting(accountId)).toEqual([])
      const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
      expect(kept).toMatchObject({ draft, frozenAs: null })
    },
  )
})

describe('L18: an edit while the report is on its way', () => {
  test('stays, with its photos, and is a revision of what has arrived', async () => {
    const draft = await withPhoto(aDraft(accountId))
    const report = await freeze(draft)
    const busy: Courier = {
      ...confirming,
      async sendReport(item) {
        const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
        await saveDraft({ ...(kept?.draft ?? draft), changes: 2 }, now)
        return confirming.sendReport(item)
      },
    }
    expect(await sendWaiting(accountId, busy, clock, 'now')).toEqual([report.id])
    const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
    expect(kept?.draft).toMatchObject({ parentId: report.id, changes: 2 })
    expect((await loadPhoto(accountId, draft.photos[0]?.id ?? ''))?.bytes).not.toBeNull()
    expect(await countUnsent(accountId)).toMatchObject({ reports: 0, drafts: 1 })
  })

  test('L3: made after a part had arrived, it goes as a report of its own', async () => {
    const draft = await withPhoto(aDraft(accountId))
    const first = await freeze(draft)
    const cut: Courier = {
      ...confirming,
      sendReport: async () => ({ kind: 'no-answer', cause: 'unreachable' }),
    }
    await sendWaiting(accountId, cut, clock, 'now')
    const second = await freeze({ ...draft, parentId: first.id, changes: 2 })
    expect(second.sha256).not.toBe(first.sha256)
    expect(await sendWaiting(accountId, confirming, clock, 'now')).toEqual([first.id, second.id])
  })
})

describe('with the receipt', () => {
  test('what was sent leaves the phone; its line stays for 14 days', async () => {
    const draft = await withPhoto(aDraft(accountId))
    const report = await freeze(draft)
    await sendWaiting(accountId, confirming, clock, 'now')
    expect(await listDrafts(accountId)).toEqual([])
    const photo = draft.photos[0]?.id ?? ''
    expect(await photoRowOf(photo)).toMatchObject({ facts: null, content: null })
    const line = { id: report.id, title: 'Магазин', frozenAt: now.toISOString() }
    expect(await listReceipts(accountId)).toMatchObject([line])
    const day = 24 * 3600 * 1000
    await forgetOldReceipts(accountId, new Date(now.getTime() + 14 * day))
    expect(await listReceipts(accountId)).toHaveLength(1)
    expect(await photoRowOf(photo)).toBeDefined()
    await forgetOldReceipts(accountId, new Date(now.getTime() + 14 * day + 1))
    expect(await listReceipts(accountId)).toEqual([])
    expect(await photoRowOf(photo)).toBeUndefined()
  })

  test('what the visit was told goes; an unfinished recording stays until somebody has decided', async () => {
    const draft = await withPhoto(aDraft(accountId))
    const another = aDraft(accountId)
    for (const { visitId } of [draft, another]) {
      await keepPacket(accountId, visitId, { scenario: 'Спросите о чеке' }, now)
      const keeper = soundKeeper({ accountId, visitId }, async () => {})
      const running = keeper.begin('q1', 'audio/webm', now.toISOString())
      await running.add(new Blob(['voice']))
    }
    await freeze(draft)
    await sendWaiting(accountId, confirming, clock, 'now')
    expect((await listPackets(accountId)).map(({ visitId }) => visitId)).toEqual([another.visitId])
    const visits = (await listSounds(accountId)).map(({ visitId }) => visitId)
    expect(visits.toSorted()).toEqual([draft.visitId, another.visitId].toSorted())
  })

  test('all of it stays while somebody works on the visit', async () => {
    const draft = await withPhoto(aDraft(accountId))
    await keepPacket(accountId, draft.visitId, {}, now)
    const first = await freeze(draft)
    await saveDraft({ ...draft, parentId: first.id, changes: draft.changes + 1 }, now)
    await sendWaiting(accountId, confirming, clock, 'now')
    expect(await listPackets(accountId)).toHaveLength(1)
    expect(await loadPhoto(accountId, draft.photos[0]?.id ?? '')).not.toBeNull()
    await forgetFacts(accountId)
    expect(await loadPhoto(accountId, draft.photos[0]?.id ?? '')).not.toBeNull()
  })

  test('a form that was open meanwhile still sends what it names; only its facts are gone', async () => {
    const draft = await withPhoto(aDraft(accountId))
    const first = await freeze(draft)
    await sendWaiting(accountId, confirming, clock, 'now')
    const copy = await saveCopy(accountId, now)
    expect(copy.unreadable).toBe(0)
    const second = await freeze({ ...draft, parentId: first.id, changes: draft.changes + 5 })
    expect(await sendWaiting(accountId, confirming, clock, 'now')).toEqual([second.id])
  })

  test('what older forms of the product left is cleared, and nothing that the server lacks', async () => {
    const left = aPhoto(accountId, newId(), 'Иванова у кассы.jpg')
    const unsent = aPhoto(accountId, newId(), 'not there yet.jpg')
    await savePhoto({ ...left, bytes: null, receivedAt: now.toISOString() })
    await savePhoto(unsent)
    await forgetFacts(accountId)
    expect(await photoRowOf(left.id)).toMatchObject({ facts: null, receivedAt: now.toISOString() })
    expect(await loadPhoto(accountId, unsent.id)).not.toBeNull()
    await forgetOldReceipts(accountId, new Date(now.getTime() + 15 * 24 * 3600 * 1000))
    expect(await photoRowOf(left.id)).toBeUndefined()
    expect(await loadPhoto(accountId, unsent.id)).not.toBeNull()
  })
})

function photoRowOf(id: string) {
  return withStore((db) => db.get('photos', [accountId, id]))
}

describe('L15: another user of the same phone', () => {
  test('neither counts, nor opens, nor sends, nor copies, nor clears what is not his', async () => {
    const draft = await withPhoto(aDraft(accountId))
    const report = await freeze(draft)
    expect(await countUnsent(other)).toMatchObject({ reports: 0, drafts: 0 })
    expect(await loadPhoto(other, draft.photos[0]?.id ?? '')).toBeNull()
    expect(await sendWaiting(other, confirming, clock, 'now')).toEqual([])
    const copy = await saveCopy(other, now)
    expect(readCopy(copy.bytes).manifest).toMatchObject({ reports: [], drafts: [], files: [] })
    expect(await clearPhone(other, copy.state)).toBe(true)
    expect(await listWaiting(accountId)).toEqual([report])
    // Its author is back, after a sign-out and a reload.
    await closeStore()
    expect(await sendWaiting(accountId, confirming, clock, 'now')).toEqual([report.id])
  })
})

function readCopy(bytes: Uint8Array) {
  const parts = unzipSync(bytes)
  const text = strFromU8(parts['manifest.json'] ?? new Uint8Array())
  const manifest: PhoneCopyManifest = JSON.parse(text)
  return { parts, text, manifest }
}

describe('L20: clearing the phone', () => {
  test('is refused for any other state than that of the copy', async () => {
    const draft = aDraft(accountId)
    await saveDraft(draft, now)
    const { state } = await saveCopy(accountId, now)
    await saveDraft({ ...draft, changes: 2 }, now)
    expect(await clearPhone(accountId, state)).toBe(false)
    expect(await clearPhone(accountId, '')).toBe(false)
    expect(await listDrafts(accountId)).toHaveLength(1)
  })

  test('takes all of this account and nothing of others', async () => {
    await freeze(await withPhoto(aDraft(accountId)))
    await saveDraft(aDraft(other), now)
    const { state } = await saveCopy(accountId, now)
    expect(await clearPhone(accountId, state)).toBe(true)
    expect(await countUnsent(accountId)).toMatchObject({ reports: 0, drafts: 0 })
    expect(await withStore((db) => db.count('photos'))).toBe(0)
    expect(await countUnsent(other)).toMatchObject({ reports: 0, drafts: 1 })
    expect(await withStore((db) => db.getAllKeys('keys'))).toEqual([other])
  })
})

describe('a copy of what is only here', () => {
  test('holds reports, drafts and files byte for byte, each with its hash', async () => {
    const sent = await withPhoto(aDraft(accountId))
    const report = await freeze(sent)
    const begun = aDraft(accountId)
    await saveDraft(begun, now)
    const copy = await saveCopy(accountId, now)
    expect(copy).toMatchObject({ name: 'etalon-2026-10-20-09-00.zip', unreadable: 0 })
    const { parts, text, manifest } = readCopy(copy.bytes)
    expect(strFromU8(parts['manifest.sha256'] ?? new Uint8Array())).toBe(sha256OfText(text))
    expect(manifest).toMatchObject({
      format: 'etalon.phone-copy/1',
      accountId,
      reports: [{ id: report.id, sha256: report.sha256 }],
      unreadable: 0,
    })
    expect(manifest.drafts).toMatchObject([{ visitId: begun.visitId, isAside: false }])
    const files = manifest.files.filter(({ path }) => path !== null)
    expect(files).toMatchObject([{ id: sent.photos[0]?.id, questionId: 'photo' }])
    for (const { path, sha256 } of [...manifest.reports, ...manifest.drafts, ...files]) {
      expect(sha256OfBytes(parts[path ?? ''] ?? new Uint8Array())).toBe(sha256)
    }
  })

  test('says how much it could not open', async () => {
    await freeze(aDraft(accountId))
    await withStore((db) => db.clear('keys'))
    const copy = await saveCopy(accountId, now)
    expect(copy.unreadable).toBe(1)
    expect(readCopy(copy.bytes).manifest.reports).toEqual([])
  })
})
