import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar'

const month = z.string().refine(isMonth, 'not-a-month')

/** Which month's facts are looked at; without one, the month that the caller takes as usual. */
export const listFactsSchema = z.object({ month: month.nullable().catch(null) })

export type ListFacts = z.output<typeof listFactsSchema>

/** A metric's code as formulas and schemes will know it: "trips", "on_time". */
export const metricPattern = /^[a-z][a-z0-9_]{0,39}$/
