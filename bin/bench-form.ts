import os from 'node:os'
import { chromium } from '@playwright/test'
import { mostOnScreen } from '@/lib/core/visit-draft'
import { startBareForm } from '@/test/bench/form/bare-form'
import { aFlatChecklist } from '@/test/bench/form/forty-questions'
import { type FormFigures, measureForm } from '@/test/bench/form/measure-form'
import { measureHands } from '@/test/bench/form/measure-hands'
import { visitsWithForms } from '@/test/bench/form/own-form'
import { startSurveyForm } from '@/test/bench/form/survey-form'
import { browserFlags, findBrowser } from '@/test/e2e/browser'
import { aBigChecklist } from '@/test/factories/big-checklist'
import { startTemporaryApplication } from './temporary-application'

// npm run bench:form: the form of a visit beside a bare page of the same framework and beside
// SurveyJS, in one run. SurveyJS is fetched from the registry into a folder that is thrown away.
// `npm run bench:form -- 1400` puts the own form alone under the hands: so many questions in one section,
// and as a large form really is, 1,400 in 22 groups with conditions.
const say = (sentence: string) => console.error(sentence)
const only = process.argv
  .slice(2)
  .map(Number)
  .filter((count) => count > 0)
const counts = [40, 120]

const rivals = only.length > 0 ? null : await startRivals()
const running = await startTemporaryApplication('npm run bench:form', say)
const { executable, environment } = await findBrowser()
const browser = await chromium.launch({
  executablePath: executable,
  args: browserFlags,
  env: { ...process.env, ...environment } as Record<string, string>,
})
try {
  const figures = rivals ? await besideRivals(rivals) : await underHands()
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

async function besideRivals({ bare, survey }: Rivals): Promise<Record<string, FormFigures>> {
  const documents = counts.map(aFlatChecklist)
  const own = await visitsWithForms(running.url, running.databaseUrl, documents)
  const figures: Record<string, FormFigures> = {}
  for (const [place, questions] of counts.entries()) {
    const { cookie } = own
    const address = `${running.url}/shop/${own.visitIds[place]}/form`
    const pages = {
      bare: { address: `${bare.url}/${questions}`, questions },
      own: { address, questions: Math.min(questions, mostOnScreen), cookie },
      SurveyJS: { address: `${survey.url}/${questions}`, questions },
    }
    for (const [name, page] of Object.entries(pages)) {
      say(`Measuring: ${name}, ${questions} questions`)
      figures[`${name}, ${questions} questions`] = await measureForm(browser, page)
    }
  }
  return figures
}

async function underHands(): Promise<Record<string, Record<string, number>>> {
  const slowed = [1, 4]
  const forms = [
    ...only.map((count) => ({ name: `${count} in one section`, document: aFlatChecklist(count) })),
    { name: '1400 in 22 groups', document: aBigChecklist() },
  ].flatMap((form) => slowed.map((slowedBy) => ({ ...form, slowedBy })))
  const documents = forms.map(({ document }) => document)
  const own = await visitsWithForms(running.url, running.databaseUrl, documents)
  const figures: Record<string, Record<string, number>> = {}
  for (const [place, { name, slowedBy }] of forms.entries()) {
    const about = `${name}, ${slowedBy === 1 ? 'as fast as it is' : `${slowedBy} times slower`}`
    say(`Under the hands: ${about}`)
    const address = `${running.url}/shop/${own.visitIds[place]}/form`
    const page = { address, questions: 0, cookie: own.cookie }
    figures[about] = await measureHands(browser, page, slowedBy)
  }
  return figures
}

type Rivals = Awaited<ReturnType<typeof startRivals>>

async function startRivals() {
  say('Building a bare form and SurveyJS')
  return { bare: await startBareForm(), survey: await startSurveyForm() }
}
