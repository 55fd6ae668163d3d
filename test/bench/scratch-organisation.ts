import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Actor, asOrganisationId } from '@/lib/access/actor'
import { insertAccountOnce } from '@/lib/accounts/queries'
import { insertOrganisation } from '@/lib/organisations/queries'
import { databaseUrl } from '@/lib/platform/db/address'
import { startCluster } from '@/lib/platform/db/cluster'
import { findClusterPlace } from '@/lib/platform/db/cluster-place'
import { type Database, openDatabase } from '@/lib/platform/db/database'
import { migrate } from '@/lib/platform/db/migrate'
import { openAppRole, ownerRole, provisionDatabase } from '@/lib/platform/db/roles'
import type { Deps } from '@/lib/platform/deps'
import { openFolderStorage } from '@/lib/platform/storage'

/**
 * Runs a measurement in an organisation of its own, on a real PostgreSQL that writes through as in
 * production and is thrown away.
 */
export async function withScratchOrganisation<T>(
  work: (actor: Actor, deps: Deps) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-bench-'))
  chmodSync(folder, 0o755)
  const password = 'bench'
  const cluster = await startCluster({
    place: findClusterPlace(path.join(folder, 'database')),
    password,
    durable: true,
    logFile: path.join(folder, 'postgres.log'),
    temporary: folder,
  })
  try {
    const superuserUrl = cluster.superuserUrl('postgres')
    await provisionDatabase(superuserUrl, 'bench', password)
    const address = { host: '127.0.0.1', port: cluster.port, database: 'bench' }
    const ownerUrl = databaseUrl({ ...address, user: ownerRole, password })
    await migrate(ownerUrl)
    const db = openDatabase(await openAppRole(superuserUrl, ownerUrl, password))
    try {
      const files = openFolderStorage(path.join(folder, 'files'))
      return await work(await aManager(db), { db, files, now: new Date() })
    } finally {
      await db.close()
    }
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function aManager(db: Database): Promise<Actor> {
  const organisationId = asOrganisationId(randomUUID())
  const now = new Date()
  const accountId = await db.asOrganisation(organisationId, async (tx) => {
    const words = { code: 'bench', name: 'Bench', timeZone: 'Europe/Moscow', currency: 'RUB' }
    await insertOrganisation(tx, organisationId, { ...words, defaultLocale: 'ru' }, now)
    const account = { displayName: 'Bench', email: 'bench@etalon.example', locale: 'ru' }
    return insertAccountOnce(tx, organisationId, account, now)
  })
  if (accountId === null) throw new Error('the account was not inserted')
  return {
    organisationId,
    accountId,
    displayName: 'Bench',
    locale: 'ru',
    grants: ['programme-manager'],
    personId: null,
    shopperId: null,
    headedUnitIds: [],
    workUnitIds: [],
  }
}
