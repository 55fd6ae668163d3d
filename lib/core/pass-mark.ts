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
