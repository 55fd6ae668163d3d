import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type AppEnvironment, appVariables } from '../env'
import { errorCode, errorMessage, OperatorError } from '../operator-error'
import { probePort } from '../ports'
import { projectFolder } from '../project-folder'
import { turnOver } from './data-folder'

/** The application's server process. */
export interface Application {
  stop(): Promise<void>
  /** Settles when the process has ended, whoever ended it. */
  readonly ended: Promise<void>
}

export interface ApplicationOptions {
  readonly mode: 'start' | 'dev'
  readonly host: string
  readonly port: number
  readonly environment: AppEnvironment
  /** null: straight to the console. */
  readonly logFile: string | null
  readonly signal: AbortSignal
}

const answersWithin = 60_000

/** The port to serve on: the wanted one, if it is free; for 0 any free one. */
export function choosePort(host: string, wanted: number): Promise<number> {
  return probePort(host, wanted).catch((error) => {
    throw new OperatorError(portSentence(error, host, wanted))
  })
}

function portSentence(error: unknown, host: string, port: number): string {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program; stop that one, or set ETALON_PORT to a free port (ETALON_PORT=0 finds one).`
    case 'EACCES':
      return `This user may not open port ${port}; set ETALON_PORT to one above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}; set ETALON_HOST to one of its own (127.0.0.1, or 0.0.0.0 for all).`
    default:
      return `Port ${port} on ${host} cannot be opened: ${errorMessage(error)}.`
  }
}

/** Starts the server and returns when it answers that it is well. */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  const child = spawnServer(options)
  let running = true
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      running = false
      resolve()
    })
  })
  const application = { ended, stop: () => stopServer(child, ended) }
  const deadline = Date.now() + answersWithin
  while (running && !options.signal.aborted && Date.now() < deadline) {
    if (await isWell(options)) return application
    await Promise.race([ended, sleep(100)])
  }
  const died = !running
  await application.stop()
  options.signal.throwIfAborted()
  const where = options.logFile === null ? '' : ` Its log is ${options.logFile}.`
  throw new OperatorError(
    died
      ? `The application ended while starting.${where}`
      : `The application does not get well.${where}`,
  )
}

/**
 * What Node is started with to be the application's server. The heap may grow by a quarter between
 * two collections, where V8 would let it grow fourfold: long work like an archive of 5,000 statements
 * holds 190 MB more than the server at rest instead of 490 (`npm run bench -- zip`).
 */
export function serverArguments(mode: 'dev' | 'start', host: string, port: number): string[] {
  const next = path.join(projectFolder, 'node_modules', 'next', 'dist', 'bin', 'next')
  const preload = pathToFileURL(path.join(import.meta.dirname, 'application.mjs')).href
  const server = [next, mode, '-H', host, '-p', String(port)]
  // In development Next.js hands these on in NODE_OPTIONS, where Node refuses the heap's.
  const heap = mode === 'start' ? ['--heap-growing-percent=25'] : []
  return [...heap, '--import', preload, ...server]
}

function spawnServer({ mode, host, port, environment, logFile }: ApplicationOptions): ChildProcess {
  if (logFile !== null) turnOver(logFile)
  const log = logFile === null ? 'inherit' : openSync(logFile, 'a', 0o600)
  try {
    return spawn(process.execPath, serverArguments(mode, host, port), {
      cwd: projectFolder,
      stdio: ['ignore', log, log, 'ipc'],
      env: {
        ...process.env,
        ...appVariables(environment),
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
      },
    })
  } finally {
    if (log !== 'inherit') closeSync(log)
  }
}

async function isWell({ host, port }: ApplicationOptions): Promise<boolean> {
  // A server on all addresses is asked on the loopback one.
  const asked = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  try {
    const signal = AbortSignal.timeout(30_000)
    const answer = await fetch(`http://${asked}:${port}/api/health`, { signal })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    // Not listening yet; the deadline of the caller decides when that is too long.
    return false
  }
}

async function stopServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), 8_000)
  await ended
  clearTimeout(patience)
}
