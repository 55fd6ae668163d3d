import { createHash, randomUUID } from 'node:crypto'
import { storeAttachment } from '@/lib/attachments/use-cases/store-attachment'
import type { CalendarDate } from '@/lib/core/calendar'
import type { Answer } from '@/lib/core/checklist'
import { type FrozenAttachment, type FrozenReport, freezeReport } from '@/lib/core/frozen-report'
import { receiptQuestionId } from '@/lib/core/purchase-receipt'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { returnEvaluation } from '@/lib/reviews/use-cases/return-evaluation'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import type { Touchpoint } from './cast'
import type { Finding } from './fill-form'
import { hoursOf } from './places'
import type { Offer } from './plan-visits'
import { type Random, randomOf } from './random'
import { done } from './steps'
import { hoursLater, moscow, notAfter, notBefore, phoneText } from './story'
import { additions, returnComment, returnRemarks } from './texts/reviews'
import type { World } from './world'
import { photoQuestions, type Times, writeAnswers } from './write-answers'

/** A visit that is to be made, and how far it gets. */
export interface Errand {
  readonly offer: Offer
  readonly touchpoint: Touchpoint
  /** Tells the visits of a subject apart. */
  readonly round: string
  readonly day: CalendarDate
  readonly finding: Finding
  readonly end: 'submitted' | 'returned' | 'approved'
  /** Sent back once and mended before it was approved. */
  readonly isMended: boolean
  /** Nothing of it happens later. */
  readonly limit: Date
}

export interface Outcome {
  readonly errand: Errand
  /** Photos that staff may see once the visit is released. */
  readonly photoIds: readonly string[]
}

/** Photos of these questions stay with the reviewers. */
const reviewersOnly = ['receipt', 'facts-true', 'correct', receiptQuestionId]

interface Report {
  readonly id: string
  readonly answers: readonly Answer[]
  readonly attachments: readonly FrozenAttachment[]
  readonly receipt?: FrozenReport['receipt']
}

/** The shopper takes the visit, makes it and reports; the reviewer answers. */
export async function carryOut(world: World, errand: Errand): Promise<Outcome> {
  const { offer, limit } = errand
  const random = randomOf('errand', offer.subject.key, errand.round)
  const times = timesOf(errand, random)
  const acceptedAt = notAfter(times.startedAt, hoursLater(offer.plannedAt, random.between(1, 16)))
  const { actor } = offer.shopper
  const { visitId } = offer
  done(await acceptVisit(actor, { visitId }, { ...world.deps, now: acceptedAt }))
  const first = await makeReport(world, errand, times, random)
  const sentAt = notAfter(limit, hoursLater(times.finishedAt, 0.1 + 14 * random.fraction() ** 3))
  await send(world, errand, first, null, times, sentAt)
  const reviewedAt = notAfter(limit, hoursLater(sentAt, random.between(1, 22)))
  const photoIds = first.attachments
    .filter(({ questionId }) => !reviewersOnly.includes(questionId))
    .map(({ id }) => id)
  if (errand.end === 'submitted') return { errand, photoIds }
  if (errand.end === 'returned') {
    await sendBack(world, errand, first, reviewedAt)
    return { errand, photoIds }
  }
  if (!errand.isMended) {
    await approve(world, visitId, first.id, reviewedAt)
    return { errand, photoIds }
  }
  const questionId = await sendBack(world, errand, first, reviewedAt)
  const mended = mend(first, questionId, random)
  const mendedAt = notAfter(limit, hoursLater(reviewedAt, random.between(2, 7)))
  await send(world, errand, mended, first.id, times, mendedAt)
  const approvedAt = notAfter(limit, hoursLater(mendedAt, random.between(1, 5)))
  await approve(world, visitId, mended.id, approvedAt)
  return { errand, photoIds }
}

const minutes: Readonly<Record<Touchpoint, readonly [number, number]>> = {
  store: [32, 58],
  call: [6, 14],
  backOffice: [8, 19],
}

/** Within the opening hours of the day, and over before the end of the story. */
function timesOf({ offer, touchpoint, day, limit }: Errand, random: Random): Times {
  const [opens, closes] = hoursOf(offer.subject.place).map((text) => Number(text.slice(0, 2)))
  const [least, most] = minutes[touchpoint]
  const lasts = random.between(least, most) / 60
  const first = Math.max(opens ?? 9, 8) + 0.5
  const last = Math.min(closes ?? 18, 21) - 1.5
  const wanted = hoursLater(moscow(day, '00:00'), first + (last - first) * random.fraction())
  const startedAt = notAfter(hoursLater(limit, -lasts - 0.1), wanted)
  const begun = notBefore(moscow(day, '00:00'), startedAt)
  return { startedAt: begun, finishedAt: notAfter(limit, hoursLater(begun, lasts)) }
}

async function makeReport(
  world: World,
  errand: Errand,
  times: Times,
  random: Random,
): Promise<Report> {
  const { touchpoint, finding, offer } = errand
  const { document } = offer.checklist
  const form = world.fill[touchpoint](offer.subject.key, finding, random)
  const answers = writeAnswers(touchpoint, document, form, finding.target, times, random)
  const attachments: FrozenAttachment[] = []
  for (const questionId of photoQuestions(document, answers, random)) {
    const answer = answers.find((given) => given.questionId === questionId)
    attachments.push(await takePhoto(world, errand, questionId, motifOf(answer), times, random))
  }
  const report = { id: randomUUID(), answers: withPhotos(answers, attachments), attachments }
  // The programme began to ask for receipts a short while ago.
  const isBought = touchpoint === 'store' && errand.end === 'submitted' && !lacksReceipt(answers)
  return isBought ? withReceipt(world, errand, report, times) : report
}

async function withReceipt(
  world: World,
  errand: Errand,
  report: Report,
  times: Times,
): Promise<Report> {
  const random = randomOf('receipt', errand.offer.subject.key, errand.round)
  const photo = await takePhoto(world, errand, receiptQuestionId, 'receipt', times, random)
  const amount = `${random.between(9, 31)}9.00`
  return {
    ...report,
    attachments: [...report.attachments, photo],
    receipt: { attachmentId: photo.id, amount, currency: 'RUB' },
  }
}

/** Where no receipt was given there is none to photograph: the hall stands for the empty till. */
function motifOf(answer: Answer | undefined): string {
  return answer && lacksReceipt([answer]) ? 'hall-photo' : (answer?.questionId ?? '')
}

function lacksReceipt(answers: readonly Answer[]): boolean {
  const value = answers.find(({ questionId }) => questionId === 'receipt')?.value
  return value?.kind === 'choice' && value.option === 'no'
}

async function takePhoto(
  world: World,
  { offer }: Errand,
  questionId: string,
  motif: string,
  { startedAt, finishedAt }: Times,
  random: Random,
): Promise<FrozenAttachment> {
  const bytes = await world.shoot(motif, random)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const id = randomUUID()
  const input = { attachmentId: id, visitId: offer.visitId, questionId, sha256, bytes }
  const { actor } = offer.shopper
  done(await storeAttachment(actor, input, { ...world.deps, now: finishedAt }))
  const span = finishedAt.getTime() - startedAt.getTime()
  const takenAt = phoneText(new Date(startedAt.getTime() + Math.round(span * random.fraction())))
  return { id, questionId, sha256, byteSize: bytes.byteLength, mediaType: 'image/jpeg', takenAt }
}

function withPhotos(
  answers: readonly Answer[],
  attachments: readonly FrozenAttachment[],
): readonly Answer[] {
  return answers.map((answer) => ({
    ...answer,
    attachments: attachments
      .filter(({ questionId }) => questionId === answer.questionId)
      .map(({ id }) => id),
  }))
}

async function send(
  world: World,
  { offer, day, round }: Errand,
  { id, answers, attachments, receipt }: Report,
  parentId: string | null,
  { startedAt, finishedAt }: Times,
  now: Date,
): Promise<void> {
  const { versionId, fingerprint } = offer.checklist
  const { text, sha256 } = freezeReport({
    format: 'etalon.evaluation/1',
    id,
    visitId: offer.visitId,
    parentId,
    checklistVersionId: versionId,
    fingerprint,
    startedAt: phoneText(startedAt),
    finishedAt: phoneText(finishedAt),
    visitedOn: day,
    answers,
    attachments,
    receipt,
  })
  const bytes = new TextEncoder().encode(text)
  // Some phones are fast; the reviewer is told.
  const isFast = randomOf('clock', offer.subject.key, round).chance(0.06)
  const input = { bytes, sha256, phoneNow: isFast ? hoursLater(now, 0.4) : now }
  done(await submitEvaluation(offer.shopper.actor, input, { ...world.deps, now }))
}

async function approve(
  world: World,
  visitId: string,
  evaluationId: string,
  now: Date,
): Promise<void> {
  const { reviewer } = world.company.actors
  done(await approveEvaluation(reviewer, { visitId, evaluationId }, { ...world.deps, now }))
}

/** Returns the question that the reviewer asked about. */
async function sendBack(
  world: World,
  { offer }: Errand,
  { id, answers }: Report,
  now: Date,
): Promise<string> {
  const asked = answers.find(
    ({ questionId, comment }) => comment !== null && questionId in returnRemarks,
  )
  const questionId =
    asked?.questionId ?? answers.find((answer) => answer.questionId in returnRemarks)?.questionId
  if (questionId === undefined) throw new Error('Nothing to ask the shopper about')
  const input = {
    visitId: offer.visitId,
    evaluationId: id,
    comment: returnComment,
    questionComments: [{ questionId, text: returnRemarks[questionId] ?? '' }],
  }
  const { reviewer } = world.company.actors
  done(await returnEvaluation(reviewer, input, { ...world.deps, now }))
  return questionId
}

function mend(report: Report, questionId: string, random: Random): Report {
  const addition = random.pick(additions)
  const answers = report.answers.map((answer) =>
    answer.questionId === questionId
      ? { ...answer, comment: [answer.comment, addition].filter(Boolean).join(' ') }
      : answer,
  )
  return { ...report, id: randomUUID(), answers }
}
