import os from 'node:os'
import { z } from 'zod'
import { demoPassword, demoRoles } from '@/prisma/demo/cast'
import { installLighthouse, measurePage, type PageScores } from '@/test/bench/lighthouse'
import { findBrowser } from '@/test/e2e/browser'
import { sessionCookie } from '@/test/session-cookie'
import { startTemporaryApplication } from './temporary-application'

// npm run bench:lighthouse: the shopper's pages as Lighthouse sees them, in both languages. It is
// fetched from the registry into a folder that is thrown away (or kept in ETALON_LIGHTHOUSE).
const goals = { performance: 95, accessibility: 100, bestPractices: 100 } as const
const visitsSchema = z.object({ visits: z.array(z.object({ id: z.guid(), state: z.string() })) })
const say = (sentence: string) => console.error(sentence)

say('Fetching Lighthouse')
const lighthouse = installLighthouse()
const running = await startTemporaryApplication('npm run bench:lighthouse', say)
const missed: string[] = []
try {
  const browser = await findBrowser()
  const cookie = await sessionCookie(running.url, demoRoles.shopper.email, demoPassword)
  const answer = await fetch(`${running.url}/api/v1/visits`, { headers: { cookie } })
  const { visits } = visitsSchema.parse(await answer.json())
  const idOf = (wanted: string) => visits.find(({ state }) => state === wanted)?.id
  const routes = [
    '/sign-in',
    '/shop',
    `/shop/${idOf('offered')}`,
    `/shop/${idOf('accepted')}`,
    `/shop/${idOf('accepted')}/form`,
    '/shop/phone',
    '/shop/offline',
  ]
  const figures: Record<string, PageScores> = {}
  for (const language of ['ru', 'en']) {
    for (const route of routes) {
      const session = route === '/sign-in' ? {} : { Cookie: cookie }
      const headers = { 'Accept-Language': language, ...session }
      const page = `${language} ${route.replace(/[0-9a-f-]{36}/, (id) => stateOf(id))}`
      say(`Measuring: ${page}`)
      const scores = measurePage(lighthouse, browser, `${running.url}${route}`, headers)
      figures[page] = scores
      for (const [name, least] of Object.entries(goals)) {
        const score = scores[name as keyof typeof goals]
        if (score < least) missed.push(`${page}: ${name} ${score}`)
      }
    }
  }
  const machine = {
    cores: os.cpus().length,
    processor: os.cpus()[0]?.model ?? 'unknown',
    load: os.loadavg().map(Math.round),
    browser: browser.version,
  }
  console.log(JSON.stringify({ machine, figures, missed }, null, 2))

  function stateOf(id: string): string {
    return visits.find((visit) => visit.id === id)?.state ?? id
  }
} finally {
  await running.stop()
  lighthouse.remove()
}
if (missed.length > 0) console.error(`Below the goal:\n${missed.join('\n')}`)
process.exit(missed.length === 0 ? 0 : 1)
