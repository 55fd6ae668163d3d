import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectFolder } from '@/lib/platform/project-folder'
import { changesAtLoad, placesAtLoad, withoutChangesAtLoad } from './changes-at-load'
import { type MutationGroup, mutatedFiles, neverMutated } from './groups'
import type { MutationPart } from './measured-pieces'
import { type MutationReport, mutationReportSchema } from './mutation-figures'

export interface StrykerRun {
  readonly group: MutationGroup
  /** Only these files of the group; none: all of them. */
  readonly only: readonly string[]
  /** Keeps what was found, and tries anew only what changed since: for work, not for figures. */
  readonly incremental: boolean
  readonly workers: number
  /** Both; or for a run in pieces one of them, that the other one is added to. */
  readonly parts: readonly MutationPart[]
}

/** What was found, by the parts that were asked for. */
export type PartReports = Partial<Readonly<Record<MutationPart, MutationReport>>>

/**
 * `called`: single tests against what they reach. `loading`: all tests against what is read while
 * modules load. `listing`: nothing is run, to learn which changes are of which kind.
 */
type Kind = MutationPart | 'listing'

/** What is read while modules load cannot be switched on where they are loaded. */
const runners = { called: 'warm', loading: 'vitest', listing: 'listing' } as const satisfies Record<
  Kind,
  string
>

interface Round {
  readonly mutate: readonly string[]
  readonly kind: Kind
}

/**
 * Changes the files of a group, one place at a time, and runs their tests after each change: those
 * that reach it, and for what is read while modules load all of them, in a second round.
 */
export async function runStryker(run: StrykerRun): Promise<PartReports> {
  const { group, only, parts } = run
  const mutate = only.length > 0 ? [...only, ...neverMutated] : mutatedFiles(group)
  const isCalled = parts.includes('called')
  const first = await runRound(run, { mutate, kind: isCalled ? 'called' : 'listing' })
  const called = isCalled ? { called: withoutChangesAtLoad(first) } : {}
  if (!parts.includes('loading')) return called
  const places = placesAtLoad(first)
  const second =
    places.length === 0 ? { files: {} } : await runRound(run, { mutate: places, kind: 'loading' })
  return { ...called, loading: changesAtLoad(first, second) }
}

async function runRound(run: StrykerRun, round: Round): Promise<MutationReport> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-mutation-'))
  try {
    const report = path.join(folder, 'report.json')
    const settings = path.join(folder, 'stryker.json')
    writeFileSync(settings, JSON.stringify(settingsOf(run, round, folder, report)))
    const code = await stryker(settings, run.group.name)
    if (code !== 0) throw new Error(`Stryker ended with ${code}; what it said stands above`)
    return mutationReportSchema.parse(JSON.parse(readFileSync(report, 'utf8')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function settingsOf(
  { group, incremental, workers }: StrykerRun,
  { mutate, kind }: Round,
  folder: string,
  report: string,
) {
  const isAtLoad = kind === 'loading'
  const cache = `mutation-${group.name}-${kind}.json`
  return {
    plugins: [
      '@stryker-mutator/vitest-runner',
      path.join(projectFolder, 'test/bench/mutation/warm-runner.ts'),
    ],
    testRunner: runners[kind],
    vitest: {
      configFile: 'test/bench/mutation/vitest.config.ts',
      // Who reaches a change is known from the first round; only where all tests run is it worth
      // looking which of them import the file.
      related: isAtLoad,
    },
    ignoreStatic: !isAtLoad,
    mutate,
    // The copy needs the core, the tests and what they read; not the data folder, nor a build.
    ignorePatterns: [
      '/*',
      '!/bin',
      '!/docs',
      '!/lib',
      '!/test',
      '!/package.json',
      '!/tsconfig.json',
    ],
    // TypeScript 7 has no interface by which Stryker could rewrite the paths of tsconfig.json; the
    // copy needs none rewritten, so it is told of a file that is not there.
    tsconfigFile: 'none',
    disableTypeChecks: false,
    coverageAnalysis: 'perTest',
    concurrency: workers,
    // Generous: a slow moment of the machine must not count as a change that was noticed.
    timeoutMS: 30_000,
    timeoutFactor: 4,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: report },
    tempDirName: path.join(folder, 'copy'),
    cleanTempDir: 'always',
    allowConsoleColors: false,
    incremental,
    incrementalFile: path.join(projectFolder, 'node_modules/.cache', cache),
  }
}

function stryker(settings: string, group: string): Promise<number> {
  const script = path.join(projectFolder, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, 'run', settings], {
      cwd: projectFolder,
      // Figures are our own standard output; words on the way go beside it.
      stdio: ['ignore', process.stderr, process.stderr],
      // Properties are tried less often, as single cases are there as well.
      env: {
        ...process.env,
        ...{ NODE_OPTIONS: '', ETALON_MUTATION_GROUP: group },
        ...{ ETALON_RUNS: '25', ETALON_LIVES: '10' },
      },
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill())
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
