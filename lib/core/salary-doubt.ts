import { addMonths, type CalendarDate, monthOf } from './calendar'
import { Fraction, parseDecimal } from './exact'

/** What holds beside a salary that somebody sets. */
export interface SalaryAround {
  /** The amount that holds until then, or that comes next where none does; null without either. */
  readonly beside: string | null
  readonly hiredOn: CalendarDate
  readonly today: CalendarDate
}

export type SalaryDoubt =
  | { readonly of: 'from'; readonly why: 'before-hire' | 'far-ahead' }
  | { readonly of: 'amount'; readonly why: 'less-than-half' | 'more-than-twice' | 'nothing' }

const most = Fraction.of(2)

/** A raise is known so many months ahead; a day beyond them is rather a wrong year. */
const monthsAhead = 12

/**
 * Why a salary is more likely a slip of the pen.
 *
 * Rule    its first day lies before the person was hired, or more than twelve months after the
 *         present one; the amount is zero, or less than half or more than twice the one beside it.
 *         A question, never a refusal: people are hired again, and move to other work.
 * Units   amounts are plain decimal texts, in the organisation's currency.
 * Returns every doubt; none where there is nothing to ask.
 * Source  PRODUCT.md, it says how sure it is; issue "people and access": what a file would do is
 *         shown before it does it.
 */
export function salaryDoubts(
  { fromOn, amount }: { readonly fromOn: CalendarDate; readonly amount: string },
  { beside, hiredOn, today }: SalaryAround,
): readonly SalaryDoubt[] {
  const doubts: SalaryDoubt[] = []
  const latest = addMonths(monthOf(today), monthsAhead)
  if (fromOn < hiredOn) doubts.push({ of: 'from', why: 'before-hire' })
  else if (monthOf(fromOn) > latest) doubts.push({ of: 'from', why: 'far-ahead' })
  const set = parseDecimal(amount)
  if (set.isZero) return [...doubts, { of: 'amount', why: 'nothing' }]
  const other = beside === null ? Fraction.zero : parseDecimal(beside)
  if (!other.isPositive) return doubts
  if (set.times(most).isBelow(other)) doubts.push({ of: 'amount', why: 'less-than-half' })
  if (other.times(most).isBelow(set)) doubts.push({ of: 'amount', why: 'more-than-twice' })
  return doubts
}
