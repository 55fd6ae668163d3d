import type { Pair, PairRule } from './answer-pair'
import type { AnswerValue } from './checklist'
import { Fraction, parseDecimal } from './exact'

/** The pair of a value that the question's rule can read; null when it cannot. */
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
