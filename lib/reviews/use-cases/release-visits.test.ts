import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCampaign } from '@/lib/campaigns/use-cases/close-campaign'
import { receiptQuestionId } from '@/lib/core/purchase-receipt'
import {
  aCampaign,
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
  aVisit,
} from '@/test/factories'
import { textQuestion } from '@/test/factories/checklist'
import { anApprovedVisit, aPhoto, aReport } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { approveEvaluation } from './approve-evaluation'
import { listReleasable } from './list-releasable'
import { releasePhotos } from './release-photos'
import { releaseVisits } from './release-visits'
import { viewVisit } from './view-visit'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const approved = (campaignId: string, count: number, unitId = world.units.shopNorth) =>
  Promise.all(Array.from({ length: count }, () => anApprovedVisit(world, { campaignId, unitId })))

const states = (visitIds: readonly string[]) =>
  world.arrange(async (tx, organisationId) => {
    const rows = await tx.visit.findMany({
      where: { organisationId, id: { in: [...visitIds] } },
      select: { state: true, releaseBatchId: true },
    })
    return rows
  })

/** A released visit whose report shows a picture at each of these questions. */
async function releasedShowing(versionId: string, ...questionIds: readonly string[]) {
  const campaignId = await aCampaign(world)
  const visitId = await aVisit(world, { campaignId, versionId })
  const photos = await Promise.all(questionIds.map((id) => aPhoto(world, visitId, id)))
  const attachments = photos.map(({ photo }) => photo)
  const evaluationId = await aReport(world, visitId, { attachments })
  await approveEvaluation(world.actors.reviewer, { visitId, evaluationId }, world.deps)
  await closeCampaign(world.actors.programmeManager, { campaignId }, world.deps)
  expect(await release(campaignId, [visitId])).toEqual({ ok: true, released: 1 })
  return { visitId, ids: attachments.map(({ id }) => id) }
}

const release = (campaignId: string, visitIds: string[], attachmentIds: string[] = []) =>
  releaseVisits(world.actors.reviewer, { campaignId, visitIds, attachmentIds }, world.deps)

describe('who is refused', () => {
  test.each([
    'programmeManager',
    'administrator',
    'hr',
    'unitHead',
    'employee',
    'shopper',
  ] as const)('%s releases nothing', async (name) => {
    const campaignId = await aCampaign(world)
    const visitIds = await approved(campaignId, 3)
    const input = { campaignId, visitIds, attachmentIds: [] }
    await expect(releaseVisits(world.actors[name], input, world.deps)).rejects.toThrow('not-found')
    expect((await states(visitIds)).every(({ state }) => state === 'approved')).toBe(true)
  })

  test('another organisation, and visits of another campaign', async () => {
    const campaignId = await aCampaign(world)
    const visitIds = await approved(campaignId, 3)
    const input = { campaignId, visitIds, attachmentIds: [] }
    await expect(releaseVisits(world.stranger, input, world.deps)).rejects.toThrow('not-found')
    const other = await aCampaign(world)
    await expect(release(other, visitIds)).rejects.toThrow('not-found')
  })
})

describe('releaseVisits', () => {
  test('fewer than three of a unit stay inside until the campaign is closed', async () => {
    const campaignId = await aCampaign(world)
    const north = await approved(campaignId, 3)
    const south = await approved(campaignId, 2, world.units.shopSouth)
    const all = [...north, ...south]
    expect(await release(campaignId, all)).toEqual({
      ok: false,
      reason: 'too-few-of-a-unit',
      units: [{ name: 'Магазин на Южной', visits: 2 }],
    })
    expect((await states(all)).every(({ state }) => state === 'approved')).toBe(true)
    await closeCampaign(world.actors.programmeManager, { campaignId }, world.deps)
    expect(await release(campaignId, all)).toEqual({ ok: true, released: 5 })
  })

  test('only approved visits, all or none', async () => {
    const campaignId = await aCampaign(world)
    const ready = await approved(campaignId, 3)
    const waiting = await aVisit(world, { campaignId })
    await aReport(world, waiting)
    expect(await release(campaignId, [...ready, waiting])).toEqual({
      ok: false,
      reason: 'not-approved',
      visitIds: [waiting],
    })
    expect((await states(ready)).every(({ state }) => state === 'approved')).toBe(true)
  })

  test('one batch, one audit entry; releasing twice at once is releasing once', async () => {
    const campaignId = await aCampaign(world)
    const visitIds = await approved(campaignId, 4)
    const both = await Promise.all([release(campaignId, visitIds), release(campaignId, visitIds)])
    expect(both).toContainEqual({ ok: true, released: 4 })
    expect(both).toContainEqual({ ok: true, released: 0 })
    const rows = await states(visitIds)
    expect(new Set(rows.map(({ releaseBatchId }) => releaseBatchId)).size).toBe(1)
    const { batches, audit } = await world.arrange(async (tx, organisationId) => ({
      batches: await tx.releaseBatch.count({ where: { organisationId, campaignId } }),
      audit: await tx.auditEntry.count({
        where: { organisationId, subjectId: campaignId, action: 'visits.released' },
      }),
    }))
    expect({ batches, audit }).toEqual({ batches: 1, audit: 1 })
  })

  test('photos come out only when chosen, and only those of the batch', async () => {
    const campaignId = await aCampaign(world)
    const visitIds = await approved(campaignId, 2)
    const visitId = await aVisit(world, { campaignId })
    const shown = await aPhoto(world, visitId)
    const kept = await aPhoto(world, visitId)
    const attachments = [shown.photo, kept.photo]
    const answers = [anAnswer({ attachments: attachments.map(({ id }) => id) })]
    const evaluationId = await aReport(world, visitId, { attachments, answers })
    await approveEvaluation(world.actors.reviewer, { visitId, evaluationId }, world.deps)
    const elsewhere = await aPhoto(world, await aVisit(world))
    const all = [...visitIds, visitId]
    await expect(release(campaignId, all, [elsewhere.photo.id])).rejects.toThrow('not-found')
    expect((await states(all)).every(({ state }) => state === 'approved')).toBe(true)
    expect(await release(campaignId, all, [shown.photo.id])).toEqual({ ok: true, released: 3 })
    const released = () =>
      world.arrange(async (tx, organisationId) => {
        const rows = await tx.attachment.findMany({
          where: { organisationId, visitId, releasedAt: { not: null } },
          select: { id: true },
        })
        return rows.map(({ id }) => id)
      })
    expect(await released()).toEqual([shown.photo.id])
    const more = { visitId, attachmentIds: [kept.photo.id] }
    await expect(releasePhotos(world.actors.employee, more, world.deps)).rejects.toThrow(
      'not-found',
    )
    expect(await releasePhotos(world.actors.reviewer, more, world.deps)).toEqual({ ok: true })
    expect(new Set(await released())).toEqual(new Set([shown.photo.id, kept.photo.id]))
  })

  test.each(['audio', 'file', 'signature'] as const)(
    'a picture of a question of %s is never handed out, not even by its id',
    async (type) => {
      const kept = { ...textQuestion('kept'), type } as const
      const document = aChecklistDocument({
        sections: [aSection({ questions: [aQuestion(), kept] })],
      })
      const { versionId } = await aPublishedChecklist(world, document)
      const { visitId, ids } = await releasedShowing(versionId, 'kept', 'q1')
      const [hidden, seen] = ids
      const show = (id = '') =>
        releasePhotos(world.actors.reviewer, { visitId, attachmentIds: [id] }, world.deps)
      await expect(show(hidden)).rejects.toThrow('not-found')
      expect(await show(seen)).toEqual({ ok: true })
    },
  )

  test.each(['audio', 'file'] as const)(
    'a picture given as %s beside an answer is never handed out either',
    async (evidence) => {
      const beside = aQuestion({ id: 'beside', photo: 'optional', evidence })
      const document = aChecklistDocument({
        sections: [aSection({ questions: [aQuestion(), beside] })],
      })
      const { versionId } = await aPublishedChecklist(world, document)
      const { visitId, ids } = await releasedShowing(versionId, 'beside')
      const asked = { visitId, attachmentIds: ids }
      await expect(releasePhotos(world.actors.reviewer, asked, world.deps)).rejects.toThrow(
        'not-found',
      )
    },
  )

  test('what the last report does not show is not handed out: taken out again, or kept beside it', async () => {
    const { versionId } = await aPublishedChecklist(world, aChecklistDocument())
    const { visitId, ids } = await releasedShowing(versionId, 'q1')
    const other = await aPhoto(world, visitId)
    await world.database.asOwner(
      `INSERT INTO reports_aside (organisation_id, id, sha256, visit_id, shopper_id, reason, report,
         finished_at, clock_skew_ms, received_at)
       SELECT organisation_id, gen_random_uuid(), sha256, visit_id, shopper_id, 'already-submitted',
         replace(report, $2, $3), finished_at, clock_skew_ms, received_at
       FROM evaluations WHERE visit_id = $1`,
      [visitId, ids[0], other.photo.id],
    )
    const show = (...attachmentIds: string[]) =>
      releasePhotos(world.actors.reviewer, { visitId, attachmentIds }, world.deps)
    await expect(show(other.photo.id)).rejects.toThrow('not-found')
    await expect(show(...ids, other.photo.id)).rejects.toThrow('not-found')
    expect(await show(...ids)).toEqual({ ok: true })
  })

  test('a receipt is never handed out, neither with its visit nor by its id', async () => {
    const campaignId = await aCampaign(world)
    const visitIds = await approved(campaignId, 2)
    const visitId = await aVisit(world, { campaignId })
    const { photo } = await aPhoto(world, visitId, receiptQuestionId)
    const receipt = { attachmentId: photo.id, amount: '640.50', currency: 'RUB' }
    const evaluationId = await aReport(world, visitId, { attachments: [photo], receipt })
    await approveEvaluation(world.actors.reviewer, { visitId, evaluationId }, world.deps)
    const { units } = await listReleasable(world.actors.reviewer, { campaignId }, world.deps)
    expect(units.flatMap(({ visits }) => visits.flatMap(({ photos }) => photos))).toEqual([])
    await expect(release(campaignId, [...visitIds, visitId], [photo.id])).rejects.toThrow(
      'not-found',
    )
    await release(campaignId, [...visitIds, visitId])
    const byId = { visitId, attachmentIds: [photo.id] }
    await expect(releasePhotos(world.actors.reviewer, byId, world.deps)).rejects.toThrow(
      'not-found',
    )
    const { visit } = await viewVisit(world.actors.reviewer, { visitId }, world.deps)
    expect(visit.report?.photos).toEqual([])
    expect(visit.report?.receipt).toMatchObject({
      amount: '640.50',
      photo: { attachmentId: photo.id },
    })
  })
})
