import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DraftName } from '@/lib/core/draft-branches'
import { reportOf } from '@/lib/core/draft-report'
import { freezeReport } from '@/lib/core/frozen-report'
import type { VisitDraft } from '@/lib/core/visit-draft'
import type { ReviewerComments } from '@/lib/visits/schema'
import { aDraft, aPhoto, phoneChecklist } from '@/test/factories/phone'
import { listCopies, putInUse } from './copies'
import type { DraftPost, PostedDraft, ServerDrafts } from './draft-post'
import { serverDraftsIn } from './draft-post'
import { putAnswerIn } from './draft-put'
import { lastClockSkew, type RefusedDrafts, syncDrafts } from './draft-sync'
import { listDrafts, loadDraft, saveDraft } from './drafts'
import { freezeDraft } from './freeze-draft'
import { newId } from './new-id'
import { type Opening, openDraft } from './open-draft'
import { listWaiting } from './outbox'
import { listLostPhotos } from './photo-marks'
import { loadPhoto } from './photos'
import { sendWaiting } from './send-waiting'
import { discardReport } from './settle'
import { settleBranches } from './settle-branches'
import { closeStore, withStore } from './store'
import { swapInCopy } from './swap-in-copy'
import { listUntold, tellThrownAway } from './thrown-away'

const accountId = newId()
let clockMs = 0
const clock = () => new Date(clockMs)
const phones = new Map<string, IDBFactory>()

/** Goes on with another phone, or with one whose store was wiped. */
async function takePhone(name: string, isWiped = false) {
  await closeStore()
  if (isWiped || !phones.has(name)) phones.set(name, new IDBFactory())
  globalThis.indexedDB = phones.get(name) ?? new IDBFactory()
}

beforeEach(async () => {
  clockMs = Date.parse('2026-10-20T09:00:00Z')
  phones.clear()
  await takePhone('one')
})

/** A server as the use case is: one row a phone, revisions counted over all of them, and what has ended. */
function aServer() {
  const rows = new Map<string, ServerDrafts['drafts'][number]>()
  const ends = new Map<string, { changes: number; isDiscarded: boolean }>()
  const files: { id: string; fileId: string }[] = []
  let isReachable = true
  let isOpen = true
  const post: DraftPost = {
    async put(posted: PostedDraft) {
      if (!isReachable) return { kind: 'no-answer', retryInMs: null }
      const { changes } = posted.draft
      const end = ends.get(posted.deviceId)
      if (end && changes <= end.changes)
        return end.isDiscarded ? { kind: 'refused', reason: 'thrown-away' } : { kind: 'filed' }
      const before = rows.get(posted.deviceId)
      if (before && before.draft.changes > changes) return { kind: 'refused', reason: 'overtaken' }
      const revision = Math.max(0, ...[...rows.values()].map((row) => row.revision)) + 1
      const savedAt = clock().toISOString()
      rows.set(posted.deviceId, structuredClone({ ...posted, revision, savedAt }))
      const others = [...rows.values()].filter(
        (row) => row.deviceId !== posted.deviceId && row.revision > posted.base,
      )
      return {
        kind: 'kept',
        revision,
        others: others.map((row) => row.revision),
        clockSkewMs: 5000,
      }
    },
    async get() {
      return isReachable ? { isOpen, drafts: structuredClone([...rows.values()]), files } : null
    },
  }
  return {
    post,
    rows,
    files,
    /** These drafts are in a report that is there, or were thrown away. */
    end: (names: readonly DraftName[], isDiscarded: boolean) => {
      for (const { deviceId, changes } of names) {
        const row = rows.get(deviceId)
        if (row && row.draft.changes <= changes) rows.delete(deviceId)
        ends.set(deviceId, { changes, isDiscarded })
      }
    },
    goAway: () => {
      isReachable = false
    },
    comeBack: () => {
      isReachable = true
    },
    /** A report is there: drafts that it names are gone, and no more are taken. */
    file: () => {
      rows.clear()
      isOpen = false
    },
  }
}

const begun = aDraft(accountId)
const visitOf = (returned: ReviewerComments | null = null) => ({
  id: begun.visitId,
  returned,
  checklist: {
    versionId: begun.checklistVersionId,
    fingerprint: begun.fingerprint,
    document: phoneChecklist,
  },
})
const open = (server: ReturnType<typeof aServer>, returned: ReviewerComments | null = null) =>
  openDraft(accountId, visitOf(returned), server.post, clock)
const sync = (server: ReturnType<typeof aServer>, refused: RefusedDrafts = new Map()) =>
  syncDrafts(accountId, server.post, refused)

function opened(opening: Opening) {
  if (opening.kind !== 'open') throw new Error(opening.kind)
  return opening
}
const textIn = ({ answers }: VisitDraft) => answers.text?.typed

/** Types a text into the form of the phone in hand, a minute later. */
async function type(
  server: ReturnType<typeof aServer>,
  typed: string,
  isOnline = true,
  returned: ReviewerComments | null = null,
) {
  clockMs += 60_000
  const { draft } = opened(await open(server, returned))
  const answers = { ...draft.answers, ...aDraft(accountId, { typed }).answers }
  await saveDraft({ ...draft, answers, changes: draft.changes + 1 }, clock())
  if (isOnline) await sync(server)
}

/** Freezes what the form of the phone in hand shows. */
async function finish(
  server: ReturnType<typeof aServer>,
  returned: ReviewerComments | null = null,
) {
  const { draft } = opened(await open(server, returned))
  const end = { id: newId(), finishedAt: clock().toISOString(), visitedOn: '2026-10-20' }
  const report = reportOf(phoneChecklist, draft, end)
  const freezing = { draft, report, frozen: freezeReport(report), title: 'Магазин' }
  const kept = await freezeDraft(freezing, clock())
  if (!kept.ok) throw new Error(kept.reason)
  return kept.report
}

/** Sends what waits; a server answers it with this. */
async function send(answer: { receipt: object } | { reason: string }) {
  const receivedAt = clock().toISOString()
  const isTaken = 'receipt' in answer
  const body = isTaken ? { receipt: { ...answer.receipt, receivedAt } } : answer
  const outcome = { kind: 'answer' as const, status: isTaken ? 200 : 422, body, retryAfter: null }
  const courier = {
    sendPhoto: () => Promise.reject(new Error('no photo')),
    sendReport: async () => outcome,
  }
  return sendWaiting(accountId, courier, clock, 'now')
}

/** Has the server throw away what was thrown away here. */
const tellAll = (server: ReturnType<typeof aServer>) =>
  tellThrownAway(accountId, async (_, __, drafts) => {
    server.end(drafts, true)
    return { kind: 'gone' }
  })
const textsOn = ({ rows }: ReturnType<typeof aServer>) =>
  [...rows.values()].map(({ draft }) => textIn(draft))

describe('L12: a wiped phone', () => {
  test('gets its draft back, and never a blank form', async () => {
    const server = aServer()
    await type(server, 'Всё хорошо')
    await takePhone('one', true)
    const back = opened(await open(server))
    expect(textIn(back.draft)).toBe('Всё хорошо')
    expect(back.savedAt).not.toBeNull()
    await type(server, 'Всё отлично')
    await takePhone('two')
    expect(textIn(opened(await open(server)).draft)).toBe('Всё отлично')
  })

  test('gets back that somebody is there, though nothing is answered yet', async () => {
    const server = aServer()
    const checkIn = { at: '2026-10-20T09:00:00.000Z', place: null, declined: false }
    const { draft } = opened(await open(server))
    await saveDraft({ ...draft, checkIn, changes: 1 }, clock())
    await sync(server)
    await takePhone('one', true)
    expect(opened(await open(server)).draft.checkIn).toEqual(checkIn)
  })

  test('keeps photos that the server has, and says which are lost', async () => {
    const server = aServer()
    const sent = aPhoto(accountId, begun.visitId, 'sent')
    const lost = aPhoto(accountId, begun.visitId, 'lost')
    const { draft } = opened(await open(server))
    const photos = [sent, lost].map(
      ({ bytes, receivedAt, accountId: _, visitId, ...facts }) => facts,
    )
    await saveDraft({ ...draft, ...begun, photos, changes: 1 }, clock())
    await sync(server)
    server.files.push({ id: sent.id, fileId: newId() })
    await takePhone('one', true)
    opened(await open(server))
    expect(await loadPhoto(accountId, sent.id)).toMatchObject({ bytes: null })
    expect(await listLostPhotos(accountId, [sent.id, lost.id])).toEqual([lost.id])
  })

  test('L17: is never given the draft of another form, nor one that a return has overtaken', async () => {
    const server = aServer()
    await type(server, 'Всё хорошо')
    for (const row of server.rows.values()) {
      server.rows.set(row.deviceId, {
        ...row,
        draft: { ...row.draft, checklistVersionId: newId() },
      })
    }
    await takePhone('one', true)
    expect(opened(await open(server)).draft.changes).toBe(0)
  })

  test('opens blank only where nobody can be asked, and finds the rest afterwards', async () => {
    const server = aServer()
    await type(server, 'Всё хорошо')
    await takePhone('one', true)
    const offline = aServer()
    offline.goAway()
    await type(offline, 'Заново', false)
    const synced = await sync(server)
    expect(synced.elsewhere.get(begun.visitId)).toBe(true)
    expect(await open(server)).toMatchObject({ kind: 'choose' })
  })
})

describe('two phones', () => {
  test('take turns without a question as long as one goes on where the other stopped', async () => {
    const server = aServer()
    await type(server, 'один')
    await takePhone('two')
    await type(server, 'два')
    await takePhone('one')
    expect(textIn(opened(await open(server)).draft)).toBe('два')
    await type(server, 'три')
    await takePhone('two')
    expect(textIn(opened(await open(server)).draft)).toBe('три')
    expect(await listCopies(accountId)).toEqual([])
  })

  /** Phone two wrote offline what phone one does not know, and phone one wrote on. */
  async function parted(server: ReturnType<typeof aServer>) {
    await type(server, 'общее')
    await takePhone('two')
    await type(server, 'на втором', false)
    await takePhone('one')
    await type(server, 'на первом')
    await takePhone('two')
    await sync(server)
    const opening = await open(server)
    if (opening.kind !== 'choose') throw new Error(opening.kind)
    return opening.branches
  }

  test('that went separate ways: the shopper is asked, the newest first', async () => {
    const branches = await parted(aServer())
    expect(branches.map(({ isHere, draft }) => [isHere, textIn(draft)])).toEqual([
      [false, 'на первом'],
      [true, 'на втором'],
    ])
  })

  test.each([
    ['keep both', 0, true, 'на первом', 'this-device'],
    ['use this phone', 1, false, 'на втором', 'set-aside'],
  ] as const)('%s: one goes on, the other can be opened', async (_, place, isKept, text, why) => {
    const server = aServer()
    const branches = await parted(server)
    const chosen = branches[place]
    if (!chosen) throw new Error('no branch')
    await settleBranches(chosen, branches, isKept, clock())
    const now = opened(await open(server))
    expect(textIn(now.draft)).toBe(text)
    expect(now.copies).toMatchObject([{ why }])
    // Nobody is asked twice, here or on the other phone.
    await sync(server)
    expect(await open(server)).toMatchObject({ kind: 'open' })
    await takePhone('one')
    expect(textIn(opened(await open(server)).draft)).toBe(text)
    await takePhone('two')
    expect(await swapInCopy(accountId, now.copies[0]?.id ?? '', clock())).toBe(true)
    const swapped = opened(await open(server))
    expect(textIn(swapped.draft)).toBe(text === 'на первом' ? 'на втором' : 'на первом')
    expect(swapped.copies).toMatchObject([{ why: 'this-device' }])
  })

  test('what was set aside goes with the report, what was kept stays', async () => {
    for (const isKept of [true, false]) {
      const server = aServer()
      phones.clear()
      await takePhone('one')
      const branches = await parted(server)
      // biome-ignore lint/style/noNonNullAssertion: two phones, two branches
      await settleBranches(branches[0]!, branches, isKept, clock())
      const report = await finish(server)
      await send({ receipt: { evaluationId: report.id, sha256: report.sha256 } })
      expect(await listDrafts(accountId)).toEqual([])
      expect(await listCopies(accountId)).toHaveLength(isKept ? 1 : 0)
      expect(await open(server)).toEqual({ kind: 'sent', reportId: report.id })
    }
  })
})

describe('a report that came back', () => {
  /** Its report arrived, its draft went with it, and a minute later a reviewer sent it back. */
  async function cameBack(server: ReturnType<typeof aServer>) {
    await type(server, 'раньше')
    const late = structuredClone([...server.rows.values()])
    await type(server, 'в отчёте')
    const report = await finish(server)
    await send({ receipt: { evaluationId: report.id, sha256: report.sha256 } })
    server.end(report.madeOf ?? [], false)
    clockMs += 60_000
    const decidedAt = clock().toISOString()
    const text = new TextDecoder().decode(report.bytes)
    const returned = { decidedAt, comment: null, questions: [], evaluationId: report.id }
    return { late, returned: { ...returned, report: text } }
  }

  test('counts on: an older state of its draft never passes for newer', async () => {
    const server = aServer()
    const { returned } = await cameBack(server)
    const { draft } = opened(await open(server, returned))
    expect([textIn(draft), draft.changes]).toEqual(['в отчёте', 2])
    const answers = aDraft(accountId, { typed: 'исправлено' }).answers
    const mended = { ...draft, answers, changes: draft.changes + 1 }
    expect(await saveDraft(mended, clock())).toMatchObject({ kind: 'saved' })
    // A page that slept since before the report wakes up and writes.
    const asleep = aDraft(accountId, { ...begun, changes: 2, typed: 'раньше' })
    expect(await saveDraft(asleep, clock())).toEqual({ kind: 'overtaken' })
    const report = await finish(server, returned)
    expect(report.draftChanges).toBe(3)
    await send({ receipt: { evaluationId: report.id, sha256: report.sha256 } })
    const again = { ...returned, evaluationId: report.id, decidedAt: '2026-10-21T09:00:00.000Z' }
    expect(opened(await open(server, again)).draft.changes).toBe(3)
  })

  test('opens as it was sent, though an older state of its draft reaches the server late', async () => {
    const server = aServer()
    const { late, returned } = await cameBack(server)
    clockMs += 60_000
    const savedAt = clock().toISOString()
    for (const row of late) server.rows.set(row.deviceId, { ...row, savedAt })
    const { draft } = opened(await open(server, returned))
    expect([textIn(draft), draft.parentId]).toEqual(['в отчёте', returned.evaluationId])
  })

  test('goes on here with what another phone has begun of it, and the server keeps each word', async () => {
    const server = aServer()
    const { returned } = await cameBack(server)
    await takePhone('two')
    await type(server, 'на втором', true, returned)
    await takePhone('one')
    for (const typed of ['раз', 'два', 'три']) {
      await type(server, typed, true, returned)
      expect(textsOn(server)).toContain(typed)
    }
  })

  test('after a choice between two phones is news to the server at once', async () => {
    const server = aServer()
    const { returned } = await cameBack(server)
    for (const [phone, typed] of [
      ['two', 'на втором'],
      ['three', 'на третьем'],
    ] as const) {
      await takePhone(phone)
      server.goAway()
      await type(server, typed, false, returned)
      server.comeBack()
      await sync(server)
    }
    await takePhone('one')
    const opening = await open(server, returned)
    if (opening.kind !== 'choose') throw new Error(opening.kind)
    const [chosen] = opening.branches
    if (!chosen) throw new Error('no branch')
    await settleBranches(chosen, opening.branches, true, clock())
    const refused: RefusedDrafts = new Map()
    await sync(server, refused)
    expect(refused.size).toBe(0)
    expect(server.rows.size).toBe(3)
  })

  test('with a copy beside it: the copy that is opened is news to the server at once', async () => {
    const server = aServer()
    const { returned } = await cameBack(server)
    const draft = { ...begun, answers: aDraft(accountId, { typed: 'рядом' }).answers }
    const savedAt = clock().toISOString()
    const beside = [{ draft, savedAt, why: 'other-device' as const }]
    const { draft: mended } = opened(await open(server, returned))
    await putInUse({ draft: mended, frozenAs: null, onServer: null }, beside, clock())
    await withStore((db) => db.clear('drafts'))
    const [copy] = await listCopies(accountId)
    expect(await swapInCopy(accountId, copy?.id ?? '', clock())).toBe(true)
    await sync(server)
    expect(textsOn(server)).toEqual(['рядом'])
  })

  test('after one was thrown away counts on from the newer of both', async () => {
    const server = aServer()
    await type(server, 'первый')
    const first = await finish(server)
    const { draft } = opened(await open(server))
    const answers = aDraft(accountId, { typed: 'второй' }).answers
    await saveDraft({ ...draft, answers, changes: 7 }, clock())
    const second = await finish(server)
    await send({ reason: 'answers-invalid' })
    const [, stuck] = await listWaiting(accountId)
    expect(stuck && (await discardReport(stuck))).toBe(true)
    clockMs += 3_600_000
    await send({ receipt: { evaluationId: first.id, sha256: first.sha256 } })
    expect(await listUntold(accountId)).toMatchObject([{ changes: second.draftChanges }])
  })
})

test('a draft that was thrown away on one phone stays on the other, and the server has it again', async () => {
  const server = aServer()
  await type(server, 'на первом')
  const [first] = [...server.rows.keys()]
  await takePhone('two')
  await finish(server)
  await send({ reason: 'answers-invalid' })
  const [stuck] = await listWaiting(accountId)
  expect(stuck && (await discardReport(stuck))).toBe(true)
  await tellAll(server)
  expect(server.rows.size).toBe(0)
  await takePhone('one')
  expect(textIn(opened(await open(server)).draft)).toBe('на первом')
  await sync(server)
  expect([...server.rows.values()]).toMatchObject([{ deviceId: first, draft: { changes: 2 } }])
  // It is news to the other phone, even though it threw away what went before.
  await takePhone('two')
  expect(textIn(opened(await open(server)).draft)).toBe('на первом')
  // Looked at again, it is not sent again.
  await takePhone('one')
  expect(opened(await open(server)).draft.changes).toBe(2)
})

test('after a draft was thrown away, what is taken from another phone or a copy is kept by the server', async () => {
  const server = aServer()
  await type(server, 'раз')
  await type(server, 'два')
  await finish(server)
  await send({ reason: 'answers-invalid' })
  const [stuck] = await listWaiting(accountId)
  expect(stuck && (await discardReport(stuck))).toBe(true)
  await tellAll(server)
  await takePhone('two')
  await type(server, 'на втором')
  await takePhone('one')
  await type(server, 'снова на первом')
  expect(textsOn(server)).toEqual(['на втором', 'снова на первом'])
})

test('a draft that went with the report of another phone is not sent again', async () => {
  const server = aServer()
  await type(server, 'на первом')
  await takePhone('two')
  expect(textIn(opened(await open(server)).draft)).toBe('на первом')
  server.file()
  await takePhone('one')
  expect(opened(await open(server)).draft.changes).toBe(1)
  await sync(server)
  expect(server.rows.size).toBe(0)
})

describe('a report that the server keeps and does not count', () => {
  test.each([
    ['visit-withdrawn', 'open'],
    ['already-submitted', 'sent'],
  ])('because of %s: the form of the visit is %s', async (notCounted, kind) => {
    const server = aServer()
    await type(server, 'раз')
    const { id: evaluationId, sha256, madeOf = [] } = await finish(server)
    await send({ receipt: { evaluationId, sha256, notCounted } })
    server.end(madeOf, false)
    expect(await open(server)).toMatchObject({ kind })
    if (kind === 'sent') return
    // The visit is his again: what he types now is kept, here and on the server.
    await type(server, 'снова')
    expect(textsOn(server)).toEqual(['снова'])
    expect(await listDrafts(accountId)).toMatchObject([{ changes: 2 }])
  })
})

describe('a draft that cannot be opened any longer', () => {
  test('is set aside, not overwritten', async () => {
    const server = aServer()
    server.goAway()
    await type(server, 'Всё хорошо', false)
    await withStore((db) => db.clear('keys'))
    const { draft, copies } = opened(await open(server))
    expect(draft.changes).toBe(0)
    expect(copies).toMatchObject([{ why: 'unreadable', draft: null }])
    await type(server, 'Заново', false)
    expect(await withStore((db) => db.count('copies'))).toBe(1)
  })
})

describe('keeping the server up to date', () => {
  test('sends what has changed, once, and what was typed meanwhile again', async () => {
    const server = aServer()
    await type(server, 'один')
    expect((await sync(server)).elsewhere.size).toBe(0)
    expect(await lastClockSkew()).toBe(5000)
    const slow: DraftPost = {
      ...server.post,
      async put(posted) {
        const answer = await server.post.put(posted)
        await saveDraft({ ...posted.draft, changes: posted.draft.changes + 1 }, clock())
        return answer
      },
    }
    const kept = await loadDraft(accountId, begun.visitId, begun.checklistVersionId)
    await saveDraft({ ...(kept?.draft ?? begun), changes: (kept?.changes ?? 0) + 1 }, clock())
    await syncDrafts(accountId, slow, new Map())
    expect((await sync(server)).elsewhere.size).toBe(1)
  })

  test('does not take a choice that was made meanwhile for what the server has', async () => {
    const server = aServer()
    await type(server, 'один')
    const kept = await loadDraft(accountId, begun.visitId, begun.checklistVersionId)
    await saveDraft({ ...(kept?.draft ?? begun), changes: (kept?.changes ?? 0) + 1 }, clock())
    const chosen = { revision: 7, changes: 8, base: 7 }
    const slow: DraftPost = {
      ...server.post,
      async put(posted) {
        const answer = await server.post.put(posted)
        const draft = { ...posted.draft, changes: 9 }
        await putInUse({ draft, frozenAs: null, onServer: chosen }, [], clock())
        return answer
      },
    }
    await syncDrafts(accountId, slow, new Map())
    const after = await loadDraft(accountId, begun.visitId, begun.checklistVersionId)
    expect(after?.onServer).toEqual(chosen)
    await sync(server)
    expect([...server.rows.values()]).toMatchObject([{ base: 7, draft: { changes: 9 } }])
  })

  test('asks a server that refused again only for another state', async () => {
    let asked = 0
    const post: DraftPost = {
      get: async () => null,
      put: async () => {
        asked += 1
        return { kind: 'refused', reason: 'visit-finished' }
      },
    }
    const refused: RefusedDrafts = new Map()
    await saveDraft(begun, clock())
    await syncDrafts(accountId, post, refused)
    await syncDrafts(accountId, post, refused)
    expect(asked).toBe(1)
    await saveDraft({ ...begun, changes: 2 }, clock())
    await syncDrafts(accountId, post, refused)
    expect(asked).toBe(2)
  })

  test.each([
    ['another hash', 200, { receipt: { sha256: 'b', revision: 1 }, others: [] }, 'no-answer'],
    ['200 with a page', 200, undefined, 'no-answer'],
    ['a server in trouble', 500, { reason: 'unexpected' }, 'no-answer'],
    ['a sign-out', 401, { reason: 'not-signed-in' }, 'no-answer'],
    ['a refusal', 422, { reason: 'visit-finished' }, 'refused'],
    ['a receipt', 200, { receipt: { sha256: 'a', revision: 1 }, others: [] }, 'kept'],
    ['a report that is there', 200, { receipt: null, filedAt: '2026-10-20T09:00:00Z' }, 'filed'],
    ['neither', 200, { receipt: null }, 'no-answer'],
  ])('L5: %s', (_, status, body, kind) => {
    const answer = { status, body, retryAfter: null, clockSkewMs: null }
    expect(putAnswerIn(answer, 'a', clock()).kind).toBe(kind)
  })

  test.each([
    ['busy', 429, { reason: 'too-many-requests' }, '120', 120_000],
    ['down, by a page of somebody in between', 503, undefined, '30', 30_000],
    ['down until a moment', 503, undefined, new Date(60_000).toUTCString(), 60_000],
    ['silent about it', 503, undefined, null, null],
  ])('a server that is %s says for how long', (_, status, body, retryAfter, retryInMs) => {
    const answer = { status, body, retryAfter, clockSkewMs: null }
    expect(putAnswerIn(answer, 'a', new Date(0))).toEqual({ kind: 'no-answer', retryInMs })
  })

  test('what is no list of drafts is no answer', () => {
    expect(serverDraftsIn({ ok: true })).toBeNull()
    expect(serverDraftsIn({ drafts: [{ body: 1 }], files: [{}] })).toEqual({
      isOpen: false,
      drafts: [],
      files: [],
    })
  })
})
