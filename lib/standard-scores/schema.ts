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
  /** Only visits that evaluate this person by name. */
  person: z.uuid().nullable().catch(null),
  /** Both absent: the last six months. */
  from: month,
  through: month,
})
export type ListStandardScores = z.output<typeof listStandardScoresSchema>

export const listTeamStandardScoresSchema = z.object({
  unit: z.guid().optional().catch(undefined),
  /** Only visits that evaluate this person by name. */
  person: z.guid().optional().catch(undefined),
})
export type ListTeamStandardScores = z.output<typeof listTeamStandardScoresSchema>

/** Which months an employee looks at; both absent: the last six. */
export const listOwnStandardScoresSchema = z.object({ from: month, through: month })
export type ListOwnStandardScores = z.output<typeof listOwnStandardScoresSchema>

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

/** How the signed-in person, or a unit in which he worked that day, fares on a standard. */
export interface OwnStandardScore extends StandardScore {
  readonly standardId: string
  readonly number: string
  readonly text: Localized
  /** The newest training of the person's units, of those above them, or of the company. */
  readonly trainedOn: string | null
  /** Null: the text is not to be read, because it is not in force. */
  readonly reading: {
    /** Whether the person's positions are among those that it concerns. */
    readonly isConcerned: boolean
    readonly acknowledgedOn: string | null
    readonly owedSince: string | null
  } | null
}

/** Standards by what was said about the person by name, or about a unit. */
export interface OwnStandardGroup {
  readonly about: 'person' | 'unit'
  readonly unitName: string
  readonly visits: number
  /** The worst first; those below the fewest visits after the others. */
  readonly standards: readonly OwnStandardScore[]
}
