import { addDays, addMonths, type CalendarDate, earlierOf, monthDays, monthOf } from './calendar'
import type { VisitState } from './visit-states'

export const feeRuleKinds = ['next-month', 'after-approval'] as const

/**
 * When a company pays the fee of an approved visit. `next-month` by that day of the month after the
 * approval; `after-approval` within so many days.
 */
export interface FeeRule {
  readonly kind: (typeof feeRuleKinds)[number]
  readonly days: number
}

/**
 * The rule of payment as two columns hold it.
 *
 * Rule    both must say something, and the kind must be one that is known.
 * Units   days: of the month, or after the approval.
 * Returns null where there is no rule: the company has not said when it pays.
 * Source  PHONE.md, issue "The shopper's phone": when am I paid is always answered.
 */
export function feeRuleOf(kind: string | null, days: number | null): FeeRule | null {
  const known = feeRuleKinds.find((one) => one === kind)
  return known === undefined || days === null ? null : { kind: known, days }
}

/** What is known of the fee of one visit. Days are those of the company's zone. */
export interface FeeFacts {
  readonly rule: FeeRule | null
  /** When the reviewer's answer to the report that waits is due; an ISO instant, null: none waits. */
  readonly answerBy: string | null
  readonly approvedOn: CalendarDate | null
  readonly payBy: CalendarDate | null
  readonly paidOn: CalendarDate | null
}

/**
 * Where a fee stands. `promised` the visit is not made yet; `to-mend` the report came back;
 * `reviewed` it is with the reviewer, `review-late` longer than it should; `earned` approved, and
 * the company has not said when it pays; `due` approved, to be paid by a day; `overdue` that day is
 * past and nobody has noted a payment; `cancelled` the visit was called off, and no report of it will be
 * approved; `unpaid-visit` the visit carries no fee.
 */
export type FeeStanding =
  | 'unpaid-visit'
  | 'promised'
  | 'to-mend'
  | 'reviewed'
  | 'review-late'
  | 'earned'
  | 'due'
  | 'overdue'
  | 'paid'
  | 'cancelled'

/**
 * The last day on which a fee is paid in time.
 *
 * Rule    `next-month`: that day of the month after the approval, its last day where it has fewer;
 *         `after-approval`: so many days after the day of the approval.
 * Units   days of the company's zone.
 * Returns a calendar date.
 * Source  PHONE.md, issue "The shopper's phone": when am I paid is always answered.
 */
export function feePayBy(rule: FeeRule, approvedOn: CalendarDate): CalendarDate {
  if (rule.kind === 'after-approval') return addDays(approvedOn, rule.days)
  const month = addMonths(monthOf(approvedOn), 1)
  const { first, last } = monthDays(month)
  const wanted = addDays(first, rule.days - 1)
  return earlierOf(wanted, last)
}

/**
 * Where the fee of a visit stands now, in one word that a screen turns into a sentence.
 *
 * Rule    a noted payment is above everything; then the state of the visit; a promise of a day is
 *         made only where the company has said its rule.
 * Units   today: the day in the company's zone or the reader's; now: an instant.
 * Returns never nothing: every state of a visit has a true sentence.
 * Source  PHONE.md, issue "The shopper's phone": when am I paid is always answered.
 */
export function feeStandingOf(
  visit: { readonly state: VisitState; readonly fee: string; readonly pay: FeeFacts },
  now: Date,
  today: CalendarDate,
): FeeStanding {
  const { state, fee, pay } = visit
  if (fee === '0.00') return 'unpaid-visit'
  if (pay.paidOn !== null) return 'paid'
  if (state === 'cancelled') return 'cancelled'
  if (state === 'returned') return 'to-mend'
  if (state === 'submitted') {
    return pay.answerBy !== null && new Date(pay.answerBy) < now ? 'review-late' : 'reviewed'
  }
  if (state !== 'approved' && state !== 'released') return 'promised'
  if (pay.payBy === null) return 'earned'
  return pay.payBy < today ? 'overdue' : 'due'
}
