import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, can, shopperOf } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { findPublishedForm, type PublishedForm } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { missingForSubmission } from '@/lib/core/form-problems'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import { familiesAt, mediaFamily } from '@/lib/core/media-kind'
import { clockSkewMs } from '@/lib/core/phone-clock'
import { receiptQuestionId } from '@/lib/core/purchase-receipt'
import { withoutRequiredSound } from '@/lib/core/required-sound'
import { type AsideReason, asideReasonOf, judgeReport } from '@/lib/core/visit-states'
import { dateIn } from '@/lib/core/zone-clock'
import type { Database } from '@/lib/platform/db/database'
import type { Line } from '@/lib/platform/db/line'
import type { Deps } from '@/lib/platform/deps'
import { parseInput } from '@/lib/platform/input'
import {
  type ArrivedFile,
  findSubmissionFacts,
  type VisitToSubmit,
} from '@/lib/submission-facts/queries'
import {
  countReportsAside,
  findEvaluation,
  findReportAside,
  type KnownAside,
  type KnownEvaluation,
  keepConflictOnce,
  keepReportAsideOnce,
  type NewEvaluation,
  takeEvaluationOnce,
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
 * become of the visit since; the same id with other bytes is refused, and both are kept. A report that
 * its visit has no place for any more, or whose visit is not its shopper's any more, is kept beside it: its
 * receipt says that it is not counted. Who never had the visit hears what is said of one that is not there.
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
  const known = () =>
    db.asActor(actor, (tx) => findEvaluation(tx, actor.organisationId, incoming.id))
  const keptAside = () =>
    db.asActor(actor, (tx) => findReportAside(tx, actor.organisationId, incoming))
  const parsed = parseReport(incoming)
  if (!parsed.ok) {
    const aside = await keptAside()
    if (aside) return receivedAside(actor, aside)
    const retried = await known()
    return retried ? answerKnown(db, actor, retried, incoming, now) : refuse(parsed.reason)
  }
  const { report } = parsed
  const form = await findPublishedForm(db, actor.organisationId, report.checklistVersionId)
  const decided = await db.onLine(actor.organisationId, (line) =>
    takeNew(line, actor, { ...incoming, report, form }, now),
  )
  if (decided.kind === 'answered') return decided.answer
  const aside = await keptAside()
  if (aside) return receivedAside(actor, aside)
  const there = decided.known ?? (await known())
  if (there === null) throw new AppError('conflict')
  return answerKnown(db, actor, there, incoming, now)
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
  db: Database,
  actor: Actor,
  known: KnownEvaluation,
  incoming: Incoming,
  now: Date,
): Promise<SubmitEvaluationAnswer> {
  if (known.sha256 === incoming.sha256) {
    if (known.shopperId !== actor.shopperId) throw new AppError('not-found')
    return received(known.id, known.sha256, known.receivedAt)
  }
  const conflict = {
    evaluationId: known.id,
    shopperId: shopperOf(actor),
    report: incoming.text,
    sha256: incoming.sha256,
    receivedAt: now,
  }
  return db.asActor(actor, async (tx) => {
    const { conflicts } = evaluationLimits
    const done = await keepConflictOnce(tx, actor.organisationId, conflict, conflicts)
    if (done === 'full') return refuse('too-many-conflicts')
    if (done === 'kept') {
      const event = { action: 'evaluation.conflict-kept', subjectKind: 'evaluation' }
      const details = { sha256: incoming.sha256 }
      await recordAudit(tx, actor, { ...event, subjectId: known.id, details }, now)
    }
    return refuse('other-bytes')
  })
}

/** A report that its schema has seen, and the form that it says it answers. */
interface Read extends Incoming {
  readonly report: FrozenReport
  readonly form: PublishedForm | null
}

type Decided =
  | { readonly kind: 'answered'; readonly answer: SubmitEvaluationAnswer }
  /** A report of this id is there; null: it came this very moment, for another visit. */
  | { readonly kind: 'known'; readonly known: KnownEvaluation | null }

const answered = (answer: SubmitEvaluationAnswer): Decided => ({ kind: 'answered', answer })

async function takeNew(line: Line, actor: Actor, incoming: Read, now: Date): Promise<Decided> {
  const { report } = incoming
  const shopperId = shopperOf(actor)
  const hasFiles = report.attachments.length > 0
  const facts = await findSubmissionFacts(line, actor.organisationId, {
    ...report,
    sha256: incoming.sha256,
    shopperId,
    hasFiles,
  })
  const { known, aside, reports, visit } = facts
  if (aside) return answered(receivedAside(actor, aside))
  if (known) return { kind: 'known', known }
  const isTheirs = visit !== null && can(actor, 'evaluation:submit', visit)
  if (visit === null || !(isTheirs || visit.wasTheirs)) throw new AppError('not-found')
  const parentId = reports.some(({ id }) => id === report.parentId) ? report.parentId : null
  // A parent that never arrived (it was refused for what this one mends) does not hold its child up.
  const judged = judgeReport({ state: visit.state, reports }, { ...incoming, parentId })
  const refused = judged.ok ? null : asideReasonOf(judged.reason)
  const notCounted = isTheirs ? refused : 'visit-withdrawn'
  if (!judged.ok && notCounted === null) return answered(refuse('visit-not-accepted'))
  const problem = findProblem(visit, facts.files, incoming, now)
  if (problem) return answered(problem)
  if (notCounted !== null) {
    const kept = await countReportsAside(line, actor.organisationId, {
      visitId: visit.id,
      shopperId,
    })
    if (kept >= evaluationLimits.reportsAside) return answered(refuse('too-many-aside'))
  }
  const taken: NewEvaluation = {
    id: report.id,
    visitId: visit.id,
    shopperId,
    parentId,
    report: incoming.text,
    sha256: incoming.sha256,
    finishedAt: new Date(report.finishedAt),
    clockSkewMs: incoming.skewMs,
    receivedAt: now,
    accountId: actor.accountId,
    from: incoming.from ?? [],
  }
  const isTaken =
    notCounted === null
      ? await takeEvaluationOnce(line, actor.organisationId, taken)
      : await keepReportAsideOnce(line, actor.organisationId, taken, notCounted)
  if (!isTaken) return { kind: 'known', known: null }
  return answered(received(report.id, incoming.sha256, now, notCounted))
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

function findProblem(
  visit: VisitToSubmit,
  files: readonly ArrivedFile[],
  { report, form }: Read,
  now: Date,
): SubmitEvaluationAnswer | null {
  const isPinned = report.checklistVersionId === visit.checklistVersionId
  if (form === null || !isPinned || report.fingerprint !== form.fingerprint) {
    return refuse('wrong-version')
  }
  const { document } = form
  // A late report is marked; a day that has not come yet is a wrong clock and would be paid for.
  if (report.visitedOn > dateIn(now, visit.timeZone)) return refuse('visited-in-future')
  // Where recording is off, nobody is held up by what he may not record.
  const asked = visit.mayRecord ? document : withoutRequiredSound(document)
  const problems = missingForSubmission(asked, report.answers)
  if (problems.length > 0) {
    const isMissing = problems.every(({ code }) => code.endsWith('-required'))
    const named = [...new Set(problems.map(({ questionId }) => questionId))]
    return refuse(isMissing ? 'answers-missing' : 'answers-invalid', named)
  }
  return findFileProblem(files, document, report)
}

/** Every photo and file that the report shows is there, and is what its question asks for. */
function findFileProblem(
  stored: readonly ArrivedFile[],
  document: ChecklistDocument,
  report: FrozenReport,
): SubmitEvaluationAnswer | null {
  if (report.attachments.length === 0) return null
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

function received(
  evaluationId: string,
  sha256: string,
  at: Date,
  notCounted: AsideReason | null = null,
): SubmitEvaluationAnswer {
  const receipt = { evaluationId, sha256, receivedAt: at.toISOString() }
  return { ok: true, receipt: notCounted === null ? receipt : { ...receipt, notCounted } }
}

function receivedAside(actor: Actor, aside: KnownAside): SubmitEvaluationAnswer {
  if (aside.shopperId !== actor.shopperId) throw new AppError('not-found')
  return received(aside.id, aside.sha256, aside.receivedAt, aside.reason)
}

function refuse(reason: SubmitRefusal, named: readonly string[] = []): SubmitEvaluationAnswer {
  return { ok: false, reason, named }
}
