import { z } from 'zod'
import { isCalendarDate } from '@/lib/core/calendar'
import {
  type Answer,
  type ChecklistDocument,
  type Touchpoint,
  touchpoints,
} from '@/lib/core/checklist'
import type { ScoreResult } from '@/lib/core/score-result'

export const pastScoreBatchSchema = z.object({ batchId: z.guid() })
export type PastScoreBatchInput = z.output<typeof pastScoreBatchSchema>

/** One imported file of past scores. */
export interface PastScoreBatch {
  readonly id: string
  readonly scores: number
  readonly firstOn: string
  readonly lastOn: string
  /** Where the scores come from, as the file called it; empty once the import is removed. */
  readonly sources: readonly string[]
  readonly importedBy: string
  readonly importedAt: Date
  readonly removedBy: string | null
  readonly removedAt: Date | null
  /** It holds one filled evaluation, to be read on a page of its own. */
  readonly isEvaluation: boolean
}

/** Where a filled evaluation belongs: one person or one unit, and a day. */
export const pastEvaluationPlaceSchema = z
  .strictObject({
    personId: z.guid().nullable(),
    unitId: z.guid().nullable(),
    scoredOn: z.string().refine(isCalendarDate, { error: 'errors.fields.invalid' }),
    /** Null: it is shown in each. */
    touchpoint: z.enum(touchpoints).nullable(),
  })
  .refine(({ personId, unitId }) => (personId === null) !== (unitId === null), {
    error: 'errors.fields.invalid',
    path: ['unitId'],
  })

/** A file of another program, read anew on the server. */
export interface KeepPastEvaluation extends z.output<typeof pastEvaluationPlaceSchema> {
  readonly bytes: Uint8Array
}

/** A filled evaluation of the time before the product, as it was imported. */
export interface PastEvaluation {
  readonly batchId: string
  readonly scoredOn: string
  readonly subjectName: string
  readonly isPerson: boolean
  readonly touchpoint: Touchpoint | null
  readonly importedBy: string
  readonly importedAt: Date
  readonly document: ChecklistDocument
  readonly answers: readonly Answer[]
  readonly result: ScoreResult
  /** What the other program had counted, as decimal text. */
  readonly exported: {
    readonly score: string | null
    readonly total: string | null
    readonly percentage: string | null
  }
}
