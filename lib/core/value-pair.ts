import type { Pair, PairRule } from './answer-pair'
import type { AnswerValue } from './checklist'
import { Fraction, parseDecimal } from './exact'

/**
 * The pair of a value by the question's rule.
 *
 * Rule    the option's own pair, the sum of the chosen options, or the credit of a number; an
 *         option that the question does not have gives nothing.
 * Units   points before the question's weight.
 * Returns null for a value that the rule cannot read.
 * Source  SCORING.md, Answers.
 */
export function pairOfValue(
  { rule }: { readonly rule: PairRule },
  value: AnswerValue,
): Pair | null {
  const { choose, possible } = rule
  if (choose.kind === 'by-option' && value.kind === 'choice') {
    return choose.pairs.get(value.option) ?? null
  }
  if (choose.kind === 'by-sum' && value.kind === 'choices') {
    const points = value.options.map((option) => choose.points.get(option) ?? Fraction.zero)
    return { earned: points.reduce((sum, own) => sum.plus(own), Fraction.zero), possible }
  }
  if (choose.kind === 'by-credit' && value.kind === 'number') {
    return { earned: choose.creditOf(parseDecimal(value.number)), possible }
  }
  return null
}
