import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { withDatabase } from '@/lib/platform/db/address'
import { withClient } from '@/lib/platform/db/roles'
import { untilWaiting } from '../database'
import {
  aCampaign,
  aChecklistDocument,
  aPublishedChecklist,
  aQuestionOf,
  aSection,
  aVisit,
} from '../factories'
import { brief, recordingTerms } from '../factories/briefing'
import { type HandlerServer, serveHandlers } from '../faults/handler-server'
import { httpLine } from '../faults/http-line'
import {
  aPhone,
  type Finished,
  type Phone,
  type PhonePhoto,
  type PhoneVisit,
  renewPhones,
} from '../faults/phone'
import { type Fault, type FaultProxy, startFaultProxy, strangers } from '../faults/proxy'
import { type ServerProcess, startServerProcess } from '../faults/start-server'
import { aPhoto } from '../photo'
import { openWorld, type World } from '../world'

/** What the server promises to a phone on a bad network (PHONE.md, L1 to L16), over real sockets. */
const origin = 'http://127.0.0.1:3000'
let world: World
let server: HandlerServer
let version: { versionId: string; fingerprint: string }
let soundVersion: { versionId: string; fingerprint: string }
let proxy: FaultProxy
let cookie: string
/** What happens to the n-th connection; set by each test. */
let fault: (connection: number) => Fault = () => ({ kind: 'none' })

beforeAll(async () => {
  world = await openWorld()
  world.serve()
  server = await serveHandlers()
  version = await aPublishedChecklist(world)
  const sound = aSection({ questions: [aQuestionOf('audio', { id: 'q1' })] })
  soundVersion = await aPublishedChecklist(world, aChecklistDocument({ sections: [sound] }))
  cookie = await world.cookieOf(world.actors.shopper)
})
afterAll(async () => {
  await server.close()
  await world.close()
})
beforeEach(renewPhones)
afterEach(() => proxy?.close())

/** `patienceMs`: how long this phone waits for a line that has gone silent. */
async function phoneOf({ patienceMs }: { patienceMs?: number } = {}): Promise<Phone> {
  proxy = await startFaultProxy({ target: () => server.port, fault: (n) => fault(n) })
  const line = httpLine({
    port: () => proxy.port,
    cookie,
    origin,
    ...(patienceMs ? { patienceMs } : {}),
  })
  return aPhone(world.actors.shopper.accountId, line, [10, 10])
}

async function aPhoneVisit(form = version): Promise<PhoneVisit> {
  const campaignId = await aCampaign(world)
  if (form === soundVersion) await brief(world, campaignId, { recording: recordingTerms })
  return { ...form, visitId: await aVisit(world, { versionId: form.versionId, campaignId }) }
}

async function photos(count: number): Promise<readonly PhonePhoto[]> {
  const made = Array.from({ length: count }, (_, n) => aPhoto(`${randomUUID()} ${n}`))
  // Every phone calls its photos alike (L8).
  return (await Promise.all(made)).map((photo) => ({ ...photo, name: 'image.jpg' }))
}

function recording(megabytes: number): PhonePhoto {
  const bytes = new Uint8Array(megabytes * 1024 * 1024)
  const words = new Uint32Array(bytes.buffer)
  for (let at = 0; at < words.length; at += 1) words[at] = Math.imul(at, 2654435761)
  bytes.set(new TextEncoder().encode('RIFF'), 0)
  bytes.set(new TextEncoder().encode('WAVE'), 8)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { id: randomUUID(), sha256, bytes, mediaType: 'audio/wav' }
}

/** What the server has of a visit. */
async function kept(visitId: string) {
  const reports = await world.database.asOwner<{ id: string; sha256: string; report: string }>(
    'SELECT id, sha256, report FROM evaluations WHERE visit_id = $1',
    [visitId],
  )
  const files = await world.database.asOwner<{ id: string; received_sha256: string }>(
    'SELECT id, received_sha256 FROM attachments WHERE visit_id = $1 ORDER BY received_at, id',
    [visitId],
  )
  const [audit] = await world.database.asOwner<{ lines: number }>(
    `SELECT count(*)::int AS lines FROM audit_entries
     WHERE action = 'evaluation.submitted' AND details ->> 'visitId' = $1`,
    [visitId],
  )
  return { reports, files, submissions: audit?.lines }
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

async function expectOnce(finished: Awaited<ReturnType<Phone['finish']>>) {
  const { reports, files, submissions } = await kept(finished.visitId)
  expect(reports.map(({ id, sha256 }) => ({ id, sha256 }))).toEqual([
    { id: finished.reportId, sha256: finished.sha256 },
  ])
  expect(sha256Of(reports[0]?.report ?? '')).toBe(finished.sha256)
  const named = files.map((file) => `${file.id} ${file.received_sha256}`).sort()
  expect(named).toEqual(finished.photos.map(({ id, sha256 }) => `${id} ${sha256}`).sort())
  expect(submissions).toBe(1)
}

describe('L1, a request that somebody sends again without its body', () => {
  test.each(['/api/v1/evaluations', '/api/v1/attachments', '/api/v1/uploads'])(
    'is refused at %s, and nothing is written',
    async (address) => {
      fault = () => ({ kind: 'none' })
      const phone = await phoneOf()
      const visit = await aPhoneVisit()
      const [photo] = await photos(1)
      const finished = await phone.finish(visit, photo ? [photo] : [])
      const line = httpLine({ port: () => proxy.port, cookie, origin })
      const isReport = address.endsWith('evaluations')
      const named = `${address}/${photo?.id}`
      const response = isReport
        ? await line(address, { method: 'POST', headers: { 'X-Etalon-Sha256': finished.sha256 } })
        : await line(
            address.endsWith('uploads') ? named : `${named}?visitId=${visit.visitId}&questionId=q1`,
            {
              method: address.endsWith('uploads') ? 'PATCH' : 'PUT',
              headers: {
                'X-Etalon-Sha256': photo?.sha256 ?? '',
                'Tus-Resumable': '1.0.0',
                'Upload-Offset': '0',
                'Content-Type': address.endsWith('uploads')
                  ? 'application/offset+octet-stream'
                  : 'image/jpeg',
              },
            },
          )
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(await kept(visit.visitId)).toMatchObject({ reports: [], files: [] })
      expect(await phone.waiting()).toHaveLength(1)
      expect(await phone.send()).toEqual([finished.reportId])
      await expectOnce(finished)
    },
  )
})

describe('L2 and L8, five photos of one name', () => {
  test.each([0, 1, 2, 3, 4])('cut at photo %i: all five are there once', async (cutAt) => {
    fault = (n) =>
      n === cutAt ? { kind: 'cut', side: 'up', atByte: 700, how: 'reset' } : { kind: 'none' }
    const phone = await phoneOf()
    const finished = await phone.finish(await aPhoneVisit(), await photos(5))
    expect(await phone.send()).toEqual([])
    expect((await kept(finished.visitId)).files).toHaveLength(cutAt)
    expect(await phone.send()).toEqual([finished.reportId])
    await expectOnce(finished)
    const names = await world.database.asOwner<{ key: string }>(
      `SELECT DISTINCT f.storage_key AS key FROM attachments a
       JOIN stored_files f ON f.id = a.file_id WHERE a.visit_id = $1`,
      [finished.visitId],
    )
    expect(names).toHaveLength(5)
  })
})

describe('L4, fifty equal submissions at once', () => {
  async function fifty(ports: readonly number[]) {
    fault = () => ({ kind: 'none' })
    const phone = await phoneOf()
    const finished = await phone.finish(await aPhoneVisit())
    const [item] = await phone.waiting()
    if (!item) throw new Error('nothing waits')
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const port = () => ports[n % ports.length] ?? 0
        const line = httpLine({ port, cookie, origin })
        return aPhone(phone.accountId, line).courier.sendReport(item)
      }),
    )
    const receipts = new Set(answers.map((answer) => JSON.stringify(answer)))
    expect([...receipts]).toEqual([expect.stringContaining(finished.sha256)])
    expect(answers[0]).toMatchObject({ kind: 'answer', status: 200 })
    await expectOnce(finished)
  }

  test('make one record, fifty equal receipts and one line of audit', () => fifty([server.port]))

  test('make the same where two server processes take them', async () => {
    const processes = await Promise.all([
      startServerProcess(world.environment),
      startServerProcess(world.environment),
    ])
    try {
      await fifty(processes.map(({ port }) => port))
    } finally {
      await Promise.all(processes.map((one) => one.kill()))
    }
  }, 60_000)
})

describe('L5, an answer that is no receipt', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ...Object.entries(strangers).map(
      ([name, response]) => [name, { kind: 'answer', response }] as const,
    ),
    ['a reset on the way up', { kind: 'cut', side: 'up', atByte: 300, how: 'reset' }],
    ['an end on the way up', { kind: 'cut', side: 'up', atByte: 300, how: 'end' }],
    ['a reset in the answer', { kind: 'cut', side: 'down', atByte: 100, how: 'reset' }],
    ['half an answer', { kind: 'cut', side: 'down', atByte: 100, how: 'end' }],
    ['silence', { kind: 'stall', side: 'up', atByte: 300 }],
    ['an answer that stops', { kind: 'stall', side: 'down', atByte: 100 }],
    ['a line that the server still believes in', { kind: 'half-open', atByte: 300 }],
  ]
  test.each(faults)('keeps report and photo on the phone: %s', async (_, bad) => {
    fault = (n) => (n === 0 || n === 2 ? bad : { kind: 'none' })
    const phone = await phoneOf(bad.kind === 'stall' ? { patienceMs: 1_000 } : {})
    const finished = await phone.finish(await aPhoneVisit(), await photos(1))
    // The photo meets it first, then the report.
    expect(await phone.send()).toEqual([])
    expect(await phone.waiting()).toHaveLength(1)
    expect(await phone.send()).toEqual([])
    const [item] = await phone.waiting()
    expect(item).toMatchObject({ id: finished.reportId, sha256: finished.sha256 })
    expect(await phone.receipts()).not.toContainEqual(
      expect.objectContaining({ id: finished.reportId }),
    )
    expect(await phone.send()).toEqual([finished.reportId])
    await expectOnce(finished)
  })
})

test('L6, a poisoned item does not hold up the nine behind it', async () => {
  fault = (n) => (n === 0 ? { kind: 'answer', response: strangers.broken } : { kind: 'none' })
  const phone = await phoneOf()
  const all = []
  for (let n = 0; n < 10; n += 1) all.push(await phone.finish(await aPhoneVisit()))
  expect(await phone.send()).toEqual(all.slice(1).map(({ reportId }) => reportId))
  expect((await phone.waiting()).map(({ id }) => id)).toEqual([all[0]?.reportId])
  expect(await phone.send()).toEqual([all[0]?.reportId])
  for (const finished of all) await expectOnce(finished)
})

test('L7, a report that was taken and whose answer was lost gets the same receipt', async () => {
  fault = (n) => (n < 2 ? { kind: 'swallow' } : { kind: 'none' })
  const phone = await phoneOf()
  const finished = await phone.finish(await aPhoneVisit())
  expect(await phone.send()).toEqual([])
  expect(await phone.send()).toEqual([])
  const [taken] = await world.database.asOwner<{ received_at: Date }>(
    'SELECT received_at FROM evaluations WHERE id = $1',
    [finished.reportId],
  )
  expect(await phone.send()).toEqual([finished.reportId])
  const receipt = (await phone.receipts()).find(({ id }) => id === finished.reportId)
  expect(receipt?.receivedAt).toBe(taken?.received_at.toISOString())
  await expectOnce(finished)
})

describe('L16, a server that dies between the file and its row', () => {
  test('leaves a file that nobody names, and never a row without its file', async () => {
    fault = () => ({ kind: 'none' })
    const phone = await phoneOf()
    const finished = await phone.finish(await aPhoneVisit(), await photos(1))
    // The row cannot be written: the table of the rows is held until the server has given up.
    await world.database.asOwner(
      'ALTER TABLE attachments ADD CONSTRAINT broken CHECK (false) NOT VALID',
    )
    expect(await phone.send()).toEqual([])
    await world.database.asOwner('ALTER TABLE attachments DROP CONSTRAINT broken')
    expect(await kept(finished.visitId)).toMatchObject({ reports: [], files: [] })
    expect(await phone.send()).toEqual([finished.reportId])
    await expectOnce(finished)
    const rows = await world.database.asOwner<{ storage_key: string }>(
      'SELECT storage_key FROM stored_files',
    )
    for (const row of rows) await world.deps.files.get(row.storage_key)
  })
})

describe('L7 and L16, a server that is killed', () => {
  let doomed: ServerProcess
  beforeEach(async () => {
    doomed = await startServerProcess(world.environment)
  }, 60_000)
  afterEach(() => doomed.kill())

  /** The first connection meets the doomed server, all later ones the other. */
  async function phoneAtDoomed(): Promise<Phone> {
    const target = () => (proxy.connections <= 1 ? doomed.port : server.port)
    proxy = await startFaultProxy({ target, fault: (n) => fault(n) })
    const line = httpLine({ port: () => proxy.port, cookie, origin })
    return aPhone(world.actors.shopper.accountId, line)
  }

  async function expectOnceAfterAll(phone: Phone, finished: Finished) {
    expect(await phone.waiting()).toHaveLength(1)
    expect(await phone.send()).toEqual([finished.reportId])
    await expectOnce(finished)
  }

  test('before it has decided: nothing is there, the phone keeps all', async () => {
    fault = (n) => (n === 0 ? { kind: 'stall', side: 'up', atByte: 900 } : { kind: 'none' })
    const phone = await phoneAtDoomed()
    const finished = await phone.finish(await aPhoneVisit())
    const sent = phone.send()
    await expect.poll(() => proxy.passed.up).toBe(900)
    await doomed.kill()
    expect(await sent).toEqual([])
    expect(await kept(finished.visitId)).toMatchObject({ reports: [], submissions: 0 })
    await expectOnceAfterAll(phone, finished)
  }, 60_000)

  test('in its transaction, the report written and the audit not: nothing is there', async () => {
    fault = () => ({ kind: 'none' })
    const phone = await phoneAtDoomed()
    const finished = await phone.finish(await aPhoneVisit())
    const superuserUrl = withDatabase(
      inject('cluster').superuserUrl,
      new URL(world.database.url).pathname.slice(1),
    )
    await withClient(superuserUrl, async (client) => {
      await client.query('BEGIN')
      await client.query('LOCK TABLE audit_entries IN EXCLUSIVE MODE')
      const sent = phone.send()
      await untilWaiting(world.database, 1)
      await doomed.kill()
      expect(await sent).toEqual([])
      await client.query('ROLLBACK')
    })
    await expectOnceAfterAll(phone, finished)
  }, 60_000)

  test('after its commit, before its answer: the next try gets the receipt', async () => {
    fault = (n) => (n === 0 ? { kind: 'swallow' } : { kind: 'none' })
    const phone = await phoneAtDoomed()
    const finished = await phone.finish(await aPhoneVisit())
    expect(await phone.send()).toEqual([])
    await doomed.kill()
    expect((await kept(finished.visitId)).reports).toHaveLength(1)
    await expectOnceAfterAll(phone, finished)
  }, 60_000)
})

describe('a recording of 50 MB', () => {
  test.each([0.1, 0.5, 0.99])(
    'cut at %f of it is sent on from there',
    async (share) => {
      const sound = recording(50)
      const size = sound.bytes.byteLength
      let isCut = false
      fault = () => {
        const left = Math.floor(size * share) - (proxy?.passed.up ?? 0)
        if (isCut || left > 600_000) return { kind: 'none' }
        isCut = true
        return { kind: 'cut', side: 'up', atByte: Math.max(1, left), how: 'reset' }
      }
      const phone = await phoneOf()
      const finished = await phone.finish(await aPhoneVisit(soundVersion), [sound])
      expect(await phone.send()).toEqual([finished.reportId])
      expect(isCut).toBe(true)
      await expectOnce(finished)
      // Everything that went up, with heads and the report: less than 1 MB more than the recording.
      expect(proxy.passed.up - size).toBeLessThan(1_000_000)
      const stored = await world.database.asOwner<{ storage_key: string }>(
        `SELECT f.storage_key FROM attachments a JOIN stored_files f ON f.id = a.file_id
       WHERE a.visit_id = $1`,
        [finished.visitId],
      )
      const bytes = await world.deps.files.get(stored[0]?.storage_key ?? '')
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sound.sha256)
      await rm(path.join(world.environment.dataFolder, 'files-arriving'), { recursive: true })
    },
    60_000,
  )
})
