import http from 'node:http'
import { performance } from 'node:perf_hooks'
import { startTemporaryApplication } from '@/bin/temporary-application'
import { type DemoRoleName, demoPassword, demoRoles } from '@/prisma/demo/cast'
import { sessionCookie } from '../session-cookie'
import { type Bench, rounded, timed } from './bench'
import { startHelloWorld } from './hello-world'

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
 * ratio to a dynamic hello-world page of the same framework, side by side in one run; and how long a
 * file of ten thousand people takes from the first byte to the answer.
 */
export const pagesBench: Bench = {
  name: 'pages',
  async run() {
    const running = await startTemporaryApplication('npm run bench', (sentence) =>
      console.error(sentence),
    )
    const hello = await startHelloWorld()
    try {
      return { ...(await measure(running.url, hello.url)), ...(await importPeople(running.url)) }
    } finally {
      hello.stop()
      await running.stop()
    }
  },
}

async function measure(url: string, helloUrl: string): Promise<Record<string, number>> {
  const figures: Record<string, number> = { connections, secondsEach: seconds }
  const hello = await requestsPerSecond(helloUrl, '')
  figures['hello world, requests/s'] = rounded(hello, 1)
  for (const { name, path: address, role } of pages) {
    const cookie = await sessionCookie(url, demoRoles[role].email, demoPassword)
    const rate = await requestsPerSecond(`${url}${address}`, cookie)
    figures[`${name}, requests/s`] = rounded(rate, 1)
    figures[`${name}, ratio to hello world`] = rounded(rate / hello, 3)
  }
  return figures
}

const importedPeople = 10_000

/** Preview and import of a roster through the address that the screen uses. */
async function importPeople(url: string): Promise<Record<string, number>> {
  const cookie = await sessionCookie(url, demoRoles.administrator.email, demoPassword)
  await send(`${url}/api/v1/imports/units?mode=all-or-nothing`, cookie, unitTable)
  const address = `${url}/api/v1/imports/people`
  const [previewMs = Number.NaN] = await timed(1, () =>
    send(`${address}?mode=preview`, cookie, peopleTable),
  )
  const [importMs = Number.NaN] = await timed(1, () =>
    send(`${address}?mode=all-or-nothing`, cookie, peopleTable),
  )
  return { importedPeople, previewMs: rounded(previewMs, 0), importMs: rounded(importMs, 0) }
}

const unitTable = 'code,name,kind\nBENCH,Bench,shop\n'
const peopleTable = `personnel number;full name;hired;unit code;position\n${Array.from(
  { length: importedPeople },
  (_, index) => `B${index};Сотрудник Номер ${index};2026-01-12;BENCH;Продавец\n`,
).join('')}`

async function send(address: string, cookie: string, body: string): Promise<void> {
  const origin = new URL(address).origin
  const answer = await fetch(address, { method: 'POST', headers: { cookie, origin }, body })
  const told = (await answer.json()) as { ok: boolean; problems?: readonly unknown[] }
  if (!told.ok || told.problems?.length !== 0)
    throw new Error(`${address}: ${JSON.stringify(told)}`)
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
