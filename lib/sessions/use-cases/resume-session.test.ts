import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, OrganisationId } from '@/lib/access/actor'
import { openWorld, type World, worldNow } from '@/test/world'
import { resumeSession } from './resume-session'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

interface Overrides {
  readonly version?: number
  readonly expiresAt?: Date
  readonly endedAt?: Date
}

function openSession(actor: Actor, overrides: Overrides = {}) {
  const { organisationId, accountId } = actor
  const data = { version: 1, expiresAt: new Date('2026-11-01T00:00:00Z'), ...overrides }
  return world.db.asOrganisation(organisationId, async (tx) => {
    const session = await tx.session.create({
      data: { organisationId, accountId, createdAt: worldNow, ...data },
      select: { id: true },
    })
    return { organisationId: String(organisationId), accountId, sessionId: session.id, version: 1 }
  })
}

describe('a session that does not hold', () => {
  it.each<[string, Overrides]>([
    ['has expired', { expiresAt: worldNow }],
    ['was ended by signing out', { endedAt: new Date('2026-10-19T00:00:00Z') }],
    ['is of an older version of the account', { version: 0 }],
  ])('%s', async (_, overrides) => {
    const claims = await openSession(world.actors.employee, overrides)
    expect(await resumeSession(claims, world.deps)).toBeNull()
  })

  it('claims another version than the session has', async () => {
    const claims = await openSession(world.actors.employee)
    expect(await resumeSession({ ...claims, version: 2 }, world.deps)).toBeNull()
  })

  it('does not exist', async () => {
    const claims = await openSession(world.actors.employee)
    expect(await resumeSession({ ...claims, sessionId: randomUUID() }, world.deps)).toBeNull()
  })

  it('is claimed for another account', async () => {
    const claims = await openSession(world.actors.employee)
    const accountId = world.actors.hr.accountId
    expect(await resumeSession({ ...claims, accountId }, world.deps)).toBeNull()
  })

  it('is claimed for another organisation', async () => {
    const claims = await openSession(world.actors.employee)
    const organisationId: OrganisationId = world.stranger.organisationId
    expect(await resumeSession({ ...claims, organisationId }, world.deps)).toBeNull()
  })

  it('belongs to a blocked account', async () => {
    const claims = await openSession(world.actors.operator)
    await world.arrange((tx, organisationId) =>
      tx.account.update({
        where: { organisationId_id: { organisationId, id: claims.accountId } },
        data: { blockedAt: worldNow },
      }),
    )
    expect(await resumeSession(claims, world.deps)).toBeNull()
  })
})

describe('a session that holds', () => {
  it('says who asks, with grants, headed units and units of this day', async () => {
    const actor = await resumeSession(await openSession(world.actors.unitHead), world.deps)
    expect(actor).toMatchObject({
      displayName: 'Ирина Соколова',
      locale: 'ru',
      grants: ['employee', 'unit-head'],
      headedUnitIds: [world.units.shopNorth],
      workUnitIds: [world.units.shopNorth],
      shopperId: null,
    })
  })

  it('sees the subtree of a headed unit, and no assignment that has ended', async () => {
    const { employee } = world.actors
    await world.arrange(async (tx, organisationId) => {
      const grant = { kind: 'unit-head', unitId: world.units.region, createdAt: worldNow }
      await tx.grant.create({ data: { organisationId, accountId: employee.accountId, ...grant } })
      await tx.assignment.updateMany({
        where: { organisationId, personId: employee.personId ?? '' },
        data: { throughOn: new Date('2026-10-19T00:00:00Z') },
      })
    })
    const actor = await resumeSession(await openSession(employee), world.deps)
    const { region, shopNorth, shopSouth } = world.units
    expect(new Set(actor?.headedUnitIds)).toEqual(new Set([region, shopNorth, shopSouth]))
    expect(actor?.workUnitIds).toEqual([])
  })
})

describe('somebody who has left the company', () => {
  const leave = (actor: Actor, day: string) =>
    world.arrange((tx, organisationId) =>
      tx.person.updateMany({
        where: { organisationId, id: actor.personId ?? '' },
        data: { leftOn: new Date(`${day}T00:00:00Z`) },
      }),
    )

  it('reviews on the last day and not on the next one, by the clock of the organisation', async () => {
    const { secondReviewer } = world.actors
    await leave(secondReviewer, '2026-10-20')
    const claims = await openSession(secondReviewer)
    // 23:59 and 00:01 in Moscow.
    const lastMinute = await resumeSession(claims, world.depsAt('2026-10-20T20:59:00Z'))
    const after = await resumeSession(claims, world.depsAt('2026-10-20T21:01:00Z'))
    expect(lastMinute?.grants).toEqual(['reviewer'])
    expect(after?.grants).toEqual([])
  })

  it('heads nothing any more, and still sees the own results', async () => {
    const { unitHead } = world.actors
    await leave(unitHead, '2026-10-19')
    const actor = await resumeSession(await openSession(unitHead), world.deps)
    expect(actor).toMatchObject({ grants: ['employee'], headedUnitIds: [] })
  })
})
