import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { canonicalJson } from '@/lib/core/canonical-json'
import { computePeriod } from '@/lib/core/compute-period'
import { sealOf, takeSnapshot } from '@/lib/core/period-seal'
import { startBatch } from '@/lib/statement-batches/use-cases/start-batch'
import { aDriverScheme, aPerson, aScore, someFacts } from '../factories/pay'
import type { World } from '../world'
import { type Bench, rounded } from './bench'
import { makeSureOfBuild, startProductionServer } from './production-server'
import { withScratchWorld } from './scratch-world'

const people = 5_000
const computed = 50
const visitsEach = 4
const metrics = ['trips', 'on_time', 'clean', 'handover'] as const

/** A locked month of so many people, written as a computation would have. Returns its period. */
async function aLockedMonth(world: World): Promise<string> {
  const { organisationId, actors } = world
  const own = { organisationId, accountId: actors.hr.accountId }
  const ids = {
    period: randomUUID(),
    run: randomUUID(),
    scheme: randomUUID(),
    version: randomUUID(),
  }
  const insert = (sql: string, ...values: unknown[]) =>
    world.database.asOwner(sql, [organisationId, ...values])
  await insert(
    'INSERT INTO schemes (organisation_id, id, draft, created_at, updated_at) VALUES ($1, $2, $3, now(), now())',
    ...[ids.scheme, JSON.stringify(aDriverScheme())],
  )
  await insert(
    `INSERT INTO scheme_versions (organisation_id, id, scheme_id, number, document, fingerprint, regulation_number,
       regulation_on, effective_from, authors, activated_by, activated_at)
     VALUES ($1, $2, $3, 1, $4, 'x', '1', '2026-08-01', '2026-09-01', ARRAY[$5::uuid], $5, now())`,
    ...[ids.version, ids.scheme, canonicalJson(aDriverScheme()), own.accountId],
  )
  await insert(
    "INSERT INTO periods (organisation_id, id, month, created_at) VALUES ($1, $2, '2026-10-01', now())",
    ids.period,
  )
  const { snapshot } = computedPart(ids.version, [], [])
  await insert(
    `INSERT INTO period_runs (organisation_id, id, period_id, number, snapshot, seal, computed_by, computed_at)
     VALUES ($1, $2, $3, 1, $4, $5, $6, now())`,
    ...[ids.run, ids.period, canonicalJson(snapshot), sealOf(snapshot, null), own.accountId],
  )
  await insertStatements(insert, ids.run, ids.version)
  await insert(
    "UPDATE periods SET state = 'locked', current_run_id = $3 WHERE organisation_id = $1 AND id = $2",
    ...[ids.period, ids.run],
  )
  return ids.period
}

type Insert = (sql: string, ...values: unknown[]) => Promise<unknown>

/** A few documents are computed; the database makes the thousands of them, so that none is in memory. */
async function insertStatements(insert: Insert, runId: string, versionId: string) {
  const numbers = Array.from({ length: computed }, (_, index) => index)
  const { statements } = computedPart(versionId, numbers, numbers.map(String))
  await insert(
    `INSERT INTO people (organisation_id, personnel_number, full_name, hired_on, created_at)
     SELECT $1, 'b' || n, 'Имя ' || n, '2020-01-15', now() FROM generate_series(0, $2::int - 1) n`,
    people,
  )
  await insert(
    `INSERT INTO statements (organisation_id, run_id, person_id, scheme_version_id, payout, document)
     SELECT $1, $2, p.id, $3, 0,
       replace(d.document, '"personnelNumber":"b' || (d.place - 1) || '"', '"personnelNumber":"' || p.personnel_number || '"')
     FROM people p
     JOIN unnest($4::text[]) WITH ORDINALITY AS d(document, place)
       ON d.place - 1 = substr(p.personnel_number, 2)::int % $5
     WHERE p.organisation_id = $1 AND p.personnel_number LIKE 'b%'`,
    ...[runId, versionId, statements.map((statement) => canonicalJson(statement)), computed],
  )
}

function computedPart(versionId: string, numbers: readonly number[], ids: readonly string[]) {
  const snapshot = takeSnapshot(
    someFacts({
      schemes: [{ versionId, number: 1, effectiveFrom: '2026-09-01', document: aDriverScheme() }],
      people: numbers.map((number, index) =>
        aPerson({
          id: ids[index] ?? '',
          personnelNumber: `b${number}`,
          fullName: `Имя ${number}`,
          schemeVersionIds: [versionId],
        }),
      ),
      scores: numbers.flatMap((number, index) =>
        Array.from({ length: visitsEach }, (_, visit) =>
          aScore(`visit-${number}-${visit}`, {
            personId: ids[index] ?? '',
            total: `${7000 + ((number * 37 + visit) % 3000)}/100`,
          }),
        ),
      ),
      kpiFacts: numbers.flatMap((number, index) =>
        metrics.map((metric) => ({
          id: `${metric}-${number}`,
          metric,
          personId: ids[index] ?? '',
          unitId: null,
          month: '2026-10',
          value: metric === 'trips' ? String(15 + (number % 12)) : `0.${80 + (number % 20)}`,
        })),
      ),
    }),
  )
  return { snapshot, statements: computePeriod(snapshot).statements }
}

/** Units: MB of 1,048,576 bytes. */
const megabytes = (bytes: number) => rounded(bytes / 1024 / 1024, 0)

/** Memory of a process as Linux counts it: what it holds, and the most that it ever held. Units: MB. */
function memoryOf(pid: number): { readonly held: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const read = (field: string) =>
    megabytes(Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024)
  return { held: read('VmRSS'), peak: read('VmHWM') }
}

/** Fetches the archive as a browser does and keeps nothing of it. Returns its length in bytes. */
async function download(address: string, cookie: string): Promise<number> {
  const response = await fetch(address, { headers: { cookie } })
  if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`)
  let size = 0
  for await (const chunk of response.body) size += chunk.byteLength
  return size
}

/** Everybody's statement of a month from the application as it is shipped, fetched over HTTP. */
export const statementsZipBench: Bench = {
  name: 'zip',
  async run() {
    await makeSureOfBuild()
    return withScratchWorld(async (world) => {
      const { hr } = world.actors
      const periodId = await aLockedMonth(world)
      const started = await startBatch(hr, { periodId }, world.deps)
      if (!started.ok) throw new Error(started.reason)
      const server = await startProductionServer(world.environment)
      try {
        const before = memoryOf(server.pid)
        const begun = performance.now()
        const address = `http://127.0.0.1:${server.port}/api/periods/batches/${started.batchId}`
        const size = await download(address, await world.cookieOf(hr))
        const seconds = (performance.now() - begun) / 1000
        return {
          statements: people,
          archiveMegabytes: megabytes(size),
          seconds: rounded(seconds, 1),
          perSecond: rounded(people / seconds, 0),
          serverBeforeMegabytes: before.held,
          serverPeakMegabytes: memoryOf(server.pid).peak,
        }
      } finally {
        await server.kill()
      }
    })
  },
}
