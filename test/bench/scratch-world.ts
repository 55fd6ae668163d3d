import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { databaseUrl } from '@/lib/platform/db/address'
import { type Cluster, type ClusterOptions, startCluster } from '@/lib/platform/db/cluster'
import { findClusterPlace } from '@/lib/platform/db/cluster-place'
import { openDatabase } from '@/lib/platform/db/database'
import { migrate } from '@/lib/platform/db/migrate'
import { openAppRole, ownerRole, provisionDatabase } from '@/lib/platform/db/roles'
import type { TestDatabase } from '../database'
import { startFaultProxy } from '../faults/proxy'
import { openWorld, type World } from '../world'
import { type KillableCluster, startKillableCluster } from './killable-cluster'

/** The cast of the tests on a PostgreSQL of its own that writes through, and is thrown away. */
export function withScratchWorld<T>(work: (world: World) => Promise<T>): Promise<T> {
  return withScratchCluster(async (options) => {
    const cluster = await startCluster({ ...options, temporary: options.folder })
    try {
      return await withWorldOn(cluster, cluster.port, work)
    } finally {
      await cluster.stop()
    }
  })
}

export interface KillableWorld {
  readonly world: World
  readonly database: KillableCluster
}

/** As `withScratchWorld`, reached through a relay, so that a PostgreSQL that was killed comes back to its address. */
export function withKillableWorld<T>(work: (scratch: KillableWorld) => Promise<T>): Promise<T> {
  return withScratchCluster(async (options) => {
    const database = await startKillableCluster(options)
    const relay = await startFaultProxy({
      target: () => database.cluster.port,
      fault: () => ({ kind: 'none' }),
    })
    try {
      return await withWorldOn(database.cluster, relay.port, (world) => work({ world, database }))
    } finally {
      await relay.close()
      await database.stop()
    }
  })
}

const password = 'bench'

async function withScratchCluster<T>(
  work: (options: ClusterOptions & { readonly folder: string }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-bench-'))
  chmodSync(folder, 0o755)
  try {
    const place = findClusterPlace(path.join(folder, 'database'))
    const logFile = path.join(folder, 'postgres.log')
    return await work({ place, password, logFile, durable: true, folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function withWorldOn<T>(
  cluster: Cluster,
  port: number,
  work: (world: World) => Promise<T>,
): Promise<T> {
  const superuserUrl = cluster.superuserUrl('postgres')
  await provisionDatabase(superuserUrl, 'bench', password)
  const address = { host: '127.0.0.1', port, database: 'bench' }
  const ownerUrl = databaseUrl({ ...address, user: ownerRole, password })
  await migrate(ownerUrl)
  const url = await openAppRole(superuserUrl, ownerUrl, password)
  const world = await openWorld(openScratchDatabase(url, ownerUrl))
  try {
    return await work(world)
  } finally {
    await world.close()
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
