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
const counts = [40, 120] as const

say('Building a bare form and SurveyJS')
const bare = await startBareForm()
const survey = await startSurveyForm()
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
    const pages = {
      bare: { address: `${bare.url}/${questions}`, questions },
      own: { address: `${running.url}/shop/${own.visitIds[place]}/form`, questions, cookie },
      SurveyJS: { address: `${survey.url}/${questions}`, questions },
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
  survey.stop()
  bare.stop()
}
