import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { storeAttachment } from '@/lib/attachments/use-cases/store-attachment'
import { viewFile } from '@/lib/attachments/use-cases/view-file'
import { type FrozenReport, freezeReport } from '@/lib/core/frozen-report'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { assignShopper } from '@/lib/planning/use-cases/assign-shopper'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { releasePhotos } from '@/lib/reviews/use-cases/release-photos'
import { viewVisit } from '@/lib/reviews/use-cases/view-visit'
import { listOwnVisitDrafts } from '@/lib/visit-drafts/use-cases/list-own-visit-drafts'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { declineVisit } from '@/lib/visits/use-cases/decline-visit'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aVisit,
} from '../factories'
import { aPhoto, type TestPhoto } from '../photo'
import { openWorld, type World } from '../world'

let world: World
let version: { versionId: string; fingerprint: string }
beforeAll(async () => {
  world = await openWorld()
  const questions = [aQuestion({ id: 'q1', required: true, photo: 'optional' })]
  const document = aChecklistDocument({ sections: [aSection({ questions })] })
  version = await aPublishedChecklist(world, document)
})
afterAll(() => world.close())

const offered = () => aVisit(world, { versionId: version.versionId, state: 'offered' })
const take = (visitId: string, actor: Actor = world.actors.shopper) =>
  acceptVisit(actor, { visitId }, world.deps)
/** Takes a visit back, and offers it to somebody else where one is named. */
async function giveTo(visitId: string, shopper?: Actor) {
  const assign = (shopperIds: string[]) =>
    assignShopper(world.actors.programmeManager, { visitIds: [visitId], shopperIds }, world.deps)
  const back = await assign([])
  return shopper?.shopperId ? assign([shopper.shopperId]) : back
}

function aReport(visitId: string, photos: readonly TestPhoto[] = []): FrozenReport {
  return {
    format: 'etalon.evaluation/1',
    id: randomUUID(),
    visitId,
    parentId: null,
    checklistVersionId: version.versionId,
    fingerprint: version.fingerprint,
    startedAt: '2026-10-20T11:00:00+03:00',
    finishedAt: '2026-10-20T11:25:00+03:00',
    visitedOn: '2026-10-20',
    answers: [anAnswer({ attachments: photos.map(({ id }) => id) })],
    attachments: photos.map((photo) => photo.frozen('q1')),
  }
}

function submit(report: FrozenReport, actor: Actor = world.actors.shopper) {
  const { text, sha256 } = freezeReport(report)
  const bytes = new TextEncoder().encode(text)
  return submitEvaluation(actor, { bytes, sha256, phoneNow: null }, world.deps)
}

function send(photo: TestPhoto, visitId: string, actor: Actor = world.actors.shopper) {
  const { id: attachmentId, bytes, sha256 } = photo
  const input = { attachmentId, visitId, questionId: 'q1', sha256, bytes }
  return storeAttachment(actor, input, world.deps)
}

const asideOf = (visitId: string) =>
  world.database.asOwner<{ report: string; reason: string }>(
    'SELECT report, reason FROM reports_aside WHERE visit_id = $1 ORDER BY received_at, id',
    [visitId],
  )
const fileOf = async ({ id }: TestPhoto) => {
  const [row] = await world.database.asOwner<{ file_id: string }>(
    'SELECT file_id FROM attachments WHERE id = $1',
    [id],
  )
  return row?.file_id ?? null
}
const stateOf = async (visitId: string) => {
  const [row] = await world.database.asOwner('SELECT state, shopper_id FROM visits WHERE id = $1', [
    visitId,
  ])
  return row
}

describe('whoever never took a visit', () => {
  test('hears of it what is said of one that is not there: report, photo, offered or not', async () => {
    const visitId = await offered()
    await giveTo(visitId)
    const photo = await aPhoto('чужое')
    for (const id of [visitId, randomUUID()]) {
      for (const actor of [world.actors.shopper, world.actors.secondShopper, world.stranger]) {
        await expect(submit(aReport(id), actor)).rejects.toMatchObject({ code: 'not-found' })
        await expect(send(photo, id, actor)).rejects.toMatchObject({ code: 'not-found' })
      }
    }
    expect(await asideOf(visitId)).toEqual([])
    expect(await fileOf(photo)).toBeNull()
  })

  test('also while another one has it', async () => {
    const visitId = await offered()
    await take(visitId)
    const report = aReport(visitId)
    await expect(submit(report, world.actors.secondShopper)).rejects.toMatchObject({
      code: 'not-found',
    })
    await giveTo(visitId)
    await expect(submit(report, world.actors.secondShopper)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('a finished report', () => {
  test.each([
    ['taken back', (visitId: string) => giveTo(visitId), 'planned'],
    [
      'given to another',
      (visitId: string) => giveTo(visitId, world.actors.secondShopper),
      'offered',
    ],
    [
      'given back on another phone',
      (visitId: string) =>
        declineVisit(world.actors.shopper, { visitId, reason: 'no-time' }, world.deps),
      'planned',
    ],
  ])('of a visit that was %s is kept byte for byte, with its photo', async (_, go, state) => {
    const visitId = await offered()
    await take(visitId)
    expect(await go(visitId)).toMatchObject({ ok: true })
    const before = await stateOf(visitId)
    expect(before).toMatchObject({ state })
    const photo = await aPhoto(`у прилавка, ${state}`)
    const report = aReport(visitId, [photo])
    expect(await submit(report)).toEqual({
      ok: false,
      reason: 'attachments-missing',
      named: [photo.id],
    })
    expect(await send(photo, visitId)).toMatchObject({ ok: true })
    const { text, sha256 } = freezeReport(report)
    const receivedAt = world.deps.now.toISOString()
    const receipt = { evaluationId: report.id, sha256, receivedAt, notCounted: 'visit-withdrawn' }
    expect(await submit(report)).toEqual({ ok: true, receipt })
    expect(await submit(report)).toEqual({ ok: true, receipt })
    expect(await asideOf(visitId)).toEqual([{ report: text, reason: 'visit-withdrawn' }])
    expect(await stateOf(visitId)).toEqual(before)
    const audit = await world.database.asOwner(
      'SELECT action, details FROM audit_entries WHERE subject_id = $1',
      [report.id],
    )
    expect(audit).toEqual([
      {
        action: 'evaluation.kept-aside',
        details: { visitId, sha256, reason: 'visit-withdrawn' },
      },
    ])
  })

  test('counts where the visit comes back to its shopper and is taken again', async () => {
    const visitId = await offered()
    const [early, photo] = [await aPhoto('рано'), await aPhoto('снова предложена')]
    expect(await send(early, visitId)).toMatchObject({ reason: 'visit-not-accepted' })
    await take(visitId)
    await giveTo(visitId)
    await giveTo(visitId, world.actors.shopper)
    // What he has begun may come meanwhile, with its photos.
    expect(await send(photo, visitId)).toMatchObject({ ok: true })
    const report = aReport(visitId, [photo])
    expect(await submit(report)).toMatchObject({ ok: false, reason: 'visit-not-accepted' })
    await take(visitId)
    const taken = await submit(report)
    expect(taken).toMatchObject({ ok: true, receipt: { evaluationId: report.id } })
    expect(taken).not.toHaveProperty('receipt.notCounted')
  })
})

describe('a finished report that came while the visit was not its shopper’s', () => {
  /** Taken, taken back, its reports kept beside it, and offered again. */
  async function backAgain(reports: (visitId: string) => Promise<readonly FrozenReport[]>) {
    const visitId = await offered()
    await take(visitId)
    await giveTo(visitId)
    const kept = await reports(visitId)
    for (const report of kept) {
      expect(await submit(report)).toMatchObject({ receipt: { notCounted: 'visit-withdrawn' } })
    }
    await giveTo(visitId, world.actors.shopper)
    return { visitId, kept }
  }
  const countedOf = (visitId: string) =>
    world.database.asOwner<{ id: string; report: string; sha256: string; received_at: Date }>(
      'SELECT id, report, sha256, received_at FROM evaluations WHERE visit_id = $1',
      [visitId],
    )
  const linesOf = (id: string) =>
    world.database.asOwner(
      'SELECT action, details FROM audit_entries WHERE subject_id = $1 ORDER BY at',
      [id],
    )
  const later = () => world.depsAt('2026-10-21T09:00:00Z')
  const takeAgain = (visitId: string) => acceptVisit(world.actors.shopper, { visitId }, later())

  test('counts as soon as he takes the visit again, once, with its photo and its receipt', async () => {
    const { shopper, reviewer } = world.actors
    const photo = await aPhoto('доехало раньше')
    const { visitId, kept } = await backAgain(async (id) => {
      await send(photo, id)
      return [aReport(id, [photo])]
    })
    const [report] = kept
    if (!report) throw new Error('one report')
    expect(await countedOf(visitId)).toEqual([])
    for (let twice = 0; twice < 2; twice += 1)
      expect(await takeAgain(visitId)).toEqual({ ok: true })
    const { text, sha256 } = freezeReport(report)
    const { now } = world.deps
    const row = { id: report.id, report: text, sha256, received_at: now }
    expect(await countedOf(visitId)).toEqual([row])
    expect(await stateOf(visitId)).toMatchObject({
      state: 'submitted',
      shopper_id: shopper.shopperId,
    })
    // Sent again it has the receipt of then, and nothing says that it is not counted.
    const receipt = { evaluationId: report.id, sha256, receivedAt: now.toISOString() }
    expect(await submit(report)).toEqual({ ok: true, receipt })
    expect(await linesOf(report.id)).toEqual([
      {
        action: 'evaluation.kept-aside',
        details: { visitId, sha256, reason: 'visit-withdrawn' },
      },
      { action: 'evaluation.submitted', details: { visitId, sha256 } },
    ])
    const view = await viewVisit(reviewer, { visitId }, world.deps)
    expect(view.visit.report).toMatchObject({ evaluationId: report.id, notCounted: null })
    expect(view.visit.reportsAside).toEqual([])
    await expect(viewVisit(reviewer, { visitId, aside: sha256 }, world.deps)).rejects.toThrow(
      'not-found',
    )
    const mended = { ...aReport(visitId, [photo]), parentId: report.id }
    expect(await submit(mended)).not.toHaveProperty('receipt.notCounted')
  })

  test('of several only the last counts, the others stay beside it', async () => {
    const { visitId, kept } = await backAgain(async (id) => {
      const [first, second] = [aReport(id), aReport(id)]
      return [
        { ...first, finishedAt: '2026-10-20T11:30:00+03:00' },
        { ...second, finishedAt: '2026-10-20T11:40:00+03:00', parentId: first.id },
      ]
    })
    await takeAgain(visitId)
    expect((await countedOf(visitId)).map(({ id }) => id)).toEqual([kept[1]?.id])
    const { visit } = await viewVisit(world.actors.reviewer, { visitId }, world.deps)
    expect(visit.reportsAside.map(({ sha256 }) => sha256)).toEqual(
      kept.slice(0, 1).map((report) => freezeReport(report).sha256),
    )
  })

  test('does not count for another who takes the visit', async () => {
    const { secondShopper } = world.actors
    const { visitId } = await backAgain(async (id) => [aReport(id)])
    await giveTo(visitId, secondShopper)
    await take(visitId, secondShopper)
    expect(await countedOf(visitId)).toEqual([])
    expect(await stateOf(visitId)).toMatchObject({ state: 'accepted' })
    expect(await asideOf(visitId)).toHaveLength(1)
  })
})

describe('two shoppers of one visit', () => {
  async function bothHad() {
    const { shopper, secondShopper } = world.actors
    const visitId = await offered()
    await take(visitId)
    const own = await aPhoto(`первый ${visitId}`)
    await send(own, visitId)
    await giveTo(visitId, secondShopper)
    await take(visitId, secondShopper)
    const kept = aReport(visitId, [own])
    expect(await submit(kept, shopper)).toMatchObject({ ok: true })
    return { visitId, own, kept }
  }

  test('neither sees, takes along nor names what the other has sent', async () => {
    const { shopper, secondShopper } = world.actors
    const { visitId, own } = await bothHad()
    const { files } = await listOwnVisitDrafts(secondShopper, { visitId }, world.deps)
    expect(files).toEqual([])
    const fileId = (await fileOf(own)) ?? ''
    await expect(viewFile(secondShopper, { fileId }, world.deps)).rejects.toThrow('not-found')
    expect((await viewFile(shopper, { fileId }, world.deps)).mediaType).toBe('image/jpeg')
    expect(await submit(aReport(visitId, [own]), secondShopper)).toMatchObject({
      reason: 'attachments-missing',
    })
    const reason = 'no-time' as const
    await declineVisit(secondShopper, { visitId, reason }, world.deps)
    expect(await fileOf(own)).toBe(fileId)
  })

  test('the office reads whose report is whose, and no photo of the one beside goes to the staff', async () => {
    const { secondShopper, reviewer } = world.actors
    const { visitId, own, kept } = await bothHad()
    const shown = await aPhoto(`второй ${visitId}`)
    await send(shown, visitId, secondShopper)
    const counted = aReport(visitId, [shown])
    expect(await submit(counted, secondShopper)).not.toHaveProperty('receipt.notCounted')
    const labels = await world.arrange((tx, organisationId) =>
      tx.shopper.findMany({ where: { organisationId }, select: { id: true, label: true } }),
    )
    const labelOf = ({ shopperId }: Actor) => labels.find(({ id }) => id === shopperId)?.label
    const view = await viewVisit(reviewer, { visitId }, world.deps)
    expect(view.visit.report?.shopperLabel).toBe(labelOf(secondShopper))
    const { sha256 } = freezeReport(kept)
    const shopperLabel = labelOf(world.actors.shopper)
    expect(view.visit.reportsAside).toMatchObject([{ sha256, shopperLabel }])
    const aside = await viewVisit(reviewer, { visitId, aside: sha256 }, world.deps)
    expect(aside.visit.report).toMatchObject({ shopperLabel, notCounted: 'visit-withdrawn' })
    const decided = await approveEvaluation(
      reviewer,
      { visitId, evaluationId: counted.id },
      world.deps,
    )
    expect(decided).toMatchObject({ ok: true })
    await world.arrange((tx, organisationId) =>
      tx.visit.update({
        where: { organisationId_id: { organisationId, id: visitId } },
        data: { state: 'released' },
        select: { id: true },
      }),
    )
    const release = (...attachmentIds: string[]) =>
      releasePhotos(reviewer, { visitId, attachmentIds }, world.deps)
    await expect(release(own.id)).rejects.toThrow('not-found')
    await expect(release(shown.id, own.id)).rejects.toThrow('not-found')
    const released = () =>
      world.database.asOwner<{ id: string }>(
        'SELECT id FROM attachments WHERE visit_id = $1 AND released_at IS NOT NULL',
        [visitId],
      )
    expect(await released()).toEqual([])
    expect(await release(shown.id)).toEqual({ ok: true })
    expect(await released()).toEqual([{ id: shown.id }])
  })
})
