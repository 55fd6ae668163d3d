import { fullRateOf } from './curves'
import { decimalText, plainDecimalText } from './display-number'
import { Fraction, parseDecimal, sumOf } from './exact'
import { isMoneyText, parseMoney } from './money'
import type { ProblemValues } from './pay-problem'
import type { SchemeDocument } from './scheme'

export type LegalCutCode = 'cut-over-legal-limit'

export interface LegalCut {
  readonly code: LegalCutCode
  readonly values: ProblemValues
}

/** Russian labour law: a disciplinary cut at most 20 % of a month's pay (art. 135, since 2025-09-01). */
const limit = Fraction.of(1n, 5n)

/**
 * Whether a gate could cut more than a fifth of a month's pay.
 *
 * Rule    a month's pay is the salary and the bonus with everything at full; the cut is what the gate
 *         takes of that bonus. Where the base is the salary, the share is known. Where it is not, the
 *         salary below which the cut is too large is named: as an amount for a fixed base, as a share
 *         of the base for an imported one. A quarter's bonus is paid with one month's salary.
 * Units   `cap`: fraction of 1; percent and money in the values.
 * Returns null where no salary makes the cut too large, and for other currencies than the rouble.
 * Source  issue 5: a disciplinary cut over 20 % of a month's pay; SECURITY.md, Fairness.
 */
export function legalCutProblem(document: SchemeDocument, cap: Fraction): LegalCut | null {
  return legalCutOf(document, fullRate(document).minus(cap))
}

/**
 * The total rate with everything at full.
 *
 * Rule    the sum of share * the curve's full rate.
 * Units   of the base: fraction of 1.
 * Throws  RangeError for shares and curves in which `schemeProblems` finds an error.
 * Source  PAY.md, Order.
 */
export function fullRate({ components }: Pick<SchemeDocument, 'components'>): Fraction {
  return sumOf(components.map(({ share, curve }) => parseDecimal(share).times(fullRateOf(curve))))
}

/**
 * Whether so large a cut for failures is more than a fifth of a month's pay.
 *
 * Rule    as `legalCutProblem`, of a cut that is known.
 * Units   cut: of the base, fraction of 1; percent and money in the values.
 * Returns null where no salary makes the cut too large, and for other currencies than the rouble.
 * Source  issue 5: a disciplinary cut over 20 % of a month's pay; SECURITY.md, Fairness.
 */
export function legalCutOf(document: SchemeDocument, cut: Fraction): LegalCut | null {
  const { base, currency, period } = document
  const full = fullRate(document)
  // Of the base: cut = limit * (salary + full) names the salary at which it is just lawful.
  const lawful = cut.dividedBy(limit).minus(full)
  if (currency !== 'RUB' || !lawful.isPositive) return null
  const percent = (value: Fraction) => withoutIdleZeros(decimalText(value.times(Fraction.hundred)))
  const told = { limit: plainDecimalText(limit.times(Fraction.hundred)) }
  const found = { code: 'cut-over-legal-limit' } as const
  switch (base.kind) {
    case 'salary': {
      const salary = Fraction.of(1, period === 'month' ? 1 : 3)
      if (salary.isAtLeast(lawful)) return null
      const share = cut.dividedBy(salary.plus(full))
      return { ...found, values: { ...told, known: 'share', cut: percent(share) } }
    }
    case 'fixed': {
      if (!isMoneyText(base.amount)) return null
      const salary = decimalText(parseMoney(base.amount).times(lawful))
      return { ...found, values: { ...told, known: 'amount', salary } }
    }
    case 'imported':
    case 'pool':
      return { ...found, values: { ...told, known: 'nothing', share: percent(lawful) } }
  }
}

function withoutIdleZeros(text: string): string {
  return text.replace(/\.?0+$/, '')
}
