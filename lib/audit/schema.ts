import { z } from 'zod'
import { isCalendarDate } from '@/lib/core/calendar'
import { searchTextSchema } from '@/lib/platform/input'

/** Kinds of things that something happens to; what the log can be narrowed to. */
export const auditSubjects = [
  'account',
  'organisation',
  'person',
  'position',
  'unit',
  'shopper',
  'standard',
  'checklist',
  'question-bank-item',
  'campaign',
  'visit',
  'evaluation',
  'scheme',
  'fact',
  'period',
  'score',
  'past-score',
] as const

const day = z.string().refine(isCalendarDate).nullable().catch(null)

/** What the log is narrowed to, from the address; nonsense means everything. */
export const listAuditSchema = z.object({
  who: searchTextSchema,
  subject: z.enum(auditSubjects).nullable().catch(null),
  from: day,
  through: day,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type ListAudit = z.output<typeof listAuditSchema>
