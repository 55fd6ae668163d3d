import { z } from 'zod'
import { isMonth, type Month } from '@/lib/core/calendar'
import { type Localized, type Touchpoint, touchpoints } from '@/lib/core/checklist'
import type { StandardScore } from '@/lib/core/standard-score'

const month = z.string().refine(isMonth).nullable().catch(null)

/** The filters of "scores by standard"; what cannot be read is as if it were not there. */
export const listStandardScoresSchema = z.object({
  touchpoint: z
    .enum(touchpoints as readonly [Touchpoint, ...Touchpoint[]])
    .nullable()
    .catch(null),
  chapter: z
    .union([z.uuid(), z.literal('none')])
    .nullable()
    .catch(null),
  unit: z.uuid().nullable().catch(null),
  /** Both absent: the last six months. */
  from: month,
  through: month,
})
export type ListStandardScores = z.output<typeof listStandardScoresSchema>

export const listTeamStandardScoresSchema = z.object({
  unit: z.guid().optional().catch(undefined),
})
export type ListTeamStandardScores = z.output<typeof listTeamStandardScoresSchema>

export const viewStandardResultsSchema = z.strictObject({ standardId: z.uuid() })
export type ViewStandardResults = z.output<typeof viewStandardResultsSchema>

export interface ScoredStandard extends StandardScore {
  readonly standardId: string
  readonly number: string
  readonly text: Localized
  readonly touchpoint: Touchpoint
  readonly chapterId: string | null
  readonly trainedOn: string | null
}

/** A standard as the head of units reads it. */
export type TeamStandardScore = Pick<ScoredStandard, 'standardId' | 'number' | 'text'> &
  StandardScore

export interface ScoredChapter extends StandardScore {
  /** Null: outside all chapters. */
  readonly chapterId: string | null
  readonly place: number | null
  readonly title: Localized | null
  readonly standards: number
}

export interface ScoredMonth extends StandardScore {
  readonly month: Month
}

export interface ScoredUnit extends StandardScore {
  readonly unitId: string
  readonly unitName: string
  /** The newest training of the unit, of one above it, or of the company; null without any. */
  readonly trainedOn: string | null
}

/** A question that asks about the standard, in a draft or in the newest published version. */
export interface AskingQuestion {
  readonly checklistId: string
  readonly title: Localized
  readonly text: Localized
  readonly inDraft: boolean
  /** The number of the newest version, where that one asks. */
  readonly version: number | null
  readonly isRetired: boolean
}
