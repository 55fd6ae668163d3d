import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCampaign } from '@/lib/campaigns/use-cases/close-campaign'
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
import { anApprovedVisit, aPhoto, aReleasedVisit, aReport } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { approveEvaluation } from './approve-evaluation'
import { listReleasable } from './list-releasable'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const listed = async (campaignId: string) =>
  (await listReleasable(world.actors.reviewer, { campaignId }, world.deps)).units

describe('who is refused', () => {
  test.each([
    'programmeManager',
    'administrator',
    'hr',
    'unitHead',
    'employee',
    'shopper',
  ] as const)('%s has nothing to release', async (name) => {
    const campaignId = await aCampaign(world)
    await expect(listReleasable(world.actors[name], { campaignId }, world.deps)).rejects.toThrow(
      'not-found',
    )
  })

  test('another organisation', async () => {
    const campaignId = await aCampaign(world)
    await expect(listReleasable(world.stranger, { campaignId }, world.deps)).rejects.toThrow(
      'not-found',
    )
  })

  test('a reviewer does not see the results of the unit where he works', async () => {
    const campaignId = await aCampaign(world)
    await anApprovedVisit(world, { campaignId })
    const reviewer = { ...world.actors.reviewer, workUnitIds: [world.units.shopNorth] }
    expect((await listReleasable(reviewer, { campaignId }, world.deps)).units).toEqual([])
  })
})

describe('listReleasable', () => {
  test('by unit, ready with three visits or after the close; only what is approved', async () => {
    const campaignId = await aCampaign(world)
    for (let i = 0; i < 3; i += 1) await anApprovedVisit(world, { campaignId })
    await anApprovedVisit(world, { campaignId, unitId: world.units.shopSouth })
    await aReleasedVisit(world, { campaignId, unitId: world.units.shopSouth })
    await aReport(world, await aVisit(world, { campaignId, unitId: world.units.shopSouth }))
    const ready = async () =>
      (await listed(campaignId)).map(({ name, isReady, visits }) => [name, isReady, visits.length])
    expect(await ready()).toEqual([
      ['Магазин на Северной', true, 3],
      ['Магазин на Южной', false, 1],
    ])
    await closeCampaign(world.actors.programmeManager, { campaignId }, world.deps)
    expect(await ready()).toEqual([
      ['Магазин на Северной', true, 3],
      ['Магазин на Южной', true, 1],
    ])
  })

  test('the photos of the last report with the question that asked for them', async () => {
    const campaignId = await aCampaign(world)
    const visitId = await aVisit(world, { campaignId })
    const { photo, fileId } = await aPhoto(world, visitId)
    await aPhoto(world, visitId)
    const answers = [anAnswer({ attachments: [photo.id] })]
    const evaluationId = await aReport(world, visitId, { attachments: [photo], answers })
    await approveEvaluation(world.actors.reviewer, { visitId, evaluationId }, world.deps)
    const [unit] = await listed(campaignId)
    expect(unit?.visits).toEqual([
      {
        id: visitId,
        title: { ru: 'Посещение магазина', en: 'Store visit' },
        personName: null,
        visitedOn: '2026-10-20',
        total: '100.00',
        photos: [{ attachmentId: photo.id, fileId, question: { ru: 'Вопрос q1' } }],
      },
    ])
  })

  test('nothing of a question whose files are for the office alone', async () => {
    const campaignId = await aCampaign(world)
    const file = { ...textQuestion('notice'), type: 'file' } as const
    const document = aChecklistDocument({
      sections: [aSection({ questions: [aQuestion(), file] })],
    })
    const { versionId } = await aPublishedChecklist(world, document)
    const visitId = await aVisit(world, { campaignId, versionId })
    const { photo } = await aPhoto(world, visitId, 'notice')
    const answers = [
      anAnswer(),
      anAnswer({ questionId: 'notice', value: null, attachments: [photo.id] }),
    ]
    const evaluationId = await aReport(world, visitId, { attachments: [photo], answers })
    await approveEvaluation(world.actors.reviewer, { visitId, evaluationId }, world.deps)
    const [unit] = await listed(campaignId)
    expect(unit?.visits.map(({ id, photos }) => [id, photos])).toEqual([[visitId, []]])
  })
})
