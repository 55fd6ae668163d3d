import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { reportOf } from '@/lib/core/draft-report'
import { freezeReport } from '@/lib/core/frozen-report'
import { presetAnswers } from '@/lib/core/told-answer'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { aChecklist, aSection, yesNo } from '@/test/factories/checklist'
import { aDraft, aPhoto, phoneChecklist } from '@/test/factories/phone'
import { putInUse } from './copies'
import { listDrafts, loadDraft, saveDraft } from './drafts'
import { freezeDraft } from './freeze-draft'
import { newId } from './new-id'
import { openDraft } from './open-draft'
import { listReceipts, listWaiting } from './outbox'
import { loadPhoto, savePhoto } from './photos'
import { type Courier, sendWaiting } from './send-waiting'
import { deviceIdOf } from './settings'
import { discardReport } from './settle'
import { closeStore } from './store'
import { keepAttempt } from './test-attempts'
import { countUnsent, isAnyUnsent } from './unsent'
import { hasWorkHere } from './work-here'

const now = new Date('2026-10-20T09:00:00Z')
const clock = () => now
const accountId = newId()

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})

async function freeze(draft: VisitDraft) {
  await saveDraft(draft, now)
  const end = { id: newId(), finishedAt: now.toISOString(), visitedOn: '2026-10-20' }
  const report = reportOf(phoneChecklist, draft, end)
  const freezing = { draft, report, frozen: freezeReport(report), title: 'Магазин' }
  const frozen = await freezeDraft(freezing, now)
  if (!frozen.ok) throw new Error(frozen.reason)
  return frozen.report
}

function aServer(status: number, bodyOf: (item: { id: string; sha256: string }) => object) {
  const answer = async (item: { id: string; sha256: string }) => ({
    kind: 'answer' as const,
    status,
    body: bodyOf(item),
    retryAfter: null,
  })
  const courier: Courier = { sendPhoto: answer, sendReport: answer }
  return courier
}
const confirming = aServer(200, ({ id, sha256 }) => ({
  receipt: { evaluationId: id, attachmentId: id, sha256, receivedAt: now.toISOString() },
}))
const refusing = (reason: string) => aServer(422, () => ({ reason }))

/** Types something else into the draft of a visit. */
async function edit({ visitId, checklistVersionId }: VisitDraft): Promise<void> {
  const kept = await loadDraft(accountId, visitId, checklistVersionId)
  if (kept === null) throw new Error('no draft')
  await saveDraft({ ...kept.draft, changes: kept.changes + 1 }, now)
}

describe('L18, L3: the form of a visit opens while this phone has work of it', () => {
  test('not where nothing was begun, nor where all was sent', async () => {
    const draft = aDraft(accountId)
    expect(await hasWorkHere(accountId, draft.visitId)).toBe(false)
    await saveDraft(draft, now)
    expect(await hasWorkHere(accountId, draft.visitId)).toBe(true)
    expect(await hasWorkHere(newId(), draft.visitId)).toBe(false)
    await freeze(draft)
    await sendWaiting(accountId, confirming, clock, 'now')
    expect(await hasWorkHere(accountId, draft.visitId)).toBe(false)
  })

  test('changed while its report was sent, and reopened after the receipt: the change is there', async () => {
    const draft = aDraft(accountId)
    const report = await freeze(draft)
    await edit(draft)
    await sendWaiting(accountId, confirming, clock, 'now')
    expect(await hasWorkHere(accountId, draft.visitId)).toBe(true)
    const checklist = {
      versionId: draft.checklistVersionId,
      fingerprint: draft.fingerprint,
      document: phoneChecklist,
    }
    const visit = { id: draft.visitId, returned: null, checklist }
    const post = { get: async () => null }
    expect(await openDraft(accountId, visit, post, clock)).toMatchObject({
      kind: 'open',
      draft: { parentId: report.id, changes: 2 },
      frozenAs: null,
    })
  })

  test.each(['already-submitted', 'visit-finished', 'visit-cancelled'])(
    'also after the refusal %s',
    async (reason) => {
      const draft = aDraft(accountId)
      await freeze(draft)
      await sendWaiting(accountId, refusing(reason), clock, 'now')
      expect(await hasWorkHere(accountId, draft.visitId)).toBe(true)
    },
  )
})

describe('a report that the server keeps and does not count', () => {
  const keeping = aServer(200, ({ id, sha256 }) => ({
    receipt: {
      evaluationId: id,
      attachmentId: id,
      sha256,
      receivedAt: now.toISOString(),
      notCounted: 'already-submitted',
    },
  }))

  test('leaves the phone as any other, and its entry says why', async () => {
    const draft = aDraft(accountId)
    await savePhoto(aPhoto(accountId, draft.visitId, 'image.jpg'))
    const report = await freeze(draft)
    await sendWaiting(accountId, refusing('already-submitted'), clock, 'now')
    expect(await sendWaiting(accountId, keeping, clock, 'now')).toEqual([report.id])
    expect(await listWaiting(accountId)).toEqual([])
    expect(await listDrafts(accountId)).toEqual([])
    expect(await hasWorkHere(accountId, draft.visitId)).toBe(false)
    expect(await listReceipts(accountId)).toMatchObject([
      { id: report.id, notCounted: 'already-submitted' },
    ])
  })
})

describe('a refused report is thrown away deliberately', () => {
  test('never one that waits or has arrived', async () => {
    const report = await freeze(aDraft(accountId))
    expect(await discardReport(report)).toBe(false)
    await sendWaiting(accountId, refusing('visit-finished'), clock, 'now')
    const [refused] = await listWaiting(accountId)
    await sendWaiting(accountId, confirming, clock, 'now')
    expect(refused && (await discardReport(refused))).toBe(false)
  })

  test('with the answers and the photos that it was made of', async () => {
    const draft = aDraft(accountId)
    const photo = aPhoto(accountId, draft.visitId, 'image.jpg')
    await savePhoto(photo)
    const report = await freeze(draft)
    await sendWaiting(accountId, refusing('visit-cancelled'), clock, 'now')
    expect(await discardReport(report)).toBe(true)
    expect(await listWaiting(accountId)).toEqual([])
    expect(await listDrafts(accountId)).toEqual([])
    expect(await loadPhoto(accountId, photo.id)).toBeNull()
    expect(await hasWorkHere(accountId, draft.visitId)).toBe(false)
    expect(await discardReport(report)).toBe(false)
  })

  test('but not with what was changed afterwards, nor with photos that this may show', async () => {
    const draft = aDraft(accountId)
    const photo = aPhoto(accountId, draft.visitId, 'image.jpg')
    await savePhoto(photo)
    const report = await freeze(draft)
    await sendWaiting(accountId, refusing('already-submitted'), clock, 'now')
    await edit(draft)
    expect(await discardReport(report)).toBe(true)
    expect(await listDrafts(accountId)).toMatchObject([{ visitId: draft.visitId, changes: 2 }])
    expect((await loadPhoto(accountId, photo.id))?.bytes).not.toBeNull()
  })
})

describe('what nobody wrote', () => {
  test('is no work: a form that only presets have filled', async () => {
    const startedAt = now.toISOString()
    const answers = presetAnswers(
      aChecklist([aSection('s', [{ ...yesNo('yes'), preset: { kind: 'choice', option: 'yes' } }])]),
      startedAt,
    )
    const draft = { ...aDraft(accountId, { startedAt }), answers, screen: 1 }
    await saveDraft(draft, now)
    expect(await listDrafts(accountId)).toMatchObject([{ isBegun: false }])
    expect(await hasWorkHere(accountId, draft.visitId)).toBe(false)
    expect(isAnyUnsent(await countUnsent(accountId))).toBe(false)
    const yes = { ...emptyAnswer, choice: 'yes', answeredAt: '2026-10-20T09:01:00.000Z' }
    await saveDraft({ ...draft, answers: { yes }, changes: 2 }, now)
    expect(await hasWorkHere(accountId, draft.visitId)).toBe(true)
  })
})

describe('what was thrown away does not come back from the server', () => {
  const visitOf = (draft: VisitDraft) => ({
    id: draft.visitId,
    returned: null,
    checklist: {
      versionId: draft.checklistVersionId,
      fingerprint: draft.fingerprint,
      document: phoneChecklist,
    },
  })
  const serverWith = (deviceId: string, draft: VisitDraft) => ({
    get: async () => ({
      drafts: [
        {
          format: 'etalon.server-draft/1' as const,
          deviceId,
          base: 0,
          savedAt: now.toISOString(),
          frozenAs: null,
          draft,
          revision: 1,
        },
      ],
      isOpen: true,
      files: [],
    }),
  })

  test('the form begins anew, from where the server goes on; what another phone has is taken', async () => {
    const draft = aDraft(accountId)
    const own = serverWith(await deviceIdOf(accountId), draft)
    const report = await freeze(draft)
    await sendWaiting(accountId, refusing('visit-cancelled'), clock, 'now')
    expect(await discardReport(report)).toBe(true)
    const begun = await openDraft(accountId, visitOf(draft), own, clock)
    if (begun.kind !== 'open') throw new Error(begun.kind)
    expect(begun.draft).toMatchObject({ changes: draft.changes })
    expect(begun.draft.answers).toEqual({})
    const others = serverWith(newId(), draft)
    expect(await openDraft(accountId, visitOf(draft), others, clock)).toMatchObject({
      kind: 'open',
      draft: { answers: draft.answers },
    })
  })

  test('that it was thrown away is noted with it, or nothing happens', async () => {
    const report = await freeze(aDraft(accountId))
    await sendWaiting(accountId, refusing('visit-cancelled'), clock, 'now')
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['put']>
    ) {
      if (this.name === 'settings') this.transaction.abort()
      return put.apply(this, args)
    })
    await expect(discardReport(report)).rejects.toThrow()
    vi.restoreAllMocks()
    expect(await listWaiting(accountId)).toMatchObject([{ id: report.id }])
    expect(await listDrafts(accountId)).toMatchObject([{ visitId: report.visitId }])
    expect(await discardReport(report)).toBe(true)
  })

  test('a phone that was wiped is given what it had', async () => {
    const draft = aDraft(accountId)
    const own = serverWith(await deviceIdOf(accountId), draft)
    expect(await openDraft(accountId, visitOf(draft), own, clock)).toMatchObject({
      kind: 'open',
      draft: { answers: draft.answers },
    })
  })
})

describe('L15: the sign-out counts everything that is only here', () => {
  test('copies that stand beside, and tries at tests that wait', async () => {
    expect(isAnyUnsent(await countUnsent(accountId))).toBe(false)
    const draft = aDraft(accountId)
    const aside = { draft, savedAt: now.toISOString(), why: 'this-device' as const }
    await putInUse({ draft, frozenAs: null, onServer: null }, [aside], now)
    const attempt = {
      id: newId(),
      campaignId: newId(),
      fingerprint: 'f'.repeat(64),
      answers: {},
      takenAt: now.toISOString(),
    }
    await keepAttempt(accountId, attempt, true)
    expect(await countUnsent(accountId)).toEqual({
      reports: 0,
      drafts: 1,
      copies: 1,
      attempts: 1,
      sounds: 0,
    })
    expect(await countUnsent(newId())).toEqual({
      reports: 0,
      drafts: 0,
      copies: 0,
      attempts: 0,
      sounds: 0,
    })
  })
})
