import { z } from 'zod'

export const startBatchSchema = z.strictObject({ periodId: z.uuid() })
export type StartBatch = z.output<typeof startBatchSchema>
