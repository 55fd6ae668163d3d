import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { databaseUrl } from '@/lib/platform/db/address'
import { startCluster } from '@/lib/platform/db/cluster'
import { findClusterPlace } from '@/lib/platform/db/cluster-place'
import { openDatabase } from '@/lib/platform/db/database'
import { migrate } from '@/lib/platform/db/migrate'
import { openAppRole, ownerRole, provisionDatabase } from '@/lib/platform/db/roles'
import type { TestDatabase } from '../database'
import { openWorld, type World } from '../world'

export interface ScratchWorld {
  readonly world: World
  /** `kill -9` of one of PostgreSQL's processes: it ends them all and recovers from its log. */
  killDatabase(): Promise<void>
}

/** The cast of the tests on a PostgreSQL of its own that writes through, and is thrown away. */
export async function withScratchWorld<T>(work: (scratch: ScratchWorld) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-bench-'))
  chmodSync(folder, 0o755)
  const password = 'bench'
  const place = findClusterPlace(path.join(folder, 'database'))
  const logFile = path.join(folder, 'postgres.log')
  const options = { place, password, logFile, durable: true, temporary: folder }
  const cluster = await startCluster(options)
  try {
    const superuserUrl = cluster.superuserUrl('postgres')
    await provisionDatabase(superuserUrl, 'bench', password)
    const address = { host: '127.0.0.1', port: cluster.port, database: 'bench' }
    const ownerUrl = databaseUrl({ ...address, user: ownerRole, password })
    await migrate(ownerUrl)
    const url = await openAppRole(superuserUrl, ownerUrl, password)
    const world = await openWorld(openScratchDatabase(url, ownerUrl))
    try {
      return await work({ world, killDatabase: () => killOneBackend(ownerUrl) })
    } finally {
      await world.close()
    }
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function openScratchDatabase(url: string, ownerUrl: string): TestDatabase {
  const db = openDatabase(url)
  const options = '-c app.maintenance=on'
  const asOwner: TestDatabase['asOwner'] = async (sql, values = []) => {
    // A connection of its own each time: the server behind it is killed now and then.
    const client = new pg.Client({ connectionString: ownerUrl, options })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query(sql, [...values])).rows
    } finally {
      await client.end()
    }
  }
  return { db, url, ownerUrl, asOwner, close: () => db.close() }
}

async function killOneBackend(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const [row] = rows
    // Only what this very cluster said is its own process.
    if (row && isPostgres(row.pid)) process.kill(row.pid, 'SIGKILL')
  } catch (error) {
    console.error(`the database could not be killed: ${String(error)}`)
  }
}

function isPostgres(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres')
}
