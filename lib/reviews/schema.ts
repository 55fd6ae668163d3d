import { z } from 'zod'
import type { PurchaseTerms } from '@/lib/briefings/schema'
import type { AnswerTime } from '@/lib/core/answer-times'
import type { Answer, ChecklistDocument, Localized } from '@/lib/core/checklist'
import type { FileOrigin, PhotoEdit } from '@/lib/core/frozen-report'
import type { MoneyText } from '@/lib/core/money'
import type { TouchpointWeights } from '@/lib/core/period-score'
import type { Timeliness } from '@/lib/core/phone-clock'
import type { ScoreResult } from '@/lib/core/score-result'
import type { SureVisit } from '@/lib/core/section-interval'
import type { CheckIn } from '@/lib/core/visit-facts'
import type { AsideReason, VisitState } from '@/lib/core/visit-states'
import { sha256Schema } from '@/lib/evaluations/schema'
import { type VisitPlace, visitIdSchema } from '@/lib/visits/schema'

/** Hours after its arrival within which a report should be answered. */
export const reviewHours = 48

/** The clock of a phone may be off by this much before the reviewer is told. */
export const notableSkewMs = 5 * 60_000

export const viewVisitSchema = visitIdSchema.extend({
  /** The hash of a report that is kept beside the visit; else the one that counts is shown. */
  aside: sha256Schema.optional().catch(undefined),
})
export type ViewVisitInput = z.infer<typeof viewVisitSchema>

export const approveEvaluationSchema = z.object({
  visitId: z.guid(),
  /** The report that the reviewer has read; a newer one must be read first. */
  evaluationId: z.guid(),
})
export type ApproveEvaluationInput = z.infer<typeof approveEvaluationSchema>

export const returnEvaluationSchema = approveEvaluationSchema
  .extend({
    comment: z
      .string()
      .trim()
      .max(4000)
      .nullable()
      .default(null)
      .transform((text) => text || null),
    questionComments: z
      .array(
        z.object({ questionId: z.string().min(1).max(100), text: z.string().trim().max(2000) }),
      )
      .max(1000)
      .default([])
      .transform((comments) => comments.filter(({ text }) => text !== '')),
  })
  .refine((input) => input.comment !== null || input.questionComments.length > 0, {
    path: ['comment'],
    error: 'reviews.problems.say-why',
  })
export type ReturnEvaluationInput = z.infer<typeof returnEvaluationSchema>

export const releaseVisitsSchema = z.object({
  campaignId: z.guid(),
  visitIds: z.array(z.guid()).min(1).max(1000),
  /** Photos of these visits that staff may see; the others stay with the reviewers. */
  attachmentIds: z.array(z.guid()).max(30_000).default([]),
})
export type ReleaseVisitsInput = z.infer<typeof releaseVisitsSchema>

export const releasePhotosSchema = z.object({
  visitId: z.guid(),
  attachmentIds: z.array(z.guid()).min(1).max(1000),
})
export type ReleasePhotosInput = z.infer<typeof releasePhotosSchema>

/** A unit with results that can be handed to its staff, now or after the campaign's close. */
export interface ReleasableUnit {
  readonly unitId: string
  readonly name: string
  /** Enough visits to come out together, or the campaign is closed. */
  readonly isReady: boolean
  readonly visits: readonly ReleasableVisit[]
}

export interface ReleasableVisit {
  readonly id: string
  readonly title: Localized
  readonly personName: string | null
  readonly visitedOn: string | null
  readonly total: string | null
  readonly photos: readonly {
    readonly attachmentId: string
    readonly fileId: string
    readonly question: Localized
  }[]
}

export interface QueuedReport {
  readonly visitId: string
  readonly unitName: string
  readonly personName: string | null
  readonly title: Localized
  readonly campaignName: string
  readonly shopperLabel: string
  readonly submittedAt: string
  /** Until when the shopper should have an answer. */
  readonly answerBy: string
  readonly isRevision: boolean
}

/** A photo or file of a report. */
export interface ReportPhoto {
  readonly attachmentId: string
  readonly questionId: string
  readonly fileId: string
  readonly mediaType: string
  readonly byteSize: number
  /** What the shopper's phone called it; null for what was made in the form. */
  readonly name: string | null
  readonly width: number | null
  readonly height: number | null
  /** When it was added to the answer. */
  readonly takenAt: string | null
  /** Null in reports of older phones, and for what was drawn in the form. */
  readonly origin: FileOrigin | null
  /** When the file was last changed, as the phone said. */
  readonly fileAt: string | null
  /** What the shopper did to it on the phone; empty for a photo as it was taken. */
  readonly edits: readonly PhotoEdit[]
  readonly isReleased: boolean
}

/** What was bought, with its proof; for reviewers alone. */
export interface ReportReceipt {
  readonly amount: MoneyText
  readonly currency: string
  readonly photo: ReportPhoto
}

export interface PastReview {
  readonly decision: 'approved' | 'returned'
  readonly reviewerName: string
  readonly decidedAt: string
  readonly comment: string | null
  readonly questions: readonly { readonly questionId: string; readonly text: string }[]
}

/** A report as a reviewer reads it. Instants are ISO 8601 texts by a right clock. */
export interface ReviewedReport {
  readonly evaluationId: string
  /** Who filed it; the visit may be another's by now. */
  readonly shopperLabel: string
  readonly receivedAt: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly visitedOn: string
  readonly clockSkewMs: number
  /** By how much the phone's clock was moved between two answers; null: it was not, or nobody knows. */
  readonly clockMovedMs: number | null
  readonly timeliness: Timeliness
  /** The day that the shopper states lies outside of the visit's window. */
  readonly isDayOutside: boolean
  readonly isRevision: boolean
  /** Other bytes came under the same id. */
  readonly hasConflict: boolean
  /** Why it is kept beside the visit and not counted; null: it is the visit's. */
  readonly notCounted: AsideReason | null
  readonly answers: readonly Answer[]
  readonly times: readonly AnswerTime[]
  readonly facts: ReportFacts
  readonly photos: readonly ReportPhoto[]
  readonly receipt: ReportReceipt | null
  /** What the campaign asks of a receipt now; null where it asks for none. */
  readonly receiptAsked: PurchaseTerms | null
  /** A preview while the report waits; the stored result once it was approved. */
  readonly result: ScoreResult
  /** How much this one visit tells; null without a score. */
  readonly oneVisit: SureVisit | null
  /** By which a score over all touchpoints of the visit's month is weighted; null where it is not. */
  readonly touchpointWeights: TouchpointWeights | null
}

/** A report that is kept beside its visit and not counted. */
export interface ReportAside {
  /** Of its bytes: what it is found by. */
  readonly sha256: string
  readonly reason: AsideReason
  readonly receivedAt: string
  /** Whose it is: a visit that was taken back may be another's by now. */
  readonly shopperLabel: string
}

/** What the report says about the visit beside its answers, and what the campaign asked for. */
export interface ReportFacts {
  readonly checkIn: CheckIn | null
  readonly placeAsked: boolean
  /** When the part on the spot was over, as the shopper said. */
  readonly leftAt: string | null
  /** Answers later than so many minutes after it are late. */
  readonly lateAfterMinutes: number
  /** When the consent to recording was confirmed; null: it was not. */
  readonly consentAt: string | null
  /** Whether the test on the instructions was passed before the report was finished. */
  readonly test: 'not-demanded' | 'passed' | 'not-passed'
}

export interface ViewedVisit {
  readonly id: string
  readonly state: VisitState
  readonly campaign: { readonly id: string; readonly name: string; readonly state: string }
  readonly place: VisitPlace
  readonly personName: string | null
  readonly shopper: {
    readonly id: string
    readonly label: string
    /** Reports of this shopper that were answered, and how many of them needed no return. */
    readonly answered: number
    readonly firstTime: number
  } | null
  readonly scenario: string
  readonly fee: MoneyText
  readonly currency: string
  readonly opensAt: string
  readonly closesAt: string
  readonly dueAt: string
  readonly submittedAt: string | null
  readonly answerBy: string | null
  readonly checklist: {
    readonly checklistId: string
    readonly versionId: string
    readonly number: number
    readonly document: ChecklistDocument
  }
  readonly standards: readonly {
    readonly id: string
    readonly number: string
    readonly text: Localized
  }[]
  readonly report: ReviewedReport | null
  /** Kept beside it and not counted. */
  readonly reportsAside: readonly ReportAside[]
  readonly reviews: readonly PastReview[]
  readonly declines: readonly { readonly label: string; readonly reason: string }[]
}
