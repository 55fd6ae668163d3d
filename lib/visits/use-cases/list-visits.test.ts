import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCampaign, aVisit } from '@/test/factories'
import { anApprovedVisit, aReport } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { type ListVisitsInput, listVisitsSchema } from '../schema'
import { cancelVisit } from './cancel-visit'
import { listVisits } from './list-visits'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const list = (input: Partial<ListVisitsInput> = {}) =>
  listVisits(world.actors.programmeManager, { page: 1, ...input }, world.deps)

const idsOf = async (input: Partial<ListVisitsInput> = {}) =>
  (await list(input)).visits.map(({ id }) => id)

describe('listVisits', () => {
  test.each(['administrator', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    '%s has no list of visits',
    async (name) => {
      await expect(listVisits(world.actors[name], { page: 1 }, world.deps)).rejects.toThrow(
        'not-found',
      )
    },
  )

  test('own units and other organisations are not there', async () => {
    const own = await aVisit(world, { unitId: world.units.callCentre })
    await world.arrange((tx, organisationId) =>
      tx.assignment.create({
        data: {
          organisationId,
          personId: world.actors.secondReviewer.personId ?? '',
          unitId: world.units.callCentre,
          positionId: world.positions.operator,
          fromOn: new Date('2026-10-01T00:00:00Z'),
        },
      }),
    )
    const colleague = await world.actorNow(world.actors.secondReviewer)
    const { visits } = await listVisits(colleague, { page: 1 }, world.deps)
    expect(visits.map(({ id }) => id)).not.toContain(own)
    expect(await idsOf()).toContain(own)
    expect((await listVisits(world.stranger, { page: 1 }, world.deps)).visits).toEqual([])
  })

  test('what waits stands first by its time, what is over last; filters narrow', async () => {
    const campaignId = await aCampaign(world, { name: 'Порядок' })
    const done = await anApprovedVisit(world, { campaignId })
    const later = await aVisit(world, { campaignId, dueAt: '2026-10-28T18:00:00Z' })
    const overdue = await aVisit(world, {
      campaignId,
      unitId: world.units.shopSouth,
      state: 'offered',
      opensAt: '2026-10-01T00:00:00Z',
      closesAt: '2026-10-18T00:00:00Z',
      dueAt: '2026-10-19T00:00:00Z',
    })
    const sent = await aVisit(world, { campaignId })
    await aReport(world, sent)
    expect(await idsOf({ campaign: campaignId })).toEqual([overdue, sent, later, done])
    expect(await idsOf({ campaign: campaignId, due: 'overdue' })).toEqual([overdue])
    expect(await idsOf({ campaign: campaignId, due: 'week' })).toEqual([])
    expect(await idsOf({ campaign: campaignId, state: 'submitted' })).toEqual([sent])
    expect(await idsOf({ campaign: campaignId, unit: world.units.shopSouth })).toEqual([overdue])
    expect(await idsOf({ campaign: campaignId, unit: world.units.region })).toHaveLength(4)
    const { secondShopper } = world.actors
    const shopper = secondShopper.shopperId ?? ''
    expect(await idsOf({ campaign: campaignId, shopper })).toEqual([])
    const { visits, total } = await list({ campaign: campaignId })
    expect(total).toBe(4)
    expect(visits[0]).toMatchObject({ isOverdue: true, shopperLabel: '№ 7', total: null })
    expect(visits.at(-1)).toMatchObject({ state: 'approved', total: '100.00' })
  })

  test('what the address says and cannot be read is as if it were not there', () => {
    const parsed = listVisitsSchema.parse({ campaign: "x' OR 1=1", state: 'лунный', page: '-3' })
    expect(parsed).toEqual({ campaign: undefined, state: undefined, page: 1 })
  })
})

describe('cancelVisit', () => {
  const reason = 'Магазин закрыт на ремонт.'

  test.each(['administrator', 'reviewer', 'unitHead', 'shopper'] as const)(
    '%s cancels nothing',
    async (name) => {
      const visitId = await aVisit(world)
      const input = { visitId, reason }
      await expect(cancelVisit(world.actors[name], input, world.deps)).rejects.toThrow('not-found')
      await expect(cancelVisit(world.stranger, input, world.deps)).rejects.toThrow('not-found')
    },
  )

  test.each([
    ['submitted', 'under-review'],
    ['approved', 'too-late'],
    ['released', 'too-late'],
  ] as const)('a visit that is %s stays', async (state, refusal) => {
    const visitId = await aVisit(world, { state })
    const answer = await cancelVisit(world.actors.programmeManager, { visitId, reason }, world.deps)
    expect(answer).toEqual({ ok: false, reason: refusal })
  })

  test('called off once, with the reason in the audit', async () => {
    const visitId = await aVisit(world)
    const cancel = () => cancelVisit(world.actors.programmeManager, { visitId, reason }, world.deps)
    expect(await cancel()).toEqual({ ok: true })
    expect(await cancel()).toEqual({ ok: true })
    const audit = await world.arrange((tx, organisationId) =>
      tx.auditEntry.findMany({
        where: { organisationId, subjectId: visitId, action: 'visit.cancelled' },
        select: { details: true },
      }),
    )
    expect(audit).toEqual([{ details: { reason, isForShopper: true } }])
  })
})
