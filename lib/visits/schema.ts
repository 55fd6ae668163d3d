import { z } from 'zod'
import type { OwnBriefing } from '@/lib/briefings/schema'
import type { ChecklistDocument, Localized, Touchpoint } from '@/lib/core/checklist'
import type { FeeFacts } from '@/lib/core/fee-payment'
import type { MoneyText } from '@/lib/core/money'
import type { OpeningHours } from '@/lib/core/opening-hours'
import { declineReasons, type VisitState, visitStates } from '@/lib/core/visit-states'

const textSchema = (max: number) => z.string().trim().min(1).max(max)

export const visitIdSchema = z.object({ visitId: z.guid() })
export type VisitIdInput = z.infer<typeof visitIdSchema>

export const declineVisitSchema = visitIdSchema.extend({ reason: z.enum(declineReasons) })
export type DeclineVisitInput = z.infer<typeof declineVisitSchema>

export const cancelVisitSchema = visitIdSchema.extend({
  reason: textSchema(500),
})
export type CancelVisitInput = z.infer<typeof cancelVisitSchema>

/** The filters of the list; what cannot be read is as if it were not there. */
export const listVisitsSchema = z.object({
  campaign: z.guid().optional().catch(undefined),
  state: z.enum(visitStates).optional().catch(undefined),
  unit: z.guid().optional().catch(undefined),
  shopper: z.guid().optional().catch(undefined),
  due: z.enum(['overdue', 'today', 'week']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type ListVisitsInput = z.infer<typeof listVisitsSchema>

/** Where a visit goes, as everybody concerned may know it. */
export interface VisitPlace {
  readonly unitId: string
  readonly name: string
  readonly kind: string
  readonly address: string | null
  readonly timeZone: string
  readonly openingHours: OpeningHours | null
}

/** A visit in the shopper's list. Instants are ISO 8601 texts. */
export interface OwnVisitRow {
  readonly id: string
  readonly state: VisitState
  readonly title: Localized
  readonly touchpoint: Touchpoint
  readonly campaignName: string
  readonly place: VisitPlace
  readonly personName: string | null
  readonly fee: MoneyText
  readonly currency: string
  readonly pay: FeeFacts
  readonly opensAt: string
  readonly closesAt: string
  readonly dueAt: string
  /** Whether the visit may be taken or filled now. */
  readonly canAccept: boolean
  readonly canFill: boolean
  /** When and why it was called off after the shopper had taken it; absent on older phones. */
  readonly cancelled?: { readonly at: string; readonly reason: string | null } | null
}

export interface ReviewerComments {
  readonly decidedAt: string
  readonly comment: string | null
  readonly questions: readonly { readonly questionId: string; readonly text: string }[]
  /** The report that came back: the next one names it as its parent. */
  readonly evaluationId: string
  /** Its frozen text, so that the shopper mends it and does not begin anew. */
  readonly report: string
}

export interface OwnVisit extends OwnVisitRow {
  readonly scenario: string
  readonly checklist: {
    readonly versionId: string
    readonly fingerprint: string
    readonly document: ChecklistDocument
  }
  readonly standards: readonly {
    readonly id: string
    readonly number: string
    readonly text: Localized
    /** What it looks like when it is kept, and when not; ids of pictures of the library. */
    readonly goodPictureId: string | null
    readonly badPictureId: string | null
  }[]
  /** What the campaign says before and around the visit. */
  readonly briefing: OwnBriefing
  readonly returned: ReviewerComments | null
}

/** A visit in the list of the office. */
export interface VisitRow {
  readonly id: string
  readonly state: VisitState
  readonly campaignId: string
  readonly campaignName: string
  readonly unitId: string
  readonly unitName: string
  readonly timeZone: string
  readonly personName: string | null
  readonly shopperLabel: string | null
  readonly title: Localized
  readonly opensAt: string
  readonly closesAt: string
  readonly dueAt: string
  readonly isOverdue: boolean
  readonly submittedAt: string | null
  readonly visitedOn: string | null
  /** Percent as shown; null before approval and where nothing could be scored. */
  readonly total: string | null
}

export interface VisitFilterOptions {
  readonly campaigns: readonly { readonly id: string; readonly name: string }[]
  readonly units: readonly { readonly id: string; readonly name: string; readonly depth: number }[]
  readonly shoppers: readonly { readonly id: string; readonly label: string }[]
}
