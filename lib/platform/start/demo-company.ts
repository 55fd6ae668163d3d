import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { type DemoAccount, demoCompanySchema } from '../demo'
import { type AppEnvironment, appVariables } from '../env'
import { OperatorError } from '../operator-error'
import { projectFolder } from '../project-folder'

const seedFile = path.join(projectFolder, 'prisma', 'seed.ts')

/** Makes the demo company in an empty database, in a process that has the application's rights. */
export async function makeDemoCompany(
  environment: AppEnvironment,
  month: string | null,
  signal: AbortSignal,
  report: (sentence: string) => void,
): Promise<void> {
  const program = path.join(import.meta.dirname, 'seed-demo.ts')
  const child = spawn(process.execPath, [...process.execArgv, program], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...appVariables(environment), ETALON_DEMO_MONTH: month ?? '' },
    signal,
  })
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the child was started without pipes')
  createInterface({ input: stdout }).on('line', (line) => report(`  ${line}`))
  let complaints = ''
  stderr.on('data', (chunk) => {
    complaints += chunk
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0)
    throw new OperatorError(
      `The demo company could not be made:\n${complaints.trim().slice(-2000)}`,
    )
}

export function hasDemoCompany(): boolean {
  return existsSync(seedFile)
}

/** Who may sign in to the demo, as its seed says. */
export async function listDemoAccounts(): Promise<readonly DemoAccount[]> {
  return demoCompanySchema.parse(await import(seedFile)).demoAccounts
}
