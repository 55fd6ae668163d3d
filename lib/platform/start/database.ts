import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { databaseUrl } from '../db/address'
import { type Cluster, startCluster } from '../db/cluster'
import { findClusterPlace } from '../db/cluster-place'
import {
  checkAppRole,
  checkOwner,
  openAppRole,
  ownerRole,
  provisionDatabase,
  withClient,
} from '../db/roles'
import type { Settings } from '../env'
import { type DataFolder, turnOver } from './data-folder'
import type { DataLock } from './data-lock'

/** The database of a start, provisioned but perhaps not migrated. */
export interface StartedDatabase {
  readonly ownerUrl: string
  /** Opens the application's role; call it after the migrations, the first of which creates it. */
  openApp(): Promise<string>
  stop(): Promise<void>
  /** Settles when an embedded server ends; never for another's. */
  readonly ended: Promise<void>
}

export const databaseName = 'etalon'

export async function startDatabase(
  settings: Settings,
  data: DataFolder,
  lock: DataLock,
  report: (sentence: string) => void,
): Promise<StartedDatabase> {
  return settings.databaseUrl === null
    ? startEmbedded(data, lock, report)
    : openExternal(settings.databaseUrl, settings.databaseOwnerUrl, data)
}

async function startEmbedded(
  data: DataFolder,
  lock: DataLock,
  report: (sentence: string) => void,
): Promise<StartedDatabase> {
  const place = findClusterPlace(data.path)
  if (place.moved)
    report(
      `${data.path} is closed to PostgreSQL's user (${place.user?.name}); the database lives in ${path.dirname(place.folder)} instead.`,
    )
  const logFile = path.join(data.logs, 'postgres.log')
  turnOver(logFile)
  const { superuser, owner } = data.secrets
  const cluster = await startCluster({ place, password: superuser, logFile, durable: true })
  lock.publish({ databasePort: cluster.port })
  const admin = cluster.superuserUrl('postgres')
  await dropUnfinishedDemo(admin, data)
  await provisionDatabase(admin, databaseName, owner)
  return embeddedDatabase(cluster, data)
}

/** The same database for a second program, while its holder runs. */
export function joinEmbedded(data: DataFolder, port: number): StartedDatabase {
  return {
    ...addresses(data, port),
    stop: async () => {},
    ended: new Promise(() => {}),
  }
}

function embeddedDatabase(cluster: Cluster, data: DataFolder): StartedDatabase {
  return {
    ...addresses(data, cluster.port),
    stop: () => cluster.stop(),
    ended: cluster.ended,
  }
}

function addresses(data: DataFolder, port: number) {
  const address = { host: '127.0.0.1', port, database: databaseName }
  const ownerUrl = databaseUrl({ ...address, user: ownerRole, password: data.secrets.owner })
  const { superuser, app } = data.secrets
  const admin = databaseUrl({ ...address, user: 'postgres', password: superuser })
  return { ownerUrl, openApp: () => openAppRole(admin, ownerUrl, app) }
}

async function openExternal(
  url: string,
  separateOwnerUrl: string | null,
  data: DataFolder,
): Promise<StartedDatabase> {
  const ownerUrl = separateOwnerUrl ?? url
  await checkOwner(ownerUrl)
  return {
    ownerUrl,
    openApp: async () => {
      if (separateOwnerUrl === null) return openAppRole(ownerUrl, ownerUrl, data.secrets.app)
      await checkAppRole(url)
      return url
    },
    stop: async () => {},
    ended: new Promise(() => {}),
  }
}

const unfinishedDemo = (data: DataFolder) => path.join(data.path, 'demo-unfinished')

/** While this mark stands, the embedded database holds nothing but a half-made demo company. */
export function markDemoUnfinished(data: DataFolder): void {
  mkdirSync(unfinishedDemo(data), { recursive: true })
}

export function markDemoFinished(data: DataFolder): void {
  rmSync(unfinishedDemo(data), { recursive: true, force: true })
}

async function dropUnfinishedDemo(adminUrl: string, data: DataFolder): Promise<void> {
  if (!existsSync(unfinishedDemo(data))) return
  await withClient(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`),
  )
  rmSync(data.files, { recursive: true, force: true })
  mkdirSync(data.files, { mode: 0o700 })
  markDemoFinished(data)
}
