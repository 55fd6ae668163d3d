import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { canonicalJson } from '@/lib/core/canonical-json'
import { type FrozenReport, freezeReport } from '@/lib/core/frozen-report'
import { receiptQuestionId } from '@/lib/core/purchase-receipt'
import {
  aChecklistDocument,
  anAnswer,
  aPublishedChecklist,
  aQuestion,
  aQuestionOf,
  aSection,
  aVisit,
} from '@/test/factories'
import { aPhoto, storedPhoto } from '@/test/photo'
import { openWorld, type World, worldNow } from '@/test/world'
import { submitEvaluation } from './submit-evaluation'

let world: World
let version: { versionId: string; fingerprint: string }
const document = aChecklistDocument({
  sections: [
    aSection({
      questions: [
        aQuestion({ id: 'q1', required: true }),
        aQuestionOf('text', { id: 'q2' }),
        aQuestion({ id: 'q3', photo: 'optional' }),
      ],
    }),
  ],
})

beforeAll(async () => {
  world = await openWorld()
  version = await aPublishedChecklist(world, document)
})
afterAll(() => world.close())

const newVisit = (matters: Parameters<typeof aVisit>[1] = {}) =>
  aVisit(world, { versionId: version.versionId, ...matters })

function aReport(visitId: string, matters: Partial<FrozenReport> = {}): FrozenReport {
  return {
    format: 'etalon.evaluation/1',
    id: randomUUID(),
    visitId,
    parentId: null,
    checklistVersionId: version.versionId,
    fingerprint: version.fingerprint,
    startedAt: '2026-10-20T11:00:00+03:00',
    finishedAt: '2026-10-20T11:25:00+03:00',
    visitedOn: '2026-10-20',
    answers: [anAnswer()],
    attachments: [],
    ...matters,
  }
}

function sentAs(body: string | Uint8Array, sha256?: string) {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const own = createHash('sha256').update(bytes).digest('hex')
  return { bytes, sha256: sha256 ?? own, phoneNow: null }
}

const sent = (report: FrozenReport) => sentAs(freezeReport(report).text)
const submit = (report: FrozenReport, actor: Actor = world.actors.shopper) =>
  submitEvaluation(actor, sent(report), world.deps)

async function countOf(table: string, visitId: string): Promise<number> {
  const sql =
    table === 'audit_entries'
      ? `SELECT count(*)::int AS n FROM audit_entries WHERE action = 'evaluation.submitted' AND details->>'visitId' = $1`
      : `SELECT count(*)::int AS n FROM ${table} WHERE visit_id = $1`
  const [row] = await world.database.asOwner<{ n: number }>(sql, [visitId])
  return row?.n ?? -1
}

const setState = (visitId: string, state: string) =>
  world.arrange((tx, organisationId) =>
    tx.visit.update({
      where: { organisationId_id: { organisationId, id: visitId } },
      data: { state },
    }),
  )

describe('a report is refused', () => {
  test('from a shopper whose visit it is not, from one of another organisation, from others', async () => {
    const visitId = await newVisit()
    const { secondShopper, reviewer, programmeManager, employee } = world.actors
    for (const actor of [secondShopper, world.stranger, reviewer, programmeManager, employee]) {
      await expect(submit(aReport(visitId), actor)).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(await countOf('evaluations', visitId)).toBe(0)
  })

  test('when its bytes are not those of the hash', async () => {
    const report = aReport(await newVisit())
    const input = sentAs(freezeReport(report).text, 'a'.repeat(64))
    const answer = await submitEvaluation(world.actors.shopper, input, world.deps)
    expect(answer).toMatchObject({ ok: false, reason: 'damaged' })
  })

  test('when it is larger than 2 MB', async () => {
    const input = sentAs(' '.repeat(2_000_001))
    const answer = await submitEvaluation(world.actors.shopper, input, world.deps)
    expect(answer).toMatchObject({ ok: false, reason: 'too-large' })
  })

  test.each([
    ['no JSON', '{"id":'],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['no id', '{}'],
    ['a list', '[]'],
    ['a page of HTML', '<!doctype html>'],
    ['nothing', ''],
  ])('when it is no report: %s', async (_, body) => {
    const answer = await submitEvaluation(world.actors.shopper, sentAs(body), world.deps)
    expect(answer).toMatchObject({ ok: false, reason: 'not-a-report' })
  })

  test('when it is not written canonically, or carries what the format does not know', async () => {
    const report = aReport(await newVisit())
    const spaced = JSON.stringify(report, null, 1)
    const more = canonicalJson({ ...report, score: '100' })
    for (const text of [spaced, more]) {
      const answer = await submitEvaluation(world.actors.shopper, sentAs(text), world.deps)
      expect(answer).toMatchObject({ ok: false, reason: 'not-a-report' })
    }
  })

  test('when a text holds a NUL character', async () => {
    const visitId = await newVisit()
    const answers = [anAnswer({ comment: 'до\u0000после' })]
    expect(await submit(aReport(visitId, { answers }))).toMatchObject({
      ok: false,
      reason: 'control-characters',
    })
    expect(await countOf('evaluations', visitId)).toBe(0)
  })

  test('when it answers another version of the checklist', async () => {
    const visitId = await newVisit()
    const other = await aPublishedChecklist(world)
    const answered = [
      { checklistVersionId: other.versionId, fingerprint: other.fingerprint },
      { fingerprint: 'b'.repeat(64) },
    ]
    for (const matters of answered) {
      const answer = await submit(aReport(visitId, matters))
      expect(answer).toMatchObject({ ok: false, reason: 'wrong-version' })
    }
  })

  test('when an answer cannot stand: unknown question, wrong kind, unknown option', async () => {
    const visitId = await newVisit()
    const badAnswers = [
      anAnswer({ questionId: 'unknown' }),
      anAnswer({ questionId: 'q3', value: { kind: 'number', number: '1' } }),
      anAnswer({ questionId: 'q3', value: { kind: 'choice', option: 'maybe' } }),
    ]
    for (const bad of badAnswers) {
      const answer = await submit(aReport(visitId, { answers: [anAnswer(), bad] }))
      expect(answer).toEqual({ ok: false, reason: 'answers-invalid', named: [bad.questionId] })
    }
  })

  test('when a required answer is missing', async () => {
    const answer = await submit(aReport(await newVisit(), { answers: [] }))
    expect(answer).toEqual({ ok: false, reason: 'answers-missing', named: ['q1'] })
  })

  test('when a photo that it names has not arrived, or arrived for another visit or question', async () => {
    const photo = await aPhoto('мост')
    const attachments = (questionId: string) => [photo.frozen(questionId)]
    const answers = [anAnswer(), anAnswer({ questionId: 'q3', attachments: [photo.id] })]
    const visitId = await newVisit()
    const report = aReport(visitId, { answers, attachments: attachments('q3') })
    const missing = { ok: false, reason: 'attachments-missing', named: [photo.id] }
    expect(await submit(report)).toEqual(missing)
    await storedPhoto(world, photo, await newVisit(), 'q3')
    expect(await submit({ ...report, id: randomUUID() })).toEqual(missing)
  })

  test('when its evidence is of another kind than the question wants', async () => {
    const questions = [aQuestion({ id: 'q1', photoOn: ['yes'], evidence: 'audio' })]
    const heard = aChecklistDocument({ sections: [aSection({ questions })] })
    const own = await aPublishedChecklist(world, heard)
    const visitId = await newVisit({ versionId: own.versionId })
    const pinned = { checklistVersionId: own.versionId, fingerprint: own.fingerprint }
    // Where the programme does not record, nobody is asked for a recording; a picture is none.
    const photo = await aPhoto('касса')
    await storedPhoto(world, photo, visitId, 'q1')
    const pictured = aReport(visitId, {
      ...pinned,
      answers: [anAnswer({ attachments: [photo.id] })],
      attachments: [photo.frozen('q1')],
    })
    expect(await submit(pictured)).toEqual({ ok: false, reason: 'answers-invalid', named: ['q1'] })
    expect(await submit(aReport(visitId, pinned))).toMatchObject({ ok: true })
  })

  test('when photos and answers do not belong together', async () => {
    const photo = await aPhoto('дверь')
    const visitId = await newVisit()
    const reports = [
      aReport(visitId, { attachments: [photo.frozen('q3')] }),
      aReport(visitId, { answers: [anAnswer({ attachments: [photo.id] })] }),
      aReport(visitId, {
        answers: [anAnswer({ attachments: [photo.id] })],
        attachments: [photo.frozen('q3')],
      }),
    ]
    for (const report of reports) {
      expect(await submit(report)).toMatchObject({ ok: false, reason: 'not-a-report' })
    }
  })

  test('when its receipt is half a receipt, no money, or no picture that has arrived', async () => {
    const photo = await aPhoto('чек')
    const visitId = await newVisit()
    const attachments = [photo.frozen(receiptQuestionId)]
    const receipt = { attachmentId: photo.id, amount: '640.50', currency: 'RUB' }
    const reports = [
      aReport(visitId, { receipt }),
      aReport(visitId, { attachments }),
      aReport(visitId, { receipt, attachments: [photo.frozen('q3')] }),
      aReport(visitId, { attachments, receipt: { ...receipt, amount: '640.5' } }),
      aReport(visitId, { attachments, receipt: { ...receipt, amount: '0.00' } }),
      aReport(visitId, { attachments, receipt: { ...receipt, amount: '-5.00' } }),
      aReport(visitId, { attachments, receipt: { ...receipt, currency: 'рубли' } }),
    ]
    for (const report of reports) {
      expect(await submit(report)).toMatchObject({ ok: false, reason: 'not-a-report' })
    }
    const unsent = aReport(visitId, { attachments, receipt })
    expect(await submit(unsent)).toMatchObject({ ok: false, reason: 'attachments-missing' })
  })

  test('when it says of a photo what cannot have been done to it', async () => {
    const visitId = await newVisit()
    const photo = await aPhoto('витрина')
    await storedPhoto(world, photo, visitId, 'q3')
    const answers = [anAnswer(), anAnswer({ questionId: 'q3', attachments: [photo.id] })]
    for (const edits of [[], ['arrow', 'arrow'], ['retouched']]) {
      const text = canonicalJson({
        ...aReport(visitId, { answers }),
        attachments: [{ ...photo.frozen('q3'), edits }],
      })
      const answer = await submitEvaluation(world.actors.shopper, sentAs(text), world.deps)
      expect(answer).toMatchObject({ ok: false, reason: 'not-a-report' })
    }
  })

  test('when nobody has taken the visit', async () => {
    const visitId = await newVisit({ state: 'offered' })
    const reason = 'visit-not-accepted'
    expect(await submit(aReport(visitId))).toMatchObject({ ok: false, reason })
    expect(await countOf('evaluations', visitId)).toBe(0)
    expect(await countOf('reports_aside', visitId)).toBe(0)
  })

  test('when the day of the visit has not come yet where the unit is', async () => {
    const visitId = await newVisit()
    const tomorrow = await submit(aReport(visitId, { visitedOn: '2026-10-21' }))
    expect(tomorrow).toMatchObject({ ok: false, reason: 'visited-in-future' })
    // 21:30 UTC on the 20th is the 21st in Moscow.
    const later = world.depsAt('2026-10-20T21:30:00Z')
    const input = sent(aReport(visitId, { visitedOn: '2026-10-21' }))
    expect(await submitEvaluation(world.actors.shopper, input, later)).toMatchObject({ ok: true })
  })
})

describe('a report is taken', () => {
  test('and stands byte for byte, with both clocks, an audit row and the new state', async () => {
    const visitId = await newVisit()
    const report = aReport(visitId, { answers: [anAnswer({ comment: 'Спасибо 👍🏽' })] })
    const input = { ...sent(report), phoneNow: new Date(worldNow.getTime() + 90_000) }
    const answer = await submitEvaluation(world.actors.shopper, input, world.deps)
    const receivedAt = worldNow.toISOString()
    expect(answer).toEqual({
      ok: true,
      receipt: { evaluationId: report.id, sha256: input.sha256, receivedAt },
    })
    const [row] = await world.database.asOwner(
      `SELECT e.report, e.clock_skew_ms::int AS skew, e.finished_at, v.state, v.submitted_at
       FROM evaluations e JOIN visits v ON v.id = e.visit_id WHERE e.id = $1`,
      [report.id],
    )
    expect(row).toEqual({
      report: freezeReport(report).text,
      skew: 90_000,
      finished_at: new Date(report.finishedAt),
      state: 'submitted',
      submitted_at: worldNow,
    })
    expect(await countOf('audit_entries', visitId)).toBe(1)
  })

  test('with its photos, when they are there', async () => {
    const visitId = await newVisit()
    const photo = await aPhoto('касса')
    await storedPhoto(world, photo, visitId, 'q3')
    const answers = [anAnswer(), anAnswer({ questionId: 'q3', attachments: [photo.id] })]
    const report = aReport(visitId, { answers, attachments: [photo.frozen('q3')] })
    expect(await submit(report)).toMatchObject({ ok: true })
  })

  test('with its receipt and with what was done to its photos, byte for byte', async () => {
    const visitId = await newVisit()
    const [photo, receipt] = [await aPhoto('полка'), await aPhoto('чек из кассы')]
    await storedPhoto(world, photo, visitId, 'q3')
    await storedPhoto(world, receipt, visitId, receiptQuestionId)
    const report = aReport(visitId, {
      answers: [anAnswer(), anAnswer({ questionId: 'q3', attachments: [photo.id] })],
      attachments: [
        { ...photo.frozen('q3'), edits: ['rotated', 'cropped', 'arrow'] },
        receipt.frozen(receiptQuestionId),
      ],
      receipt: { attachmentId: receipt.id, amount: '640.50', currency: 'RUB' },
    })
    const first = await submit(report)
    expect(first).toMatchObject({ ok: true })
    expect(await submit(report)).toEqual(first)
  })

  test('also long after the deadline: lateness is marked, not refused', async () => {
    const visitId = await newVisit()
    const input = sent(aReport(visitId, { finishedAt: '2026-12-01T10:00:00Z' }))
    const late = world.depsAt('2026-12-01T12:00:00Z')
    expect(await submitEvaluation(world.actors.shopper, input, late)).toMatchObject({ ok: true })
  })

  test('from a phone that believes in 1970', async () => {
    const visitId = await newVisit()
    const clocks = { startedAt: '1970-01-01T00:00:10Z', finishedAt: '1970-01-01T00:20:00Z' }
    const phoneNow = new Date('1970-01-01T00:21:00Z')
    const input = { ...sent(aReport(visitId, clocks)), phoneNow }
    const answer = await submitEvaluation(world.actors.shopper, input, world.deps)
    expect(answer).toMatchObject({ ok: true })
  })
})

describe('a report that comes again', () => {
  test('gets the same receipt, also after the visit was approved, and writes nothing', async () => {
    const visitId = await newVisit()
    const report = aReport(visitId)
    const first = await submit(report)
    await setState(visitId, 'approved')
    const later = world.depsAt('2026-11-20T09:00:00Z')
    const again = await submitEvaluation(world.actors.shopper, sent(report), later)
    expect(again).toEqual(first)
    expect(await countOf('evaluations', visitId)).toBe(1)
    expect(await countOf('audit_entries', visitId)).toBe(1)
  })

  test('is not there for another shopper', async () => {
    const report = aReport(await newVisit())
    await submit(report)
    await expect(submit(report, world.actors.secondShopper)).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('fifty at once: one row, fifty equal receipts, one line in the audit', async () => {
    const visitId = await newVisit()
    const report = aReport(visitId)
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(report)))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await countOf('evaluations', visitId)).toBe(1)
    expect(await countOf('audit_entries', visitId)).toBe(1)
  })

  test('with other bytes under the same id is refused, and both are kept', async () => {
    const visitId = await newVisit()
    const report = aReport(visitId)
    await submit(report)
    const other = { ...report, answers: [anAnswer({ comment: 'иначе' })] }
    const refused = { ok: false, reason: 'other-bytes', named: [] }
    expect(await submit(other)).toEqual(refused)
    expect(await submit(other)).toEqual(refused)
    const kept = await world.database.asOwner(
      'SELECT report FROM evaluation_conflicts WHERE evaluation_id = $1',
      [report.id],
    )
    expect(kept).toEqual([{ report: freezeReport(other).text }])
    const [first] = await world.database.asOwner('SELECT report FROM evaluations WHERE id = $1', [
      report.id,
    ])
    expect(first).toEqual({ report: freezeReport(report).text })
  })

  test('no more than twenty under the numbers of a visit: the next one is refused in words, nothing that is kept goes', async () => {
    const visitId = await newVisit()
    const report = aReport(visitId)
    await submit(report)
    const correction = aReport(visitId, { parentId: report.id })
    await submit(correction)
    const said = (place: number) => ({ answers: [anAnswer({ comment: `иначе ${place}` })] })
    const others = Array.from({ length: 21 }, (_, place) => ({
      ...(place % 2 === 0 ? report : correction),
      ...said(place),
    }))
    const answers = await Promise.all(others.map((other) => submit(other)))
    const reasons = answers.map((answer) => (answer.ok ? null : answer.reason))
    expect(reasons.filter((reason) => reason === 'other-bytes')).toHaveLength(20)
    expect(reasons.filter((reason) => reason === 'too-many-conflicts')).toHaveLength(1)
    // Sent again, each hears the same; the one too many takes nobody's place.
    expect(await Promise.all(others.map((other) => submit(other)))).toEqual(answers)
    const conflictsOf = (ids: readonly string[]) =>
      world.database.asOwner(
        'SELECT report FROM evaluation_conflicts WHERE evaluation_id = ANY($1)',
        [ids],
      )
    const kept = others.filter((_, place) => reasons[place] === 'other-bytes')
    const texts = kept.map((other) => freezeReport(other).text)
    const rows = await conflictsOf([report.id, correction.id])
    expect(rows.map((row) => row.report).sort()).toEqual(texts.sort())
    // What is the visit's own keeps its receipt, and another visit its room.
    expect(await submit(report)).toMatchObject({ ok: true, receipt: { evaluationId: report.id } })
    const elsewhere = aReport(await newVisit())
    await submit(elsewhere)
    expect(await submit({ ...elsewhere, ...said(0) })).toMatchObject({ reason: 'other-bytes' })
    expect(await conflictsOf([elsewhere.id])).toHaveLength(1)
  })

  test('two different reports at once under one id: one stands, the other is kept', async () => {
    const id = randomUUID()
    const visitIds = [await newVisit(), await newVisit()]
    const answers = await Promise.all(visitIds.map((visitId) => submit(aReport(visitId, { id }))))
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'other-bytes' })
    const kept = await world.database.asOwner(
      'SELECT 1 FROM evaluation_conflicts WHERE evaluation_id = $1',
      [id],
    )
    expect(kept).toHaveLength(1)
  })
})

describe('a corrected report', () => {
  test('is taken after the first one was returned, and names it', async () => {
    const visitId = await newVisit()
    const first = aReport(visitId)
    await submit(first)
    await setState(visitId, 'returned')
    const second = aReport(visitId, { parentId: first.id })
    expect(await submit(second)).toMatchObject({ ok: true })
    const rows = await world.database.asOwner(
      'SELECT id, parent_id FROM evaluations WHERE visit_id = $1 ORDER BY parent_id NULLS FIRST',
      [visitId],
    )
    expect(rows).toEqual([
      { id: first.id, parent_id: null },
      { id: second.id, parent_id: first.id },
    ])
  })

  test('is taken while nobody has reviewed the first; a second one without a parent is not', async () => {
    const visitId = await newVisit()
    const first = aReport(visitId)
    await submit(first)
    expect(await submit(aReport(visitId, { parentId: first.id }))).toMatchObject({ ok: true })
    expect(await submit(aReport(visitId))).toMatchObject({
      receipt: { notCounted: 'already-submitted' },
    })
    expect(await countOf('evaluations', visitId)).toBe(2)
  })

  test('is taken where its parent was refused and never arrived', async () => {
    const visitId = await newVisit()
    const refused = aReport(visitId, { visitedOn: '2026-10-30' })
    expect(await submit(refused)).toMatchObject({ reason: 'visited-in-future' })
    expect(await submit(aReport(visitId, { parentId: refused.id }))).toMatchObject({ ok: true })
  })
})

describe('a report that its visit has no place for', () => {
  const asideOf = (visitId: string) =>
    world.database.asOwner<{ id: string; report: string; reason: string }>(
      'SELECT id, report, reason FROM reports_aside WHERE visit_id = $1 ORDER BY received_at, id',
      [visitId],
    )
  const auditOf = (id: string) =>
    world.database.asOwner<{ action: string; details: unknown }>(
      'SELECT action, details FROM audit_entries WHERE subject_id = $1',
      [id],
    )

  test('is refused where a file that it shows has not arrived', async () => {
    const visitId = await newVisit({ state: 'cancelled' })
    const photo = await aPhoto('рядом')
    const answers = [anAnswer(), anAnswer({ questionId: 'q3', attachments: [photo.id] })]
    const report = aReport(visitId, { answers, attachments: [photo.frozen('q3')] })
    expect(await submit(report)).toEqual({
      ok: false,
      reason: 'attachments-missing',
      named: [photo.id],
    })
    expect(await asideOf(visitId)).toEqual([])
    await storedPhoto(world, photo, visitId, 'q3')
    expect(await submit(report)).toMatchObject({ receipt: { notCounted: 'visit-cancelled' } })
    expect(await asideOf(visitId)).toMatchObject([{ report: freezeReport(report).text }])
  })

  test('is refused to everybody but the shopper of the visit, and incomplete', async () => {
    const visitId = await newVisit({ state: 'cancelled' })
    const report = aReport(visitId)
    for (const actor of [world.actors.secondShopper, world.stranger]) {
      await expect(submit(report, actor)).rejects.toMatchObject({ code: 'not-found' })
    }
    const empty = aReport(visitId, { answers: [] })
    expect(await submit(empty)).toMatchObject({ ok: false, reason: 'answers-missing' })
    expect(await submit(report)).toMatchObject({ ok: true })
    await expect(submit(report, world.actors.secondShopper)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await asideOf(visitId)).toHaveLength(1)
  })

  test.each([
    ['cancelled', 'visit-cancelled'],
    ['submitted', 'already-submitted'],
    ['approved', 'visit-finished'],
    ['released', 'visit-finished'],
  ])('is kept beside it, byte for byte, when it is %s', async (state, reason) => {
    const visitId = await newVisit({ state })
    const report = aReport(visitId)
    const { text, sha256 } = freezeReport(report)
    const receivedAt = world.deps.now.toISOString()
    const receipt = { evaluationId: report.id, sha256, receivedAt, notCounted: reason }
    expect(await submit(report)).toEqual({ ok: true, receipt })
    expect(await asideOf(visitId)).toEqual([{ id: report.id, report: text, reason }])
    expect(await countOf('evaluations', visitId)).toBe(0)
    const [visit] = await world.database.asOwner('SELECT state FROM visits WHERE id = $1', [
      visitId,
    ])
    expect(visit).toEqual({ state })
    expect(await auditOf(report.id)).toEqual([
      { action: 'evaluation.kept-aside', details: { visitId, sha256, reason } },
    ])
  })

  test('fifty at once: one row, fifty equal receipts, one line in the audit', async () => {
    const visitId = await newVisit({ state: 'cancelled' })
    const report = aReport(visitId)
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(report)))
    expect(answers[0]).toMatchObject({ ok: true, receipt: { notCounted: 'visit-cancelled' } })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await asideOf(visitId)).toHaveLength(1)
    expect(await auditOf(report.id)).toHaveLength(1)
  })

  test('both phones at once: one counts, the other is kept; again, each has its own receipt', async () => {
    const visitId = await newVisit()
    const reports = [aReport(visitId), aReport(visitId)]
    const send = () => Promise.all(reports.map((report) => submit(report)))
    const answers = await send()
    const reasons = answers.map((answer) => answer.ok && answer.receipt.notCounted)
    expect(reasons.toSorted()).toEqual(['already-submitted', undefined])
    expect(await countOf('evaluations', visitId)).toBe(1)
    expect(await asideOf(visitId)).toHaveLength(1)
    await setState(visitId, 'returned')
    expect(await send()).toEqual(answers)
  })

  test('with other bytes under the same id is kept beside the first', async () => {
    const visitId = await newVisit({ state: 'cancelled' })
    const report = aReport(visitId)
    await submit(report)
    const other = { ...report, answers: [anAnswer({ comment: 'иначе' })] }
    expect(await submit(other)).toMatchObject({
      receipt: { sha256: freezeReport(other).sha256, notCounted: 'visit-cancelled' },
    })
    expect(await asideOf(visitId)).toHaveLength(2)
  })

  test('no more than twenty of a shopper: the next one is refused, those that are there are not', async () => {
    const visitId = await newVisit({ state: 'cancelled' })
    const reports = Array.from({ length: 21 }, () => aReport(visitId))
    const answers = await Promise.all(reports.map((report) => submit(report)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20)
    expect(answers.filter(({ ok }) => !ok)).toEqual([
      { ok: false, reason: 'too-many-aside', named: [] },
    ])
    expect(await asideOf(visitId)).toHaveLength(20)
    // A retry is no new one, and the visit's own report always has its place.
    expect(await Promise.all(reports.map((report) => submit(report)))).toEqual(answers)
    const open = await newVisit()
    expect(await submit(aReport(open))).toMatchObject({ ok: true })
  })
})
