import { displayPercent } from './display-number'
import { type Fraction, fractionText } from './exact'
import type { Score } from './score-result'

/**
 * A percentage as results carry it: exact, and as it is shown.
 *
 * Rule    the text never stands on another side of a pass mark than the exact number.
 * Units   percent.
 * Source  SCORING.md, What a result carries; Numbers.
 */
export function scoreOf(value: Fraction, marks: readonly Fraction[] = []): Score {
  return { exact: fractionText(value), text: displayPercent(value, 2, marks) }
}

/**
 * As `scoreOf`, where there may be no score.
 *
 * Rule    no score is a value of its own, never 0.
 * Units   percent.
 * Returns null for null.
 * Source  SCORING.md, Numbers.
 */
export function scoreOrNull(value: Fraction | null, marks: readonly Fraction[] = []): Score | null {
  return value === null ? null : scoreOf(value, marks)
}
