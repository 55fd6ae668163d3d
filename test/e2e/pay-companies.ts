import { randomUUID } from 'node:crypto'
import { asOrganisationId, type OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import { insertOrganisation } from '@/lib/organisations/queries'
import { type Database, openDatabase, type Transaction } from '@/lib/platform/db/database'
import { hashPassword } from '@/lib/platform/passwords'
import { type PayCast, type PayRole, payCasts, payPassword } from './pay-cast'

/** Founds the companies of `pay-cast.ts` beside the demo: places, people, accounts and nothing more. */
export async function foundPayCompanies(databaseUrl: string, now: Date): Promise<void> {
  const db = openDatabase(databaseUrl, 2)
  try {
    const passwordHash = await hashPassword(payPassword)
    for (const cast of Object.values(payCasts)) await found(db, cast, passwordHash, now)
  } finally {
    await db.close()
  }
}

function found(db: Database, cast: PayCast, passwordHash: string, now: Date): Promise<void> {
  const organisationId = asOrganisationId(randomUUID())
  return db.asOrganisation(organisationId, async (tx) => {
    const { code, name, locale, units, positions } = cast
    const fields = { code, name, timeZone: 'Europe/Moscow', currency: 'RUB' }
    await insertOrganisation(tx, organisationId, { ...fields, defaultLocale: locale }, now)
    const base = { organisationId, locale, passwordHash, now }
    const office = await placeOf(tx, base, 'D1', units.office, positions.office)
    const delivery = await placeOf(tx, base, 'D2', units.delivery, positions.driver)
    for (const role of [cast.hr, cast.secondHr]) await employ(tx, base, role, office)
    for (const role of [cast.driver, cast.otherDriver]) await employ(tx, base, role, delivery)
  })
}

interface Base {
  readonly organisationId: OrganisationId
  readonly locale: string
  readonly passwordHash: string
  readonly now: Date
}

interface Place {
  readonly unitId: string
  readonly positionId: string
}

async function placeOf(
  tx: Transaction,
  { organisationId, now }: Base,
  code: string,
  unit: string,
  position: string,
): Promise<Place> {
  const place = { organisationId, kind: 'department', code, name: unit, createdAt: now }
  const { id: unitId } = await tx.unit.create({ data: place, select: { id: true } })
  const job = { organisationId, name: position }
  const { id: positionId } = await tx.position.create({ data: job, select: { id: true } })
  return { unitId, positionId }
}

async function employ(
  tx: Transaction,
  { organisationId, locale, passwordHash, now: createdAt }: Base,
  { number, fullName, email, grant }: PayRole,
  place: Place,
): Promise<void> {
  const hiredOn = utcMidnight('2024-01-09')
  const person = { organisationId, personnelNumber: number, fullName, hiredOn, createdAt }
  const { id: personId } = await tx.person.create({ data: person, select: { id: true } })
  const assignment = { organisationId, personId, ...place, fromOn: hiredOn }
  await tx.assignment.create({ data: assignment, select: { id: true } })
  const account = { displayName: fullName, email, personId, passwordHash, locale, createdAt }
  const { id: accountId } = await tx.account.create({
    data: { organisationId, ...account },
    select: { id: true },
  })
  const given = { organisationId, accountId, kind: grant, createdAt }
  await tx.grant.create({ data: given, select: { id: true } })
}
