import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyAnswer } from '@/lib/core/draft-answer'
import { reportOf } from '@/lib/core/draft-report'
import { freezeReport } from '@/lib/core/frozen-report'
import type { SendOutcome } from '@/lib/core/outbox-verdict'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { aDraft, aPhoto, phoneChecklist } from '@/test/factories/phone'
import { putInUse } from './copies'
import { loadDraft, saveDraft } from './drafts'
import { type EarlyCourier, sendEarly } from './early-files'
import { listVisitsWithFilesHere } from './files-here'
import { freezeDraft } from './freeze-draft'
import { newId } from './new-id'
import { loadPhoto, savePhoto } from './photos'
import type { KeptPhoto } from './rows'
import { sendWaiting } from './send-waiting'
import { closeStore, withStore } from './store'

const accountId = newId()
const clock = () => new Date('2026-10-20T09:00:00Z')
const answer = (status: number, body: unknown): SendOutcome => ({
  kind: 'answer',
  status,
  body,
  retryAfter: null,
})
const away: SendOutcome = { kind: 'no-answer', cause: 'unreachable' }
const gone = answer(200, { ok: true })

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
})

/** A server that has a hand for files; each request is noted. */
function aServer(answers: { put?: SendOutcome; remove?: SendOutcome } = {}) {
  const files = new Set<string>()
  const log: string[] = []
  const courier: EarlyCourier = {
    async sendPhoto({ id, sha256 }) {
      log.push(`put ${id}`)
      if (answers.put && answers.put !== away) return answers.put
      files.add(id)
      return answers.put ?? answer(200, { receipt: { attachmentId: id, sha256 } })
    },
    async removePhoto({ id }) {
      log.push(`delete ${id}`)
      if (answers.remove) return answers.remove
      files.delete(id)
      return gone
    },
  }
  return { courier, files, log }
}

const run = (
  { courier }: ReturnType<typeof aServer>,
  {
    mayGoOn = () => true,
    refused = new Set<string>(),
  }: { mayGoOn?: () => boolean; refused?: Set<string> } = {},
) => sendEarly(accountId, { courier, clock, mayGoOn, refused, misses: 0 })

const showing = (...photos: KeptPhoto[]) => ({
  photo: { ...emptyAnswer, photos: photos.map(({ id }) => id) },
})

/** A draft that shows some of its photos, kept here and (but for `isAhead`) on the server. */
async function aDraftWith(shown: KeptPhoto[], all = shown, { isAhead = false, changes = 5 } = {}) {
  const draft = aDraft(accountId, {
    visitId: all[0]?.visitId ?? newId(),
    changes,
    answers: showing(...shown),
    photos: all.map(({ bytes, receivedAt, accountId: _, visitId, ...facts }) => facts),
  })
  await keep(draft, isAhead)
  return draft
}

async function keep(draft: VisitDraft, isAhead = false) {
  await saveDraft(draft, clock())
  if (isAhead) return
  const onServer = { revision: 1, changes: draft.changes, base: 0 }
  await putInUse({ draft, frozenAs: null, onServer }, [], clock())
}

async function photos(count: number, visitId = newId()) {
  const made = Array.from({ length: count }, (_, place) => aPhoto(accountId, visitId, `${place}`))
  for (const photo of made) await savePhoto(photo)
  return made as [KeptPhoto, ...KeptPhoto[]]
}
const rowOf = async ({ id }: KeptPhoto) => {
  const photo = await loadPhoto(accountId, id)
  return { isEarly: photo?.isEarly ?? false, isThere: photo?.receivedAt != null }
}

describe('photos are not sent ahead', () => {
  test('before the server has the draft as it is', async () => {
    const server = aServer()
    await aDraftWith(await photos(1), undefined, { isAhead: true })
    expect(await run(server)).toBeNull()
    expect(server.log).toEqual([])
  })

  test('when no answer shows them, or another account took them', async () => {
    const server = aServer()
    const [shown, ...others] = await photos(2)
    await aDraftWith([shown], [shown, ...others])
    await sendEarly(newId(), {
      courier: server.courier,
      clock,
      mayGoOn: () => true,
      refused: new Set(),
      misses: 0,
    })
    expect(server.log).toEqual([])
    await run(server)
    expect(server.log).toEqual([`put ${shown.id}`])
  })

  test('while a finished report waits: it is asked before each of them', async () => {
    const server = aServer()
    const [first, second] = await photos(2)
    await aDraftWith([first, second as KeptPhoto])
    let asked = 0
    expect(await run(server, { mayGoOn: () => ++asked === 1 })).toBeNull()
    expect(server.log).toEqual([`put ${first.id}`])
  })

  test('again and again when the server does not want one; the others go', async () => {
    const [first] = await photos(1)
    await aDraftWith([first])
    const server = aServer({ put: answer(413, { ok: false, reason: 'too-many-photos' }) })
    const refused = new Set<string>()
    expect(await run(server, { refused })).toBeNull()
    await run(server, { refused })
    expect(server.log).toHaveLength(1)
    expect((await rowOf(first)).isThere).toBe(false)
  })

  test('on and on over a dead line: it is left alone for a while', async () => {
    const made = await photos(3)
    await aDraftWith(made)
    const server = aServer({ put: away })
    expect(await run(server)).toBeGreaterThanOrEqual(5000)
    expect(server.log).toHaveLength(1)
  })
})

describe('photos of a kept draft', () => {
  test('go ahead of the report, once; what is not there yet counts as only here', async () => {
    const server = aServer()
    const made = await photos(2)
    const { visitId } = await aDraftWith(made)
    expect(await listVisitsWithFilesHere(accountId)).toEqual([visitId])
    await run(server)
    await run(server)
    expect(server.log).toEqual(made.map(({ id }) => `put ${id}`))
    for (const photo of made) expect(await rowOf(photo)).toEqual({ isEarly: true, isThere: true })
    expect(await listVisitsWithFilesHere(accountId)).toEqual([])
  })

  test('are taken back when they were taken out or replaced, also when the answer was lost', async () => {
    const lost = aServer({ put: away })
    const [first, second] = (await photos(2)) as [KeptPhoto, KeptPhoto]
    const draft = await aDraftWith([first], [first, second])
    await run(lost)
    expect(lost.files.has(first.id)).toBe(true)
    await keep({ ...draft, changes: 6, answers: showing(second) })
    const server = aServer()
    await run(server)
    await run(server)
    expect(server.log).toEqual([`delete ${first.id}`, `put ${second.id}`])
    expect(await rowOf(first)).toEqual({ isEarly: false, isThere: false })
    // The original of an edited photo stays on the phone.
    expect((await loadPhoto(accountId, first.id))?.bytes).not.toBeNull()
  })

  test.each([
    ['the draft is not on the server yet', async (draft: VisitDraft) => keep(draft, true)],
    [
      'the draft cannot be read',
      async (draft: VisitDraft) => {
        await keep(draft)
        await withStore(async (db) => {
          const [row] = await db.getAll('drafts')
          if (row)
            await db.put('drafts', {
              ...row,
              content: { ...row.content, bytes: new ArrayBuffer(16) },
            })
        })
      },
    ],
    [
      'a copy beside it shows it',
      async (draft: VisitDraft, before: VisitDraft) => {
        const onServer = { revision: 1, changes: draft.changes, base: 0 }
        const savedAt = clock().toISOString()
        const aside = [{ draft: before, savedAt, why: 'other-device' as const }]
        await putInUse({ draft, frozenAs: null, onServer }, aside, clock())
      },
    ],
  ])('stay while %s', async (_, after) => {
    const server = aServer()
    const [photo] = await photos(1)
    const draft = await aDraftWith([photo])
    await run(server)
    await after({ ...draft, changes: 6, answers: {} }, draft)
    await run(server)
    expect(server.log).toEqual([`put ${photo.id}`])
    expect(server.files.has(photo.id)).toBe(true)
  })

  test('stay for ever once the server says that a report or another phone needs them', async () => {
    const [photo] = await photos(1)
    const draft = await aDraftWith([photo])
    const inUse = answer(409, { ok: false, reason: 'attachment-in-use' })
    const server = aServer({ remove: inUse })
    await run(server)
    await keep({ ...draft, changes: 6, answers: {} })
    await run(server)
    await run(server)
    expect(server.log).toEqual([`put ${photo.id}`, `delete ${photo.id}`])
    expect(await rowOf(photo)).toEqual({ isEarly: false, isThere: true })
  })

  test.each([
    ['a page of somebody in between', answer(404, undefined)],
    ['trouble', answer(500, { ok: false, reason: 'unexpected' })],
    ['a page that says yes', answer(200, undefined)],
    ['nobody is signed in', answer(401, { ok: false, reason: 'not-signed-in' })],
  ])('are asked for again after %s', async (_, outcome) => {
    const [photo] = await photos(1)
    const draft = await aDraftWith([photo])
    await run(aServer())
    await keep({ ...draft, changes: 6, answers: {} })
    expect(await run(aServer({ remove: outcome }))).toBeGreaterThanOrEqual(5000)
    expect((await rowOf(photo)).isEarly).toBe(true)
  })

  test('are named by the report then: only what it left out is taken back', async () => {
    const server = aServer()
    const [shown, out] = (await photos(2)) as [KeptPhoto, KeptPhoto]
    const before = await aDraftWith([shown, out])
    await run(server)
    const draft = { ...before, changes: 6, answers: { ...before.answers, ...showing(shown) } }
    await keep(draft, true)
    const end = { id: newId(), finishedAt: clock().toISOString(), visitedOn: '2026-10-20' }
    const report = reportOf(phoneChecklist, draft, end)
    const freezing = { draft, report, frozen: freezeReport(report), title: 'Магазин' }
    expect(await freezeDraft(freezing, clock())).toMatchObject({ ok: true })
    await sendWaiting(
      accountId,
      {
        sendPhoto: server.courier.sendPhoto,
        sendReport: async ({ id, sha256 }) =>
          answer(200, { receipt: { evaluationId: id, sha256 } }),
      },
      clock,
      'now',
    )
    expect(await loadDraft(accountId, draft.visitId, draft.checklistVersionId)).toBeNull()
    await run(server)
    expect(server.log).toEqual([`put ${shown.id}`, `put ${out.id}`, `delete ${out.id}`])
    expect(server.files).toEqual(new Set([shown.id]))
  })
})
