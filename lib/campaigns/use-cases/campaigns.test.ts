import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCampaign, aVisit } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import { type CreateCampaignInput, createCampaignSchema } from '../schema'
import { changeCampaign } from './change-campaign'
import { closeCampaign } from './close-campaign'
import { createCampaign } from './create-campaign'
import { listCampaigns } from './list-campaigns'
import { listOwnNotices } from './list-own-notices'
import { openCampaign } from './open-campaign'
import { publishStaffNotice } from './publish-staff-notice'
import { viewCampaign } from './view-campaign'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const fields = (matters: Partial<CreateCampaignInput> = {}): CreateCampaignInput => ({
  name: 'Ноябрь',
  purpose: 'Увидеть магазины глазами покупателя',
  startsOn: '2026-11-01',
  endsOn: '2026-11-30',
  fee: '700.00',
  deadlineHours: 24,
  namesPeople: true,
  noticeText: 'С ноября звонки и магазины проверяют тайные покупатели.',
  noticeDays: 14,
  ...matters,
})

const created = async (matters: Partial<CreateCampaignInput> = {}) => {
  const { programmeManager } = world.actors
  return (await createCampaign(programmeManager, fields(matters), world.deps)).campaignId
}

const deliveriesOf = (campaignId: string) =>
  world.arrange((tx, organisationId) =>
    tx.noticeDelivery.findMany({
      where: { organisationId, campaignId },
      select: { personId: true, deliveredAt: true },
    }),
  )

describe('who is refused', () => {
  test.each(['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    '%s changes no campaign',
    async (name) => {
      const actor = world.actors[name]
      const campaignId = await created()
      const { deps } = world
      const acts = [
        () => createCampaign(actor, fields(), deps),
        () => changeCampaign(actor, { campaignId, ...fields() }, deps),
        () => openCampaign(actor, { campaignId }, deps),
        () => closeCampaign(actor, { campaignId }, deps),
        () => publishStaffNotice(actor, { campaignId, unitIds: [] }, deps),
      ]
      for (const act of acts) await expect(act()).rejects.toThrow('not-found')
    },
  )

  test('another organisation sees and moves nothing', async () => {
    const campaignId = await created()
    const { stranger, deps } = world
    expect((await listCampaigns(stranger, {}, deps)).campaigns).toEqual([])
    await expect(viewCampaign(stranger, { campaignId }, deps)).rejects.toThrow('not-found')
    await expect(openCampaign(stranger, { campaignId }, deps)).rejects.toThrow('not-found')
    await expect(publishStaffNotice(stranger, { campaignId, unitIds: [] }, deps)).rejects.toThrow(
      'not-found',
    )
  })

  test('evaluated people have no list of campaigns', async () => {
    for (const name of ['unitHead', 'employee', 'shopper', 'hr'] as const) {
      await expect(listCampaigns(world.actors[name], {}, world.deps)).rejects.toThrow('not-found')
    }
  })
})

describe('input', () => {
  test.each([
    ['750', '750.00'],
    ['1 250,5', '1250.50'],
    ['007.05', '7.05'],
  ])('a fee typed as %s is %s', (typed, fee) => {
    expect(createCampaignSchema.parse(fields({ fee: typed })).fee).toBe(fee)
  })

  test.each(['-1', '1.005', 'много', '', '1e3'])('%s is no fee', (fee) => {
    expect(createCampaignSchema.safeParse(fields({ fee })).success).toBe(false)
  })

  test('the end is not before the beginning', () => {
    const parsed = createCampaignSchema.safeParse(fields({ endsOn: '2026-10-31' }))
    expect(parsed.error?.issues[0]?.path).toEqual(['endsOn'])
  })
})

describe('changes', () => {
  test('open, close, and each of them once', async () => {
    const { programmeManager } = world.actors
    const campaignId = await created()
    expect(await openCampaign(programmeManager, { campaignId }, world.deps)).toEqual({ ok: true })
    expect(await openCampaign(programmeManager, { campaignId }, world.deps)).toEqual({ ok: true })
    const untaken = await aVisit(world, { campaignId, state: 'offered' })
    const taken = await aVisit(world, { campaignId, state: 'accepted' })
    const closed = await closeCampaign(programmeManager, { campaignId }, world.deps)
    expect(closed).toEqual({ ok: true, cancelled: 1 })
    expect(await closeCampaign(programmeManager, { campaignId }, world.deps)).toEqual({
      ok: true,
      cancelled: 0,
    })
    const states = await world.arrange((tx, organisationId) =>
      tx.visit.findMany({
        where: { organisationId, campaignId },
        select: { id: true, state: true },
      }),
    )
    expect(new Map(states.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [untaken, 'cancelled'],
        [taken, 'accepted'],
      ]),
    )
    const reopened = await openCampaign(programmeManager, { campaignId }, world.deps)
    expect(reopened).toEqual({ ok: false, reason: 'campaign-closed' })
    const changed = await changeCampaign(programmeManager, { campaignId, ...fields() }, world.deps)
    expect(changed).toEqual({ ok: false, reason: 'campaign-closed' })
  })

  test('a campaign that is over is not opened', async () => {
    const campaignId = await created({ startsOn: '2026-09-01', endsOn: '2026-10-19' })
    const answer = await openCampaign(world.actors.programmeManager, { campaignId }, world.deps)
    expect(answer).toEqual({ ok: false, reason: 'campaign-over' })
  })

  test('dates keep the planned visits inside, a name stays while visits carry it', async () => {
    const { programmeManager, employee } = world.actors
    const campaignId = await aCampaign(world, { namesPeople: true })
    await aVisit(world, { campaignId, personId: employee.personId ?? '' })
    const october = { startsOn: '2026-10-01', endsOn: '2026-10-31' }
    const change = (matters: Partial<CreateCampaignInput>) =>
      changeCampaign(
        programmeManager,
        { campaignId, ...fields({ ...october, ...matters }) },
        world.deps,
      )
    expect(await change({ endsOn: '2026-10-22' })).toEqual({ ok: false, reason: 'visits-outside' })
    expect(await change({ startsOn: '2026-10-21' })).toEqual({
      ok: false,
      reason: 'visits-outside',
    })
    expect(await change({ namesPeople: false })).toEqual({
      ok: false,
      reason: 'visits-name-people',
    })
    expect(await change({ name: 'Октябрь, вторая волна', endsOn: '2026-10-26' })).toEqual({
      ok: true,
    })
  })

  test('the list counts the states of the visits', async () => {
    const campaignId = await aCampaign(world, { name: 'Со счётом' })
    for (const state of ['planned', 'submitted', 'approved', 'approved', 'released', 'cancelled']) {
      await aVisit(world, { campaignId, state })
    }
    const { campaigns } = await listCampaigns(world.actors.reviewer, {}, world.deps)
    expect(campaigns.find(({ id }) => id === campaignId)?.visits).toEqual({
      all: 5,
      open: 1,
      toReview: 1,
      toRelease: 2,
      released: 1,
    })
  })
})

describe('the staff notice', () => {
  test('nothing to publish without a text, or where nobody is named', async () => {
    const { programmeManager } = world.actors
    const publish = async (matters: Partial<CreateCampaignInput>) => {
      const campaignId = await created(matters)
      return publishStaffNotice(programmeManager, { campaignId, unitIds: [] }, world.deps)
    }
    expect(await publish({ noticeText: null })).toEqual({ ok: false, reason: 'no-notice-text' })
    expect(await publish({ namesPeople: false })).toEqual({ ok: false, reason: 'names-nobody' })
  })

  test('it reaches who works in the chosen units, is recorded, and its text stands', async () => {
    const { programmeManager, unitHead, employee, otherEmployee, operator } = world.actors
    const campaignId = await created()
    const input = { campaignId, unitIds: [world.units.region] }
    const answer = await publishStaffNotice(programmeManager, input, world.deps)
    expect(answer).toEqual({ ok: true, publishedOn: '2026-10-20', delivered: 3 })
    const deliveries = await deliveriesOf(campaignId)
    expect(new Set(deliveries.map(({ personId }) => personId))).toEqual(
      new Set([unitHead.personId, employee.personId, otherEmployee.personId]),
    )
    expect(deliveries[0]?.deliveredAt).toEqual(world.deps.now)

    const later = world.depsAt('2026-10-27T09:00:00Z')
    const again = { campaignId, unitIds: [world.units.callCentre] }
    expect(await publishStaffNotice(programmeManager, again, later)).toEqual({
      ok: true,
      publishedOn: '2026-10-20',
      delivered: 0,
    })
    const reworded = { campaignId, ...fields({ noticeText: 'Иначе.' }) }
    expect(await changeCampaign(programmeManager, reworded, later)).toEqual({
      ok: false,
      reason: 'notice-published',
    })

    const seen = await listOwnNotices(employee, {}, later)
    expect(seen.notices.map((notice) => notice.campaignId)).toContain(campaignId)
    const elsewhere = await listOwnNotices(operator, {}, later)
    expect(elsewhere.notices.map((notice) => notice.campaignId)).not.toContain(campaignId)
  })

  test('who comes later is given it by seeing it; who left is not concerned', async () => {
    const { programmeManager, operator, otherEmployee } = world.actors
    const campaignId = await created({ name: 'Для новых' })
    const input = { campaignId, unitIds: [world.units.shopSouth] }
    await world.arrange((tx, organisationId) =>
      tx.assignment.updateMany({
        where: { organisationId, personId: otherEmployee.personId ?? '' },
        data: { throughOn: new Date('2026-10-19T00:00:00Z') },
      }),
    )
    expect(await publishStaffNotice(programmeManager, input, world.deps)).toMatchObject({
      delivered: 0,
    })
    await world.arrange((tx, organisationId) =>
      tx.assignment.create({
        data: {
          organisationId,
          personId: operator.personId ?? '',
          unitId: world.units.shopSouth,
          positionId: world.positions.seller,
          fromOn: new Date('2026-10-25T00:00:00Z'),
        },
      }),
    )
    const before = world.depsAt('2026-10-24T09:00:00Z')
    await listOwnNotices(operator, {}, before)
    expect(await deliveriesOf(campaignId)).toEqual([])
    const after = world.depsAt('2026-10-26T09:00:00Z')
    const viewed = await viewCampaign(programmeManager, { campaignId }, after)
    expect(viewed.notice).toMatchObject({ deliveredTo: 0, missing: 1 })
    const { notices } = await listOwnNotices(operator, {}, after)
    expect(notices.find((notice) => notice.campaignId === campaignId)).toMatchObject({
      text: 'С ноября звонки и магазины проверяют тайные покупатели.',
      publishedOn: '2026-10-20',
    })
    await listOwnNotices(operator, {}, after)
    expect(await deliveriesOf(campaignId)).toEqual([
      { personId: operator.personId, deliveredAt: after.now },
    ])
  })

  test('the screen says from which day people may be named', async () => {
    const { programmeManager } = world.actors
    const campaignId = await created()
    const noticeAt = async (now: string) =>
      (await viewCampaign(programmeManager, { campaignId }, world.depsAt(now))).notice
    expect(await noticeAt('2026-10-20T09:00:00Z')).toMatchObject({
      mayNamePeople: false,
      reason: 'notice-not-published',
      from: null,
    })
    await publishStaffNotice(programmeManager, { campaignId, unitIds: [] }, world.deps)
    expect(await noticeAt('2026-11-02T20:59:00Z')).toMatchObject({
      mayNamePeople: false,
      reason: 'notice-too-young',
      from: '2026-11-03',
    })
    expect(await noticeAt('2026-11-02T21:00:00Z')).toMatchObject({
      mayNamePeople: true,
      reason: null,
    })
  })

  test('a delivery is never taken back', async () => {
    const campaignId = await created()
    const { programmeManager } = world.actors
    await publishStaffNotice(programmeManager, { campaignId, unitIds: [] }, world.deps)
    const removal = world.arrange((tx, organisationId) =>
      tx.noticeDelivery.deleteMany({ where: { organisationId, campaignId } }),
    )
    await expect(removal).rejects.toThrow()
  })
})
