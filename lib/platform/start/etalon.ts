import path from 'node:path'
import { backupName, writeBackup } from '../backup/write-backup'
import { migrate, readMigrationStatus } from '../db/migrate'
import { withClient } from '../db/roles'
import type { DemoAccount } from '../demo'
import type { AppEnvironment, Settings } from '../env'
import { issueFirstRunCode } from '../first-run'
import { OperatorError } from '../operator-error'
import { choosePort, startApplication } from './application'
import { build, isBuilt } from './build'
import { type DataFolder, openDataFolder } from './data-folder'
import { type DataLock, lockDataFolder } from './data-lock'
import {
  markDemoFinished,
  markDemoUnfinished,
  type StartedDatabase,
  startDatabase,
} from './database'
import { hasDemoCompany, listDemoAccounts, makeDemoCompany } from './demo-company'

export interface StartOptions {
  readonly mode: 'start' | 'dev'
  /** How this program is called, for whoever comes second: "npm start". */
  readonly program: string
  readonly report: (sentence: string) => void
  /** Aborted by Ctrl-C: what is going on ends, and what runs is stopped. */
  readonly signal: AbortSignal
}

export interface Running {
  readonly url: string
  /** Of the role that owns nothing; for measurements that prepare rows of their own. */
  readonly databaseUrl: string
  /** Empty unless this is the demo. */
  readonly demoAccounts: readonly DemoAccount[]
  /** Set while there is no organisation yet. */
  readonly firstRunCode: string | null
  /** Settles with a sentence when a part ends that nobody stopped. */
  readonly broken: Promise<string>
  stop(): Promise<void>
}

/** Everything between a checkout and a page that can be opened, in order; undone if it fails. */
export async function startEtalon(settings: Settings, options: StartOptions): Promise<Running> {
  const undo: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step()
  }
  try {
    return await startParts(settings, options, undo, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function startParts(
  settings: Settings,
  options: StartOptions,
  undo: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Running> {
  const { mode, report, signal } = options
  const data = openDataFolder(settings.dataFolder)
  const lock = await takeLock(data, options.program)
  undo.push(() => lock.release())
  const port = await choosePort(settings.host, settings.port)
  const url = settings.url ?? localUrl(settings.host, port)
  const demo = mayBeDemo(settings, url)
  signal.throwIfAborted()
  const database = await startDatabase(settings, data, lock, report)
  undo.push(() => database.stop())
  await bringUpToDate(database, data, report)
  const environment: AppEnvironment = {
    url,
    dataFolder: data.path,
    databaseUrl: await database.openApp(),
    sessionSecret: data.secrets.session,
    demo,
    logLevel: settings.logLevel,
  }
  signal.throwIfAborted()
  const empty = await fillIfEmpty(database, data, environment, settings.demoMonth, options)
  signal.throwIfAborted()
  if (mode === 'start' && !isBuilt()) await build(path.join(data.logs, 'build.log'), signal, report)
  const application = await startApplication({
    mode,
    host: settings.host,
    port,
    environment,
    logFile: settings.log === 'stdout' || mode === 'dev' ? null : path.join(data.logs, 'app.log'),
    signal,
  })
  undo.push(() => application.stop())
  lock.publish({ url })
  return {
    url,
    databaseUrl: environment.databaseUrl,
    demoAccounts: environment.demo && !empty && hasDemoCompany() ? await listDemoAccounts() : [],
    firstRunCode: empty ? issueFirstRunCode(data.path) : null,
    broken: Promise.race([
      application.ended.then(() => `The application ended by itself; see ${data.logs}.`),
      database.ended.then(() => `The database ended by itself; see ${data.logs}.`),
    ]),
    stop,
  }
}

async function takeLock(data: DataFolder, program: string): Promise<DataLock> {
  const locked = await lockDataFolder(data.path, program)
  if (locked.ok) return locked.lock
  const { holder } = locked
  const where = holder.url === null ? 'is just starting' : `runs at ${holder.url}`
  throw new OperatorError(
    `Etalon already ${where} with the data in ${data.path} (${holder.program}, process ${holder.pid}). Stop it there first, or set ETALON_DATA and ETALON_PORT for a second one.`,
  )
}

/** Before data that exists is changed by a newer release, it is saved. */
async function bringUpToDate(
  database: StartedDatabase,
  data: DataFolder,
  report: (sentence: string) => void,
): Promise<void> {
  const { applied, pending } = await readMigrationStatus(database.ownerUrl)
  if (pending.length > 0 && applied.length > 0) {
    const now = new Date()
    const archive = path.join(data.backups, backupName(now, 'before-upgrade'))
    report(`Saving the data before the upgrade to ${archive} ...`)
    await writeBackup({ ownerUrl: database.ownerUrl, files: data.files }, archive, now)
  }
  if (pending.length > 0) report('Bringing the database up to date ...')
  await migrate(database.ownerUrl)
}

/** Returns whether the database is still empty, so that the first-run page has to fill it. */
async function fillIfEmpty(
  database: StartedDatabase,
  data: DataFolder,
  environment: AppEnvironment,
  month: string | null,
  { report, signal }: StartOptions,
): Promise<boolean> {
  if (await hasOrganisation(database.ownerUrl)) return false
  if (!environment.demo || !hasDemoCompany()) return true
  report('Making the demo company (under a minute, once) ...')
  markDemoUnfinished(data)
  await makeDemoCompany(environment, month, signal, report)
  markDemoFinished(data)
  return false
}

function hasOrganisation(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ found: boolean }>('SELECT has_organisation() AS found')
    return rows[0]?.found === true
  })
}

/** The demo signs anybody in with one click: only with a database of its own, and on loopback. */
function mayBeDemo(settings: Settings, url: string): boolean {
  const reachable = !isLoopback(settings.host) || !isLoopback(new URL(url).hostname)
  const possible = settings.databaseUrl === null && !reachable
  if (settings.demo === true && !possible)
    throw new OperatorError(
      'ETALON_DEMO=1 works only with the embedded database (no DATABASE_URL) and on loopback (ETALON_HOST and ETALON_URL), because anybody can sign in to the demo.',
    )
  return possible && settings.demo !== false
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || host.startsWith('127.')
}

function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
