import { z } from 'zod'
import { isMonth, type Month } from '@/lib/core/calendar'
import { type Decimal, type Localized, type Touchpoint, touchpoints } from '@/lib/core/checklist'
import type { PastMonthSummary } from '@/lib/core/past-trend'
import type { PeriodSummary } from '@/lib/core/period-summary'
import type { TrendChange, TrendMonth } from '@/lib/core/trend-months'
import type { HowCounted } from '@/lib/period-rules/schema'

/** The filters of the overview; what cannot be read is as if it were not there. */
export const viewOverviewSchema = z.object({
  month: z.string().refine(isMonth).optional().catch(undefined),
  /** Absent: the touchpoint with the most visits of the month. */
  touchpoint: z
    .enum([...touchpoints, 'all'])
    .optional()
    .catch(undefined),
  region: z.guid().optional().catch(undefined),
})
export type ViewOverviewInput = z.infer<typeof viewOverviewSchema>

/** Which trend of a checklist is looked at; what cannot be read is as if it were not there. */
export const viewChecklistTrendSchema = z.object({
  checklistId: z.guid(),
  months: z.enum(['12', '24']).catch('12').transform(Number),
  /** Number of the first version shown; absent: the first one of these months. */
  from: z.coerce.number().int().positive().optional().catch(undefined),
  /** Number of the version that rescores older visits; absent: the newest one. */
  as: z.coerce.number().int().positive().optional().catch(undefined),
})
export type ViewChecklistTrendInput = z.infer<typeof viewChecklistTrendSchema>

/** A standard, or a question without one, and the part of all lost points that it cost. */
export interface LossShare {
  readonly key: string
  readonly standardId: string | null
  readonly standardNumber: string | null
  readonly text: Localized
  /** Percent of the loss, two places. */
  readonly share: Decimal
  /** Answers that could cost points, and those that did. */
  readonly asked: number
  readonly costly: number
  /** The part of answers that costs points, 90 % interval, whole percent. */
  readonly interval: { readonly low: Decimal; readonly high: Decimal }
  /** The part of the loss, 90 % interval, whole percent. */
  readonly shareInterval: { readonly low: Decimal; readonly high: Decimal }
  /** Losses of one band cannot be told from the first of them; bands are counted from 0. */
  readonly band: number
}

export interface HeatCell {
  readonly percent: Decimal | null
  readonly visits: number
  /** The 90 % interval, percent with two places; null where nothing was measured. */
  readonly interval: PeriodSummary['interval']
}

export interface HeatRow {
  readonly id: string
  readonly name: string
  readonly cells: readonly HeatCell[]
}

/** A root section as a column, with the rows at its ends; null where fewer than two can be compared. */
export interface HeatSection {
  readonly id: string
  readonly title: Localized
  readonly ends: {
    readonly lowest: string
    readonly highest: string
    readonly areApart: boolean
  } | null
}

export interface HeatGrid {
  readonly title: Localized
  readonly sections: readonly HeatSection[]
  readonly rows: readonly HeatRow[]
  /** Whether the rows are single units of one region. */
  readonly isUnits: boolean
}

export interface LeagueRow extends PeriodSummary {
  readonly id: string
  readonly about: 'person' | 'unit'
  readonly name: string
  readonly unitName: string
  /** Shared by all that cannot be told apart; null with too few visits, and where nobody else has enough. */
  readonly rank: number | null
  /** Subjects that share the rank, this one among them; 0 without a rank. */
  readonly sharing: number
  /** Drawn towards the mean of all as far as few visits must be doubted; null without a rank. */
  readonly smoothed: SmoothedScore | null
}

/** Percent with two places, and the 90 % interval of the level that it stands for. */
export interface SmoothedScore {
  readonly score: Decimal
  readonly low: Decimal
  readonly high: Decimal
}

export interface Overview {
  readonly month: Month
  /** Months with released visits, newest first. */
  readonly months: readonly Month[]
  readonly touchpoint: Touchpoint | 'all'
  readonly touchpoints: readonly Touchpoint[]
  readonly region: string | null
  readonly regions: readonly { readonly id: string; readonly name: string }[]
  readonly headline: PeriodSummary
  readonly previousMonth: Month
  /** Over what both months were asked alike. */
  readonly change: TrendChange
  /** Over shared standards where a checklist changed, with its breaks. */
  readonly trend: readonly TrendMonth[]
  /** Imported scores over the same months, a series of their own; null where there are none. */
  readonly past: readonly PastMonthSummary[] | null
  /** The checklists behind these visits, the most used first: each has a trend of its own. */
  readonly checklists: readonly { readonly id: string; readonly title: Localized }[]
  readonly losses: readonly LossShare[]
  /** Null where several checklists cannot share one grid. */
  readonly heat: HeatGrid | null
  readonly league: readonly LeagueRow[] | null
  /** How the scores of the month come about. */
  readonly how: HowCounted
  readonly waiting: Waiting
}

/** What waits for somebody of the office. */
export interface Waiting {
  readonly toReview: number
  readonly toRelease: number
  readonly overdue: number
  readonly unassigned: number
}

/** What a chosen version makes of older visits: a labelled series beside the totals that stand. */
export interface RescoredTrend {
  readonly as: number
  readonly months: readonly PastMonthSummary[]
  /** Older released visits that were looked at; never more than `most`. */
  readonly looked: number
  readonly most: number
  /** Visits that were scored anew, and those of which too little matches. */
  readonly rescored: number
  readonly tooFewAnswers: number
  /** Answers to scored questions that the version cannot read. */
  readonly leftOut: number
}

export interface ChecklistTrend {
  readonly checklistId: string
  readonly title: Localized
  readonly span: number
  /** Versions with released visits in these months, oldest first. */
  readonly used: readonly { readonly number: number; readonly visits: number }[]
  readonly from: number | null
  /** Standards that all shown versions ask about, of those that the newest shown one has. */
  readonly standards: { readonly shared: number; readonly all: number }
  /** Over shared standards alone; where nothing is shared, line by line. */
  readonly overStandards: readonly TrendMonth[]
  /** The totals as they stand. */
  readonly totals: readonly TrendMonth[]
  /** Versions that can score an older one anew, newest first. */
  readonly newer: readonly number[]
  readonly rescore: RescoredTrend | null
}
