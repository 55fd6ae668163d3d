import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { freezeReport } from '@/lib/core/frozen-report'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { assignShopper } from '@/lib/planning/use-cases/assign-shopper'
import { visitDraftLimits } from '@/lib/visit-drafts/schema'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { aChecklistDocument, anAnswer, aPublishedChecklist, aVisit } from '@/test/factories'
import { aServerDraft } from '@/test/factories/visit-draft'
import { openWorld, type World } from '@/test/world'
import { DELETE, GET, PUT } from './route'

let world: World
let version: { versionId: string; fingerprint: string }
beforeAll(async () => {
  world = await openWorld()
  world.serve()
  version = await aPublishedChecklist(world, aChecklistDocument())
})
afterAll(() => world.close())

const origin = 'http://127.0.0.1:3000'
const shopper = () => world.actors.shopper
const newVisit = (matters: Parameters<typeof aVisit>[1] = {}) =>
  aVisit(world, { versionId: version.versionId, ...matters })

type Draft = Parameters<typeof aServerDraft>[0]
const draftOf = (matters: Draft) => aServerDraft({ accountId: shopper().accountId, ...matters })

async function ask(
  method: 'GET' | 'PUT' | 'DELETE',
  actor: Actor | null,
  visitId: string,
  body?: object | string,
  changed: Record<string, string> = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const request = new Request(`${origin}/api/v1/drafts/${visitId}`, {
    method,
    headers: {
      ...(actor ? { cookie: await world.cookieOf(actor) } : {}),
      origin,
      'x-etalon-sha256': createHash('sha256')
        .update(text ?? '')
        .digest('hex'),
      ...changed,
    },
    ...(body === undefined ? {} : { body: text }),
  })
  const response = await { GET, PUT, DELETE }[method](request, {
    params: Promise.resolve({ visitId }),
  })
  return { status: response.status, answer: await response.json() }
}
const put = (body: ReturnType<typeof draftOf>, actor: Actor | null = shopper()) =>
  ask('PUT', actor, body.draft.visitId, body)
const get = (visitId: string, actor: Actor | null = shopper()) => ask('GET', actor, visitId)

/** Throws drafts away, each named by its phone and a state of it. */
const discard = (
  visitId: string,
  drafts: readonly (readonly [deviceId: string, changes: number])[],
  actor: Actor | null = shopper(),
  changed: Record<string, string> = {},
) => {
  const named = drafts.map(([deviceId, changes]) => `${deviceId}=${changes}`).join(', ')
  return ask('DELETE', actor, visitId, undefined, { 'x-etalon-drafts': named, ...changed })
}
const keptOf = async (visitId: string) =>
  (await get(visitId)).answer.drafts.map(({ body }: { body: string }) => JSON.parse(body))

const setState = (id: string, state: string) =>
  world.arrange((tx, organisationId) =>
    tx.visit.update({ where: { organisationId_id: { organisationId, id } }, data: { state } }),
  )

/** A report of a visit, which names the drafts whose answers are in it. */
const submit = (visitId: string, from: readonly { deviceId: string; changes: number }[]) => {
  const report = {
    format: 'etalon.evaluation/1' as const,
    id: randomUUID(),
    visitId,
    parentId: null,
    checklistVersionId: version.versionId,
    fingerprint: version.fingerprint,
    startedAt: '2026-10-20T11:00:00+03:00',
    finishedAt: '2026-10-20T11:25:00+03:00',
    visitedOn: '2026-10-20',
    answers: [anAnswer()],
    attachments: [],
  }
  const { text, sha256 } = freezeReport(report)
  const sent = { bytes: new TextEncoder().encode(text), sha256, phoneNow: null, from }
  return { report, submitted: submitEvaluation(shopper(), sent, world.deps) }
}

describe('a draft on the server is refused', () => {
  it('to everybody but the shopper of the visit', async () => {
    const visitId = await newVisit()
    const draft = draftOf({ visitId })
    await put(draft)
    expect((await put(draft, null)).status).toBe(401)
    const others = Object.entries(world.actors).filter(([name]) => name !== 'shopper')
    for (const [name, actor] of [...others, ['stranger', world.stranger] as const]) {
      expect((await put(draft, actor)).status, name).toBe(404)
      expect((await get(visitId, actor)).status, name).toBe(404)
    }
    expect((await ask('PUT', shopper(), randomUUID(), draft)).status).toBe(404)
    expect((await get(visitId)).answer.drafts).toHaveLength(1)
  })

  it('from another page, another account, with other bytes, or too long', async () => {
    const visitId = await newVisit()
    const draft = draftOf({ visitId })
    const foreign = { origin: 'https://evil.example' }
    expect((await ask('PUT', shopper(), visitId, draft, foreign)).status).toBe(403)
    const account = { 'x-etalon-account': randomUUID() }
    expect((await ask('PUT', shopper(), visitId, draft, account)).answer.reason).toBe(
      'other-account',
    )
    expect((await ask('GET', shopper(), visitId, undefined, account)).status).toBe(401)
    const cut = { 'x-etalon-sha256': '0'.repeat(64) }
    expect((await ask('PUT', shopper(), visitId, draft, cut)).answer.reason).toBe('damaged')
    const none = { 'x-etalon-sha256': '' }
    expect((await ask('PUT', shopper(), visitId, draft, none)).status).toBe(400)
    const long = draftOf({ visitId, answers: { q1: 'x'.repeat(visitDraftLimits.bytes) } })
    expect((await put(long)).status).toBe(413)
    expect((await get(visitId)).answer.drafts).toEqual([])
  })

  it.each<[string, (visitId: string) => string]>([
    ['no JSON', () => '{'],
    ['nothing', () => ''],
    ['a report', () => '{"format":"etalon.evaluation/1"}'],
    ['another visit', () => JSON.stringify(draftOf({ visitId: randomUUID() }))],
    ['another account', (visitId) => JSON.stringify(aServerDraft({ visitId }))],
    [
      'a base that nobody comes to',
      (visitId) => JSON.stringify(draftOf({ visitId, base: 1_000_000_000 })),
    ],
    [
      'what no database holds',
      (visitId) => JSON.stringify(draftOf({ visitId, answers: { q1: '\0' } })),
    ],
  ])('as %s', async (_, bodyFor) => {
    const visitId = await newVisit()
    const { status, answer } = await ask('PUT', shopper(), visitId, bodyFor(visitId))
    expect([status, answer.reason]).toEqual([400, 'not-a-draft'])
  })

  it.each([
    ['accepted', true],
    ['returned', true],
    ['submitted', false],
    ['approved', false],
    ['cancelled', false],
  ] as const)(
    'of a visit that is %s says whether a report may still come of it',
    async (state, isOpen) => {
      const { answer } = await get(await newVisit({ state }))
      expect(answer).toMatchObject({ isOpen, drafts: [], files: [] })
    },
  )

  it('counts on from what the phone has seen, though that row has ended', async () => {
    const visitId = await newVisit()
    const { status, answer } = await put(draftOf({ visitId, base: 7 }))
    expect([status, answer.receipt.revision]).toEqual([200, 8])
  })

  it.each([
    ['offered', 'visit-not-accepted'],
    ['cancelled', 'visit-cancelled'],
    ['approved', 'visit-finished'],
    ['released', 'visit-finished'],
    ['submitted', 'already-submitted'],
  ])('while the visit is %s: %s', async (state, reason) => {
    const visitId = await newVisit()
    await setState(visitId, state)
    expect((await put(draftOf({ visitId }))).answer).toEqual({ ok: false, reason })
  })

  it('in an older state than the same phone has saved, and from the 21st phone', async () => {
    const visitId = await newVisit()
    const draft = draftOf({ visitId, changes: 5 })
    await put(draft)
    const older = { ...draft, draft: { ...draft.draft, changes: 4 } }
    expect((await put(older)).answer.reason).toBe('overtaken')
    for (let n = 1; n < visitDraftLimits.devices; n += 1) await put(draftOf({ visitId }))
    expect((await put(draftOf({ visitId }))).answer.reason).toBe('too-many-devices')
    expect((await put({ ...draft, draft: { ...draft.draft, changes: 6 } })).status).toBe(200)
  })
})

describe('L12: a draft on the server', () => {
  it('comes back as it was sent, with the photos that are here', async () => {
    const visitId = await newVisit()
    const draft = draftOf({ visitId, answers: { q1: { typed: 'Чисто' } } })
    const { answer } = await put(draft)
    expect(answer).toMatchObject({ ok: true, receipt: { revision: 1 }, others: [] })
    const back = await get(visitId)
    expect(back.answer.files).toEqual([])
    expect(back.answer.drafts).toMatchObject([{ revision: 1 }])
    expect(JSON.parse(back.answer.drafts[0].body)).toEqual(draft)
  })

  it('L7: sent again after a lost answer gets the same answer, in whatever state the visit is', async () => {
    const visitId = await newVisit()
    const draft = draftOf({ visitId })
    const first = await put(draft)
    await setState(visitId, 'cancelled')
    expect(await put(draft)).toEqual(first)
  })

  it('L4: fifty equal saves at once are one row and one revision', async () => {
    const visitId = await newVisit()
    const draft = draftOf({ visitId })
    const answers = await Promise.all(Array.from({ length: 50 }, () => put(draft)))
    expect(new Set(answers.map(({ answer }) => answer.receipt.revision))).toEqual(new Set([1]))
    expect((await get(visitId)).answer.drafts).toHaveLength(1)
  })

  it('of two phones: both are kept, and each hears of the other until it has taken it in', async () => {
    const visitId = await newVisit()
    const one = draftOf({ visitId })
    const two = draftOf({ visitId })
    await put(one)
    expect((await put(two)).answer.others).toEqual([1])
    const more = { ...one, draft: { ...one.draft, changes: 2 } }
    expect((await put(more)).answer).toMatchObject({ receipt: { revision: 3 }, others: [2] })
    const merged = { ...more, base: 2, draft: { ...more.draft, changes: 3 } }
    expect((await put(merged)).answer.others).toEqual([])
    expect((await get(visitId)).answer.drafts).toHaveLength(2)
  })

  it('goes with its report, and what another phone has stays', async () => {
    const visitId = await newVisit()
    const mine = draftOf({ visitId, changes: 4 })
    const other = draftOf({ visitId })
    await put(mine)
    await put(other)
    const { report, ...sending } = submit(visitId, [{ deviceId: mine.deviceId, changes: 4 }])
    const submitted = await sending.submitted
    expect(submitted).toMatchObject({ ok: true })
    const left = (await get(visitId)).answer.drafts.map(({ body }: { body: string }) => body)
    expect(left).toEqual([JSON.stringify(other)])
    // Late: its report came first.
    const frozenAs = { id: report.id, changes: 4 }
    const late = { ...mine, frozenAs, draft: { ...mine.draft, parentId: report.id } }
    const filedAt = submitted.ok ? submitted.receipt.receivedAt : null
    expect((await put(late)).answer).toEqual({ ok: true, receipt: null, filedAt })
    expect((await get(visitId)).answer.drafts).toHaveLength(1)
    // Later still, when the visit came back: what was on its way is in the report, and no news.
    await setState(visitId, 'returned')
    for (const changes of [3, 4]) {
      const onItsWay = { ...mine, draft: { ...mine.draft, changes } }
      expect((await put(onItsWay)).answer).toEqual({ ok: true, receipt: null, filedAt })
    }
    expect(await keptOf(visitId)).toEqual([other])
    await setState(visitId, 'submitted')
    // What was typed after the report is its correction.
    const more = { ...late, draft: { ...late.draft, changes: 5 } }
    expect((await put(more)).answer.receipt).toMatchObject({ savedAt: expect.any(String) })
    expect((await get(visitId)).answer.drafts).toHaveLength(2)
  })

  it('goes with its report under every name that its phone ever had; what was sent since stays', async () => {
    const visitId = await newVisit()
    const [before, now, another] = [4, 7, 9].map((changes) => draftOf({ visitId, changes }))
    if (!before || !now || !another) throw new Error('three drafts')
    for (const draft of [before, now, another]) await put(draft)
    const { submitted } = submit(visitId, [
      { deviceId: before.deviceId, changes: 4 },
      { deviceId: now.deviceId, changes: 8 },
      { deviceId: another.deviceId, changes: 8 },
    ])
    expect(await submitted).toMatchObject({ ok: true })
    expect(await keptOf(visitId)).toEqual([another])
  })
})

describe('a draft of a visit that goes from one shopper to another and back', () => {
  /** Takes it back from whoever has it first. */
  const offerTo = async (visitId: string, actor: Actor) => {
    for (const shopperIds of [[], [actor.shopperId ?? '']]) {
      const assigned = { visitIds: [visitId], shopperIds }
      await assignShopper(world.actors.programmeManager, assigned, world.deps)
    }
  }

  it('is counted by itself: what another once sent moves no number of his', async () => {
    const { secondShopper } = world.actors
    const visitId = await newVisit({ state: 'offered' })
    await acceptVisit(shopper(), { visitId }, world.deps)
    await offerTo(visitId, secondShopper)
    await acceptVisit(secondShopper, { visitId }, world.deps)
    expect((await put(draftOf({ visitId, base: 999_999_999 }))).status).toBe(200)
    const { accountId } = secondShopper
    const first = await put(aServerDraft({ visitId, accountId }), secondShopper)
    expect(first.answer.receipt.revision).toBe(1)
    const next = await put(aServerDraft({ visitId, accountId, base: 1 }), secondShopper)
    expect(next.answer).toMatchObject({ ok: true, receipt: { revision: 2 }, others: [] })
  })

  it('is kept, and there when he takes it; whoever never took it is refused', async () => {
    const { secondShopper } = world.actors
    const visitId = await newVisit({ state: 'offered' })
    const draft = draftOf({ visitId })
    expect((await put(draft)).answer.reason).toBe('visit-not-accepted')
    await acceptVisit(shopper(), { visitId }, world.deps)
    await offerTo(visitId, secondShopper)
    const theirs = aServerDraft({ visitId, accountId: secondShopper.accountId })
    expect((await put(theirs, secondShopper)).answer.reason).toBe('visit-not-accepted')
    await offerTo(visitId, shopper())
    expect((await put(draft)).answer).toMatchObject({ ok: true, receipt: { revision: 1 } })
    expect(await keptOf(visitId)).toEqual([draft])
    await acceptVisit(shopper(), { visitId }, world.deps)
    expect(await keptOf(visitId)).toEqual([draft])
  })
})

describe('a draft that its shopper has thrown away', () => {
  const linesOf = (visitId: string) =>
    world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({
        where: { organisationId, subjectId: visitId, action: 'visit.draft-discarded' },
        select: { details: true, accountId: true },
      }),
    )

  it('is nobody else’s to throw away', async () => {
    const visitId = await newVisit()
    const draft = draftOf({ visitId })
    await put(draft)
    const named = [[draft.deviceId, 1]] as const
    expect((await discard(visitId, named, null)).status).toBe(401)
    for (const actor of [...Object.values(world.actors), world.stranger]) {
      if (actor === shopper()) continue
      const { status, answer } = await discard(visitId, named, actor)
      // Another shopper's is as good as gone; whoever shops nothing does not enter.
      expect(actor.shopperId === null ? status : answer).toEqual(
        actor.shopperId === null ? 404 : { ok: true },
      )
    }
    const foreign = { origin: 'https://evil.example' }
    expect((await discard(visitId, named, shopper(), foreign)).status).toBe(403)
    const account = { 'x-etalon-account': randomUUID() }
    expect((await discard(visitId, named, shopper(), account)).status).toBe(401)
    for (const text of ['', 'x=1', `${draft.deviceId}=`, `${draft.deviceId}=-1`]) {
      const changed = { 'x-etalon-drafts': text }
      expect((await discard(visitId, [], shopper(), changed)).status).toBe(400)
    }
    expect(await keptOf(visitId)).toEqual([draft])
    expect(await linesOf(visitId)).toEqual([])
  })

  it('is gone, with what it was under other names; what was sent since and others stay', async () => {
    const visitId = await newVisit()
    const [before, now, since, other] = [3, 5, 9, 2].map((changes) => draftOf({ visitId, changes }))
    if (!before || !now || !since || !other) throw new Error('four drafts')
    for (const draft of [before, now, since, other]) await put(draft)
    const named = [
      [before.deviceId, 3],
      [now.deviceId, 6],
      [since.deviceId, 8],
    ] as const
    expect((await discard(visitId, named)).answer).toEqual({ ok: true })
    expect(await keptOf(visitId)).toEqual([other, since])
    const { accountId } = shopper()
    expect(await linesOf(visitId)).toEqual([{ accountId, details: { drafts: 2 } }])
    // The answer may have been lost.
    expect((await discard(visitId, named)).answer).toEqual({ ok: true })
    expect(await linesOf(visitId)).toHaveLength(1)
  })

  it('does not come back with what was on its way and arrives late; what was typed since does', async () => {
    const visitId = await newVisit()
    const [own, seen] = [draftOf({ visitId, changes: 5 }), draftOf({ visitId, changes: 3 })]
    await put(seen)
    const at = (draft: typeof own, changes: number) => ({
      ...draft,
      draft: { ...draft.draft, changes },
    })
    const named = [
      [own.deviceId, 5],
      [seen.deviceId, 3],
    ] as const
    // The phone's own had never arrived.
    expect((await discard(visitId, named)).answer).toEqual({ ok: true })
    for (const late of [own, at(own, 4), seen]) {
      expect((await put(late)).answer).toEqual({ ok: false, reason: 'thrown-away' })
    }
    expect(await keptOf(visitId)).toEqual([])
    for (const more of [at(own, 6), at(seen, 4)]) {
      expect((await put(more)).answer).toMatchObject({ ok: true, receipt: {} })
    }
    expect(await keptOf(visitId)).toHaveLength(2)
    // An older word about it takes nothing back.
    await discard(visitId, [[own.deviceId, 2]])
    expect((await put(at(own, 5))).answer.reason).toBe('thrown-away')
  })

  it('is noted for so many phones, and thrown away for any', async () => {
    const visitId = await newVisit()
    const countEnded = () =>
      world.arrange((tx, organisationId) =>
        tx.endedDraft.count({ where: { organisationId, visitId } }),
      )
    const names = () => Array.from({ length: 50 }, () => [randomUUID(), 1] as const)
    // Those that went with a report take no room from them.
    const from = names().map(([deviceId, changes]) => ({ deviceId, changes }))
    expect(await submit(visitId, from).submitted).toMatchObject({ ok: true })
    await setState(visitId, 'returned')
    for (let round = 0; round < 5; round += 1) await discard(visitId, names())
    expect(await countEnded()).toBe(visitDraftLimits.ended + 50)
    const draft = draftOf({ visitId })
    await put(draft)
    expect((await discard(visitId, [[draft.deviceId, 1]])).answer).toEqual({ ok: true })
    expect(await keptOf(visitId)).toEqual([])
  })

  it('is gone also of a visit that was taken back, and its shopper keeps what is left there', async () => {
    const visitId = await newVisit({ state: 'offered' })
    await acceptVisit(shopper(), { visitId }, world.deps)
    const [gone, left] = [draftOf({ visitId }), draftOf({ visitId })]
    await put(gone)
    const { programmeManager, secondShopper } = world.actors
    const giveTo = (shopperIds: string[]) =>
      assignShopper(programmeManager, { visitIds: [visitId], shopperIds }, world.deps)
    expect(await giveTo([])).toMatchObject({ ok: true })
    expect((await put(left)).answer).toMatchObject({ ok: true, receipt: {} })
    expect((await put({ ...left, base: 1 }, secondShopper)).status).toBe(404)
    expect((await discard(visitId, [[gone.deviceId, 1]])).answer).toEqual({ ok: true })
    await giveTo([shopper().shopperId ?? ''])
    await acceptVisit(shopper(), { visitId }, world.deps)
    expect(await keptOf(visitId)).toEqual([left])
  })

  it('is gone also of a visit that was cancelled', async () => {
    const visitId = await newVisit()
    const draft = draftOf({ visitId })
    await put(draft)
    await setState(visitId, 'cancelled')
    expect((await discard(visitId, [[draft.deviceId, 1]])).answer).toEqual({ ok: true })
    expect(await keptOf(visitId)).toEqual([])
  })
})
