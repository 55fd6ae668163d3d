import os from 'node:os'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { zoneCookie } from '@/lib/platform/i18n/locales'
import { demoPassword, demoRoles } from '@/prisma/demo/cast'
import {
  installLighthouse,
  measurePage,
  type PageScores,
  waysToSlow,
} from '@/test/bench/lighthouse'
import { findBrowser } from '@/test/e2e/browser'
import { sessionCookie } from '@/test/session-cookie'
import { startTemporaryApplication } from './temporary-application'

// npm run bench:lighthouse                       the shopper's pages, in both languages
// npm run bench:lighthouse -- --only=/form       those whose name holds this
// npm run bench:lighthouse -- --runs=5           the run in the middle of so many, otherwise of 3
// npm run bench:lighthouse -- --slowed=applied   slowed in earnest; otherwise as Lighthouse does by
//                                                itself: measured at full speed and reckoned
// Lighthouse is fetched from the registry into a folder that is thrown away, or kept where
// ETALON_LIGHTHOUSE says.
const { only, ...asked } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '3' },
    slowed: { type: 'string', default: 'simulated' },
  },
}).values
const runs = z.coerce.number().int().min(1).max(25).parse(asked.runs)
const slowed = z.enum(waysToSlow).parse(asked.slowed)
const goals = { performance: 95, accessibility: 100, bestPractices: 100 } as const
/** It comes out of the phone, never through a network: how fast a network brings it, nobody waits for. */
const ofWorker = '/shop/offline'
const visitsSchema = z.object({ visits: z.array(z.object({ id: z.guid(), state: z.string() })) })
const say = (sentence: string) => console.error(sentence)

say('Fetching Lighthouse')
const lighthouse = installLighthouse()
const running = await startTemporaryApplication('npm run bench:lighthouse', say)
const missed: string[] = []
try {
  const browser = await findBrowser()
  const signedIn = await sessionCookie(running.url, demoRoles.shopper.email, demoPassword)
  // The sign-in leaves this too: pages tell times by the phone's own clock from the first picture on.
  const cookie = `${signedIn}; ${zoneCookie}=${Intl.DateTimeFormat().resolvedOptions().timeZone}`
  const answer = await fetch(`${running.url}/api/v1/visits`, { headers: { cookie } })
  const { visits } = visitsSchema.parse(await answer.json())
  const one = (wanted: string) => {
    const found = visits.find(({ state }) => state === wanted)
    if (found === undefined) throw new Error(`the demo has no ${wanted} visit`)
    return `/shop/${found.id}`
  }
  const routes = {
    '/sign-in': '/sign-in',
    '/shop': '/shop',
    '/shop/[visitId], offered': one('offered'),
    '/shop/[visitId], accepted': one('accepted'),
    '/shop/[visitId]/form': `${one('accepted')}/form`,
    '/shop/phone': '/shop/phone',
    [ofWorker]: ofWorker,
  }
  const figures: Record<string, PageScores> = {}
  for (const language of ['ru', 'en']) {
    for (const [name, route] of Object.entries(routes)) {
      if (only !== undefined && !name.includes(only)) continue
      const page = `${name}, ${language}`
      say(`Measuring: ${page}`)
      const address = `${running.url}${route}`
      const session = route === '/sign-in' ? '' : cookie
      const asked = { address, language, cookie: session, runs, slowed }
      const scores = await measurePage(lighthouse, browser, asked)
      figures[page] = scores
      say(JSON.stringify(scores))
      for (const goal of ['performance', 'accessibility', 'bestPractices'] as const) {
        if (goal === 'performance' && route === ofWorker) continue
        if (scores[goal] < goals[goal]) missed.push(`${page}: ${goal} ${scores[goal]}`)
      }
    }
  }
  const machine = {
    cores: os.cpus().length,
    processor: os.cpus()[0]?.model ?? 'unknown',
    load: os.loadavg().map(Math.round),
    browser: browser.version,
  }
  console.log(JSON.stringify({ machine, runs, slowed, figures, missed }, null, 2))
} finally {
  await running.stop()
  lighthouse.remove()
}
if (missed.length > 0) console.error(`Below the goal:\n${missed.join('\n')}`)
process.exit(missed.length === 0 ? 0 : 1)
