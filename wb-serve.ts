import { existsSync, writeFileSync } from 'node:fs'
import { startTemporaryApplication } from '@/bin/temporary-application'
import { findBrowser } from '@/test/e2e/browser'
const running = await startTemporaryApplication('wb', (s) => console.error(s))
const browser = await findBrowser()
writeFileSync('/tmp/wb-env', `export ETALON_E2E_URL=${running.url}\nexport ETALON_E2E_BROWSER=${browser.executable}\n` + Object.entries(browser.environment).map(([k, v]) => `export ${k}='${v}'\n`).join(''))
console.log('up', running.url, browser.executable)
while (!existsSync('/tmp/wb-stop')) await new Promise((r) => setTimeout(r, 1000))
await running.stop()
process.exit(0)
