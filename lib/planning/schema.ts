import { z } from 'zod'
import { calendarDateSchema, feeSchema } from '@/lib/campaigns/schema'
import type { Localized, Touchpoint } from '@/lib/core/checklist'
import type { MoneyText } from '@/lib/core/money'

export const assignShopperSchema = z.object({
  visitIds: z.array(z.guid()).min(1).max(500),
  /** Null takes the shopper off again; several share the visits fairly. */
  shopperIds: z.array(z.guid()).max(200),
})
export type AssignShopperInput = z.infer<typeof assignShopperSchema>

export const planVisitsSchema = z
  .object({
    campaignId: z.guid(),
    checklistVersionId: z.guid(),
    unitIds: z.array(z.guid()).max(500).default([]),
    /** People to be evaluated by name; each at the unit where he or she works. */
    personIds: z.array(z.guid()).max(500).default([]),
    visitsEach: z.coerce.number().int().min(1).max(12).default(1),
    /** Splits the window into as many equal parts as each unit or person gets visits. */
    spread: z.boolean().default(false),
    firstOn: calendarDateSchema,
    lastOn: calendarDateSchema,
    scenario: z.string().trim().min(1).max(4000),
    /** Empty: planned for nobody yet. */
    shopperIds: z.array(z.guid()).max(200).default([]),
    /** Absent: the campaign's fee. */
    fee: z.union([z.literal(''), feeSchema]).optional(),
  })
  .refine((input) => input.unitIds.length + input.personIds.length > 0, {
    path: ['unitIds'],
    error: 'errors.fields.choose-one',
  })
  .refine((input) => input.lastOn >= input.firstOn, {
    path: ['lastOn'],
    error: 'campaigns.fields.window-backwards',
  })
export type PlanVisitsInput = z.infer<typeof planVisitsSchema>

/** Why one visit of a plan cannot be made; each has a sentence in the namespace `campaigns`. */
export type RowProblem =
  | 'own-unit'
  | 'unit-closed'
  | 'not-a-place'
  | 'person-left'
  | 'person-unassigned'
  | 'person-not-notified'
  | 'nobody-suitable'

/** A visit as it will be created. Days are those of the unit, instants ISO 8601 texts. */
export interface PlannedVisit {
  readonly unitId: string
  readonly unitName: string
  readonly personId: string | null
  readonly personName: string | null
  readonly shopperId: string | null
  readonly shopperLabel: string | null
  readonly firstOn: string
  readonly lastOn: string
  readonly timeZone: string
  readonly opensAt: string
  readonly closesAt: string
  readonly dueAt: string
  readonly fee: MoneyText
  readonly problem: RowProblem | null
  /** From which day the problem is gone, where time heals it. */
  readonly from: string | null
}

export type PlanRefusal =
  | {
      readonly ok: false
      readonly reason:
        | 'campaign-draft'
        | 'campaign-closed'
        | 'version-retired'
        | 'recording-not-stated'
        | 'window-outside-campaign'
        | 'window-over'
        | 'names-nobody'
        | 'notice-not-published'
        | 'too-many-visits'
    }
  | { readonly ok: false; readonly reason: 'notice-too-young'; readonly from: string }

/** What the form of a plan offers to choose from. */
export interface PlanOptions {
  readonly versions: readonly {
    readonly id: string
    readonly number: number
    readonly title: Localized
    readonly touchpoint: Touchpoint
  }[]
  readonly units: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly kind: string
    readonly name: string
    readonly isOwn: boolean
  }[]
  readonly people: readonly {
    readonly id: string
    readonly fullName: string
    readonly position: string
    readonly unitId: string
    readonly unitName: string
    readonly notified: boolean
  }[]
  readonly shoppers: readonly {
    readonly id: string
    readonly label: string
    readonly fullName: string
    /** Visits that the shopper has before him. */
    readonly load: number
  }[]
}
