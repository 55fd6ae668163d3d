import { z } from 'zod'
import { isMonth, type Month } from '@/lib/core/calendar'
import type {
  AnswerValue,
  ChecklistDocument,
  Localized,
  ScoringPolicies,
  Touchpoint,
} from '@/lib/core/checklist'
import type { PastMonthSummary } from '@/lib/core/past-trend'
import type { PointsText, TouchpointWeights } from '@/lib/core/period-score'
import type { PeriodSummary, TouchpointSummary } from '@/lib/core/period-summary'
import type { Score, ScoreResult } from '@/lib/core/score-result'
import type { SureVisit } from '@/lib/core/section-interval'
import type { TrendChange, TrendMonth } from '@/lib/core/trend-months'
import type { HowCounted } from '@/lib/period-rules/schema'

export const resultIdSchema = z.object({ visitId: z.guid() })
export type ResultIdInput = z.infer<typeof resultIdSchema>

/** A visit as a statement names it. */
export interface PaidVisitInput {
  readonly statementId: string
  readonly visitId: string
}

export const listTeamResultsSchema = z.object({
  month: z.string().refine(isMonth).optional().catch(undefined),
  unit: z.guid().optional().catch(undefined),
  /** Only visits that evaluate this person by name. */
  person: z.guid().optional().catch(undefined),
})
export type ListTeamResultsInput = z.infer<typeof listTeamResultsSchema>

/** A released result in a list of the staff: the day, never the minute, never the shopper. */
export interface ResultRow {
  readonly visitId: string
  /** The checklist version that was filled in. */
  readonly versionId: string
  readonly visitedOn: string
  readonly unitId: string
  readonly unitName: string
  /** The evaluated person; null where whoever served was evaluated. */
  readonly personId: string | null
  readonly personName: string | null
  readonly title: Localized
  readonly touchpoint: Touchpoint
  readonly total: Score | null
  /** Only where the checklist pools the points of several visits; null elsewhere. */
  readonly points: PointsText | null
  readonly outcome: 'pass' | 'fail' | 'none'
  /** How the checklist counts. */
  readonly policies: ScoringPolicies
}

export interface MonthResult extends PeriodSummary {
  readonly month: Month
}

/** Results about the person by name, or about a unit in which the person worked that day. */
export interface ResultGroup {
  readonly about: 'person' | 'unit'
  readonly unitName: string
  /** The last months, oldest first, by the totals of their visits. */
  readonly months: readonly MonthResult[]
  /** The same months as a line: over shared standards where a checklist changed, with its breaks. */
  readonly trend: readonly TrendMonth[]
  /** The latest month against the last one before it that has a score; null without two. */
  readonly change: (TrendChange & { readonly against: Month }) | null
  /** Imported scores over the same months, a series of their own; null where there are none. */
  readonly past: readonly PastMonthSummary[] | null
  /** How the score of the latest month that has one comes about; without any, of the newest month. */
  readonly how: HowCounted
  /** The newest month with visits, where they make no score; null where they do. */
  readonly unscored: UnscoredMonth | null
  /** Newest first. */
  readonly results: readonly ResultRow[]
}

/** A month whose visits make no score. */
export interface UnscoredMonth {
  readonly month: Month
  /** By which the touchpoints of the month are weighted; null where they are not. */
  readonly weights: TouchpointWeights | null
  /** What there is: empty where nothing could be assessed at all. */
  readonly touchpoints: readonly TouchpointSummary[]
}

export interface ResultAnswer {
  readonly questionId: string
  readonly value: AnswerValue | null
  readonly notApplicable: string | null
  readonly comment: string | null
}

/** A result as an evaluated person reads it. */
export interface ViewedResult {
  readonly visitId: string
  readonly visitedOn: string
  readonly unitName: string
  readonly personName: string | null
  readonly campaignName: string
  readonly campaignPurpose: string
  readonly checklist: { readonly number: number; readonly document: ChecklistDocument }
  readonly result: ScoreResult
  /** How much this one visit tells; null without a score, and where nothing tells that. */
  readonly oneVisit: SureVisit | null
  /** By which a score over all touchpoints of the visit's month is weighted; null where it is not. */
  readonly touchpointWeights: TouchpointWeights | null
  readonly answers: readonly ResultAnswer[]
  readonly photos: readonly {
    readonly questionId: string
    readonly fileId: string
    readonly width: number | null
    readonly height: number | null
  }[]
  readonly standards: readonly {
    readonly id: string
    readonly number: string
    readonly text: Localized
  }[]
}

export interface TeamSubject extends PeriodSummary {
  readonly id: string
  readonly name: string
  readonly unitName: string
}

export interface NamedPerson {
  readonly id: string
  readonly name: string
}

export interface TeamResults {
  readonly month: Month
  readonly months: readonly Month[]
  readonly unitId: string | null
  /** Units that the actor heads and that have results or can have them. */
  readonly units: readonly { readonly id: string; readonly name: string }[]
  /** Whom visits of the shown units and months evaluate by name, in the order of names. */
  readonly evaluated: readonly NamedPerson[]
  /** The person whose visits alone are shown. */
  readonly person: NamedPerson | null
  /** By unit; none where one person is looked at. */
  readonly summaries: readonly TeamSubject[]
  /** The months up to the shown one, of the shown units together. */
  readonly trend: readonly TrendMonth[]
  /** Imported scores over the same months, a series of their own; null where there are none. */
  readonly past: readonly PastMonthSummary[] | null
  readonly people: readonly TeamSubject[]
  readonly how: HowCounted
  readonly results: readonly ResultRow[]
}
