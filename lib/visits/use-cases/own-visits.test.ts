import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepVisitDraft } from '@/lib/visit-drafts/use-cases/keep-visit-draft'
import { aCampaign, aChecklistDocument, aPublishedChecklist, aVisit } from '@/test/factories'
import { aServerDraft } from '@/test/factories/visit-draft'
import { openWorld, type World } from '@/test/world'
import { acceptVisit } from './accept-visit'
import { cancelVisit } from './cancel-visit'
import { declineVisit } from './decline-visit'
import { listOwnVisits } from './list-own-visits'
import { viewOwnVisit } from './view-own-visit'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const stateOf = (visitId: string) =>
  world.arrange(async (tx, organisationId) =>
    tx.visit.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: visitId } },
      select: { state: true, shopperId: true, acceptedAt: true },
    }),
  )

const setCampaignState = (campaignId: string, state: string) =>
  world.arrange((tx, organisationId) =>
    tx.campaign.update({
      where: { organisationId_id: { organisationId, id: campaignId } },
      data: { state },
    }),
  )

describe('who is refused', () => {
  test.each(['secondShopper', 'programmeManager', 'reviewer', 'unitHead', 'employee'] as const)(
    '%s neither sees nor takes nor gives back the visit of another',
    async (name) => {
      const visitId = await aVisit(world, { state: 'offered' })
      const actor = world.actors[name]
      const reason = 'no-time' as const
      await expect(viewOwnVisit(actor, { visitId }, world.deps)).rejects.toThrow('not-found')
      await expect(acceptVisit(actor, { visitId }, world.deps)).rejects.toThrow('not-found')
      await expect(declineVisit(actor, { visitId, reason }, world.deps)).rejects.toThrow(
        'not-found',
      )
      expect((await stateOf(visitId)).state).toBe('offered')
    },
  )

  test('another organisation', async () => {
    const visitId = await aVisit(world, { state: 'offered' })
    const { stranger, deps } = world
    await expect(viewOwnVisit(stranger, { visitId }, deps)).rejects.toThrow('not-found')
    await expect(acceptVisit(stranger, { visitId }, deps)).rejects.toThrow('not-found')
    expect((await listOwnVisits(stranger, {}, deps)).visits).toEqual([])
  })

  test('only shoppers have a list', async () => {
    const { programmeManager } = world.actors
    await expect(listOwnVisits(programmeManager, {}, world.deps)).rejects.toThrow('not-found')
  })
})

describe('whether the report of a visit was begun', () => {
  const isBegun = async (visitId: string) =>
    (await viewOwnVisit(world.actors.shopper, { visitId }, world.deps)).isBegun

  test('a visit that was just accepted is not, until a draft of it is kept', async () => {
    const visitId = await aVisit(world, { state: 'accepted' })
    const another = await aVisit(world, { state: 'accepted' })
    expect(await isBegun(visitId)).toBe(false)
    const { accountId } = world.actors.shopper
    const bytes = new TextEncoder().encode(JSON.stringify(aServerDraft({ visitId, accountId })))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const kept = await keepVisitDraft(world.actors.shopper, { visitId, bytes, sha256 }, world.deps)
    expect(kept.ok).toBe(true)
    expect(await isBegun(visitId)).toBe(true)
    expect(await isBegun(another)).toBe(false)
  })

  test.each(['returned', 'submitted', 'approved'])('one that is %s is', async (state) => {
    expect(await isBegun(await aVisit(world, { state }))).toBe(true)
  })
})

describe('acceptVisit', () => {
  test.each(['planned', 'submitted', 'returned', 'approved', 'released', 'cancelled'])(
    'a visit that is %s is not taken',
    async (state) => {
      const visitId = await aVisit(world, { state })
      const answer = await acceptVisit(world.actors.shopper, { visitId }, world.deps)
      expect(answer).toEqual({ ok: false, reason: 'wrong-state' })
      expect((await stateOf(visitId)).state).toBe(state)
    },
  )

  test('after the window, or in a closed campaign, it is too late', async () => {
    const campaignId = await aCampaign(world)
    const visitId = await aVisit(world, { campaignId, state: 'offered' })
    const late = await acceptVisit(
      world.actors.shopper,
      { visitId },
      world.depsAt('2026-10-25T18:00:00Z'),
    )
    expect(late).toEqual({ ok: false, reason: 'window-over' })
    await setCampaignState(campaignId, 'closed')
    const closed = await acceptVisit(world.actors.shopper, { visitId }, world.deps)
    expect(closed).toEqual({ ok: false, reason: 'campaign-closed' })
  })

  test('taken once, however often the phone asks', async () => {
    const visitId = await aVisit(world, { state: 'offered' })
    expect(await acceptVisit(world.actors.shopper, { visitId }, world.deps)).toEqual({ ok: true })
    const again = await acceptVisit(
      world.actors.shopper,
      { visitId },
      world.depsAt('2026-10-20T10:00:00Z'),
    )
    expect(again).toEqual({ ok: true })
    const { state, acceptedAt } = await stateOf(visitId)
    expect(state).toBe('accepted')
    expect(acceptedAt).toEqual(world.deps.now)
    const audit = await world.arrange((tx, organisationId) =>
      tx.auditEntry.count({
        where: { organisationId, subjectId: visitId, action: 'visit.accepted' },
      }),
    )
    expect(audit).toBe(1)
  })
})

describe('declineVisit', () => {
  test('a sent report is not given back', async () => {
    const visitId = await aVisit(world, { state: 'submitted' })
    const answer = await declineVisit(
      world.actors.shopper,
      { visitId, reason: 'no-time' },
      world.deps,
    )
    expect(answer).toEqual({ ok: false, reason: 'wrong-state' })
  })

  test('the visit waits again, the reason is kept, and a retry changes nothing', async () => {
    const visitId = await aVisit(world, { state: 'accepted' })
    const decline = () =>
      declineVisit(world.actors.shopper, { visitId, reason: 'known-there' }, world.deps)
    expect(await decline()).toEqual({ ok: true })
    expect(await decline()).toEqual({ ok: true })
    expect(await stateOf(visitId)).toEqual({ state: 'planned', shopperId: null, acceptedAt: null })
    const declines = await world.arrange((tx, organisationId) =>
      tx.visitDecline.findMany({
        where: { organisationId, visitId },
        select: { shopperId: true, reason: true },
      }),
    )
    expect(declines).toEqual([{ shopperId: world.actors.shopper.shopperId, reason: 'known-there' }])
    await expect(viewOwnVisit(world.actors.shopper, { visitId }, world.deps)).rejects.toThrow(
      'not-found',
    )
  })
})

describe('listOwnVisits and viewOwnVisit', () => {
  test('fee, deadline, place and pinned checklist stand there before the visit is taken', async () => {
    const fresh = await openWorld()
    try {
      await fresh.arrange((tx, organisationId) =>
        tx.unit.update({
          where: { organisationId_id: { organisationId, id: fresh.units.region } },
          data: { timeZone: 'Asia/Yekaterinburg' },
        }),
      )
      await fresh.arrange((tx, organisationId) =>
        tx.unit.update({
          where: { organisationId_id: { organisationId, id: fresh.units.shopNorth } },
          data: { address: 'Северная, 14', openingHours: { mon: ['09:00', '21:00'] } },
        }),
      )
      const document = aChecklistDocument({ title: { ru: 'Визит', en: 'Visit' } })
      const { versionId, fingerprint } = await aPublishedChecklist(fresh, document)
      const visitId = await aVisit(fresh, { versionId, state: 'offered' })
      const { shopper } = fresh.actors
      const { visit } = await viewOwnVisit(shopper, { visitId }, fresh.deps)
      expect(visit).toMatchObject({
        state: 'offered',
        canAccept: true,
        canFill: false,
        fee: '700.00',
        currency: 'RUB',
        dueAt: '2026-10-26T18:00:00.000Z',
        scenario: 'Выберите подарок до трёх тысяч и попросите совета.',
        place: {
          address: 'Северная, 14',
          timeZone: 'Asia/Yekaterinburg',
          openingHours: { mon: ['09:00', '21:00'] },
        },
        checklist: { versionId, fingerprint, document },
        personName: null,
        returned: null,
      })
      const { visits } = await listOwnVisits(shopper, {}, fresh.deps)
      expect(visits.map(({ id, title }) => ({ id, title }))).toEqual([
        { id: visitId, title: { ru: 'Визит', en: 'Visit' } },
      ])
      const other = await listOwnVisits(fresh.actors.secondShopper, {}, fresh.deps)
      expect(other.visits).toEqual([])
    } finally {
      await fresh.close()
    }
  })

  test('the list leaves out what was cancelled untaken and what was approved long ago', async () => {
    const fresh = await openWorld()
    try {
      const kept = await aVisit(fresh, { state: 'submitted' })
      const old = await aVisit(fresh, { state: 'released' })
      const recent = await aVisit(fresh, { state: 'approved' })
      await aVisit(fresh, { state: 'cancelled' })
      const approve = (id: string, at: string) =>
        fresh.arrange((tx, organisationId) =>
          tx.visit.update({
            where: { organisationId_id: { organisationId, id } },
            data: { approvedAt: new Date(at) },
          }),
        )
      await approve(old, '2026-06-01T00:00:00Z')
      await approve(recent, '2026-10-10T00:00:00Z')
      const { visits } = await listOwnVisits(fresh.actors.shopper, {}, fresh.deps)
      expect(new Set(visits.map(({ id }) => id))).toEqual(new Set([kept, recent]))
    } finally {
      await fresh.close()
    }
  })
})

describe('a visit that was called off', () => {
  const reason = 'Магазин закрыли на ремонт'
  const cancel = (visitId: string, deps = world.deps) =>
    cancelVisit(world.actors.programmeManager, { visitId, reason }, deps)
  const listed = async (deps = world.deps) =>
    (await listOwnVisits(world.actors.shopper, {}, deps)).visits
  const taken = async () => {
    const visitId = await aVisit(world, { state: 'offered' })
    await acceptVisit(world.actors.shopper, { visitId }, world.deps)
    return visitId
  }

  test('is not there for others, nor where it was only offered', async () => {
    const [own, offered] = [await taken(), await aVisit(world, { state: 'offered' })]
    await world.arrange((tx, organisationId) =>
      tx.visit.update({
        where: { organisationId_id: { organisationId, id: offered } },
        data: { acceptedAt: null },
      }),
    )
    await cancel(own)
    await cancel(offered)
    const { secondShopper, shopper } = world.actors
    await expect(viewOwnVisit(secondShopper, { visitId: own }, world.deps)).rejects.toThrow(
      'not-found',
    )
    await expect(viewOwnVisit(shopper, { visitId: offered }, world.deps)).rejects.toThrow(
      'not-found',
    )
    expect((await listed()).map(({ id }) => id)).not.toContain(offered)
    const others = await listOwnVisits(secondShopper, {}, world.deps)
    expect(others.visits.map(({ id }) => id)).not.toContain(own)
  })

  test('stays for its shopper with when and why, in the list for 14 days', async () => {
    const visitId = await taken()
    await cancel(visitId)
    const told = { id: visitId, state: 'cancelled', canFill: false, canAccept: false }
    const cancelled = { at: world.deps.now.toISOString(), reason }
    const { visit } = await viewOwnVisit(world.actors.shopper, { visitId }, world.deps)
    expect(visit).toMatchObject({ ...told, cancelled })
    const inList = (await listed()).find(({ id }) => id === visitId)
    expect(inList).toMatchObject({ ...told, cancelled })
    const daysOn = (days: number) =>
      world.depsAt(new Date(world.deps.now.getTime() + days * 86_400_000).toISOString())
    expect((await listed(daysOn(14))).map(({ id }) => id)).toContain(visitId)
    expect((await listed(daysOn(15))).map(({ id }) => id)).not.toContain(visitId)
    const late = await viewOwnVisit(world.actors.shopper, { visitId }, daysOn(15))
    expect(late.visit.cancelled).toEqual(cancelled)
  })

  test('keeps a reason to itself that was written for the audit alone', async () => {
    const visitId = await taken()
    await cancel(visitId)
    await world.database.asOwner('ALTER TABLE audit_entries DISABLE TRIGGER USER')
    await world.database.asOwner(
      `UPDATE audit_entries SET details = details - 'isForShopper' WHERE subject_id = $1`,
      [visitId],
    )
    const { visit } = await viewOwnVisit(world.actors.shopper, { visitId }, world.deps)
    expect(visit.cancelled).toEqual({ at: world.deps.now.toISOString(), reason: null })
  })

  test('says nothing of the kind of one that goes on', async () => {
    const visitId = await taken()
    const { visit } = await viewOwnVisit(world.actors.shopper, { visitId }, world.deps)
    expect(visit.cancelled).toBeNull()
  })
})
