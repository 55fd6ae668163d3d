import { z } from 'zod'
import { isCalendarDate } from '@/lib/core/calendar'

export const recordTrainingSchema = z.strictObject({
  standardIds: z
    .array(z.uuid())
    .min(1, { error: 'errors.fields.required' })
    .max(200)
    .transform((ids) => [...new Set(ids)].sort()),
  /** Empty: the whole company. */
  unitId: z.union([z.uuid(), z.literal('').transform(() => null)]).nullable(),
  trainedOn: z.string().refine(isCalendarDate, { error: 'errors.fields.date' }),
  note: z
    .string()
    .trim()
    .max(500)
    .transform((note) => note || null),
})
export type RecordTraining = z.output<typeof recordTrainingSchema>

export const removeTrainingSchema = z.strictObject({ trainingId: z.uuid() })
export type RemoveTraining = z.output<typeof removeTrainingSchema>

export interface Training {
  readonly id: string
  readonly standardId: string
  readonly unitId: string | null
  /** Null: the whole company. */
  readonly unitName: string | null
  readonly trainedOn: string
  readonly note: string | null
  readonly recordedByName: string
}
