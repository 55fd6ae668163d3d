import { Fraction } from '../exact'
import { roundTo, unitOfPlaces } from '../rounding'
import type { FormulaNode } from './formula-tree'
import { Stop } from './formula-value'

/** Numbers with more digits above or below their line are not carried on. */
const largest = 10n ** 300n
const mostDigits = 300

/**
 * A number as it is, or named too large.
 *
 * Rule    numerator and denominator stay below 10^300, so that no formula can make numbers that
 *         take long.
 * Returns the stop `too-large` at the part that made it.
 * Source  PAY.md, Formula language: safe.
 */
export function bounded(value: Fraction, node: FormulaNode): Fraction | Stop {
  const { n, d } = value
  return d < largest && n < largest && n > -largest ? value : new Stop('too-large', node)
}

/**
 * The quotient of two numbers.
 *
 * Rule    exact; nothing is rounded.
 * Returns the stop `division-by-zero` where there is none.
 * Source  PAY.md, Formula language (division by zero is a named outcome).
 */
export function quotient(left: Fraction, right: Fraction, node: FormulaNode): Fraction | Stop {
  return right.isZero ? new Stop('division-by-zero', node) : left.dividedBy(right)
}

/**
 * A number raised to a whole power.
 *
 * Rule    anything to the power of 0 is 1; zero to a negative power is a division by zero.
 * Returns the stop `too-large` before a number of many digits is even computed.
 * Source  PAY.md, Formula language (integer powers); safe.
 */
export function power(base: Fraction, exponent: number, node: FormulaNode): Fraction | Stop {
  if (exponent < 0 && base.isZero) return new Stop('division-by-zero', node)
  const times = BigInt(Math.abs(exponent))
  const digits = Math.max(base.absolute().n.toString().length, base.d.toString().length)
  if ((digits - 1) * Math.abs(exponent) > mostDigits) return new Stop('too-large', node)
  const [n, d] = [base.n ** times, base.d ** times]
  return bounded(exponent < 0 ? Fraction.of(d, n) : Fraction.of(n, d), node)
}

/**
 * To so many places, or to tens and hundreds where the places are negative.
 *
 * Rule    half up means away from zero, as spreadsheets round; the other two never look at the
 *         half.
 * Units   places: 2 is hundredths, -2 hundreds.
 * Source  PAY.md, Formula language (ROUND, ROUNDUP, ROUNDDOWN).
 */
export function roundedToPlaces(
  value: Fraction,
  places: number,
  rounding: 'half-up' | 'away-from-zero' | 'toward-zero',
): Fraction {
  const unit = places >= 0 ? unitOfPlaces(places) : Fraction.of(10n ** BigInt(-places))
  return roundTo(value, unit, rounding)
}

/**
 * FLOOR and CEILING as spreadsheets have them.
 *
 * Rule    with a step above zero to the whole multiple below or above; a negative number with a
 *         negative step is brought toward zero by FLOOR and away from it by CEILING; a positive
 *         number with a negative step has no answer. FLOOR with the step 0 is a division by zero,
 *         CEILING with it is 0.
 * Returns the multiple, or the stop `division-by-zero` or `step-sign`.
 * Source  the spreadsheet-function vectors, FLOOR and CEILING.
 */
export function toStep(
  value: Fraction,
  step: Fraction,
  name: 'FLOOR' | 'CEILING',
  node: FormulaNode,
): Fraction | Stop {
  if (step.isZero) return name === 'FLOOR' ? new Stop('division-by-zero', node) : Fraction.zero
  if (step.isPositive) return roundTo(value, step, name === 'FLOOR' ? 'floor' : 'ceiling')
  if (value.isPositive) return new Stop('step-sign', node)
  return roundTo(value, step.negated(), name === 'FLOOR' ? 'toward-zero' : 'away-from-zero')
}

/**
 * The straight line from (from, low) to (to, high), flat outside.
 *
 * Rule    `from` may lie above `to`, for figures where less is better; where both are one value the
 *         line is a step, and the value itself is on its upper side, as on a curve of points.
 * Units   value, from and to in one unit; low, high and the result in another.
 * Source  PAY.md, Formula language; curve `points`.
 */
export function onLine(
  value: Fraction,
  from: Fraction,
  to: Fraction,
  low: Fraction,
  high: Fraction,
): Fraction {
  if (from.equals(to)) return value.isAtLeast(from) ? high : low
  const way = value.minus(from).dividedBy(to.minus(from))
  if (!way.isPositive) return low
  return way.isAtLeast(Fraction.one) ? high : low.plus(high.minus(low).times(way))
}
