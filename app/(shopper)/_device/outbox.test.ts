import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { reportOf } from '@/lib/core/draft-report'
import { sha256OfText } from '@/lib/core/fingerprint'
import { freezeReport } from '@/lib/core/frozen-report'
import type { SendOutcome } from '@/lib/core/outbox-verdict'
import { emptyDraft, type VisitDraft } from '@/lib/core/visit-draft'
import { aChecklist, aSection, photoQuestion, textQuestion } from '@/test/factories/checklist'
import { listDrafts, loadDraft, saveDraft } from './drafts'
import { forgetFinished } from './forget-finished'
import { freezeDraft } from './freeze-draft'
import { newId } from './new-id'
import { listReceipts, listWaiting } from './outbox'
import { loadPhoto, savePhoto } from './photos'
import { type Courier, sendWaiting } from './send-waiting'
import { closeStore, withStore } from './store'

const document = aChecklist([aSection('s1', [textQuestion('text'), photoQuestion('photo')])])
const start = Date.parse('2026-10-20T09:00:00Z')
let clockMs = start
const clock = () => new Date(clockMs)
const accountId = newId()

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
  clockMs = start
})

function aDraft(matters: Partial<VisitDraft> = {}): VisitDraft {
  return {
    ...emptyDraft({
      visitId: newId(),
      accountId,
      checklistVersionId: newId(),
      fingerprint: 'f'.repeat(64),
      startedAt: clock().toISOString(),
    }),
    answers: {
      text: { ...emptyAnswer, typed: 'Всё хорошо', answeredAt: clock().toISOString() },
    },
    changes: 1,
    ...matters,
  }
}

async function withPhotos(draft: VisitDraft, count: number): Promise<VisitDraft> {
  const photos = Array.from({ length: count }, (_, n) => {
    const text = `image.jpg ${n}`
    return {
      id: newId(),
      questionId: 'photo',
      sha256: sha256OfText(text),
      byteSize: text.length,
      mediaType: 'image/jpeg' as const,
      takenAt: clock().toISOString(),
      bytes: new TextEncoder().encode(text).buffer,
    }
  })
  for (const photo of photos) {
    await savePhoto({ ...photo, accountId, visitId: draft.visitId, receivedAt: null })
  }
  const answeredAt = clock().toISOString()
  const photo = { ...emptyAnswer, photos: photos.map(({ id }) => id), answeredAt }
  return {
    ...draft,
    answers: { ...draft.answers, photo },
    photos: photos.map(({ bytes, ...facts }) => facts),
  }
}

async function freeze(draft: VisitDraft) {
  await saveDraft(draft, clock())
  const finishedAt = clock().toISOString()
  const report = reportOf(document, draft, { id: newId(), finishedAt, visitedOn: '2026-10-20' })
  const frozen = freezeReport(report)
  const answer = await freezeDraft({ draft, report, frozen, title: 'Магазин' }, clock())
  return { answer, report, frozen }
}

async function frozenReport(draft = aDraft()) {
  const { answer } = await freeze(draft)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.report
}

const confirmed = (item: { id: string; sha256: string }, key = 'evaluationId'): SendOutcome => ({
  kind: 'answer',
  status: 200,
  body: { receipt: { [key]: item.id, sha256: item.sha256, receivedAt: '2026-10-20T09:01:00Z' } },
  retryAfter: null,
})
const answered = (status: number, body?: unknown): SendOutcome => ({
  kind: 'answer',
  status,
  body,
  retryAfter: null,
})

/** A server that confirms what it gets, but for what matters; it writes down what came. */
function aCourier(matters: Partial<Courier> = {}): Courier & { readonly sent: string[] } {
  const sent: string[] = []
  return {
    sent,
    async sendPhoto(photo) {
      sent.push(photo.id)
      return matters.sendPhoto?.(photo) ?? confirmed(photo, 'attachmentId')
    },
    async sendReport(report) {
      sent.push(report.id)
      return matters.sendReport?.(report) ?? confirmed(report)
    },
  }
}

describe('a draft on the phone', () => {
  test('is read back after saving, and survives a new page', async () => {
    const draft = aDraft()
    expect(await saveDraft(draft, clock())).toEqual({ kind: 'saved', at: clock().toISOString() })
    await closeStore()
    const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
    expect(kept).toMatchObject({ draft, frozenAs: null })
  })

  test('is never overwritten by an older state of itself', async () => {
    const draft = aDraft({ changes: 5 })
    await saveDraft(draft, clock())
    expect(await saveDraft({ ...draft, changes: 4 }, clock())).toEqual({ kind: 'overtaken' })
    const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
    expect(kept?.draft.changes).toBe(5)
  })

  test('L15, L17: is not there for another account, nor for another version of the form', async () => {
    const draft = aDraft()
    await saveDraft(draft, clock())
    const { visitId, checklistVersionId } = draft
    expect(await loadDraft(newId(), visitId, checklistVersionId)).toBeNull()
    expect(await loadDraft(accountId, visitId, newId())).toBeNull()
    expect(await listDrafts(newId())).toEqual([])
  })

  test('L10: is written although the connection died in the background', async () => {
    await saveDraft(aDraft(), clock())
    // What a phone does to a page that it froze: closed, and nobody was told.
    await withStore(async (db) => db.close())
    expect(await saveDraft(aDraft(), clock())).toMatchObject({ kind: 'saved' })
    expect(await listDrafts(accountId)).toHaveLength(2)
  })
})

describe('a frozen report', () => {
  test('has its bytes, its hash and its id once and for all', async () => {
    const { answer, report, frozen } = await freeze(aDraft())
    const [kept] = await listWaiting(accountId)
    expect(answer).toEqual({ ok: true, report: kept })
    expect(kept).toMatchObject({ id: report.id, sha256: frozen.sha256, tries: 0 })
    expect(new TextDecoder().decode(kept?.bytes)).toBe(frozen.text)
  })

  test('L3: that was changed afterwards is a revision with its parent, and both are kept', async () => {
    const draft = aDraft()
    const first = await frozenReport(draft)
    const kept = await loadDraft(accountId, draft.visitId, draft.checklistVersionId)
    expect(kept).toMatchObject({ draft: { parentId: first.id }, frozenAs: { id: first.id } })
    const second = await frozenReport({ ...(kept?.draft ?? draft), changes: 2 })
    const waiting = await listWaiting(accountId)
    expect(waiting.map(({ id }) => id)).toEqual([first.id, second.id])
    const [, revision] = waiting.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)))
    expect(revision.parentId).toBe(first.id)
  })

  test('L9: is not made when a photo of it is not on the phone', async () => {
    const draft = await withPhotos(aDraft(), 2)
    const lost = draft.photos[1]?.id ?? ''
    await withStore((db) => db.delete('photos', [accountId, lost]))
    const { answer } = await freeze(draft)
    expect(answer).toEqual({ ok: false, reason: 'photoLost', named: [lost] })
    expect(await listWaiting(accountId)).toEqual([])
  })
})

describe('the queue', () => {
  test('sends photos first, then the report, and lets go of it for its receipt alone', async () => {
    const draft = await withPhotos(aDraft(), 2)
    const report = await frozenReport(draft)
    const courier = aCourier()
    expect(await sendWaiting(accountId, courier, clock, 'due')).toEqual([report.id])
    expect(courier.sent).toEqual([...draft.photos.map(({ id }) => id), report.id])
    expect(await listWaiting(accountId)).toEqual([])
    expect(await listReceipts(accountId)).toEqual([
      expect.objectContaining({ id: report.id, sha256: report.sha256 }),
    ])
  })

  const noAnswers: readonly [string, (id: string) => SendOutcome][] = [
    ['200 with HTML', () => answered(200)],
    ['204', () => answered(204)],
    ['a redirect', () => answered(0)],
    ['404', () => answered(404)],
    ['413', () => answered(413, { reason: 'too-large' })],
    ['500', () => answered(500, { reason: 'unexpected' })],
    ['a reset', () => ({ kind: 'no-answer', cause: 'unreachable' })],
    ['a stall', () => ({ kind: 'no-answer', cause: 'stalled' })],
    ['a receipt of other bytes', (id) => confirmed({ id, sha256: '0'.repeat(64) })],
    ['a receipt of another report', () => confirmed({ id: newId(), sha256: '0'.repeat(64) })],
  ]
  test.each(noAnswers)('L5: keeps a report, byte for byte, after %s', async (_, outcome) => {
    const report = await frozenReport()
    const courier = aCourier({ sendReport: async ({ id }) => outcome(id) })
    expect(await sendWaiting(accountId, courier, clock, 'due')).toEqual([])
    const [kept] = await listWaiting(accountId)
    expect(kept).toMatchObject({ id: report.id, sha256: report.sha256, tries: 1 })
    expect(kept?.bytes).toEqual(report.bytes)
    expect(await listReceipts(accountId)).toEqual([])
  })

  test('L7: sends the same bytes again when the answer was lost, and gets its receipt', async () => {
    const report = await frozenReport()
    const bodies: string[] = []
    const courier = aCourier({
      sendReport: async (item) => {
        bodies.push(new TextDecoder().decode(item.bytes))
        const cause = 'stalled' as const
        return bodies.length === 1 ? { kind: 'no-answer', cause } : confirmed(item)
      },
    })
    await sendWaiting(accountId, courier, clock, 'due')
    clockMs += 10_000
    expect(await sendWaiting(accountId, courier, clock, 'due')).toEqual([report.id])
    expect(bodies[0]).toBe(bodies[1])
  })

  test.each([0, 1, 2, 3, 4])(
    'L2: after a cut at photo %i of 5, all five arrive once',
    async (cutAt) => {
      const draft = await withPhotos(aDraft(), 5)
      const report = await frozenReport(draft)
      const arrived: string[] = []
      let isCut = false
      const courier = aCourier({
        sendPhoto: async (photo) => {
          if (!isCut && arrived.length === cutAt) {
            isCut = true
            return { kind: 'no-answer', cause: 'unreachable' }
          }
          arrived.push(photo.id)
          return confirmed(photo, 'attachmentId')
        },
      })
      expect(await sendWaiting(accountId, courier, clock, 'due')).toEqual([])
      await closeStore()
      clockMs += 10_000
      expect(await sendWaiting(accountId, courier, clock, 'due')).toEqual([report.id])
      expect(arrived).toEqual(draft.photos.map(({ id }) => id))
    },
  )

  test('sends photos again that the server says it lacks', async () => {
    const draft = await withPhotos(aDraft(), 2)
    const report = await frozenReport(draft)
    const lacking = draft.photos[0]?.id ?? ''
    const refused = answered(422, { reason: 'attachments-missing', named: [lacking] })
    await sendWaiting(accountId, aCourier({ sendReport: async () => refused }), clock, 'due')
    clockMs += 10_000
    const courier = aCourier()
    expect(await sendWaiting(accountId, courier, clock, 'due')).toEqual([report.id])
    expect(courier.sent).toEqual([lacking, report.id])
  })

  test('L6: is not held up by a bad first item: nine of ten arrive, oldest first', async () => {
    const reports = []
    for (let n = 0; n < 10; n += 1) reports.push(await frozenReport())
    const [poison, ...good] = reports.map(({ id }) => id)
    const courier = aCourier({
      sendReport: async (item) => (item.id === poison ? answered(500) : confirmed(item)),
    })
    expect(await sendWaiting(accountId, courier, clock, 'due')).toEqual(good)
    expect((await listWaiting(accountId)).map(({ id }) => id)).toEqual([poison])
  })

  test('never lets a revision overtake its parent, unless the server refused the parent', async () => {
    const draft = aDraft()
    const first = await frozenReport(draft)
    const second = await frozenReport({ ...draft, parentId: first.id, changes: 2 })
    const down = aCourier({ sendReport: async () => answered(503) })
    await sendWaiting(accountId, down, clock, 'due')
    expect(down.sent).toEqual([first.id])
    clockMs += 10_000
    const refusing = aCourier({
      sendReport: async (item) =>
        item.id === first.id ? answered(422, { reason: 'answers-missing' }) : confirmed(item),
    })
    expect(await sendWaiting(accountId, refusing, clock, 'due')).toEqual([second.id])
    expect((await listWaiting(accountId)).map(({ id }) => id)).toEqual([first.id])
  })

  test('waits for its time; asked for, it does not, but a busy server gets the time it wants', async () => {
    const report = await frozenReport()
    const busy: SendOutcome = { ...answered(429), retryAfter: '600' } as SendOutcome
    await sendWaiting(accountId, aCourier({ sendReport: async () => busy }), clock, 'due')
    clockMs += 599_000
    const courier = aCourier()
    await sendWaiting(accountId, courier, clock, 'now')
    expect(courier.sent).toEqual([])
    clockMs += 1_000
    expect(await sendWaiting(accountId, courier, clock, 'due')).toEqual([report.id])
  })

  test('waits for a sign-in after a sign-out, then sends at once', async () => {
    const report = await frozenReport()
    const signedOut = answered(401, { reason: 'not-signed-in' })
    await sendWaiting(accountId, aCourier({ sendReport: async () => signedOut }), clock, 'due')
    clockMs += 86_400_000
    const courier = aCourier()
    await sendWaiting(accountId, courier, clock, 'due')
    expect(courier.sent).toEqual([])
    expect(await sendWaiting(accountId, courier, clock, 'now')).toEqual([report.id])
  })

  test('L15: neither shows nor sends what another account left on the phone', async () => {
    await frozenReport()
    const courier = aCourier()
    const other = newId()
    expect(await listWaiting(other)).toEqual([])
    expect(await sendWaiting(other, courier, clock, 'now')).toEqual([])
    expect(courier.sent).toEqual([])
  })

  test('L9: stops and says so when a photo vanished from the phone after freezing', async () => {
    const draft = await withPhotos(aDraft(), 1)
    await frozenReport(draft)
    await withStore((db) => db.delete('photos', [accountId, draft.photos[0]?.id ?? '']))
    const courier = aCourier()
    await sendWaiting(accountId, courier, clock, 'due')
    expect(courier.sent).toEqual([])
    expect((await listWaiting(accountId))[0]?.lastTry).toMatchObject({ reason: 'photo-lost' })
  })

  test('L9: what was corrected since goes on without it', async () => {
    const draft = await withPhotos(aDraft(), 1)
    const stuck = await frozenReport(draft)
    await withStore((db) => db.delete('photos', [accountId, draft.photos[0]?.id ?? '']))
    const without = { ...draft, answers: { text: draft.answers.text }, photos: [], changes: 2 }
    const mended = await frozenReport({ ...without, parentId: stuck.id } as VisitDraft)
    const courier = aCourier()
    for (const urgency of ['due', 'now'] as const)
      await sendWaiting(accountId, courier, clock, urgency)
    expect((await listWaiting(accountId)).map(({ id }) => id)).toEqual([stuck.id])
    expect((await listReceipts(accountId)).map(({ id }) => id)).toEqual([mended.id])
  })
})

describe('forgetting finished visits', () => {
  test('clears drafts and confirmed photos, never what waits or was changed since', async () => {
    const done = await withPhotos(aDraft(), 1)
    await frozenReport(done)
    await sendWaiting(accountId, aCourier(), clock, 'due')
    const waiting = await withPhotos(aDraft(), 1)
    await frozenReport(waiting)
    const changed = aDraft()
    await saveDraft(changed, clock())
    await forgetFinished(accountId, [done.visitId, waiting.visitId, changed.visitId])
    const kept = (await listDrafts(accountId)).map(({ visitId }) => visitId)
    expect(kept.sort()).toEqual([waiting.visitId, changed.visitId].sort())
    expect(await loadPhoto(accountId, done.photos[0]?.id ?? '')).toBeNull()
    expect(await loadPhoto(accountId, waiting.photos[0]?.id ?? '')).not.toBeNull()
  })
})
