import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectFolder } from '@/lib/platform/project-folder'
import { placesAtLoad, withChangesAtLoad } from './changes-at-load'
import { type MutationGroup, mutatedFiles, neverMutated } from './groups'
import { type MutationReport, mutationReportSchema } from './mutation-figures'

export interface StrykerRun {
  readonly group: MutationGroup
  /** Only these files of the group; none: all of them. */
  readonly only: readonly string[]
  /** Keeps what was found, and tries anew only what changed since: for work, not for figures. */
  readonly incremental: boolean
  readonly workers: number
  /** Leaves out what is read while modules load: for work, not for figures. */
  readonly quick: boolean
}

/** One of the two rounds of a run: single tests against a change, or all tests against it. */
interface Round {
  readonly mutate: readonly string[]
  readonly isAtLoad: boolean
}

/**
 * Changes the files of a group, one place at a time, and runs their tests after each change: those
 * that reach it, and for what is read while modules load all of them, in a second round.
 */
export async function runStryker(run: StrykerRun): Promise<MutationReport> {
  const { group, only } = run
  const mutate = only.length > 0 ? [...only, ...neverMutated] : mutatedFiles(group)
  const first = await runRound(run, { mutate, isAtLoad: false })
  const places = placesAtLoad(first)
  if (run.quick || places.length === 0) return first
  return withChangesAtLoad(first, await runRound(run, { mutate: places, isAtLoad: true }))
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
  { mutate, isAtLoad }: Round,
  folder: string,
  report: string,
) {
  const cache = `mutation-${group.name}${isAtLoad ? '-at-load' : ''}.json`
  return {
    plugins: [
      '@stryker-mutator/vitest-runner',
      path.join(projectFolder, 'test/bench/mutation/warm-runner.ts'),
    ],
    // What is read while modules load cannot be switched on where they are loaded.
    testRunner: isAtLoad ? 'vitest' : 'warm',
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
      env: { ...process.env, NODE_OPTIONS: '', ETALON_MUTATION_GROUP: group, ETALON_RUNS: '25' },
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill())
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
