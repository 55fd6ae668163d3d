import { randomUUID } from 'node:crypto'
import { asOrganisationId, type OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import { insertOrganisation } from '@/lib/organisations/queries'
import { type Database, openDatabase, type Transaction } from '@/lib/platform/db/database'
import { hashPassword } from '@/lib/platform/passwords'
import { type PayCast, type PayRole, payCasts, payPassword, payZone } from './pay-cast'
import { visitDriver } from './pay-visits'

/** Founds the companies of `pay-cast.ts` beside the demo: places, people, and the visits of one of them. */
export async function foundPayCompanies(databaseUrl: string, now: Date): Promise<void> {
  const db = openDatabase(databaseUrl, 2)
  try {
    const passwordHash = await hashPassword(payPassword)
    for (const cast of Object.values(payCasts)) {
      const organisationId = asOrganisationId(randomUUID())
      const people = await found(db, cast, { organisationId, passwordHash, now })
      await visitDriver(db, cast, { organisationId, people, now })
    }
  } finally {
    await db.close()
  }
}

/** An account, and who is behind it. */
export interface PayAccount {
  readonly accountId: string
  readonly personId: string | null
  readonly shopperId: string | null
  /** Where the person works. */
  readonly unitId: string | null
}

export type PayPeople = Readonly<
  Record<
    'hr' | 'secondHr' | 'thirdHr' | 'driver' | 'otherDriver' | 'reviewer' | 'shopper',
    PayAccount
  >
>

function found(
  db: Database,
  cast: PayCast,
  { organisationId, passwordHash, now }: Omit<Base, 'locale'>,
): Promise<PayPeople> {
  return db.asOrganisation(organisationId, async (tx) => {
    const { code, name, locale, units, positions } = cast
    const fields = { code, name, timeZone: payZone, currency: 'RUB' }
    await insertOrganisation(tx, organisationId, { ...fields, defaultLocale: locale }, now)
    const base = { organisationId, locale, passwordHash, now }
    const office = await placeOf(tx, base, 'D1', units.office, positions.office)
    const delivery = await placeOf(tx, base, 'D2', units.delivery, positions.driver)
    return {
      hr: await employ(tx, base, cast.hr, office),
      secondHr: await employ(tx, base, cast.secondHr, office),
      thirdHr: await employ(tx, base, cast.thirdHr, office),
      reviewer: await employ(tx, base, cast.reviewer, office),
      driver: await employ(tx, base, cast.driver, delivery),
      otherDriver: await employ(tx, base, cast.otherDriver, delivery),
      shopper: await engage(tx, base, cast.shopper),
    }
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
  base: Base,
  role: PayRole,
  place: Place,
): Promise<PayAccount> {
  const { organisationId, now: createdAt } = base
  const { number: personnelNumber, fullName } = role
  const hiredOn = utcMidnight('2024-01-09')
  const person = { organisationId, personnelNumber, fullName, hiredOn, createdAt }
  const { id: personId } = await tx.person.create({ data: person, select: { id: true } })
  const assignment = { organisationId, personId, ...place, fromOn: hiredOn }
  await tx.assignment.create({ data: assignment, select: { id: true } })
  const accountId = await admit(tx, base, role, { personId })
  return { accountId, personId, shopperId: null, unitId: place.unitId }
}

async function engage(tx: Transaction, base: Base, role: PayRole): Promise<PayAccount> {
  const { organisationId, now: createdAt } = base
  const { number: label, fullName } = role
  const shopper = { organisationId, label, fullName, phone: '+7 900 000-00-00', createdAt }
  const { id: shopperId } = await tx.shopper.create({ data: shopper, select: { id: true } })
  const accountId = await admit(tx, base, role, { shopperId })
  return { accountId, personId: null, shopperId, unitId: null }
}

async function admit(
  tx: Transaction,
  { organisationId, locale, passwordHash, now: createdAt }: Base,
  { fullName: displayName, email, grants }: PayRole,
  who: { readonly personId: string } | { readonly shopperId: string },
): Promise<string> {
  const account = { displayName, email, ...who, passwordHash, locale, createdAt }
  const { id: accountId } = await tx.account.create({
    data: { organisationId, ...account },
    select: { id: true },
  })
  for (const kind of grants) {
    const given = { organisationId, accountId, kind, createdAt }
    await tx.grant.create({ data: given, select: { id: true } })
  }
  return accountId
}
