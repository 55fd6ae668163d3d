import type { ScoringPolicies } from './checklist'
import { Fraction } from './exact'
import { roundTo } from './rounding'

/**
 * The number that is compared with a pass mark.
 *
 * Rule    the exact score, unless the version says that it is first brought to whole percent: down
 *         (`floor`), or to the nearest, halves up (`round`).
 * Units   percent.
 * Source  SCORING.md, Numbers (a comparison uses the exact fraction, unless the rule says otherwise).
 */
export function comparedWithMark(
  score: Fraction,
  { passRounding }: Pick<ScoringPolicies, 'passRounding'>,
): Fraction {
  if (passRounding === undefined) return score
  return roundTo(score, Fraction.one, passRounding === 'floor' ? 'floor' : 'half-up')
}

/**
 * The least exact score that reaches a pass mark.
 *
 * Rule    a score reaches the mark by `comparedWithMark` exactly when it is at least this.
 * Units   percent.
 * Returns null when there is no least: at and below zero a half is rounded away from the mark.
 * Source  SCORING.md, Numbers, Critical questions (pass mark).
 */
export function leastPassing(
  mark: Fraction,
  policies: Pick<ScoringPolicies, 'passRounding'>,
): Fraction | null {
  if (policies.passRounding === undefined) return mark
  const whole = roundTo(mark, Fraction.one, 'ceiling')
  if (policies.passRounding === 'floor') return whole
  return whole.isPositive ? whole.minus(half) : null
}

/**
 * The numbers across which a score is not shown.
 *
 * Rule    the pass mark; where scores are brought to whole percent first, also the least score that
 *         passes: 84.499 fails a mark of 85 by `round` and must not read "84.50", which passes.
 * Units   percent.
 * Returns an empty list where there is no mark.
 * Source  SCORING.md, Numbers (a shown number never crosses a threshold).
 */
export function marksOfDisplay(
  mark: Fraction | null,
  policies: Pick<ScoringPolicies, 'passRounding'>,
): readonly Fraction[] {
  if (mark === null) return []
  const least = leastPassing(mark, policies)
  return least === null || least.equals(mark) ? [mark] : [mark, least]
}

const half = Fraction.of(1n, 2n)
