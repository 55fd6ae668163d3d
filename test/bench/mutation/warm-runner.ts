import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type {
  MutantRunOptions,
  MutantRunResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner'
import { strykerPlugins as ordinaryPlugins } from '@stryker-mutator/vitest-runner'
import type { WarmAnswer, WarmOrder } from './warm-protocol.ts'

/** So long a started process may take to run all tests once. */
const longestStart = 180_000
/** This part of a change's time; what takes longer is left to the ordinary runner. */
const partOfTime = 0.5

/** A process that keeps all tests of the group loaded; it is ended and started anew at will. */
class WarmProcess {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-warm-'))
  private child: ChildProcess | null = null
  private server: Server | null = null
  private socket: Socket | null = null
  private starts = 0

  /** Kept when the tests were run once and wait to be run again, or when they could not be. */
  async start(): Promise<void> {
    this.starts += 1
    const place = path.join(this.folder, `${this.starts}.sock`)
    const connected = new Promise<Socket>((resolve, reject) => {
      this.server = createServer(resolve).listen(place)
      this.child = spawn(
        process.execPath,
        [
          'node_modules/vitest/vitest.mjs',
          'run',
          '--config',
          'test/bench/mutation/vitest.config.ts',
        ],
        // The open input tells it that somebody waits.
        { stdio: ['pipe', 'ignore', 'ignore'], env: { ...process.env, ETALON_WARM_SOCKET: place } },
      )
      this.child.once('exit', () => reject(new Error('The tests could not be kept loaded')))
    })
    this.socket = await within(longestStart, connected)
  }

  /** Null where nobody is ready to answer, or not in time; a new process is on its way then. */
  async ask(order: WarmOrder, milliseconds: number): Promise<WarmAnswer | null> {
    if (this.socket === null) return null
    const answer = within(milliseconds, firstLine(this.socket))
    this.socket.write(`${JSON.stringify(order)}\n`)
    const line = await answer
    if (line === null) this.startAgain()
    return line === null ? null : JSON.parse(line)
  }

  startAgain(): void {
    this.end()
    void this.start()
  }

  private end(): void {
    this.child?.removeAllListeners('exit')
    this.child?.kill('SIGKILL')
    this.server?.close()
    this.socket = null
  }

  dispose(): void {
    this.end()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    createInterface({ input: socket }).once('line', resolve)
  })
}

/** Null where a promise is not kept in time, or broken. */
function within<Kept>(milliseconds: number, promise: Promise<Kept>): Promise<Kept | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), milliseconds)
    promise.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer))
  })
}

/**
 * Vitest loads all modules anew for every change, which takes a hundred times as long as the tests
 * of one. So changes are tried where everything stays loaded, and by the ordinary runner where that
 * tells nothing. What a module keeps between tests can hide a change there and never invent one
 * that was noticed: the share of noticed changes is at worst too low.
 */
class WarmRunner implements TestRunner {
  private readonly warm = new WarmProcess()
  private readonly ordinary: TestRunner

  constructor(ordinary: TestRunner) {
    this.ordinary = ordinary
  }

  capabilities() {
    return this.ordinary.capabilities()
  }

  async init() {
    await this.ordinary.init?.()
    await this.warm.start()
  }

  dryRun(...given: Parameters<TestRunner['dryRun']>) {
    return this.ordinary.dryRun(...given)
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, testFilter, hitLimit, mutantActivation, timeout } = options
    if (mutantActivation === 'runtime' && testFilter !== undefined) {
      const order = { mutant: activeMutant.id, tests: testFilter, hitLimit: hitLimit ?? null }
      const answer = await this.warm.ask(order, timeout * partOfTime)
      const nrOfTests = testFilter.length
      if (answer?.outcome === 'killed') {
        const { test, message } = answer
        return {
          status: 'killed',
          killedBy: [test],
          failureMessage: message,
          nrOfTests,
        } as MutantRunResult
      }
      if (answer?.outcome === 'endless') {
        return { status: 'timeout', reason: 'went round for ever' } as MutantRunResult
      }
      if (answer?.outcome === 'survived') {
        return { status: 'survived', nrOfTests } as MutantRunResult
      }
      if (answer?.outcome === 'unsure') this.warm.startAgain()
    }
    return this.ordinary.mutantRun(options)
  }

  async dispose() {
    this.warm.dispose()
    await this.ordinary.dispose?.()
  }
}

/** Tells which changes there are and which tests reach them, and tries none. */
class ListingRunner implements TestRunner {
  private readonly ordinary: TestRunner

  constructor(ordinary: TestRunner) {
    this.ordinary = ordinary
  }

  capabilities() {
    return this.ordinary.capabilities()
  }

  async init() {
    await this.ordinary.init?.()
  }

  dryRun(...given: Parameters<TestRunner['dryRun']>) {
    return this.ordinary.dryRun(...given)
  }

  async mutantRun(): Promise<MutantRunResult> {
    return { status: 'survived', nrOfTests: 0 } as MutantRunResult
  }

  async dispose() {
    await this.ordinary.dispose?.()
  }
}

interface Injector {
  injectFunction(factory: unknown): TestRunner
}

const ordinaryOf = (injector: Injector) => injector.injectFunction(ordinaryPlugins[0]?.factory)

function warmRunner(injector: Injector): TestRunner {
  return new WarmRunner(ordinaryOf(injector))
}
warmRunner.inject = ['$injector'] as const

function listingRunner(injector: Injector): TestRunner {
  return new ListingRunner(ordinaryOf(injector))
}
listingRunner.inject = ['$injector'] as const

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'warm', factory: warmRunner },
  { kind: 'TestRunner', name: 'listing', factory: listingRunner },
]
