import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aVisit } from '@/test/factories'
import { anApprovedVisit } from '@/test/factories/report'
import { openWorld, type World } from '@/test/world'
import { addShopper } from './add-shopper'
import { changeShopper } from './change-shopper'
import { inviteShopper } from './invite-shopper'
import { listShoppers } from './list-shoppers'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const newcomer = (label: string, email: string | null = null) => ({
  label,
  fullName: 'Вера Лапина',
  phone: null,
  email,
})

describe('who is refused', () => {
  test.each(['hr', 'unitHead', 'employee', 'shopper'] as const)(
    '%s sees no shopper',
    async (name) => {
      const actor = world.actors[name]
      const shopperId = world.actors.shopper.shopperId ?? ''
      const change = { shopperId, label: 'x', fullName: 'x', phone: null, active: true }
      await expect(listShoppers(actor, {}, world.deps)).rejects.toThrow('not-found')
      await expect(addShopper(actor, newcomer('№ 1'), world.deps)).rejects.toThrow('not-found')
      await expect(changeShopper(actor, change, world.deps)).rejects.toThrow('not-found')
      await expect(inviteShopper(actor, { shopperId }, world.deps)).rejects.toThrow('not-found')
    },
  )

  test('a reviewer sees shoppers and changes none', async () => {
    const { reviewer } = world.actors
    expect((await listShoppers(reviewer, {}, world.deps)).mayChange).toBe(false)
    await expect(addShopper(reviewer, newcomer('№ 1'), world.deps)).rejects.toThrow('not-found')
  })

  test('another organisation', async () => {
    const shopperId = world.actors.shopper.shopperId ?? ''
    const { shoppers } = await listShoppers(world.stranger, {}, world.deps)
    expect(shoppers.map(({ id }) => id)).not.toContain(shopperId)
    await expect(inviteShopper(world.stranger, { shopperId }, world.deps)).rejects.toThrow(
      'not-found',
    )
  })
})

describe('shoppers', () => {
  test('added with an account, invited by a link, the label once', async () => {
    const { programmeManager } = world.actors
    const added = await addShopper(
      programmeManager,
      newcomer('№ 30', 'vera@shoppers.example'),
      world.deps,
    )
    if (!added.ok) throw new Error(added.reason)
    expect(await addShopper(programmeManager, newcomer('№ 30'), world.deps)).toEqual({
      ok: false,
      reason: 'label-taken',
    })
    const { shopperId } = added
    const invited = await inviteShopper(programmeManager, { shopperId }, world.deps)
    expect(invited).toMatchObject({
      ok: true,
      link: { purpose: 'invitation', loginName: 'vera@shoppers.example', expiresOn: '2026-11-03' },
    })
    const account = await world.actorNow({
      ...programmeManager,
      accountId: added.accountId ?? '',
    })
    expect(account.grants).toEqual(['shopper'])
    expect(account.shopperId).toBe(shopperId)
  })

  test('an e-mail of another organisation leaves no half of a shopper behind', async () => {
    const { programmeManager } = world.actors
    const taken = newcomer('№ 31', 'stranger@romashka.example')
    expect(await addShopper(programmeManager, taken, world.deps)).toEqual({
      ok: false,
      reason: 'email-taken',
    })
    const { shoppers } = await listShoppers(programmeManager, {}, world.deps)
    expect(shoppers.map(({ label }) => label)).not.toContain('№ 31')
  })

  test('no link into an account that can do more than shop', async () => {
    const { programmeManager, secondReviewer } = world.actors
    const added = await addShopper(programmeManager, newcomer('№ 32'), world.deps)
    if (!added.ok) throw new Error(added.reason)
    const { shopperId } = added
    expect(await inviteShopper(programmeManager, { shopperId }, world.deps)).toEqual({
      ok: false,
      reason: 'no-email',
    })
    await world.arrange((tx, organisationId) =>
      tx.account.update({
        where: { organisationId_id: { organisationId, id: secondReviewer.accountId } },
        data: { shopperId },
      }),
    )
    expect(await inviteShopper(programmeManager, { shopperId }, world.deps)).toEqual({
      ok: false,
      reason: 'has-other-grants',
    })
  })

  test('who has visits before him is not let go', async () => {
    const { programmeManager, secondShopper } = world.actors
    const shopperId = secondShopper.shopperId ?? ''
    const visitId = await aVisit(world, { shopperId, state: 'accepted' })
    const change = { shopperId, label: '№ 8', fullName: 'Зоя', phone: '+7 900', active: false }
    expect(await changeShopper(programmeManager, change, world.deps)).toEqual({
      ok: false,
      reason: 'has-open-visits',
    })
    await world.arrange((tx, organisationId) =>
      tx.visit.update({
        where: { organisationId_id: { organisationId, id: visitId } },
        data: { state: 'cancelled' },
      }),
    )
    expect(await changeShopper(programmeManager, change, world.deps)).toEqual({ ok: true })
    const invited = await inviteShopper(programmeManager, { shopperId }, world.deps)
    expect(invited).toEqual({ ok: false, reason: 'inactive' })
  })

  test('the list tells the load and how often a report needed no return', async () => {
    await anApprovedVisit(world)
    await aVisit(world, { state: 'offered' })
    const { shoppers } = await listShoppers(world.actors.reviewer, {}, world.deps)
    const own = shoppers.find(({ id }) => id === world.actors.shopper.shopperId)
    expect(own).toMatchObject({ label: '№ 7', load: 1, answered: 1, firstTime: 1, active: true })
  })
})
