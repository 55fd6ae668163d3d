import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readSettings } from '@/lib/platform/env'
import { projectFolder } from '@/lib/platform/project-folder'
import { type Running, startEtalon } from '@/lib/platform/start/etalon'

/** The application as it is shipped, on a random port with a database and demo of its own. */
export async function startTemporaryApplication(
  program: string,
  report: (sentence: string) => void,
): Promise<Running> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-application-'))
  // Where root runs this, PostgreSQL's user has to pass.
  chmodSync(folder, 0o755)
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const settings = readSettings({ ETALON_DATA: folder, ETALON_PORT: '0' }, projectFolder)
  try {
    const running = await startEtalon(settings, {
      mode: 'start',
      program,
      report,
      signal: stopping.signal,
    })
    stopping.signal.addEventListener('abort', () => running.stop().then(remove))
    return { ...running, stop: () => running.stop().then(remove) }
  } catch (error) {
    remove()
    throw error
  }
}
