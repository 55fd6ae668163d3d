import { createHash, randomUUID } from 'node:crypto'
import http from 'node:http'
import os from 'node:os'
import { performance } from 'node:perf_hooks'
import { canonicalJson } from '@/lib/core/canonical-json'
import {
  aCampaign,
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aSection,
} from '../factories'
import { aShopperOf } from '../faults/big-run'
import { type World, worldNow } from '../world'
import { type Bench, rounded } from './bench'
import { makeSureOfBuild, startProductionServer } from './production-server'
import { withScratchWorld } from './scratch-world'
import { databaseMs, workedMs } from './working-time'

const connections = 32
const seconds = 60
const answersEach = 40
const shoppers = 8
/** Each report needs a visit of its own; more than any machine gets through in the time. */
const visitsEach = 4_000

/**
 * Reports per second that one process of the built application takes in, each of 40 answers and for a
 * visit of its own, on a PostgreSQL that writes through. The load runs on the same machine.
 */
export const submitBench: Bench = {
  name: 'submit',
  async run() {
    await makeSureOfBuild()
    return withScratchWorld(async (world) => {
      const shots = await arrangeShots(world, visitsEach)
      const server = await startProductionServer(world.environment)
      try {
        const busy = rounded(os.loadavg()[0] ?? Number.NaN, 1)
        const before = await workedBy(world, server.pid)
        const measured = await measure(server.port, world.environment.url, shots)
        const worked = workedEach(before, await workedBy(world, server.pid), measured.sent)
        return { 'load of the machine before': busy, ...measured, ...worked }
      } finally {
        await server.kill()
      }
    })
  },
}

/** Working time so far, the senders' own with the rest: they share the machine. Units: milliseconds. */
export async function workedBy(world: World, serverPid: number) {
  return {
    'server ms': workedMs([serverPid]),
    'database ms': await databaseMs(world),
    'senders ms': workedMs([process.pid]),
  } as const
}
type Worked = Awaited<ReturnType<typeof workedBy>>

/** What one submission took of it. */
export function workedEach(before: Worked, after: Worked, submissions: number): Worked {
  const each = (whose: keyof Worked) => rounded((after[whose] - before[whose]) / submissions)
  return {
    'server ms': each('server ms'),
    'database ms': each('database ms'),
    'senders ms': each('senders ms'),
  }
}

/** One report to send: whose, and for which visit. */
export interface Shot {
  readonly cookie: string
  readonly visitId: string
  readonly form: { readonly versionId: string; readonly fingerprint: string }
}

export async function arrangeShots(world: World, visitsEach: number): Promise<readonly Shot[]> {
  const questions = Array.from({ length: answersEach }, (_, n) => aQuestion({ id: `q${n + 1}` }))
  const document = aChecklistDocument({ sections: [aSection({ questions })] })
  const form = await aPublishedChecklist(world, document)
  const campaignId = await aCampaign(world)
  const each = await Promise.all(
    Array.from({ length: shoppers }, async () => {
      const actor = await aShopperOf(world)
      const cookie = await world.cookieOf(actor)
      const ids = Array.from({ length: visitsEach }, () => randomUUID())
      await world.arrange((tx, organisationId) =>
        tx.visit.createMany({
          data: ids.map((id) => ({
            organisationId,
            id,
            campaignId,
            checklistVersionId: form.versionId,
            unitId: world.units.shopNorth,
            shopperId: actor.shopperId,
            scenario: 'Выберите подарок.',
            opensAt: new Date('2026-10-19T06:00:00Z'),
            closesAt: new Date('2026-10-25T18:00:00Z'),
            dueAt: new Date('2026-10-26T18:00:00Z'),
            fee: '700.00',
            state: 'accepted',
            plannedBy: world.actors.programmeManager.accountId,
            createdAt: worldNow,
            acceptedAt: worldNow,
          })),
        }),
      )
      return ids.map((visitId) => ({ cookie, visitId, form }))
    }),
  )
  // In turns, so that shoppers send at once and not one after another.
  return Array.from({ length: visitsEach }, (_, n) =>
    each.flatMap((shots) => shots[n] ?? []),
  ).flat()
}

async function measure(
  port: number,
  origin: string,
  shots: readonly Shot[],
): Promise<Readonly<Record<string, number>> & { readonly sent: number }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let next = 0
  let errors = 0
  const worker = async (until: number) => {
    while (performance.now() < until) {
      const shot = shots[next]
      next += 1
      if (shot === undefined) throw new Error('there were too few visits')
      const begun = performance.now()
      const isTaken = await submit(shot, { port, origin, agent })
      times.push(performance.now() - begun)
      if (!isTaken) errors += 1
    }
  }
  const workers = (until: number) =>
    Promise.all(Array.from({ length: connections }, () => worker(until)))
  // The first second warms up and does not count.
  await workers(performance.now() + 1_000)
  times.length = 0
  const begun = performance.now()
  await workers(begun + seconds * 1_000)
  const took = (performance.now() - begun) / 1_000
  agent.destroy()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => rounded(sorted[Math.floor(sorted.length * share)] ?? Number.NaN, 1)
  return {
    connections,
    seconds,
    answersEach,
    // With those of the first second.
    sent: next,
    submissions: sorted.length,
    'submissions/s': rounded(sorted.length / took, 1),
    medianMs: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    errors,
  }
}

export interface Line {
  readonly port: number
  readonly origin: string
  readonly agent: http.Agent
}

/** Whether the answer is the receipt of this very report. */
export function submit(shot: Shot, { port, origin, agent }: Line): Promise<boolean> {
  const text = canonicalJson(reportOf(shot))
  // Node's own hash takes a fifth of the time of the phone's: senders work on the server's machine.
  const sha256 = createHash('sha256').update(text).digest('hex')
  const headers = {
    cookie: shot.cookie,
    origin,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-etalon-sha256': sha256,
  }
  const options = { host: '127.0.0.1', port, path: '/api/v1/evaluations', method: 'POST' }
  return new Promise((resolve) => {
    const request = http.request({ ...options, agent, headers }, (answer) => {
      let body = ''
      answer.on('data', (part) => {
        body += part
      })
      answer.on('end', () => resolve(answer.statusCode === 200 && body.includes(sha256)))
    })
    request.on('error', () => resolve(false))
    request.end(text)
  })
}

function reportOf({ visitId, form }: Shot) {
  return {
    format: 'etalon.evaluation/1',
    id: randomUUID(),
    visitId,
    parentId: null,
    checklistVersionId: form.versionId,
    fingerprint: form.fingerprint,
    startedAt: '2026-10-20T08:00:00.000Z',
    finishedAt: '2026-10-20T08:30:00.000Z',
    visitedOn: '2026-10-20',
    answers: Array.from({ length: answersEach }, (_, n) =>
      anAnswer({ questionId: `q${n + 1}`, comment: n % 10 === 0 ? 'Продавец поздоровался' : null }),
    ),
    attachments: [],
  } as const
}
