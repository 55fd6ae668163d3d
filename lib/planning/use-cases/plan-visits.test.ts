import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { declineVisit } from '@/lib/visits/use-cases/decline-visit'
import { aCampaign, aPublishedChecklist, aVisit } from '@/test/factories'
import { openWorld, type World } from '@/test/world'
import type { PlanVisitsInput } from '../schema'
import { assignShopper } from './assign-shopper'
import { listPlanOptions } from './list-plan-options'
import { planVisits } from './plan-visits'
import { previewVisits } from './preview-visits'

let world: World
let campaignId: string
let versionId: string
let checklistId: string
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  campaignId = await aCampaign(world)
  const published = await aPublishedChecklist(world)
  versionId = published.versionId
  checklistId = published.checklistId
})

const plan = (matters: Partial<PlanVisitsInput> = {}): PlanVisitsInput => ({
  campaignId,
  checklistVersionId: versionId,
  unitIds: [world.units.shopNorth],
  personIds: [],
  visitsEach: 1,
  spread: false,
  firstOn: '2026-10-21',
  lastOn: '2026-10-27',
  scenario: 'Выберите подарок.',
  shopperIds: [],
  ...matters,
})

const shopperIds = () => [
  world.actors.shopper.shopperId ?? '',
  world.actors.secondShopper.shopperId ?? '',
]

const countVisits = () =>
  world.arrange((tx, organisationId) => tx.visit.count({ where: { organisationId, campaignId } }))

describe('who is refused', () => {
  test.each(['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const)(
    '%s plans nothing',
    async (name) => {
      const actor = world.actors[name]
      await expect(planVisits(actor, plan(), world.deps)).rejects.toThrow('not-found')
      await expect(previewVisits(actor, plan(), world.deps)).rejects.toThrow('not-found')
      await expect(listPlanOptions(actor, { campaignId }, world.deps)).rejects.toThrow('not-found')
      const visitId = await aVisit(world, { campaignId, state: 'offered' })
      const offer = { visitIds: [visitId], shopperIds: shopperIds() }
      await expect(assignShopper(actor, offer, world.deps)).rejects.toThrow('not-found')
    },
  )

  test('another organisation', async () => {
    const { stranger, deps } = world
    await expect(planVisits(stranger, plan(), deps)).rejects.toThrow('not-found')
  })

  test('foreign units, people, shoppers and versions are not there', async () => {
    const { programmeManager } = world.actors
    const nowhere = '00000000-0000-4000-8000-000000000000'
    for (const matters of [
      { unitIds: [world.strangerUnitId] },
      { shopperIds: [nowhere] },
      { checklistVersionId: nowhere },
      { campaignId: nowhere },
    ]) {
      await expect(planVisits(programmeManager, plan(matters), world.deps)).rejects.toThrow(
        'not-found',
      )
    }
    expect(await countVisits()).toBe(0)
  })
})

describe('what is refused', () => {
  const refusal = async (matters: Partial<PlanVisitsInput>, now?: string) => {
    const deps = now ? world.depsAt(now) : world.deps
    const answer = await planVisits(world.actors.programmeManager, plan(matters), deps)
    expect(await countVisits()).toBe(0)
    return answer
  }
  const setCampaign = (data: { state?: string }) =>
    world.arrange((tx, organisationId) =>
      tx.campaign.update({
        where: { organisationId_id: { organisationId, id: campaignId } },
        data,
      }),
    )

  test('a campaign that is a draft or closed', async () => {
    await setCampaign({ state: 'draft' })
    expect(await refusal({})).toEqual({ ok: false, reason: 'campaign-draft' })
    await setCampaign({ state: 'closed' })
    expect(await refusal({})).toEqual({ ok: false, reason: 'campaign-closed' })
  })

  test('a retired checklist', async () => {
    await world.arrange((tx, organisationId) =>
      tx.checklist.update({
        where: { organisationId_id: { organisationId, id: checklistId } },
        data: { retiredAt: world.deps.now },
      }),
    )
    expect(await refusal({})).toEqual({ ok: false, reason: 'version-retired' })
  })

  test('a window outside of the campaign, or over', async () => {
    const outside = { ok: false, reason: 'window-outside-campaign' }
    expect(await refusal({ lastOn: '2026-11-01' })).toEqual(outside)
    expect(await refusal({ firstOn: '2026-09-30' })).toEqual(outside)
    const over = { firstOn: '2026-10-01', lastOn: '2026-10-19' }
    expect(await refusal(over)).toEqual({ ok: false, reason: 'window-over' })
  })

  test('own, closed and unfit units are named row by row', async () => {
    const { office, shopNorth, shopSouth, region } = world.units
    await world.arrange((tx, organisationId) =>
      tx.unit.update({
        where: { organisationId_id: { organisationId, id: shopSouth } },
        data: { closedOn: new Date('2026-10-25T00:00:00Z') },
      }),
    )
    const unitIds = [office, shopNorth, shopSouth, region]
    const answer = await refusal({ unitIds })
    await world.arrange((tx, organisationId) =>
      tx.unit.update({
        where: { organisationId_id: { organisationId, id: shopSouth } },
        data: { closedOn: null },
      }),
    )
    expect(answer).toMatchObject({ ok: false, reason: 'rows-refused' })
    const rows = 'visits' in answer ? answer.visits : []
    expect(rows.map(({ unitId, problem }) => [unitId, problem])).toEqual([
      [office, 'own-unit'],
      [shopSouth, 'unit-closed'],
      [region, 'not-a-place'],
    ])
  })

  test('the database too refuses a visit to the own unit', async () => {
    const insert = world.arrange((tx, organisationId) =>
      tx.visit.create({
        data: {
          organisationId,
          campaignId,
          checklistVersionId: versionId,
          unitId: world.units.office,
          scenario: 'x',
          opensAt: new Date('2026-10-21T00:00:00Z'),
          closesAt: new Date('2026-10-22T00:00:00Z'),
          dueAt: new Date('2026-10-23T00:00:00Z'),
          fee: '1',
          plannedBy: world.actors.programmeManager.accountId,
          createdAt: world.deps.now,
        },
      }),
    )
    await expect(insert).rejects.toThrow(/own unit/)
  })

  test('a shopper who works there, alone or among others', async () => {
    const { employee, shopper } = world.actors
    const moonlighter = await world.arrange(async (tx, organisationId) => {
      const row = await tx.shopper.create({
        data: {
          organisationId,
          label: '№ 55',
          fullName: 'Совместитель',
          createdAt: world.deps.now,
        },
        select: { id: true },
      })
      await tx.account.update({
        where: { organisationId_id: { organisationId, id: employee.accountId } },
        data: { shopperId: row.id },
      })
      return row.id
    })
    const alone = await refusal({ shopperIds: [moonlighter] })
    expect(alone).toMatchObject({ reason: 'rows-refused' })
    expect('visits' in alone && alone.visits[0]?.problem).toBe('nobody-suitable')
    const both = { shopperIds: [moonlighter, shopper.shopperId ?? ''], visitsEach: 2 }
    const preview = await previewVisits(world.actors.programmeManager, plan(both), world.deps)
    expect(preview.ok && preview.visits.map(({ shopperLabel }) => shopperLabel)).toEqual([
      '№ 7',
      '№ 7',
    ])
    await world.arrange((tx, organisationId) =>
      tx.account.update({
        where: { organisationId_id: { organisationId, id: employee.accountId } },
        data: { shopperId: null },
      }),
    )
  })
})

describe('visits that name people', () => {
  const personIds = () => [world.actors.operator.personId ?? '']
  const planFor = (now: string) =>
    planVisits(
      world.actors.programmeManager,
      plan({ unitIds: [], personIds: personIds() }),
      world.depsAt(now),
    )
  const named = async (noticePublishedOn?: string, deliveredAt?: string) => {
    campaignId = await aCampaign(world, {
      namesPeople: true,
      ...(noticePublishedOn ? { noticePublishedOn } : {}),
    })
    if (deliveredAt) {
      await world.arrange((tx, organisationId) =>
        tx.noticeDelivery.create({
          data: {
            organisationId,
            campaignId,
            personId: personIds()[0] ?? '',
            deliveredAt: new Date(deliveredAt),
          },
        }),
      )
    }
  }

  test('not in a campaign that names nobody', async () => {
    expect(await planFor('2026-10-20T09:00:00Z')).toEqual({ ok: false, reason: 'names-nobody' })
  })

  test('not before the notice', async () => {
    await named()
    expect(await planFor('2026-10-20T09:00:00Z')).toEqual({
      ok: false,
      reason: 'notice-not-published',
    })
  })

  test('not on the thirteenth day after it, but on the fourteenth', async () => {
    await named('2026-10-07', '2026-10-07T09:00:00Z')
    // 20:59 in London is 23:59 in Moscow, the company's zone.
    expect(await planFor('2026-10-20T20:59:00Z')).toEqual({
      ok: false,
      reason: 'notice-too-young',
      from: '2026-10-21',
    })
    expect(await planFor('2026-10-20T21:00:00Z')).toMatchObject({ ok: true })
    const [visit] = await world.arrange((tx, organisationId) =>
      tx.visit.findMany({
        where: { organisationId, campaignId },
        select: { personId: true, unitId: true, state: true },
      }),
    )
    expect(visit).toEqual({
      personId: personIds()[0],
      unitId: world.units.callCentre,
      state: 'planned',
    })
  })

  test('not for somebody whom the notice has not reached, or reached too late', async () => {
    await named('2026-10-01')
    const unreached = await planFor('2026-10-20T09:00:00Z')
    expect(unreached).toMatchObject({
      reason: 'rows-refused',
      visits: [{ problem: 'person-not-notified', from: null }],
    })
    await named('2026-10-01', '2026-10-10T09:00:00Z')
    const late = await planFor('2026-10-20T09:00:00Z')
    expect(late).toMatchObject({
      reason: 'rows-refused',
      visits: [{ problem: 'person-not-notified', from: '2026-10-24' }],
    })
  })

  test('not for somebody who has left or will have left', async () => {
    await named('2026-10-01', '2026-10-01T09:00:00Z')
    const setLeft = (leftOn: Date | null) =>
      world.arrange((tx, organisationId) =>
        tx.person.update({
          where: { organisationId_id: { organisationId, id: personIds()[0] ?? '' } },
          data: { leftOn },
        }),
      )
    await setLeft(new Date('2026-10-26T00:00:00Z'))
    const answer = await planFor('2026-10-20T09:00:00Z')
    await setLeft(null)
    expect(answer).toMatchObject({
      reason: 'rows-refused',
      visits: [{ problem: 'person-left' }],
    })
  })
})

describe('what is created', () => {
  test('the zone of the unit decides the hours; the deadline follows the window', async () => {
    await world.arrange((tx, organisationId) =>
      tx.unit.update({
        where: { organisationId_id: { organisationId, id: world.units.shopSouth } },
        data: { timeZone: 'Asia/Yekaterinburg' },
      }),
    )
    const unitIds = [world.units.shopNorth, world.units.shopSouth]
    const input = plan({ unitIds, fee: '950.50' })
    const answer = await planVisits(world.actors.programmeManager, input, world.deps)
    expect(answer.ok).toBe(true)
    const visits = await world.arrange((tx, organisationId) =>
      tx.visit.findMany({
        where: { organisationId, campaignId },
        select: {
          unitId: true,
          opensAt: true,
          closesAt: true,
          dueAt: true,
          fee: true,
          state: true,
        },
      }),
    )
    const north = visits.find(({ unitId }) => unitId === world.units.shopNorth)
    const south = visits.find(({ unitId }) => unitId === world.units.shopSouth)
    expect(north).toMatchObject({
      opensAt: new Date('2026-10-20T21:00:00Z'),
      closesAt: new Date('2026-10-27T21:00:00Z'),
      dueAt: new Date('2026-10-28T20:59:00Z'),
      state: 'planned',
    })
    expect(south).toMatchObject({
      opensAt: new Date('2026-10-20T19:00:00Z'),
      closesAt: new Date('2026-10-27T19:00:00Z'),
    })
    expect(north?.fee.toFixed(2)).toBe('950.50')
  })

  test('three visits each, spread over the window, shared fairly and by turns', async () => {
    const input = plan({
      unitIds: [world.units.shopNorth, world.units.shopSouth],
      visitsEach: 3,
      spread: true,
      firstOn: '2026-10-21',
      lastOn: '2026-10-29',
      shopperIds: shopperIds(),
    })
    const preview = await previewVisits(world.actors.programmeManager, input, world.deps)
    const rows = preview.ok ? preview.visits : []
    expect(rows.map(({ firstOn, lastOn }) => [firstOn, lastOn]).slice(0, 3)).toEqual([
      ['2026-10-21', '2026-10-23'],
      ['2026-10-24', '2026-10-26'],
      ['2026-10-27', '2026-10-29'],
    ])
    for (const unitId of input.unitIds) {
      const there = rows.filter((row) => row.unitId === unitId).map(({ shopperId }) => shopperId)
      expect(there[1]).not.toBe(there[0])
      expect(there[2]).not.toBe(there[1])
    }
    expect(await countVisits()).toBe(0)
    const answer = await planVisits(world.actors.programmeManager, input, world.deps)
    expect(answer.ok && answer.visitIds).toHaveLength(6)
    const offered = await world.arrange((tx, organisationId) =>
      tx.visit.count({ where: { organisationId, campaignId, state: 'offered' } }),
    )
    expect(offered).toBe(6)
  })

  test('who is known in a unit is not sent there again', async () => {
    const visitId = await aVisit(world, { campaignId, state: 'offered' })
    await declineVisit(world.actors.shopper, { visitId, reason: 'known-there' }, world.deps)
    const alone = { visitIds: [visitId], shopperIds: [world.actors.shopper.shopperId ?? ''] }
    const refused = await assignShopper(world.actors.programmeManager, alone, world.deps)
    expect(refused).toEqual({ ok: false, reason: 'nobody-suitable', visitIds: [visitId] })
    const both = { visitIds: [visitId], shopperIds: shopperIds() }
    expect(await assignShopper(world.actors.programmeManager, both, world.deps)).toEqual({
      ok: true,
      offered: 1,
    })
    const visit = await world.arrange((tx, organisationId) =>
      tx.visit.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: visitId } },
        select: { state: true, shopperId: true },
      }),
    )
    expect(visit).toEqual({ state: 'offered', shopperId: world.actors.secondShopper.shopperId })
  })
})

describe('assignShopper', () => {
  test('all or none: a visit that was sent in stops the whole offer', async () => {
    const open = await aVisit(world, { campaignId, state: 'planned' })
    const sent = await aVisit(world, { campaignId, state: 'submitted' })
    const offer = { visitIds: [open, sent], shopperIds: shopperIds() }
    const answer = await assignShopper(world.actors.programmeManager, offer, world.deps)
    expect(answer).toEqual({ ok: false, reason: 'wrong-state', visitIds: [sent] })
    const { state } = await world.arrange((tx, organisationId) =>
      tx.visit.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: open } },
        select: { state: true },
      }),
    )
    expect(state).toBe('planned')
  })

  test('an offer is taken back', async () => {
    const visitId = await aVisit(world, { campaignId, state: 'accepted' })
    const answer = await assignShopper(
      world.actors.programmeManager,
      { visitIds: [visitId], shopperIds: [] },
      world.deps,
    )
    expect(answer).toEqual({ ok: true, offered: 0 })
    const visit = await world.arrange((tx, organisationId) =>
      tx.visit.findUniqueOrThrow({
        where: { organisationId_id: { organisationId, id: visitId } },
        select: { state: true, shopperId: true },
      }),
    )
    expect(visit).toEqual({ state: 'planned', shopperId: null })
  })
})

test('the options leave out own units and tell who may be named', async () => {
  campaignId = await aCampaign(world, { namesPeople: true, noticePublishedOn: '2026-10-01' })
  const { options } = await listPlanOptions(
    world.actors.programmeManager,
    { campaignId },
    world.deps,
  )
  const own = options.units.filter(({ isOwn }) => isOwn).map(({ id }) => id)
  expect(own).toEqual([world.units.office])
  expect(options.people.map(({ unitName }) => unitName)).not.toContain('Отдел качества')
  expect(options.people.every(({ notified }) => !notified)).toBe(true)
  expect(options.versions.some(({ id }) => id === versionId)).toBe(true)
  expect(options.shoppers.slice(0, 2).map(({ label }) => label)).toEqual(['№ 7', '№ 8'])
})
