import http from 'node:http'
import { performance } from 'node:perf_hooks'
import { startTemporaryApplication } from '@/bin/temporary-application'
import { type DemoRoleName, demoPassword, demoRoles } from '@/prisma/demo/cast'
import { sessionCookie } from '../session-cookie'
import { type Bench, rounded } from './bench'

const connections = 8
const seconds = 6

/** The five main pages, each as the one who opens it every day. */
const pages = [
  { name: 'overview', path: '/overview', role: 'manager' },
  { name: 'visits', path: '/visits', role: 'reviewer' },
  { name: 'periods', path: '/periods', role: 'hr' },
  { name: 'own scores', path: '/me', role: 'employee' },
  { name: "shopper's visits", path: '/shop', role: 'shopper' },
] as const satisfies readonly { name: string; path: string; role: DemoRoleName }[]

/**
 * Requests per second of the five main pages of the built application with the demo company, as a
 * ratio to its plainest dynamic page (sign-in, no session, one query), side by side in one run.
 */
export const pagesBench: Bench = {
  name: 'pages',
  async run() {
    const running = await startTemporaryApplication('npm run bench', (sentence) =>
      console.error(sentence),
    )
    try {
      return await measure(running.url)
    } finally {
      await running.stop()
    }
  },
}

async function measure(url: string): Promise<Record<string, number>> {
  const figures: Record<string, number> = { connections, secondsEach: seconds }
  const plain = await requestsPerSecond(`${url}/sign-in`, '')
  figures['plain page, requests/s'] = rounded(plain, 1)
  for (const { name, path: address, role } of pages) {
    const cookie = await sessionCookie(url, demoRoles[role].email, demoPassword)
    const rate = await requestsPerSecond(`${url}${address}`, cookie)
    figures[`${name}, requests/s`] = rounded(rate, 1)
    figures[`${name}, ratio to the plain page`] = rounded(rate / plain)
  }
  return figures
}

/** Keeps the connections busy for a bounded time; any answer but 200 is an error. */
async function requestsPerSecond(address: string, cookie: string): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  await Promise.all(Array.from({ length: connections }, () => get(address, cookie, agent)))
  const begun = performance.now()
  const end = begun + seconds * 1000
  let answered = 0
  const worker = async () => {
    while (performance.now() < end) {
      await get(address, cookie, agent)
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  agent.destroy()
  return answered / ((performance.now() - begun) / 1000)
}

function get(address: string, cookie: string, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = cookie === '' ? {} : { cookie }
    const request = http.get(address, { agent, headers }, (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${address} answered ${response.statusCode}`))
      })
    })
    request.on('error', reject)
  })
}
