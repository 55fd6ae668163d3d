import type { Month } from '@/lib/core/calendar'
import { type MoneyText, sumMoney } from '@/lib/core/money'
import type { TrialBudget } from '@/lib/core/trial-comparison'

/** Of a sum over all months what stands beside the pay of some of them. */
export interface ComparedTotal {
  readonly months: readonly Month[]
  readonly amount: MoneyText
}

/**
 * The months that the pay and the difference in all are of, where the sum beside them is of more.
 *
 * Rule  a line without a difference cannot be compared and is in the sum of what was tried alone.
 */
export function comparedTotal(lines: readonly TrialBudget[]): ComparedTotal | null {
  const ofMonths = lines.filter(({ month }) => month !== null)
  const compared = ofMonths.filter(({ difference }) => difference !== null)
  if (compared.length === 0 || compared.length === ofMonths.length) return null
  return {
    months: compared.flatMap(({ month, covers }) =>
      covers.length > 0 || month === null ? covers : [month],
    ),
    amount: sumMoney(compared.map(({ tried }) => tried)),
  }
}
