import type { Actor } from '@/lib/access/actor'
import { authorise, can } from '@/lib/access/permissions'
import { findBriefing, listAttempts } from '@/lib/briefings/queries'
import type { CampaignBriefing } from '@/lib/briefings/schema'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { answerTimes } from '@/lib/core/answer-times'
import { AppError } from '@/lib/core/app-error'
import { monthOf } from '@/lib/core/calendar'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { clockMove } from '@/lib/core/page-time'
import { correctedInstant, timelinessOf } from '@/lib/core/phone-clock'
import { previewScore } from '@/lib/core/preview-score'
import { type PurchaseReceipt, receiptQuestionId } from '@/lib/core/purchase-receipt'
import { sureOfVisit } from '@/lib/core/section-interval'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import { findCounting } from '@/lib/period-rules/queries'
import { readWhom } from '@/lib/person-matches/report'
import type { WhomStep } from '@/lib/person-matches/schema'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findVisitResult } from '@/lib/scores/queries'
import { listShopperRows } from '@/lib/shoppers/queries'
import { listStandardsByIds } from '@/lib/standards/queries'
import { listPlaces } from '@/lib/visits/queries'
import type { VisitPlace } from '@/lib/visits/schema'
import {
  countShopperAnswers,
  type Evaluation,
  findEvaluationAside,
  findLatestEvaluation,
  findVisitForReview,
  listDeclines,
  listPhotos,
  listReportsAside,
  listReviews,
  type VisitForReview,
} from '../queries'
import {
  type ReportFacts,
  type ReportPhoto,
  type ReportReceipt,
  type ReviewedReport,
  reviewHours,
  type ViewedVisit,
  type ViewVisitInput,
} from '../schema'

const HOUR_MS = 3_600_000

/** A report before the whole company was asked how sure it is. */
type UnsureReport = Omit<ReviewedReport, 'oneVisit' | 'touchpointWeights'>

export interface ViewVisitAnswer {
  readonly ok: true
  readonly visit: ViewedVisit
  /** Whether this actor may answer the report now. */
  readonly mayDecide: boolean
  readonly mayPlan: boolean
  readonly mayRelease: boolean
  /** Whom the shopper met, where that is to be said. */
  readonly whom: WhomStep | null
  /** To whom the visit can be offered; empty for who does not plan. */
  readonly shoppers: readonly { readonly id: string; readonly label: string }[]
}

/** A visit as the office sees it: plan, report beside its evidence, score, earlier answers. */
export async function viewVisit(
  actor: Actor,
  { visitId, aside }: ViewVisitInput,
  { db, now }: Deps,
): Promise<ViewVisitAnswer> {
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findVisitForReview(tx, organisationId, visitId)
    const row = authorise(actor, 'visit:read', found)
    const version = await findChecklistVersion(tx, organisationId, row.checklistVersionId)
    const place = (await listPlaces(tx, organisationId, [row.unitId])).get(row.unitId)
    if (version === null || place === undefined) throw new AppError('not-found')
    const { currency, timeZone } = await findOrganisation(tx, organisationId)
    const standardIds = allQuestions(version.document).flatMap((q) => q.standardId ?? [])
    const counted = await findLatestEvaluation(tx, organisationId, visitId)
    const evaluation =
      aside === undefined ? counted : await findEvaluationAside(tx, organisationId, visitId, aside)
    if (aside !== undefined && evaluation === null) throw new AppError('not-found')
    const report =
      evaluation && (await readReport(tx, actor, row, evaluation, version.document, place))
    const today = dateIn(now, timeZone)
    const visit: ViewedVisit = {
      id: row.id,
      state: row.state,
      campaign: row.campaign,
      place,
      personName: row.personName,
      shopper: row.shopper && {
        ...row.shopper,
        ...(await countShopperAnswers(tx, organisationId, row.shopper.id)),
      },
      scenario: row.scenario,
      fee: row.fee,
      currency,
      opensAt: row.opensAt.toISOString(),
      closesAt: row.closesAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      submittedAt: row.submittedAt?.toISOString() ?? null,
      answerBy: answerByOf(row),
      checklist: {
        checklistId: version.checklistId,
        versionId: version.id,
        number: version.number,
        document: version.document,
      },
      standards: await listStandardsByIds(tx, organisationId, [...new Set(standardIds)]),
      report: report && (await withSureness(tx, actor, report, today)),
      reportsAside: await listReportsAside(tx, organisationId, visitId),
      reviews: await listReviews(tx, organisationId, visitId),
      declines: await listDeclines(tx, organisationId, visitId),
    }
    const isOwnReport = evaluation !== null && evaluation.shopperId === actor.shopperId
    const isCounted = evaluation !== null && evaluation.notCounted === null
    const mayAnswer = isCounted && row.state === 'submitted' && !isOwnReport
    return {
      ok: true,
      visit,
      mayDecide: mayAnswer && can(actor, 'review:decide', row),
      mayPlan: can(actor, 'visit:plan', row),
      mayRelease: can(actor, 'visit:release', row),
      whom: isCounted ? await readWhom(tx, actor, row, evaluation, timeZone) : null,
      shoppers: can(actor, 'visit:plan', row) ? await activeShoppers(tx, actor) : [],
    }
  })
}

async function activeShoppers(tx: Transaction, { organisationId }: Actor) {
  const shoppers = await listShopperRows(tx, organisationId)
  return shoppers.filter(({ active }) => active).map(({ id, label }) => ({ id, label }))
}

function answerByOf({ state, submittedAt }: VisitForReview): string | null {
  if (state !== 'submitted' || submittedAt === null) return null
  return new Date(submittedAt.getTime() + reviewHours * HOUR_MS).toISOString()
}

async function readReport(
  tx: Transaction,
  { organisationId }: Actor,
  visit: VisitForReview,
  evaluation: Evaluation,
  document: ChecklistDocument,
  place: VisitPlace,
): Promise<UnsureReport> {
  const { report, clockSkewMs } = evaluation
  const corrected = (shown: string) => correctedInstant(new Date(shown), clockSkewMs).toISOString()
  const isCounted = evaluation.notCounted === null
  const stored = isCounted ? await findVisitResult(tx, organisationId, visit.id) : null
  const briefing = await findBriefing(tx, organisationId, visit.campaign.id)
  const opensOn = dateIn(visit.opensAt, place.timeZone)
  const closesOn = dateIn(new Date(visit.closesAt.getTime() - 1), place.timeZone)
  const files = await photosOf(tx, organisationId, visit.id, evaluation, corrected)
  return {
    evaluationId: evaluation.id,
    shopperLabel: evaluation.shopperLabel,
    receivedAt: evaluation.receivedAt.toISOString(),
    startedAt: corrected(report.startedAt),
    finishedAt: corrected(report.finishedAt),
    visitedOn: report.visitedOn,
    clockSkewMs,
    clockMovedMs: clockMove(report.answers),
    timeliness: timelinessOf(evaluation, visit),
    isDayOutside: report.visitedOn < opensOn || report.visitedOn > closesOn,
    isRevision: evaluation.parentId !== null,
    hasConflict: evaluation.hasConflict,
    notCounted: evaluation.notCounted,
    answers: report.answers,
    photos: files.filter(({ questionId }) => questionId !== receiptQuestionId),
    receipt: receiptWith(report.receipt, files),
    receiptAsked: briefing.purchase?.receiptAsked ? briefing.purchase : null,
    times: answerTimes(report, clockSkewMs, place.timeZone, briefing.lateAfterMinutes),
    facts: await factsOf(tx, organisationId, visit.campaign.id, evaluation, briefing, corrected),
    result:
      stored ?? previewScore(document, report.answers, { versionId: visit.checklistVersionId }),
  }
}

function receiptWith(
  receipt: PurchaseReceipt | undefined,
  files: readonly ReportPhoto[],
): ReportReceipt | null {
  const photo = files.find(({ attachmentId }) => attachmentId === receipt?.attachmentId)
  return receipt && photo ? { amount: receipt.amount, currency: receipt.currency, photo } : null
}

async function factsOf(
  tx: Transaction,
  organisationId: Actor['organisationId'],
  campaignId: string,
  { report, shopperId }: Evaluation,
  briefing: CampaignBriefing,
  corrected: (shown: string) => string,
): Promise<ReportFacts> {
  const { checkIn, leftAt, recordingConsent } = report
  const attempts = await listAttempts(tx, organisationId, campaignId, shopperId)
  const finishedAt = new Date(corrected(report.finishedAt))
  // Any wording: which one was demanded on the day is nobody's to prove later.
  const isPassed = attempts.some(({ passed, takenAt }) => passed && takenAt <= finishedAt)
  const isDemanded =
    briefing.test !== null && briefing.test.writtenAt <= corrected(report.startedAt)
  return {
    checkIn: checkIn ? { ...checkIn, at: corrected(checkIn.at) } : null,
    placeAsked: briefing.placeAsked,
    leftAt: leftAt === undefined ? null : corrected(leftAt),
    lateAfterMinutes: briefing.lateAfterMinutes,
    consentAt: recordingConsent ? corrected(recordingConsent.at) : null,
    test: isPassed ? 'passed' : isDemanded ? 'not-passed' : 'not-demanded',
  }
}

/** How much this one visit tells, judged from those of the whole company. */
async function withSureness(
  tx: Transaction,
  { organisationId }: Actor,
  report: UnsureReport,
  today: string,
): Promise<ReviewedReport> {
  const { noise, weightsIn } = await findCounting(tx, organisationId, today)
  return {
    ...report,
    oneVisit: sureOfVisit(report.result, noise),
    touchpointWeights: weightsIn(monthOf(report.visitedOn)),
  }
}

/** The photos of this report; those of an earlier one that it no longer shows stay behind. */
async function photosOf(
  tx: Transaction,
  organisationId: Actor['organisationId'],
  visitId: string,
  { report }: Evaluation,
  corrected: (shown: string) => string,
): Promise<readonly ReportPhoto[]> {
  const frozen = new Map(report.attachments.map((photo) => [photo.id, photo]))
  const photos = await listPhotos(tx, organisationId, [visitId])
  return photos.flatMap((photo) => {
    const shown = frozen.get(photo.id)
    if (shown === undefined) return []
    return {
      attachmentId: photo.id,
      questionId: photo.questionId,
      fileId: photo.fileId,
      mediaType: photo.mediaType,
      byteSize: photo.byteSize,
      name: shown.name ?? null,
      width: photo.width,
      height: photo.height,
      takenAt: corrected(shown.takenAt),
      origin: shown.origin ?? null,
      fileAt: shown.fileAt === undefined ? null : corrected(shown.fileAt),
      edits: shown.edits ?? [],
      isReleased: photo.releasedAt !== null,
    }
  })
}
