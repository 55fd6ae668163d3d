import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { closeCampaign } from '@/lib/campaigns/use-cases/close-campaign'
import type { Answer } from '@/lib/core/checklist'
import { viewOwnResult } from '@/lib/results/use-cases/view-own-result'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { listReleasable } from '@/lib/reviews/use-cases/list-releasable'
import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import { returnEvaluation } from '@/lib/reviews/use-cases/return-evaluation'
import { viewVisit } from '@/lib/reviews/use-cases/view-visit'
import {
  aCampaign,
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aQuestionOf,
  aSection,
  aVisit,
} from '@/test/factories'
import { aReport } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { matchPerson } from './match-person'

let world: World
let versionId: string
beforeAll(async () => {
  world = await openWorld()
  const questions = [aQuestion(), aQuestionOf('person', { id: 'who', weight: '0' })]
  const document = aChecklistDocument({ sections: [aSection({ questions })] })
  versionId = (await aPublishedChecklist(world, document)).versionId
})
afterAll(() => world.close())

const seen = { kind: 'person', nameTag: 'Анна-канарейка', description: 'высокая' } as const
const answers: readonly Answer[] = [anAnswer(), anAnswer({ questionId: 'who', value: seen })]
const employee = () => world.actors.employee.personId ?? ''

async function aNamedCampaign(deliveredAt: string | null = '2026-10-01T09:00:00Z') {
  const campaignId = await aCampaign(world, { namesPeople: true, noticePublishedOn: '2026-10-01' })
  if (deliveredAt !== null) {
    await world.arrange((tx, organisationId) =>
      tx.noticeDelivery.create({
        data: {
          organisationId,
          campaignId,
          personId: employee(),
          deliveredAt: new Date(deliveredAt),
        },
      }),
    )
  }
  return campaignId
}

async function aSighting(matters: { campaignId?: string; answers?: readonly Answer[] } = {}) {
  const campaignId = matters.campaignId ?? (await aNamedCampaign())
  const visitId = await aVisit(world, { campaignId, versionId })
  const evaluationId = await aReport(world, visitId, { answers: matters.answers ?? answers })
  return { campaignId, visitId, evaluationId }
}

type Sighted = Awaited<ReturnType<typeof aSighting>>
const person = () => ({ kind: 'person', personId: employee() }) as const
const say = (
  { visitId, evaluationId }: Sighted,
  match: Parameters<typeof matchPerson>[1]['match'] = person(),
  actor: Actor = world.actors.reviewer,
) => matchPerson(actor, { visitId, evaluationId, match }, world.deps)
const approve = ({ visitId, evaluationId }: Sighted) =>
  approveEvaluation(world.actors.reviewer, { visitId, evaluationId }, world.deps)
const whom = async ({ visitId }: Sighted) =>
  (await viewVisit(world.actors.reviewer, { visitId }, world.deps)).whom
const visitRow = (visitId: string) =>
  world.arrange((tx, organisationId) =>
    tx.visit.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: visitId } },
      select: { state: true, personId: true, positionId: true },
    }),
  )
const rowsOf = (visitId: string) =>
  world.arrange((tx, organisationId) =>
    tx.personMatch.findMany({
      where: { organisationId, visitId },
      orderBy: { revision: 'asc' },
      select: { revision: true, verdict: true, personId: true },
    }),
  )

describe('who is refused', () => {
  test.each(['administrator', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    '%s says nothing about whom a shopper met',
    async (name) => {
      const sighted = await aSighting()
      await expect(say(sighted, person(), world.actors[name])).rejects.toThrow('not-found')
      expect(await rowsOf(sighted.visitId)).toEqual([])
    },
  )

  test('another organisation', async () => {
    await expect(say(await aSighting(), person(), world.stranger)).rejects.toThrow('not-found')
  })

  test('whoever worked in that unit on that day, whatever his session knows of it', async () => {
    const { callCentre } = world.units
    await world.arrange((tx, organisationId) =>
      tx.assignment.create({
        data: {
          organisationId,
          personId: world.actors.secondReviewer.personId ?? '',
          unitId: callCentre,
          positionId: world.positions.operator,
          fromOn: new Date('2026-10-19T00:00:00Z'),
        },
      }),
    )
    const campaignId = await aNamedCampaign()
    const visitId = await aVisit(world, { campaignId, versionId, unitId: callCentre })
    const evaluationId = await aReport(world, visitId, { answers })
    const sighted = { campaignId, visitId, evaluationId }
    const colleague = world.actors.secondReviewer
    expect(await say(sighted, { kind: 'nobody' }, colleague)).toEqual({
      ok: false,
      reason: 'own-unit',
    })
    const insert = world.arrange((tx, organisationId) =>
      tx.personMatch.create({
        data: {
          ...{ organisationId, visitId, evaluationId, revision: 1, verdict: 'nobody' },
          decidedBy: colleague.accountId,
          decidedAt: world.deps.now,
        },
      }),
    )
    await expect(insert).rejects.toThrow('in his own unit')
    const renewed = await world.actorNow(colleague)
    await expect(say(sighted, { kind: 'nobody' }, renewed)).rejects.toThrow('not-found')
  })
})

describe('what is refused in words', () => {
  test('a visit without a report, one planned for a person, a campaign without names', async () => {
    const campaignId = await aNamedCampaign()
    const sighted = await aSighting({ campaignId })
    const waiting = await aVisit(world, { campaignId, versionId })
    expect(await say({ ...sighted, visitId: waiting })).toMatchObject({ reason: 'not-sent' })
    const planned = await aVisit(world, { campaignId, versionId, personId: employee() })
    const evaluationId = await aReport(world, planned, { answers })
    expect(await say({ campaignId, visitId: planned, evaluationId })).toMatchObject({
      reason: 'planned-for',
    })
    const nameless = await aSighting({ campaignId: await aCampaign(world) })
    expect(await say(nameless)).toMatchObject({ reason: 'names-nobody' })
    expect(await whom(nameless)).toBeNull()
  })

  test('a report that describes nobody, or that a newer one has overtaken', async () => {
    const plain = await aSighting({ answers: [anAnswer()] })
    expect(await say(plain)).toMatchObject({ reason: 'not-described' })
    expect(await whom(plain)).toBeNull()
    const sighted = await aSighting()
    const comment = { comment: 'Кого вы видели?', questionComments: [] }
    await returnEvaluation(world.actors.reviewer, { ...sighted, ...comment }, world.deps)
    const receivedAt = '2026-10-20T08:30:00Z'
    const newer = await aReport(world, sighted.visitId, { answers, receivedAt })
    expect(await say(sighted)).toMatchObject({ reason: 'newer-report' })
    expect(await say({ ...sighted, evaluationId: newer })).toEqual({ ok: true })
  })

  test('somebody who did not work there that day, or had not been told in time', async () => {
    const sighted = await aSighting()
    const elsewhere = {
      kind: 'person',
      personId: world.actors.otherEmployee.personId ?? '',
    } as const
    expect(await say(sighted, elsewhere)).toMatchObject({ reason: 'not-on-roster' })
    const young = await aSighting({ campaignId: await aNamedCampaign('2026-10-15T09:00:00Z') })
    expect(await say(young)).toMatchObject({ reason: 'not-notified' })
    const untold = await aSighting({ campaignId: await aNamedCampaign(null) })
    expect(await say(untold)).toMatchObject({ reason: 'not-notified' })
    expect((await whom(untold))?.roster).toContainEqual(
      expect.objectContaining({ id: employee(), isNotified: false }),
    )
  })
})

describe('matchPerson', () => {
  test('tells the day of a word by the clock of the unit', async () => {
    const sighted = await aSighting()
    const { visitId, evaluationId } = sighted
    const input = { visitId, evaluationId, match: { kind: 'nobody' } } as const
    // In Moscow it is half past midnight.
    const now = new Date('2026-10-20T21:30:00Z')
    await matchPerson(world.actors.reviewer, input, { ...world.deps, now })
    expect((await whom(sighted))?.match).toMatchObject({ personId: null, decidedOn: '2026-10-21' })
  })

  test('offers who worked there, keeps every word, and names the visit on release alone', async () => {
    const campaignId = await aNamedCampaign()
    const three = [
      await aSighting({ campaignId }),
      await aSighting({ campaignId }),
      await aSighting({ campaignId }),
    ] as const
    const [first, second, third] = three
    expect(await whom(first)).toMatchObject({
      sightings: [{ questionId: 'who', nameTag: seen.nameTag, description: seen.description }],
      match: null,
      mayMatch: true,
    })
    // Of the head of the shop it is said that the notice has not reached her.
    expect((await whom(first))?.roster.map(({ id, isNotified }) => [id, isNotified])).toEqual([
      [world.actors.unitHead.personId, false],
      [employee(), true],
    ])
    expect(await say(first)).toEqual({ ok: true })
    expect(await say(first, { kind: 'undone' }, world.actors.programmeManager)).toEqual({
      ok: true,
    })
    expect((await whom(first))?.match).toBeNull()
    expect(await say(first)).toEqual({ ok: true })
    for (const sighted of three) await approve(sighted)
    expect(await say(second, { kind: 'nobody' })).toEqual({ ok: true })
    expect((await rowsOf(first.visitId)).map(({ verdict }) => verdict)).toEqual([
      'person',
      'undone',
      'person',
    ])
    expect(await visitRow(first.visitId)).toMatchObject({ personId: null })

    const visitIds = three.map(({ visitId }) => visitId)
    const release = () =>
      releaseVisits(world.actors.reviewer, { campaignId, visitIds, attachmentIds: [] }, world.deps)
    expect(await release()).toMatchObject({
      ok: false,
      reason: 'person-not-matched',
      visits: [{ visitId: third.visitId }],
    })
    expect(await visitRow(first.visitId)).toMatchObject({ state: 'approved', personId: null })
    await say(third)
    const { units } = await listReleasable(world.actors.reviewer, { campaignId }, world.deps)
    expect(units[0]?.visits.filter(({ personName }) => personName !== null)).toHaveLength(2)
    expect(await release()).toEqual({ ok: true, released: 3 })
    expect(await visitRow(first.visitId)).toMatchObject({ state: 'released', personId: employee() })
    expect((await visitRow(first.visitId)).positionId).not.toBeNull()
    expect(await visitRow(second.visitId)).toMatchObject({ state: 'released', personId: null })
    expect(await say(first, { kind: 'undone' })).toMatchObject({ reason: 'already-released' })
    const audit = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({
        where: { organisationId, subjectId: first.visitId, action: { startsWith: 'visit.' } },
        orderBy: { at: 'asc' },
        select: { action: true },
      }),
    )
    expect(audit.map(({ action }) => action).sort()).toEqual([
      'visit.match-undone',
      'visit.person-matched',
      'visit.person-matched',
    ])
    // The evaluated person reads the result, and nothing of how anybody was described.
    const own = await viewOwnResult(world.actors.employee, { visitId: first.visitId }, world.deps)
    expect(JSON.stringify(own)).not.toContain('канарейка')
  })

  test('a campaign that evaluates no people releases what describes somebody', async () => {
    const campaignId = await aCampaign(world)
    // Words beside an empty answer describe somebody too.
    const beside = anAnswer({ questionId: 'who', value: null, comment: 'канарейка у кассы' })
    const sighted = await aSighting({ campaignId, answers: [anAnswer(), beside] })
    await approve(sighted)
    await closeCampaign(world.actors.programmeManager, { campaignId }, world.deps)
    const input = { campaignId, visitIds: [sighted.visitId], attachmentIds: [] }
    expect(await releaseVisits(world.actors.reviewer, input, world.deps)).toEqual({
      ok: true,
      released: 1,
    })
    const { visitId } = sighted
    const own = await viewOwnResult(world.actors.unitHead, { visitId }, world.deps)
    expect(own.view.answers).toHaveLength(2)
    expect(JSON.stringify(own)).not.toContain('канарейка')
  })
})
