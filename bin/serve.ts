import { existsSync } from 'node:fs'
import path from 'node:path'
import { readSettings } from '@/lib/platform/env'
import { operatorSentence } from '@/lib/platform/operator-error'
import { projectFolder } from '@/lib/platform/project-folder'
import { type Running, startEtalon } from '@/lib/platform/start/etalon'

/** Starts everything, says where it is, and stops everything in order when told to. */
export async function serve(mode: 'start' | 'dev', program: string): Promise<void> {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopping.abort())
  // The shell that npm or a supervisor ran was killed: nobody is left to stop this one.
  process.on('disconnect', () => stopping.abort())
  try {
    const dotenv = path.join(projectFolder, '.env')
    if (existsSync(dotenv)) process.loadEnvFile(dotenv)
    const settings = readSettings(process.env, projectFolder)
    const report = (sentence: string) => console.log(sentence)
    const running = await startEtalon(settings, { mode, program, report, signal: stopping.signal })
    announce(running)
    const broken = await Promise.race([running.broken, aborted(stopping.signal)])
    if (broken === null) console.log('\nStopping ...')
    await running.stop()
    if (broken !== null) fail(broken)
  } catch (error) {
    if (stopping.signal.aborted) process.exit(130)
    fail(operatorSentence(error) ?? error)
  }
  process.exit(0)
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null))
  })
}

function announce({ url, demoAccounts, firstRunCode }: Running): void {
  const lines = ['', `Etalon is ready: ${url}`]
  if (firstRunCode !== null)
    lines.push(
      '',
      `There is no organisation yet. Create it at ${url}/first-run`,
      `with this one-time code: ${firstRunCode}`,
    )
  if (demoAccounts.length > 0) {
    const width = Math.max(...demoAccounts.map((account) => account.role.length))
    lines.push('', 'This is a demo company; anybody who can open this page can sign in as:')
    for (const { role, name, login, password } of demoAccounts)
      lines.push(`  ${role.padEnd(width)}  ${login}  ${password}  (${name})`)
  }
  lines.push('', 'Ctrl-C stops it.', '')
  console.log(lines.join('\n'))
}

function fail(reason: unknown): never {
  console.error(typeof reason === 'string' ? `\n${reason}` : reason)
  process.exit(1)
}
