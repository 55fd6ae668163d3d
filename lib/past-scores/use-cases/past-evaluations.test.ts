import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/v1/imports/past-evaluations/route'
import type { Actor } from '@/lib/access/actor'
import { importChecklist } from '@/lib/checklists/use-cases/import-checklist'
import { anInspection, anInspectionOf, bytesOfInspection } from '@/test/factories/inspection'
import { openWorld, type World } from '@/test/world'
import type { KeepPastEvaluation } from '../schema'
import { keepPastEvaluation } from './keep-past-evaluation'
import { listPastScoreImports } from './list-past-score-imports'
import { removePastScoreImport } from './remove-past-score-import'
import { viewPastEvaluation } from './view-past-evaluation'

let world: World
beforeAll(async () => {
  world = await openWorld()
  world.serve()
})
afterAll(() => world.close())

const manager = () => world.actors.programmeManager
const keep = (changed: Partial<KeepPastEvaluation>, actor: Actor = manager()) =>
  keepPastEvaluation(
    actor,
    anInspectionOf({
      ...(changed.personId ? {} : { unitId: world.units.shopNorth }),
      ...changed,
    }),
    world.deps,
  )
const view = (batchId: string, actor: Actor = manager()) =>
  viewPastEvaluation(actor, { batchId }, world.deps)
const batches = async () => (await listPastScoreImports(manager(), world.deps)).batches
const kept = async (changed: Partial<KeepPastEvaluation> = {}) => {
  const answer = await keep(changed)
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}
const rowsIn = async (table: string) =>
  (await world.database.asOwner<{ count: number }>(`SELECT count(*)::int FROM ${table}`))[0]?.count
const deniedTo = ['administrator', 'reviewer', 'hr', 'unitHead', 'employee', 'shopper'] as const

describe('keeping a filled evaluation', () => {
  it('looks like nothing is there to everybody but the programme manager', async () => {
    for (const name of deniedTo)
      await expect(keep({}, world.actors[name])).rejects.toMatchObject({ code: 'not-found' })
  })

  it('refuses a unit or person that is not there, or is of another organisation', async () => {
    const nobody = [{ unitId: randomUUID() }, { personId: randomUUID() }]
    for (const place of nobody)
      await expect(keep(place)).rejects.toMatchObject({ code: 'not-found' })
    await expect(keep({}, world.stranger)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('refuses a day to come, a file that is no inspection, and one without a score', async () => {
    expect(await keep({ scoredOn: '2027-01-01' })).toEqual({ ok: false, reason: 'in-the-future' })
    const table = new TextEncoder().encode('Вопрос;Тип\nЧисто?;да/нет\n')
    expect(await keep({ bytes: table })).toEqual({ ok: false, reason: 'not-inspection' })
    expect(await keep({ bytes: new TextEncoder().encode('{') })).toMatchObject({
      ok: false,
      reason: 'bad-file',
    })
    const items = [{ item_id: 'a', label: 'Что?', type: 'text', responses: { text: 'Да' } }]
    const bytes = bytesOfInspection(anInspection({ items }))
    expect(await keep({ bytes })).toEqual({ ok: false, reason: 'no-score' })
  })

  it('shows which answer cannot stand, and keeps nothing without it', async () => {
    const slider = { options: { min: 0, max: 10, increment: 1 }, scoring: { max_score: 10 } }
    const items = [
      { item_id: 'a', label: 'Сколько?', type: 'slider', ...slider, responses: { value: 77 } },
    ]
    const bytes = bytesOfInspection(anInspection({ items }))
    expect(await keep({ bytes })).toEqual({ ok: false, reason: 'answers-left-out' })
    const asked = { bytes, fileName: '', mode: 'preview', columns: null, into: null } as const
    const shown = await importChecklist(manager(), asked, world.deps)
    expect(JSON.stringify(shown)).toContain('Сколько?')
    expect(shown).toMatchObject({ ok: true })
  })

  it('refuses an address that names nobody, both, or no day', async () => {
    const cookie = await world.cookieOf(manager())
    const post = async (query: string) => {
      const address = `http://127.0.0.1:3000/api/v1/imports/past-evaluations?${query}`
      const headers = { cookie, origin: 'http://127.0.0.1:3000' }
      const request = new Request(address, { method: 'POST', headers, body: '{}' })
      return (await POST(request, { params: Promise.resolve({}) })).status
    }
    const [unit, person] = [world.units.shopNorth, world.actors.employee.personId]
    for (const query of [
      'day=2026-03-14',
      `unit=${unit}&person=${person}&day=2026-03-14`,
      `unit=${unit}`,
      `unit=${unit}&day=2026-02-30`,
      `unit=${unit}&day=2026-03-14&touchpoint=radio`,
    ])
      expect([query, await post(query)]).toEqual([query, 400])
    expect(await post(`unit=${unit}&day=2026-03-14`)).toBe(200)
  })

  it('has written nothing so far', async () => {
    expect(await batches()).toEqual([])
    expect(await rowsIn('past_evaluations')).toBe(0)
  })

  it('keeps form, answers and both scores, whatever characters they hold', async () => {
    const { batchId, added } = await kept({
      personId: world.actors.employee.personId,
      bytes: bytesOfInspection(anInspection({ remark: '\ud800 \u0000' })),
      touchpoint: 'call',
    })
    expect(added).toBe(true)
    const { evaluation } = await view(batchId)
    expect(evaluation).toMatchObject({
      batchId,
      scoredOn: '2026-03-14',
      isPerson: true,
      touchpoint: 'call',
      document: { title: { ru: 'Осмотр магазина' }, policies: { unanswered: 'counts' } },
      result: { total: { text: '50.00' }, points: { earned: '2/1', possible: '4/1' } },
      exported: { score: '2', total: '4', percentage: '50' },
    })
    expect(evaluation.answers.map(({ value, comment }) => [value?.kind, comment])).toEqual([
      ['choice', null],
      ['choice', '\ufffd \u0000'],
      ['text', null],
    ])
    const [batch] = await batches()
    expect(batch).toMatchObject({ id: batchId, scores: 1, isEvaluation: true })
    expect(batch?.sources[0]).toMatch(/^Осмотр магазина #[0-9a-f]{12}$/)
  })

  it('adds nothing when the same file comes again, also twice at once', async () => {
    const first = await kept()
    expect(first.added).toBe(true)
    expect(await keep({ touchpoint: 'chat' })).toEqual({ ...first, added: false })
    const again = { scoredOn: '2026-03-10' }
    const both = await Promise.allSettled([keep(again), keep(again)])
    const landed = both.filter(({ status }) => status === 'fulfilled')
    expect(landed.length).toBeGreaterThan(0)
    expect((await kept(again)).added).toBe(false)
    const onDay = (await batches()).filter(({ firstOn }) => firstOn === '2026-03-10')
    expect(onDay.length).toBe(1)
  })

  it('keeps another inspection of the same place and day beside it', async () => {
    const bytes = bytesOfInspection(anInspection({ name: 'Второй осмотр' }))
    expect((await kept({ bytes })).added).toBe(true)
    expect((await kept({ bytes, unitId: world.units.shopSouth })).added).toBe(true)
  })
})

describe('a kept evaluation', () => {
  it('is read by the programme manager alone, and never from another organisation', async () => {
    const { batchId } = await kept()
    for (const actor of [...deniedTo.map((name) => world.actors[name]), world.stranger])
      await expect(view(batchId, actor)).rejects.toMatchObject({ code: 'not-found' })
    await expect(view(randomUUID())).rejects.toMatchObject({ code: 'not-found' })
  })

  it('cannot be changed or taken away alone, not even by the owner of the database', async () => {
    for (const statement of [
      `UPDATE past_evaluations SET result = '{}'`,
      'DELETE FROM past_evaluations',
      'TRUNCATE past_evaluations',
    ])
      await expect(world.database.asOwner(statement)).rejects.toThrow()
  })

  it('goes with its batch, is on record, and can come again', async () => {
    const { batchId } = await kept()
    const before = (await rowsIn('past_evaluations')) ?? 0
    expect(await removePastScoreImport(manager(), { batchId }, world.deps)).toEqual({
      ok: true,
      removed: 1,
    })
    expect(await rowsIn('past_evaluations')).toBe(before - 1)
    await expect(view(batchId)).rejects.toMatchObject({ code: 'not-found' })
    const removed = (await batches()).find(({ id }) => id === batchId)
    expect(removed).toMatchObject({ isEvaluation: false, scores: 1 })
    const audited = await world.database.asOwner<{ action: string }>(
      'SELECT action FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      [batchId],
    )
    expect(audited.map(({ action }) => action).toSorted()).toEqual([
      'past-scores.evaluation-kept',
      'past-scores.removed',
    ])
    const again = await kept()
    expect(again.added).toBe(true)
    expect(again.batchId).not.toBe(batchId)
  })
})
