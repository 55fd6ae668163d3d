import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readSettings } from '@/lib/platform/env'
import { projectFolder } from '@/lib/platform/project-folder'
import { startEtalon } from '@/lib/platform/start/etalon'
import { findBrowser } from '@/test/e2e/browser'
import { playwright, type Stage } from './stages'

/** The application as it is shipped, on a random port with a database and demo of its own. */
export function endToEnd(args: readonly string[]): Stage {
  return {
    name: 'e2e',
    run: async () => {
      const browser = await findBrowser()
      console.log(`Browser: ${browser.version} (${browser.executable})`)
      const folder = mkdtempSync(path.join(os.tmpdir(), 'etalon-e2e-'))
      chmodSync(folder, 0o755)
      const stopping = new AbortController()
      const stopWithUs = () => stopping.abort()
      process.once('SIGINT', stopWithUs).once('SIGTERM', stopWithUs)
      const settings = readSettings({ ETALON_DATA: folder, ETALON_PORT: '0' }, projectFolder)
      const running = await startEtalon(settings, {
        mode: 'start',
        program: 'npm test',
        report: (sentence) => console.log(sentence),
        signal: stopping.signal,
      })
      try {
        return await playwright(
          {
            ...browser.environment,
            ETALON_E2E_URL: running.url,
            ETALON_E2E_BROWSER: browser.executable,
            ETALON_E2E_FIRST_RUN_CODE: running.firstRunCode ?? '',
            ETALON_E2E_ACCOUNTS: JSON.stringify(running.demoAccounts),
          },
          args,
        )
      } finally {
        await running.stop()
        if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}
