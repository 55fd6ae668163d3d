import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { isRecordingStated } from '@/lib/briefings/queries'
import { AppError } from '@/lib/core/app-error'
import { dateIn } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { missingForSubmission } from '@/lib/core/form-problems'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import { familiesAt, mediaFamily } from '@/lib/core/media-kind'
import { clockSkewMs } from '@/lib/core/phone-clock'
import { receiptQuestionId } from '@/lib/core/purchase-receipt'
import { withoutRequiredSound } from '@/lib/core/required-sound'
import { judgeReport, type ReportRefusal } from '@/lib/core/visit-states'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { parseInput } from '@/lib/platform/input'
import { deleteFiledDrafts } from '@/lib/visit-drafts/queries'
import { findVisitForUpdate, type LockedVisit, listPlaces } from '@/lib/visits/queries'
import {
  findEvaluation,
  findPublishedForm,
  insertConflictOnce,
  insertEvaluationOnce,
  type KnownEvaluation,
  listVisitAttachments,
  listVisitReports,
  saveVisitSubmitted,
} from '../queries'
import {
  type EvaluationReceipt,
  evaluationLimits,
  type FrozenReport,
  frozenReportSchema,
  reportEnvelopeSchema,
  type SubmitEvaluationInput,
  type SubmitRefusal,
} from '../schema'

export type SubmitEvaluationAnswer =
  | { ok: true; receipt: EvaluationReceipt }
  | {
      ok: false
      reason: SubmitRefusal
      /** Questions or attachments that the refusal is about. */
      named: readonly string[]
    }

interface Incoming {
  readonly id: string
  readonly text: string
  readonly sha256: string
  /** The body as JSON says it; the schema has not seen it yet. */
  readonly body: unknown
  readonly skewMs: number
  readonly from: SubmitEvaluationInput['from']
}

/**
 * Takes a finished report. Whoever sends the same bytes again gets the same receipt, whatever has
 * become of the visit since; the same id with other bytes is refused, and both are kept.
 */
export async function submitEvaluation(
  actor: Actor,
  input: SubmitEvaluationInput,
  { db, now }: Deps,
): Promise<SubmitEvaluationAnswer> {
  authoriseVerb(actor, 'evaluation:submit')
  if (input.bytes.byteLength > evaluationLimits.reportBytes) return refuse('too-large')
  const sha256 = createHash('sha256').update(input.bytes).digest('hex')
  if (sha256 !== input.sha256) return refuse('damaged')
  const read = readBody(input.bytes)
  if (read === null) return refuse('not-a-report')
  const skewMs = input.phoneNow === null ? 0 : clockSkewMs(input.phoneNow, now)
  const incoming: Incoming = { ...read, sha256, skewMs, from: input.from }
  return db.asActor(actor, async (tx) => {
    const known = await findEvaluation(tx, actor.organisationId, incoming.id)
    if (known) return answerKnown(tx, actor, known, incoming, now)
    return takeNew(tx, actor, incoming, now)
  })
}

/** The id is read before everything else: an old retry must not stumble over a newer schema. */
function readBody(bytes: Uint8Array): Pick<Incoming, 'id' | 'text' | 'body'> | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const body: unknown = JSON.parse(text)
    const envelope = reportEnvelopeSchema.safeParse(body)
    return envelope.success ? { id: envelope.data.id, text, body } : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

async function answerKnown(
  tx: Transaction,
  actor: Actor,
  known: KnownEvaluation,
  incoming: Incoming,
  now: Date,
): Promise<SubmitEvaluationAnswer> {
  if (known.sha256 === incoming.sha256) {
    if (known.shopperId !== actor.shopperId) throw new AppError('not-found')
    return received(known.id, known.sha256, known.receivedAt)
  }
  const kept = await insertConflictOnce(tx, actor.organisationId, {
    evaluationId: known.id,
    shopperId: shopperOf(actor),
    report: incoming.text,
    sha256: incoming.sha256,
    receivedAt: now,
  })
  if (kept) {
    const event = { action: 'evaluation.conflict-kept', subjectKind: 'evaluation' }
    const details = { sha256: incoming.sha256 }
    await recordAudit(tx, actor, { ...event, subjectId: known.id, details }, now)
  }
  return refuse('other-bytes')
}

async function takeNew(
  tx: Transaction,
  actor: Actor,
  incoming: Incoming,
  now: Date,
): Promise<SubmitEvaluationAnswer> {
  const { organisationId } = actor
  const parsed = parseReport(incoming)
  if (!parsed.ok) return refuse(parsed.reason)
  const { report } = parsed
  const found = await findVisitForUpdate(tx, organisationId, report.visitId)
  const visit = authorise(actor, 'evaluation:submit', found)
  // Read after the lock was granted: a twin that held it is seen now.
  const reports = await listVisitReports(tx, organisationId, visit.id)
  const same = reports.find(({ id }) => id === incoming.id)
  if (same) return answerKnown(tx, actor, same, incoming, now)
  const parentId = reports.some(({ id }) => id === report.parentId) ? report.parentId : null
  // A parent that never arrived (it was refused for what this one mends) does not hold its child up.
  const judged = judgeReport({ state: visit.state, reports }, { ...incoming, parentId })
  if (!judged.ok) return refuse(refusalOfState(judged.reason))
  const problem = await findProblem(tx, actor, visit, report, now)
  if (problem) return problem
  const inserted = await insertEvaluationOnce(tx, organisationId, {
    id: report.id,
    visitId: visit.id,
    shopperId: shopperOf(actor),
    parentId,
    report: incoming.text,
    sha256: incoming.sha256,
    finishedAt: new Date(report.finishedAt),
    clockSkewMs: incoming.skewMs,
    receivedAt: now,
  })
  if (!inserted) return answerTwin(tx, actor, incoming, now)
  await saveVisitSubmitted(tx, organisationId, visit.id, now)
  await deleteFiledDrafts(tx, organisationId, {
    visitId: visit.id,
    shopperId: shopperOf(actor),
    evaluationId: report.id,
    from: incoming.from ?? null,
  })
  const event = { action: 'evaluation.submitted', subjectKind: 'evaluation', subjectId: report.id }
  const details = { visitId: visit.id, sha256: incoming.sha256 }
  await recordAudit(tx, actor, { ...event, details }, now)
  return received(report.id, incoming.sha256, now)
}

/** The id was taken meanwhile by a report of another visit, which no lock here could see. */
async function answerTwin(tx: Transaction, actor: Actor, incoming: Incoming, now: Date) {
  const known = await findEvaluation(tx, actor.organisationId, incoming.id)
  if (known === null) throw new AppError('conflict')
  return answerKnown(tx, actor, known, incoming, now)
}

type ParsedReport =
  | { readonly ok: true; readonly report: FrozenReport }
  | { readonly ok: false; readonly reason: SubmitRefusal }

function parseReport({ body, text }: Incoming): ParsedReport {
  const parsed = parseInput(frozenReportSchema, body)
  if (!parsed.ok) {
    const problems = Object.values(parsed.fields)
    const isUnstorable = problems.includes('errors.fields.control-characters')
    return { ok: false, reason: isUnstorable ? 'control-characters' : 'not-a-report' }
  }
  // One text for one report: no member twice, nothing that two readers could read differently.
  const isCanonical = canonicalJson(parsed.value) === text
  return isCanonical ? { ok: true, report: parsed.value } : { ok: false, reason: 'not-a-report' }
}

function refusalOfState(reason: ReportRefusal): SubmitRefusal {
  switch (reason) {
    case 'too-early':
      return 'visit-not-accepted'
    case 'cancelled':
      return 'visit-cancelled'
    case 'already-done':
    case 'parent-unknown':
      return 'already-submitted'
    case 'too-late':
      return 'visit-finished'
    case 'same-id-other-bytes':
      return 'other-bytes'
  }
}

async function findProblem(
  tx: Transaction,
  actor: Actor,
  visit: LockedVisit,
  report: FrozenReport,
  now: Date,
): Promise<SubmitEvaluationAnswer | null> {
  const { organisationId } = actor
  const version = await findPublishedForm(tx, organisationId, visit.checklistVersionId)
  const isPinned = report.checklistVersionId === visit.checklistVersionId
  if (version === null || !isPinned || report.fingerprint !== version.fingerprint) {
    return refuse('wrong-version')
  }
  const places = await listPlaces(tx, organisationId, [visit.unitId])
  const today = dateIn(now, places.get(visit.unitId)?.timeZone ?? 'UTC')
  // A late report is marked; a day that has not come yet is a wrong clock and would be paid for.
  if (report.visitedOn > today) return refuse('visited-in-future')
  // Where recording is off, nobody is held up by what he may not record.
  const mayRecord =
    !allQuestions(version.document).some(({ type }) => type === 'audio') ||
    (await isRecordingStated(tx, organisationId, visit.id))
  const asked = mayRecord ? version.document : withoutRequiredSound(version.document)
  const problems = missingForSubmission(asked, report.answers)
  if (problems.length > 0) {
    const isMissing = problems.every(({ code }) => code.endsWith('-required'))
    const named = [...new Set(problems.map(({ questionId }) => questionId))]
    return refuse(isMissing ? 'answers-missing' : 'answers-invalid', named)
  }
  return findFileProblem(tx, organisationId, visit.id, version.document, report)
}

/** Every photo and file that the report shows is there, and is what its question asks for. */
async function findFileProblem(
  tx: Transaction,
  organisationId: Actor['organisationId'],
  visitId: string,
  document: ChecklistDocument,
  report: FrozenReport,
): Promise<SubmitEvaluationAnswer | null> {
  if (report.attachments.length === 0) return null
  const stored = await listVisitAttachments(tx, organisationId, visitId)
  const types = new Map(stored.map((file) => [keyOf(file, file.receivedSha256), file.mediaType]))
  const typeOf = (file: FrozenAttachment) => types.get(keyOf(file, file.sha256))
  const missing = report.attachments.filter((file) => typeOf(file) === undefined)
  if (missing.length > 0) {
    return refuse(
      'attachments-missing',
      missing.map(({ id }) => id),
    )
  }
  const questions = new Map(allQuestions(document).map((question) => [question.id, question]))
  const wrong = report.attachments.filter((file) => {
    const question = questions.get(file.questionId)
    const family = mediaFamily(typeOf(file) ?? '')
    if (file.questionId === receiptQuestionId) return family !== 'picture'
    return !question || !family || !familiesAt(question).includes(family)
  })
  if (wrong.length === 0) return null
  return refuse('answers-invalid', [...new Set(wrong.map(({ questionId }) => questionId))])
}

function keyOf(photo: { readonly id: string; readonly questionId: string }, sha256: string) {
  return `${photo.id} ${sha256} ${photo.questionId}`
}

/** @throws AppError for an account that holds the verb without being a shopper */
function shopperOf(actor: Actor): string {
  if (actor.shopperId === null) throw new AppError('not-found')
  return actor.shopperId
}

function received(evaluationId: string, sha256: string, receivedAt: Date): SubmitEvaluationAnswer {
  return { ok: true, receipt: { evaluationId, sha256, receivedAt: receivedAt.toISOString() } }
}

function refuse(reason: SubmitRefusal, named: readonly string[] = []): SubmitEvaluationAnswer {
  return { ok: false, reason, named }
}
