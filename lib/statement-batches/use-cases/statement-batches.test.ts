import { unzipSync } from 'fflate'
import { createTranslator } from 'use-intl/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locale } from '@/lib/access/actor'
import type { SayStatement } from '@/lib/periods/report'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { payRows } from '@/test/deny/pay-rows'
import { openWorld, type World } from '@/test/world'
import { archiveNames } from '../formats/archive-names'
import { listStatementBatches } from './list-batches'
import { startBatch } from './start-batch'
import { writeBatch } from './write-batch'

let world: World
let month: Awaited<ReturnType<typeof payRows>>
beforeAll(async () => {
  world = await openWorld()
  const { hr, secondHr } = world.actors
  month = await payRows({
    deps: world.deps,
    positionId: world.positions.seller,
    personnelNumbers: ['202', '203'],
    hr: [hr, secondHr],
  })
})
afterAll(() => world.close())

const said: Locale[] = []
function listening(locale: Locale): SayStatement {
  const messages = messagesIn(locale)
  const translator = createTranslator({ locale, messages, namespace: 'pay.statement' })
  return (key, values) => {
    if (key === 'title') said.push(locale)
    return translator(key as never, values as never)
  }
}
const say = { ru: listening('ru'), en: listening('en') }

async function started() {
  const answer = await startBatch(world.actors.hr, { periodId: month.periodId }, world.deps)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.batchId
}

const causesOf = async () => []

const write = (batchId: string, language: Locale | null = null) =>
  writeBatch(world.actors.hr, { batchId, language, say, causesOf }, world.deps)
async function batchNow(batchId: string, at = world.deps) {
  const { batches } = await listStatementBatches(world.actors.hr, month.periodId, at)
  return batches.find(({ id }) => id === batchId)
}

async function allOf(bytes: AsyncIterable<Uint8Array>) {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return unzipSync(Buffer.concat(chunks))
}

describe('the archive of a month', () => {
  it('is nothing to everybody but HR, and to another organisation', async () => {
    const batchId = await started()
    for (const name of ['administrator', 'programmeManager', 'unitHead', 'employee'] as const) {
      const actor = world.actors[name]
      for (const attempt of [
        () => startBatch(actor, { periodId: month.periodId }, world.deps),
        () => listStatementBatches(actor, month.periodId, world.deps),
        () => writeBatch(actor, { batchId, language: null, say, causesOf }, world.deps),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
    }
    const foreign = { batchId, language: null, say, causesOf }
    await expect(writeBatch(world.stranger, foreign, world.deps)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('holds every statement by personnel number, in the language of its person', async () => {
    const { personId } = world.actors.employee
    await world.database.asOwner('UPDATE accounts SET locale = $1 WHERE person_id = $2', [
      'en',
      personId,
    ])
    said.length = 0
    const batchId = await started()
    const { fileName, bytes } = await write(batchId)
    expect(fileName).toBe('statements-2026-10.zip')
    const files = await allOf(bytes)
    expect(Object.keys(files)).toEqual(
      [...month.statements].map(({ personnelNumber }) => `${personnelNumber}.pdf`).sort(),
    )
    for (const pdf of Object.values(files))
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(said.toSorted()).toEqual(['en', ...Array(said.length - 1).fill('ru')])
    const total = month.statements.length
    expect(await batchNow(batchId)).toMatchObject({ course: 'done', done: total, total })
    const audit = await world.database.asOwner(
      "SELECT details FROM audit_entries WHERE action = 'statements.packed'",
    )
    expect(audit).toHaveLength(1)
  })

  it('holds every statement in the one language that HR asks for', async () => {
    said.length = 0
    const { fileName, bytes } = await write(await started(), 'en')
    expect(fileName).toBe('statements-2026-10-en.zip')
    expect(Object.keys(await allOf(bytes))).toHaveLength(month.statements.length)
    expect(new Set(said)).toEqual(new Set(['en']))
  })

  it('that breaks off says so, and begins anew as the same files', async () => {
    const batchId = await started()
    const later = world.depsAt('2027-01-01T00:00:00Z')
    // Nobody has fetched it: that is another thing.
    expect(await batchNow(batchId, later)).toMatchObject({ course: 'waiting', done: 0 })
    const first = await write(batchId)
    await first.bytes.next()
    await first.bytes.return()
    const broken = await batchNow(batchId, later)
    expect(broken).toMatchObject({ finishedAt: null, course: 'broken-off' })
    const names = async () => Object.keys(await allOf((await write(batchId)).bytes))
    expect(await names()).toEqual(await names())
    expect(await batchNow(batchId)).toMatchObject({ course: 'done' })
  })

  it('waits for the lock of the month', async () => {
    const [open] = await world.database.asOwner<{ id: string }>(
      `INSERT INTO periods (organisation_id, month, created_at) VALUES ($1, '2026-11-01', now()) RETURNING id`,
      [world.organisationId],
    )
    expect(await startBatch(world.actors.hr, { periodId: open?.id ?? '' }, world.deps)).toEqual({
      ok: false,
      reason: 'not-locked',
    })
  })
})

describe('a name in the archive', () => {
  it('is the personnel number, safe and never twice', () => {
    const nameOf = archiveNames()
    const names = ['0042', '0042', 'A/7', 'a_7', '..', 'x\ty.', '', 'Ё-1'].map(nameOf)
    expect(names).toEqual([
      ...['0042.pdf', '0042 (2).pdf', 'A_7.pdf', 'a_7 (2).pdf', '_.pdf', 'x_y_.pdf'],
      ...['_ (2).pdf', 'Ё-1.pdf'],
    ])
  })
})
