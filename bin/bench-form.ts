import os from 'node:os'
import { chromium } from '@playwright/test'
import { startBareForm } from '@/test/bench/form/bare-form'
import { type FormFigures, measureForm } from '@/test/bench/form/measure-form'
import { aVisitWithForm } from '@/test/bench/form/own-form'
import { startSurveyForm } from '@/test/bench/form/survey-form'
import { browserFlags, findBrowser } from '@/test/e2e/browser'
import { startTemporaryApplication } from './temporary-application'

// npm run bench:form: the form of a visit beside a bare page of the same framework and beside
// SurveyJS, in one run. SurveyJS is fetched from the registry into a folder that is thrown away.
const say = (sentence: string) => console.error(sentence)
// `npm run bench:form -- 1400` measures the own form alone, with so many questions on one screen.
const only = process.argv
  .slice(2)
  .map(Number)
  .filter((count) => count > 0)
const counts = only.length > 0 ? only : [40, 120]

const rivals = only.length > 0 ? null : await startRivals()
const running = await startTemporaryApplication('npm run bench:form', say)
const { executable, environment } = await findBrowser()
const browser = await chromium.launch({
  executablePath: executable,
  args: browserFlags,
  env: { ...process.env, ...environment } as Record<string, string>,
})
try {
  const own = await aVisitWithForm(running.url, running.databaseUrl, counts)
  const figures: Record<string, FormFigures> = {}
  for (const [place, questions] of counts.entries()) {
    const { cookie } = own
    const address = `${running.url}/shop/${own.visitIds[place]}/form`
    const pages = {
      ...(rivals ? { bare: { address: `${rivals.bare.url}/${questions}`, questions } } : {}),
      own: { address, questions, cookie },
      ...(rivals ? { SurveyJS: { address: `${rivals.survey.url}/${questions}`, questions } } : {}),
    }
    for (const [name, page] of Object.entries(pages)) {
      say(`Measuring: ${name}, ${questions} questions`)
      figures[`${name}, ${questions} questions`] = await measureForm(browser, page)
    }
  }
  const machine = {
    cores: os.cpus().length,
    processor: os.cpus()[0]?.model ?? 'unknown',
    load: os.loadavg().map(Math.round),
    node: process.version,
  }
  console.log(JSON.stringify({ machine, figures }, null, 2))
} finally {
  await browser.close()
  await running.stop()
  rivals?.survey.stop()
  rivals?.bare.stop()
}

async function startRivals() {
  say('Building a bare form and SurveyJS')
  return { bare: await startBareForm(), survey: await startSurveyForm() }
}
