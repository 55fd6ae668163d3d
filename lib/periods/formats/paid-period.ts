import { type Month, monthOf } from '@/lib/core/calendar'
import { periodEnd } from '@/lib/core/snapshot-index'
import type { StatementDocument } from '@/lib/core/statement'
import type { StatementWords } from './statement-words'

/** What a statement pays: its month, or the quarter; of one that a leaving cut short, until when. */
export function paidPeriod(
  { month, scheme, person, result }: StatementDocument,
  { say, format }: StatementWords,
): string {
  // Corrections alone are paid with the month, whatever they correct.
  if (scheme.period === 'month' || result.components.length === 0) return format.month(month)
  const last = periodEnd('quarter', month)
  const quarter = say('quarter', { number: quarterNumeral(last), year: last.slice(0, 4) })
  const { leftOn } = person
  if (leftOn === null || monthOf(leftOn) > last || monthOf(leftOn) < month) return quarter
  return say('quarterUntil', { quarter, day: format.day(leftOn) })
}

const numerals = ['I', 'II', 'III', 'IV'] as const

/** Quarters are numbered as people write them. */
export function quarterNumeral(month: Month): string {
  return numerals[Math.ceil(Number(month.slice(5, 7)) / 3) - 1] ?? ''
}
