import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { withDatabase, withRole } from '@/lib/platform/db/address'
import { type Database, openDatabase } from '@/lib/platform/db/database'
import { appRole, ownerRole, withClient } from '@/lib/platform/db/roles'

/** A database of its own for one test file, migrated and empty. */
export interface TestDatabase {
  /** As the application connects: bound by row-level security. */
  readonly db: Database
  readonly url: string
  /** As the owner connects, for reading the catalogue and for `app.maintenance`. */
  readonly ownerUrl: string
  /** One statement as the owner with maintenance on, past row-level security: to look, not to arrange. */
  asOwner<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** Drops the database; call it in afterAll. */
  close(): Promise<void>
}

/**
 * Clones the migrated template (about 30 ms). In a test file:
 *
 *   let database: TestDatabase
 *   beforeAll(async () => { database = await openTestDatabase() })
 *   afterAll(() => database.close())
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const cluster = inject('cluster')
  if (cluster === undefined)
    throw new Error(
      'No test database here: see vitest.config.ts for the places of integration tests.',
    )
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await withClient(cluster.superuserUrl, (client) =>
    client.query(
      `CREATE DATABASE ${name} TEMPLATE ${cluster.template} OWNER ${ownerRole} STRATEGY file_copy`,
    ),
  )
  const superuserUrl = withDatabase(cluster.superuserUrl, name)
  const url = withRole(superuserUrl, appRole, cluster.appPassword)
  const ownerUrl = withRole(superuserUrl, ownerRole, cluster.ownerPassword)
  const db = openDatabase(url, 4)
  const owner = new pg.Pool({
    connectionString: ownerUrl,
    max: 1,
    options: '-c app.maintenance=on',
  })
  // `end` does not wait until the server has let go; dropping the database may end a session before that.
  owner.on('error', () => undefined)
  return {
    db,
    url,
    ownerUrl,
    asOwner: async (sql, values = []) => (await owner.query(sql, [...values])).rows,
    close: async () => {
      await Promise.all([db.close(), owner.end()])
      await withClient(cluster.superuserUrl, (client) =>
        client.query(`DROP DATABASE ${name} WITH (FORCE)`),
      )
    },
  }
}

/** Returns when as many sessions of this database wait for a lock; the server's own table tells. */
export async function untilWaiting({ asOwner }: TestDatabase, sessions: number): Promise<void> {
  for (let look = 0; look < 5000; look += 1) {
    const [row] = await asOwner<{ waiting: number }>(
      `SELECT count(DISTINCT w.pid)::int AS waiting FROM pg_locks w
       JOIN pg_locks o ON o.pid = w.pid
       JOIN pg_database d ON d.oid = o.database AND d.datname = current_database()
       WHERE NOT w.granted`,
    )
    if (row?.waiting === sessions) return
  }
  throw new Error(`there were never ${sessions} sessions that waited`)
}
