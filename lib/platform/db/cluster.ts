import { type ChildProcess, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperatorError } from '../operator-error'
import { findFreePort } from '../ports'
import { databaseUrl } from './address'
import { clearLeftovers } from './cluster-leftovers'
import { type ClusterPlace, handTo } from './cluster-place'

/** A running PostgreSQL server of our own; it stops with this process, however that ends. */
export interface Cluster {
  readonly port: number
  /** The address for the cluster's superuser, which provisions and backs up, nothing else. */
  superuserUrl(database: string): string
  /** Ends all connections and shuts the server down in order. */
  stop(): Promise<void>
  /** Settles when the server has ended, whoever ended it. */
  readonly ended: Promise<void>
}

export interface ClusterOptions {
  readonly place: ClusterPlace
  readonly password: string
  readonly logFile: string
  /** False only in tests: faster, and lost with the machine's next power failure. */
  readonly durable: boolean
  /** A folder to remove when the server has ended, even if this process was killed. */
  readonly temporary?: string
}

/** The major version of the bundled programs; a cluster of another one cannot be opened. */
const majorVersion = '18'
const superuser = 'postgres'
const readyWithin = 120_000

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { place } = options
  if (!existsSync(place.folder)) await initialise(options)
  refuseOtherVersion(place)
  await clearLeftovers(place.folder)
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort()
    const started = await launch(options, port)
    if (started.ok) return started.cluster
    // Another program took the port in between, or the last server's memory is not free yet.
    const passing = /Address already in use|pre-existing shared memory/.test(started.log)
    if (!passing || attempt === 8) throw new OperatorError(sentenceFor(started.log, options))
    await sleep(500)
  }
}

function refuseOtherVersion(place: ClusterPlace): void {
  const version = readFileSync(path.join(place.folder, 'PG_VERSION'), 'utf8').trim()
  if (version === majorVersion) return
  throw new OperatorError(
    `The database in ${place.folder} was written by PostgreSQL ${version}, this release brings ${majorVersion}. Make a backup with the release that wrote it and restore that.`,
  )
}

async function initialise({ place, password, durable }: ClusterOptions): Promise<void> {
  // Made beside and renamed, so that an interrupted attempt is never taken for a cluster.
  const unfinished = `${place.folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  const secret = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'etalon-'))
  const passwordFile = path.join(secret, 'password')
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 })
    handTo(place.user, secret)
    handTo(place.user, passwordFile)
    const args = ['-D', unfinished, '-U', superuser, '-A', 'scram-sha-256', '-E', 'UTF8']
    // Built-in rules for letters: the same on every machine, and no index breaks with the system.
    args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
    args.push(`--pwfile=${passwordFile}`, '--no-instructions', ...(durable ? [] : ['--no-sync']))
    mkdirSync(unfinished, { mode: 0o700 })
    handTo(place.user, unfinished)
    await run(path.join(place.programs, 'initdb'), args, place)
    renameSync(unfinished, place.folder)
  } finally {
    rmSync(secret, { recursive: true, force: true })
  }
}

function run(command: string, args: readonly string[], place: ClusterPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    const ids = place.user === null ? {} : { uid: place.user.uid, gid: place.user.gid }
    const env = { ...process.env, LC_ALL: 'C' }
    const child = spawn(command, args, { ...ids, env, cwd: path.parse(command).root })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else if (/No space left/.test(output)) reject(noSpace())
      else reject(new OperatorError(`The database could not be created: ${lastLine(output)}`))
    })
  })
}

type Launched =
  | { readonly ok: true; readonly cluster: Cluster }
  | { readonly ok: false; readonly log: string }

async function launch(options: ClusterOptions, port: number): Promise<Launched> {
  const { place, logFile } = options
  const logBegins = existsSync(logFile) ? statSync(logFile).size : 0
  const keeper = spawnKeeper(options, port)
  // The keeper must not hold up a program that ends by an error: it ends with the program.
  keeper.unref()
  keeper.channel?.unref()
  let running = true
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      running = false
      resolve()
    }
    keeper.once('exit', end)
    keeper.once('error', end)
  })
  const deadline = Date.now() + readyWithin
  while (running && Date.now() < deadline) {
    if (isReady(place.folder, port))
      return { ok: true, cluster: clusterOf(options, port, keeper, ended) }
    await Promise.race([ended, sleep(20)])
  }
  if (running) keeper.disconnect()
  const log = existsSync(logFile) ? readFileSync(logFile).subarray(logBegins).toString() : ''
  return { ok: false, log }
}

function spawnKeeper(
  { place, durable, logFile, temporary }: ClusterOptions,
  port: number,
): ChildProcess {
  const setting = (name: string, value: string | number) => ['-c', `${name}=${value}`]
  const order = {
    command: path.join(place.programs, process.platform === 'win32' ? 'postgres.exe' : 'postgres'),
    args: [
      ...['-D', place.folder, '-p', String(port)],
      ...setting('listen_addresses', '127.0.0.1'),
      ...setting('unix_socket_directories', ''),
      ...setting('timezone', 'UTC'),
      ...setting('log_timezone', 'UTC'),
      ...setting('max_connections', 100),
      // The log names the error, never the row or the statement: those hold people's data.
      ...setting('log_error_verbosity', 'terse'),
      ...setting('log_min_error_statement', 'panic'),
      ...setting('fsync', durable ? 'on' : 'off'),
      ...setting('synchronous_commit', durable ? 'on' : 'off'),
      ...setting('full_page_writes', durable ? 'on' : 'off'),
    ],
    user: place.user,
    logFile,
    temporary,
  }
  const keeper = path.join(import.meta.dirname, 'keeper.mjs')
  return spawn(process.execPath, [keeper, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
    windowsHide: true,
  })
}

/** The server says in its pid file when it accepts connections; asking costs no connection. */
function isReady(folder: string, port: number): boolean {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return lines[3]?.trim() === String(port) && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

function clusterOf(
  { password }: ClusterOptions,
  port: number,
  keeper: ChildProcess,
  ended: Promise<void>,
): Cluster {
  return {
    port,
    ended,
    superuserUrl: (database) =>
      databaseUrl({ host: '127.0.0.1', port, database, user: superuser, password }),
    stop: async () => {
      keeper.ref()
      if (keeper.connected) keeper.disconnect()
      await ended
    },
  }
}

function sentenceFor(log: string, { logFile }: ClusterOptions): string {
  if (/No space left/.test(log)) return noSpace().message
  const fatal = log.split('\n').filter((line) => /FATAL|PANIC/.test(line))
  const reason = fatal.at(-1)?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? lastLine(log)
  return `The database did not start: ${reason || 'it gave no reason'}. Its log is ${logFile}.`
}

function noSpace(): OperatorError {
  return new OperatorError(
    'There is no space left on the disk for the database; free some and start again.',
  )
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
