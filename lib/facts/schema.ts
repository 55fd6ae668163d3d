import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar'
import { searchTextSchema } from '@/lib/platform/input'

const month = z.string().refine(isMonth, 'not-a-month')

/** Which facts are looked at; without a month, those of the newest month that has any. */
export const listFactsSchema = z.object({
  month: month.nullable().catch(null),
  kind: z.enum(['kpi', 'pay']).catch('kpi'),
  text: searchTextSchema,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type ListFacts = z.output<typeof listFactsSchema>
