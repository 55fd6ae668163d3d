import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type Actor, asOrganisationId, type OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import type { Database, Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { type AppEnvironment, appVariables } from '@/lib/platform/env'
import { closeServer } from '@/lib/platform/server'
import { sessionCookieName, writeSessionToken } from '@/lib/platform/session-token'
import { openFolderStorage } from '@/lib/platform/storage'
import { resumeSession } from '@/lib/sessions/use-cases/resume-session'
import { type CastName, cast, castNames, type PositionName, type Role, type UnitName } from './cast'
import type { TestDatabase } from './database'

/** A Tuesday at noon in Moscow; tests that need another moment say `world.depsAt(...)`. */
export const worldNow = new Date('2026-10-20T09:00:00Z')

/** Everybody's password in the world. */
export const worldPassword = 'metro-kitten-sunrise'
const worldPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$26M6dK0gFikBLQkbnJqCjA$VU6yclVOqJ6kyFgNdDUHEUWOkNpa3Xd5hbP/0xBUPQM'

interface Places {
  unit(name: UnitName): string
  position(name: PositionName): string
}

export interface World {
  readonly database: TestDatabase
  readonly db: Database
  /** Database, a temporary folder of files, and `worldNow`. */
  readonly deps: Deps
  depsAt(now: Date | string): Deps
  readonly organisationId: OrganisationId
  /** As sign-in would make them, read from the database when the world was opened. */
  readonly actors: Readonly<Record<CastName, Actor>>
  readonly units: Readonly<Record<UnitName, string>>
  readonly positions: Readonly<Record<PositionName, string>>
  /** Another organisation: one account that holds every grant there, and a shop of its own. */
  readonly stranger: Actor
  readonly strangerUnitId: string
  /** The actor of an account as it stands now, after grants or assignments have changed. */
  actorNow(actor: Actor): Promise<Actor>
  /** Gives `work` the tables of the first organisation, to arrange what no use case does yet. */
  arrange<T>(work: (tx: Transaction, organisationId: OrganisationId) => Promise<T>): Promise<T>
  /** For calling route handlers in-process: the variables of the server, and a `cookie` header. */
  readonly environment: AppEnvironment
  serve(): void
  cookieOf(actor: Actor): Promise<string>
  close(): Promise<void>
}

/** A fresh database, or the empty one that is given, with the cast. In a test file: `beforeAll`, and `world.close()` in `afterAll`. */
export async function openWorld(given?: TestDatabase): Promise<World> {
  // Looked up only here: outside a test run there is no cluster to clone from.
  const database = given ?? (await (await import('./database')).openTestDatabase())
  const folder = await mkdtemp(path.join(os.tmpdir(), 'etalon-world-'))
  const environment: AppEnvironment = {
    url: 'http://127.0.0.1:3000',
    dataFolder: folder,
    databaseUrl: database.url,
    sessionSecret: 'a secret of the tests, 32 characters or more',
    demo: false,
    logLevel: 'error',
  }
  const { db } = database
  const files = openFolderStorage(path.join(folder, 'files'))
  const depsAt = (now: Date | string): Deps => ({ db, files, now: new Date(now) })
  const deps = depsAt(worldNow)
  const home = asOrganisationId(randomUUID())
  const made = await db.asOrganisation(home, (tx) => makeHome(tx, home))
  const away = asOrganisationId(randomUUID())
  const stranger = await db.asOrganisation(away, (tx) => makeAway(tx, away))
  const actors = Object.fromEntries(
    await Promise.all(
      castNames.map(async (name) => [name, await actorOf(deps, home, made.accounts[name])]),
    ),
  ) as Record<CastName, Actor>
  return {
    database,
    db,
    deps,
    depsAt,
    organisationId: home,
    actors,
    units: made.units,
    positions: made.positions,
    stranger: await actorOf(deps, away, stranger.accountId),
    strangerUnitId: stranger.unitId,
    actorNow: (actor) => actorOf(deps, actor.organisationId, actor.accountId),
    arrange: (work) => db.asOrganisation(home, (tx) => work(tx, home)),
    environment,
    serve: () => void Object.assign(process.env, appVariables(environment)),
    cookieOf: (actor) => cookieOf(db, environment, actor),
    close: async () => {
      await closeServer()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeHome(tx: Transaction, organisationId: OrganisationId) {
  await makeOrganisation(tx, organisationId, 'romashka', 'Ромашка')
  const unit = (kind: string, code: string, name: string, parentId: string | null = null) =>
    insertedId(
      tx.unit.create({
        data: { organisationId, kind, code, name, parentId, createdAt: worldNow },
        select: { id: true },
      }),
    )
  const region = await unit('region', 'R1', 'Центр')
  const units: Record<UnitName, string> = {
    region,
    shopNorth: await unit('shop', 'S1', 'Магазин на Северной', region),
    shopSouth: await unit('shop', 'S2', 'Магазин на Южной', region),
    callCentre: await unit('call-centre', 'C1', 'Контакт-центр'),
    office: await unit('department', 'D1', 'Отдел качества'),
  }
  const position = (name: string) =>
    insertedId(tx.position.create({ data: { organisationId, name }, select: { id: true } }))
  const positions: Record<PositionName, string> = {
    seller: await position('Продавец'),
    shopHead: await position('Директор магазина'),
    operator: await position('Оператор'),
    specialist: await position('Специалист'),
  }
  const places: Places = { unit: (name) => units[name], position: (name) => positions[name] }
  const accounts: Partial<Record<CastName, string>> = {}
  for (const name of castNames) {
    accounts[name] = await makeAccount(tx, organisationId, name, cast[name], places)
  }
  return { units, positions, accounts: accounts as Record<CastName, string> }
}

async function makeOrganisation(tx: Transaction, id: string, code: string, name: string) {
  const data = { id, code, name, timeZone: 'Europe/Moscow', currency: 'RUB', createdAt: worldNow }
  await tx.organisation.create({ data, select: { id: true } })
}

async function makeAccount(
  tx: Transaction,
  organisationId: string,
  mailbox: string,
  role: Role,
  places: Places,
): Promise<string> {
  const personId = role.works ? await makePerson(tx, organisationId, role, places) : null
  const shopperId = role.shops ? await makeShopper(tx, organisationId, role) : null
  const id = await insertedId(
    tx.account.create({
      data: {
        organisationId,
        displayName: role.fullName,
        email: `${mailbox.toLowerCase()}@romashka.example`,
        personId,
        shopperId,
        passwordHash: worldPasswordHash,
        createdAt: worldNow,
      },
      select: { id: true },
    }),
  )
  await tx.grant.createMany({
    data: role.grants.map((kind) => ({
      organisationId,
      accountId: id,
      kind,
      unitId: kind === 'unit-head' && role.heads ? places.unit(role.heads) : null,
      createdAt: worldNow,
    })),
  })
  return id
}

async function makePerson(
  tx: Transaction,
  organisationId: string,
  role: Role,
  places: Places,
): Promise<string | null> {
  if (!role.works) return null
  const hiredOn = utcMidnight('2025-01-09')
  const personId = await insertedId(
    tx.person.create({
      data: {
        organisationId,
        personnelNumber: role.works.number,
        fullName: role.fullName,
        hiredOn,
        createdAt: worldNow,
      },
      select: { id: true },
    }),
  )
  await tx.assignment.create({
    data: {
      organisationId,
      personId,
      unitId: places.unit(role.works.unit),
      positionId: places.position(role.works.as),
      fromOn: hiredOn,
    },
    select: { id: true },
  })
  return personId
}

function makeShopper(tx: Transaction, organisationId: string, role: Role): Promise<string> {
  const data = {
    organisationId,
    label: role.shops?.label ?? '',
    fullName: role.fullName,
    phone: '+7 900 000-00-00',
    createdAt: worldNow,
  }
  return insertedId(tx.shopper.create({ data, select: { id: true } }))
}

async function makeAway(tx: Transaction, organisationId: OrganisationId) {
  await makeOrganisation(tx, organisationId, 'vasilek', 'Василёк')
  const unit = { kind: 'shop', code: 'S1', name: 'Чужой магазин', createdAt: worldNow }
  const unitId = await insertedId(
    tx.unit.create({ data: { organisationId, ...unit }, select: { id: true } }),
  )
  const position = await tx.position.create({
    data: { organisationId, name: 'Продавец' },
    select: { id: true },
  })
  const role: Role = {
    fullName: 'Чужой Человек',
    grants: [
      'administrator',
      'programme-manager',
      'reviewer',
      'hr',
      'unit-head',
      'employee',
      'shopper',
    ],
    heads: 'shopNorth',
    works: { unit: 'shopNorth', as: 'seller', number: '201' },
    shops: { label: '№ 7' },
  }
  const places: Places = { unit: () => unitId, position: () => position.id }
  // The e-mail is unique on the server, so the stranger's differs from the cast's.
  const accountId = await makeAccount(tx, organisationId, 'stranger', role, places)
  return { accountId, unitId }
}

async function insertedId(row: Promise<{ id: string }>): Promise<string> {
  return (await row).id
}

async function openSession(db: Database, organisationId: OrganisationId, accountId: string) {
  return db.asOrganisation(organisationId, async (tx) => {
    const account = await tx.account.findUniqueOrThrow({
      where: { organisationId_id: { organisationId, id: accountId } },
      select: { sessionVersion: true },
    })
    const version = account.sessionVersion
    const data = { organisationId, accountId, version, createdAt: worldNow }
    const expiresAt = new Date('2099-01-01T00:00:00Z')
    const session = await tx.session.create({ data: { ...data, expiresAt }, select: { id: true } })
    return { organisationId, accountId, sessionId: session.id, version }
  })
}

async function actorOf(
  deps: Deps,
  organisationId: OrganisationId,
  accountId: string,
): Promise<Actor> {
  const actor = await resumeSession(await openSession(deps.db, organisationId, accountId), deps)
  if (!actor) throw new Error('the account cannot sign in')
  return actor
}

async function cookieOf(db: Database, environment: AppEnvironment, actor: Actor): Promise<string> {
  const claims = await openSession(db, actor.organisationId, actor.accountId)
  return `${sessionCookieName(environment.url)}=${await writeSessionToken(claims, environment)}`
}
