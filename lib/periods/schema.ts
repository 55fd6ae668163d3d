import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar'
import { searchTextSchema } from '@/lib/platform/input'

const id = z.uuid()

export const openPeriodSchema = z.strictObject({
  month: z.string().refine(isMonth, 'not-a-month'),
})
export type OpenPeriod = z.output<typeof openPeriodSchema>

export const periodSchema = z.strictObject({ periodId: id })
export type PeriodInput = z.output<typeof periodSchema>

/** Whoever decides names the run that was looked at. */
export const decidePeriodSchema = z.strictObject({
  periodId: id,
  runId: id,
  decision: z.enum(['submit', 'approve', 'lock']),
})
export type DecidePeriod = z.output<typeof decidePeriodSchema>

/** Which statements of a month are looked at: part of a name, a number or a unit. */
export const listStatementsSchema = z.object({
  text: searchTextSchema,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type ListStatements = z.output<typeof listStatementsSchema>
