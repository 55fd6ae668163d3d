import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar'

/** Somebody leaves and is computed before the close of the month. */
export const payOffCycleSchema = z.strictObject({
  personId: z.uuid(),
  month: z.string().refine(isMonth, 'not-a-month'),
})
export type PayOffCycle = z.output<typeof payOffCycleSchema>
