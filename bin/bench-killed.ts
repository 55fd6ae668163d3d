import os from 'node:os'
import { parseArgs } from 'node:util'
import { aFlatChecklist } from '@/test/bench/form/forty-questions'
import { visitsWithForms } from '@/test/bench/form/own-form'
import { measureKilled } from '@/test/bench/killed'
import { findBrowser } from '@/test/e2e/browser'
import { startTemporaryApplication } from './temporary-application'

// npm run bench:killed                          200 browsers killed while somebody types
// npm run bench:killed -- --runs=5 --seed=7     fewer, at other moments
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20261122' },
  },
})
const questions = 40
const say = (sentence: string) => console.error(sentence)
const running = await startTemporaryApplication('npm run bench:killed', say)
let failures = 0
try {
  const browser = await findBrowser()
  const { cookie, visitIds } = await visitsWithForms(running.url, running.databaseUrl, [
    aFlatChecklist(questions),
  ])
  const form = { address: `${running.url}/shop/${visitIds[0]}/form`, cookie, questions }
  const loadBefore = os.loadavg().map(Math.round)
  const figures = await measureKilled(browser, form, {
    runs: Number(values.runs),
    seed: Number(values.seed),
    onKill: (kill, verdict, found) => {
      say(`${kill}: ${JSON.stringify(verdict)}`)
      if (found !== null) say(found)
    },
  })
  const machine = {
    cores: os.cpus().length,
    processor: os.cpus()[0]?.model ?? 'unknown',
    browser: browser.version,
    loadBefore,
    loadAfter: os.loadavg().map(Math.round),
  }
  console.log(JSON.stringify({ machine, seed: Number(values.seed), figures }, null, 2))
  failures = figures.moreThanASecond + figures.savedButLost + figures.altered
} finally {
  await running.stop()
}
if (failures > 0) console.error(`Not kept: ${failures}.`)
process.exit(failures === 0 ? 0 : 1)
