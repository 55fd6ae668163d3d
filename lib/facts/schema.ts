import { z } from 'zod'
import { isMonth } from '@/lib/core/calendar'
import { isDecimal } from '@/lib/core/decimal'
import { Fraction, parseDecimal } from '@/lib/core/exact'
import { metricCode } from '@/lib/core/metric'
import { searchTextSchema } from '@/lib/platform/input'

const month = z.string().refine(isMonth, 'not-a-month')

/** Which facts are looked at; without a month, those of the newest that has any and has begun. */
export const listFactsSchema = z.object({
  month: month.nullable().catch(null),
  kind: z.enum(['kpi', 'pay']).catch('kpi'),
  text: searchTextSchema,
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export type ListFacts = z.output<typeof listFactsSchema>

/** Who is asked why writes it down; a reason that says nothing is for the four eyes to refuse. */
const reason = z
  .string()
  .trim()
  .min(1, 'empty')
  .max(500, 'too-long')
  .refine((text) => !text.includes('\0'), 'nul')

const number = z.string().trim().min(1, 'empty').max(40, 'too-long')

/** The revision that was seen when the figure was typed; 0 where there was none. */
const revision = z.number().int().min(0)

/** A KPI figure that somebody types. */
export const typeFigureSchema = z.strictObject({
  month,
  metric: z.string().regex(metricCode, 'empty'),
  subject: z.enum(['person', 'unit']),
  /** Personnel number of the person, or code of the unit. */
  number,
  value: z
    .string()
    .trim()
    .min(1, 'empty')
    .regex(/^-?\d{1,11}(\.\d{1,9})?$/, 'not-a-number'),
  reason,
  revision,
  /** Whoever types says that a figure far beyond its plan is right. */
  confirmed: z.boolean().optional(),
})
export type TypeFigure = z.output<typeof typeFigureSchema>

const longestMonth = Fraction.of(31)

/** Days of a month, halves allowed. */
const days = z
  .string()
  .trim()
  .min(1, 'empty')
  .regex(/^\d{1,2}(\.\d{1,2})?$/, 'not-days')
  .refine((text) => !isDecimal(text) || !longestMonth.isBelow(parseDecimal(text)), 'not-days')

/** A line of the timesheet that somebody types. */
export const typeTimesheetSchema = z.strictObject({
  month,
  number,
  workedDays: days,
  normDays: days.refine((text) => !isDecimal(text) || parseDecimal(text).isPositive, 'not-days'),
  /** Empty where the scheme takes its base from elsewhere. */
  baseAmount: z
    .string()
    .trim()
    .regex(/^$|^\d{1,11}(\.\d{1,2})?$/, 'not-an-amount'),
  reason,
  revision,
})
export type TypeTimesheet = z.output<typeof typeTimesheetSchema>
