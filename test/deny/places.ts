import type { Actor } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import { type CastName, castNames } from '../cast'
import type { World } from '../world'
import { worldNow } from '../world'
import type { Place } from './case'
import { laterStatements } from './pay-rows'
import { type Rows, rowsOf, type Spot, sharedRows } from './rows'

export type Stage = Readonly<Record<Place | 'away', Rows>>

/** Rows of every kind in three units of the company, and in a second company. */
export async function arrangeStage(world: World): Promise<Stage> {
  const home = withHands(world)
  const { actors, units, positions } = world
  const shared = await sharedRows(home, {
    positionId: positions.seller,
    personnelNumbers: ['202', '203'],
    hr: [actors.hr, actors.secondHr],
  })
  const { shopper, secondShopper, employee, otherEmployee, secondHr } = actors
  const spot = (unitId: string, about: Actor, by: Actor): Spot => ({
    unitId,
    personId: about.personId,
    accountId: about.accountId,
    shopperId: by.shopperId ?? '',
  })
  const north = await rowsOf(home, shared, spot(units.shopNorth, employee, shopper))
  const south = await rowsOf(home, shared, spot(units.shopSouth, otherEmployee, secondShopper))
  const office = await rowsOf(home, shared, spot(units.office, secondHr, shopper))
  // October is locked without these visits, so November counts them.
  const owner = { deps: world.deps, personnelNumbers: ['202', '203'] }
  const paid = await laterStatements({ ...owner, hr: [actors.hr, null] }, '2026-11')
  const withPaid = (rows: Rows): Rows => {
    const paidStatementId = paid.get(rows.personId) ?? rows.paidStatementId
    return { ...rows, paidStatementId }
  }
  return { north: withPaid(north), south: withPaid(south), office, away: await awayRows(world) }
}

/**
 * The administrator plans and reviews here: he works in no unit, so that the visits to the office,
 * where everybody works who else could, come about as well.
 */
function withHands(world: World): World {
  const { administrator } = world.actors
  const manager: Actor = { ...administrator, grants: ['programme-manager'] }
  const reviewer: Actor = { ...administrator, grants: ['reviewer'] }
  return { ...world, actors: { ...world.actors, programmeManager: manager, reviewer } }
}

/** The other company: its one account holds every grant; its rows lie in a unit beside his own
 * and are about somebody else, because nobody plans and reviews what is about himself. */
async function awayRows(world: World): Promise<Rows> {
  const { stranger, db } = world
  const { organisationId } = stranger
  const arrange: World['arrange'] = (work) =>
    db.asOrganisation(organisationId, (tx) => work(tx, organisationId))
  const actors = Object.fromEntries(castNames.map((name) => [name, stranger])) as Record<
    CastName,
    Actor
  >
  const away: World = { ...world, organisationId, actors, arrange }
  const made = await arrange(async (tx) => {
    const unit = await tx.unit.create({
      data: { organisationId, kind: 'shop', code: 'S2', name: 'Второй', createdAt: worldNow },
      select: { id: true },
    })
    const shopper = await tx.shopper.create({
      data: { organisationId, label: '№ 8', fullName: 'Второй', createdAt: worldNow },
      select: { id: true },
    })
    const position = await tx.position.findFirstOrThrow({ select: { id: true } })
    const hiredOn = utcMidnight('2025-01-09')
    const seller = { personnelNumber: '202', fullName: 'Второй Продавец', hiredOn }
    const person = await tx.person.create({
      data: { organisationId, ...seller, createdAt: worldNow },
      select: { id: true },
    })
    const place = { personId: person.id, unitId: unit.id, positionId: position.id }
    await tx.assignment.create({ data: { organisationId, ...place, fromOn: hiredOn } })
    return { ...place, shopperId: shopper.id }
  })
  const pay = { positionId: made.positionId, personnelNumbers: ['202'] }
  const shared = await sharedRows(away, { ...pay, hr: [stranger, null] })
  const { accountId } = stranger
  const { unitId, shopperId, personId } = made
  const rows = await rowsOf(away, shared, { unitId, shopperId, personId, accountId })
  const owner = { deps: world.deps, personnelNumbers: ['202'] }
  const paid = await laterStatements({ ...owner, hr: [stranger, null] }, '2026-10')
  return { ...rows, paidStatementId: paid.get(personId) ?? '' }
}
