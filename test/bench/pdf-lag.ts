import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import {
  aCampaign,
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestionOf,
  aSection,
  aVisit,
} from '../factories'
import { aReport } from '../factories/report'
import type { World } from '../world'
import { type Bench, median, rounded } from './bench'
import { makeSureOfBuild, type ProductionServer, startProductionServer } from './production-server'
import { withScratchWorld } from './scratch-world'

/** Texts that fill two pages each beside their questions: 502 pages in all. */
const questions = 250
const lettersEach = 2_200
const turns = 5
/** While a document is made, somebody asks so often. Units: milliseconds. */
const askEvery = 40

const spreadSchema = z.object({ p50: z.number(), p99: z.number(), max: z.number() })
const lagSchema = z.object({ lag: spreadSchema, used: spreadSchema })

/**
 * How late the event loop of one process of the built application comes while it makes a report of
 * 500 pages and answers phones, beside the same time without a report; and how much of the processor
 * the loop itself has used between two looks, which is its lag where nobody else works.
 */
export const pdfLagBench: Bench = {
  name: 'pdf lag',
  async run() {
    await makeSureOfBuild()
    return withScratchWorld(async (world) => {
      const address = `/api/reports/visits/${await aLongReport(world)}`
      const office = await world.cookieOf(world.actors.programmeManager)
      const phone = await world.cookieOf(world.actors.shopper)
      const preload = path.join(import.meta.dirname, 'lag-probe.mjs')
      const server = await startProductionServer(world.environment, preload)
      try {
        const origin = `http://127.0.0.1:${server.port}`
        const document = () => bodyOf(`${origin}${address}`, office)
        const ask = () => bodyOf(`${origin}/api/v1/visits`, phone)
        // The first of each also loads what they are made with.
        const bytes = await document()
        await ask()
        const times: number[] = []
        const busy = await lagOf(server, async () => {
          for (let turn = 0; turn < turns; turn += 1) times.push(await timeOf(document, ask))
        })
        const idle = await lagOf(server, () => timeOf(() => pause(median(times) * turns), ask))
        return {
          pages:
            Buffer.from(bytes)
              .toString('latin1')
              .match(/\/Type \/Page\b/g)?.length ?? 0,
          kilobytes: rounded(bytes.byteLength / 1024, 0),
          ms: rounded(median(times), 0),
          ...worded('lag', busy.lag),
          ...worded('lag without', idle.lag),
          ...worded('own work', busy.used),
        }
      } finally {
        await server.kill()
      }
    })
  },
}

async function aLongReport(world: World): Promise<string> {
  const words = 'Продавец поздоровался сразу, но ценник на витрине старый, и касса стояла пустой. '
  const ids = Array.from({ length: questions }, (_, n) => `q${n + 1}`)
  const asked = ids.map((id) => aQuestionOf('text', { id }))
  const document = aChecklistDocument({ sections: [aSection({ questions: asked })] })
  const { versionId } = await aPublishedChecklist(world, document)
  const visitId = await aVisit(world, { campaignId: await aCampaign(world), versionId })
  const text = words.repeat(Math.ceil(lettersEach / words.length)).slice(0, lettersEach)
  const answers = ids.map((questionId) =>
    anAnswer({ questionId, value: { kind: 'text', text: `${questionId} ${text}` } }),
  )
  await aReport(world, visitId, { answers })
  return visitId
}

async function bodyOf(address: string, cookie: string): Promise<ArrayBuffer> {
  const answer = await fetch(address, { headers: { cookie } })
  if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
  return answer.arrayBuffer()
}

/** Milliseconds that the work takes while phones ask. */
async function timeOf(work: () => Promise<unknown>, ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  let isOver = false
  const asking = (async () => {
    while (!isOver) await Promise.all([ask(), pause(askEvery)])
  })()
  try {
    await work()
    return performance.now() - begun
  } finally {
    isOver = true
    await asking
  }
}

async function lagOf(server: ProductionServer, work: () => Promise<unknown>) {
  server.tell('lag from now')
  await work()
  return lagSchema.parse(await server.ask('lag'))
}

function worded(name: string, { p50, p99, max }: z.infer<typeof spreadSchema>) {
  return { [`${name} p50`]: p50, [`${name} p99`]: p99, [`${name} max`]: max }
}
