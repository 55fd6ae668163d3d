import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { operatorSentence } from '@/lib/platform/operator-error'
import { projectFolder } from '@/lib/platform/project-folder'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** One part of the proof. It prints what it finds and returns what it counted. */
export interface Stage {
  readonly name: string
  run(): Promise<Counts>
}

const isColoured = process.stdout.isTTY === true
const bold = (text: string) => (isColoured ? `\x1b[1m${text}\x1b[0m` : text)

/** Runs all stages, also after a failure, prints times and the sum; true when nothing failed. */
export async function runStages(stages: readonly Stage[]): Promise<boolean> {
  const lines: string[] = []
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, run } of stages) {
    console.log(`\n${bold(`== ${name}`)}`)
    const begun = performance.now()
    const counts = await run().catch((error) => {
      console.error(operatorSentence(error) ?? error)
      return { passed: 0, failed: 1, skipped: 0 }
    })
    sum.passed += counts.passed
    sum.failed += counts.failed
    sum.skipped += counts.skipped
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    lines.push(`${name.padEnd(24)} ${seconds.padStart(7)} s  ${inWords(counts)}`)
  }
  console.log(`\n${lines.join('\n')}\n\n${inWords(sum)}`)
  return sum.failed === 0
}

function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
}

/** A tool that only says yes or no counts as one. */
export function yesOrNo(name: string, ...commands: readonly (readonly string[])[]): Stage {
  return {
    name,
    run: async () => {
      for (const command of commands)
        if ((await runNode(command)) !== 0) return { passed: 0, failed: 1, skipped: 0 }
      return { passed: 1, failed: 0, skipped: 0 }
    },
  }
}

const vitestResults = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numFailedTestSuites: z.number(),
  success: z.boolean(),
})

/** Of two cores vitest would leave one idle. */
const workers = Math.max(2, os.availableParallelism() - 1)

export function vitest(project: string, args: readonly string[] = []): Stage {
  return {
    name: project,
    run: () =>
      withResults(async (file) => {
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
        const code = await runNode([
          ...[tool('vitest', 'vitest.mjs'), 'run', '--project', project],
          ...[`--maxWorkers=${workers}`, ...reporters, ...args],
        ])
        const found = readResults(file, vitestResults)
        const failed = found?.numFailedTests ?? 0
        return {
          passed: found?.numPassedTests ?? 0,
          // A file that does not even load, or an error outside every test, is a failure too.
          failed: code !== 0 && failed === 0 ? 1 : failed,
          skipped: (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0),
        }
      }),
  }
}

const playwrightResults = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
})

export function playwright(
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Counts> {
  return withResults(async (file) => {
    const command = [tool('@playwright/test', 'cli.js'), 'test', ...args]
    const code = await runNode(command, { ...environment, ETALON_E2E_RESULTS: file })
    const stats = readResults(file, playwrightResults)?.stats
    const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
    return {
      passed: stats?.expected ?? 0,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: stats?.skipped ?? 0,
    }
  })
}

/** The script of an installed tool. */
export function tool(name: string, script: string): string {
  return path.join(projectFolder, 'node_modules', name, script)
}

/** Runs a script on this Node, with its output on our console; returns the exit code. */
export function runNode(
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
      // tsx is for this program; the tools bring their own way to read TypeScript.
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        ...(isColoured ? {} : { NO_COLOR: '1' }),
        ...environment,
      },
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

async function withResults(work: (file: string) => Promise<Counts>): Promise<Counts> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-results-'))
  try {
    return await work(path.join(folder, 'results.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readResults<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
}
