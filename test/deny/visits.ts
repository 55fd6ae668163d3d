import { createHash, randomUUID } from 'node:crypto'
import { finishUpload } from '@/lib/attachments/use-cases/finish-upload'
import { openUpload } from '@/lib/attachments/use-cases/open-upload'
import { removeAttachment } from '@/lib/attachments/use-cases/remove-attachment'
import { storeAttachment } from '@/lib/attachments/use-cases/store-attachment'
import { viewFile } from '@/lib/attachments/use-cases/view-file'
import { recordAttempt } from '@/lib/briefings/use-cases/record-attempt'
import { freezeReport } from '@/lib/core/frozen-report'
import { submitEvaluation } from '@/lib/evaluations/use-cases/submit-evaluation'
import { changeFeeRule } from '@/lib/fees/use-cases/change-fee-rule'
import { listFees } from '@/lib/fees/use-cases/list-fees'
import { markFeesPaid, takeBackPayments } from '@/lib/fees/use-cases/mark-fees-paid'
import { matchPerson } from '@/lib/person-matches/use-cases/match-person'
import { readVisitReport } from '@/lib/reports/use-cases/read-visit-report'
import { listOwnResults } from '@/lib/results/use-cases/list-own-results'
import { listTeamResults } from '@/lib/results/use-cases/list-team-results'
import { viewOwnResult } from '@/lib/results/use-cases/view-own-result'
import { approveEvaluation } from '@/lib/reviews/use-cases/approve-evaluation'
import { listReleasable } from '@/lib/reviews/use-cases/list-releasable'
import { listReviewQueue } from '@/lib/reviews/use-cases/list-review-queue'
import { releasePhotos } from '@/lib/reviews/use-cases/release-photos'
import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import { returnEvaluation } from '@/lib/reviews/use-cases/return-evaluation'
import { viewVisit } from '@/lib/reviews/use-cases/view-visit'
import { listTeamStandardScores } from '@/lib/standard-scores/use-cases/list-team-standard-scores'
import { discardVisitDrafts } from '@/lib/visit-drafts/use-cases/discard-visit-drafts'
import { keepVisitDraft } from '@/lib/visit-drafts/use-cases/keep-visit-draft'
import { listOwnVisitDrafts } from '@/lib/visit-drafts/use-cases/list-own-visit-drafts'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { cancelVisit } from '@/lib/visits/use-cases/cancel-visit'
import { declineVisit } from '@/lib/visits/use-cases/decline-visit'
import { listOwnVisits } from '@/lib/visits/use-cases/list-own-visits'
import { listVisits } from '@/lib/visits/use-cases/list-visits'
import { viewOwnVisit } from '@/lib/visits/use-cases/view-own-visit'
import { anAnswer } from '../factories'
import { aServerDraft } from '../factories/visit-draft'
import {
  any,
  type DenyCase,
  heads,
  managers,
  nobody,
  notOwnUnit,
  once,
  onNoRow,
  onRow,
  ownVisit,
  reviewers,
  shoppers,
  staff,
  visitOffice,
} from './case'
import type { Rows } from './rows'

function reportOf(rows: Rows) {
  const { text, sha256 } = freezeReport({
    format: 'etalon.evaluation/1',
    id: randomUUID(),
    visitId: rows.acceptedVisitId,
    parentId: null,
    checklistVersionId: rows.versionId,
    fingerprint: 'a'.repeat(64),
    startedAt: '2026-10-20T08:00:00Z',
    finishedAt: '2026-10-20T08:30:00Z',
    visitedOn: '2026-10-20',
    answers: [anAnswer()],
    attachments: [],
  })
  return { bytes: new TextEncoder().encode(text), sha256, phoneNow: null }
}

function photoFor(visitId: string) {
  const bytes = new TextEncoder().encode('no photo')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { attachmentId: randomUUID(), visitId, questionId: 'q1', sha256, bytes }
}

function draftFor(visitId: string) {
  const bytes = new TextEncoder().encode(JSON.stringify(aServerDraft({ visitId })))
  return { visitId, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function uploadFor(visitId: string) {
  const { bytes, ...facts } = photoFor(visitId)
  return { ...facts, byteSize: bytes.byteLength, mediaType: 'image/jpeg' }
}

/** What the evaluated see once it is released: the person, and the head of the unit. */
const concerned = {
  north: ['unitHead', 'employee'],
  south: ['otherEmployee'],
  office: nobody,
} as const

/** The same with those who read visits; nobody of the office reads what is about the office. */
const readers = {
  north: [...visitOffice, ...concerned.north],
  south: [...visitOffice, ...concerned.south],
  office: nobody,
}

/** Shopper: own visits. Reviewer: reports. Employee and unit head: released results. */
export const visitCases: readonly DenyCase[] = [
  onNoRow(listOwnVisits, shoppers, () => ({})),
  onRow(viewOwnVisit, ownVisit, (rows) => ({ visitId: rows.acceptedVisitId })),
  onRow(acceptVisit, ownVisit, (rows) => ({ visitId: rows.acceptedVisitId })),
  onRow(recordAttempt, once(shoppers), ({ campaignId }) => ({
    campaignId,
    attemptId: randomUUID(),
    fingerprint: 'a'.repeat(64),
    answers: {},
    takenAt: '2026-10-20T08:00:00Z',
    phoneNow: '2026-10-20T09:00:00Z',
  })),
  onRow(storeAttachment, ownVisit, (rows) => photoFor(rows.acceptedVisitId)),
  onRow(openUpload, ownVisit, (rows) => uploadFor(rows.acceptedVisitId)),
  // Parts lie in the folder of their own account: for anybody else they are not there.
  onRow(finishUpload, any(nobody), () => ({ attachmentId: randomUUID() }), 'what others began'),
  onRow(submitEvaluation, ownVisit, reportOf),
  onRow(removeAttachment, ownVisit, ({ earlyAttachmentId }) => ({
    attachmentId: earlyAttachmentId,
  })),
  onRow(keepVisitDraft, ownVisit, (rows) => draftFor(rows.acceptedVisitId)),
  onRow(listOwnVisitDrafts, ownVisit, (rows) => ({ visitId: rows.acceptedVisitId })),
  onRow(discardVisitDrafts, ownVisit, (rows) => ({
    visitId: rows.acceptedVisitId,
    drafts: [{ deviceId: randomUUID(), changes: 1 }],
  })),
  onRow(declineVisit, ownVisit, (rows) => ({
    visitId: rows.offeredVisitId,
    reason: 'no-time' as const,
  })),

  onNoRow(listVisits, visitOffice, () => ({ page: 1 })),
  onRow(viewVisit, notOwnUnit(visitOffice), (rows) => ({ visitId: rows.submittedVisitId })),
  onRow(cancelVisit, notOwnUnit(managers), (rows) => ({
    visitId: rows.cancellableVisitId,
    reason: 'Магазин закрыт',
  })),

  onNoRow(listFees, managers, () => ({ part: 'unpaid' as const, page: 1 })),
  onNoRow(changeFeeRule, managers, () => ({ kind: 'next-month' as const, days: 10 })),
  onRow(markFeesPaid, notOwnUnit(managers), (rows) => ({
    visitIds: [rows.releasedVisitId],
    paidOn: '2026-10-20',
  })),
  onRow(takeBackPayments, notOwnUnit(managers), (rows) => ({ visitIds: [rows.releasedVisitId] })),

  onNoRow(listReviewQueue, reviewers, () => ({})),
  onRow(approveEvaluation, notOwnUnit(reviewers), (rows) => ({
    visitId: rows.submittedVisitId,
    evaluationId: rows.evaluationId,
  })),
  onRow(returnEvaluation, notOwnUnit(reviewers), (rows) => ({
    visitId: rows.submittedVisitId,
    evaluationId: rows.evaluationId,
    comment: 'Допишите, кто вас встретил',
    questionComments: [],
  })),
  onRow(matchPerson, notOwnUnit(visitOffice), (rows) => ({
    visitId: rows.submittedVisitId,
    evaluationId: rows.evaluationId,
    match: { kind: 'nobody' as const },
  })),
  onRow(listReleasable, once(reviewers), ({ campaignId }) => ({ campaignId })),
  onRow(releaseVisits, notOwnUnit(reviewers), ({ campaignId, approvedVisitId }) => ({
    campaignId,
    visitIds: [approvedVisitId],
    attachmentIds: [],
  })),

  onRow(viewFile, readersOfKept(), ({ fileId }) => ({ fileId }), 'a photo that was not released'),
  onRow(
    viewFile,
    {
      north: [...readers.north, ...ownVisit.north],
      south: [...readers.south, ...ownVisit.south],
      office: ownVisit.office,
    },
    ({ shownFileId }) => ({ fileId: shownFileId }),
    'a released photo',
  ),
  onRow(releasePhotos, notOwnUnit(reviewers), ({ releasedVisitId, attachmentId }) => ({
    visitId: releasedVisitId,
    attachmentIds: [attachmentId],
  })),

  onNoRow(listOwnResults, staff, () => ({})),
  onNoRow(listTeamResults, heads, () => ({})),
  onNoRow(listTeamStandardScores, heads, () => ({})),
  onRow(viewOwnResult, concerned, (rows) => ({ visitId: rows.releasedVisitId }), 'a released one'),
  onRow(viewOwnResult, concerned, (rows) => ({ visitId: rows.unitVisitId }), 'one of the unit'),
  onRow(
    viewOwnResult,
    any(nobody),
    (rows) => ({ visitId: rows.approvedVisitId }),
    'one that was not released',
  ),
  onRow(readVisitReport, readers, (rows) => ({ visitId: rows.releasedVisitId }), 'a released one'),
  onRow(
    readVisitReport,
    notOwnUnit(visitOffice),
    (rows) => ({ visitId: rows.approvedVisitId }),
    'one that was not released',
  ),
]

function readersOfKept() {
  const { north, south, office } = ownVisit
  return { north: [...visitOffice, ...north], south: [...visitOffice, ...south], office }
}
