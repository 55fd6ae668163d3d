import { z } from 'zod'

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
}
