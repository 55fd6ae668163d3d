import { displayPercent } from './display-number'
import { type Fraction, fractionText } from './exact'
import type { Score } from './score-result'

/**
 * A percentage as results carry it: exact, and as it is shown.
 *
 * Rule    the text never stands on another side of a pass mark than the exact number.
 * Units   percent.
 */
export function scoreOf(value: Fraction, marks: readonly Fraction[] = []): Score {
  return { exact: fractionText(value), text: displayPercent(value, 2, marks) }
}

/** The same where there may be no score: null stays null. */
export function scoreOrNull(value: Fraction | null, marks: readonly Fraction[] = []): Score | null {
  return value === null ? null : scoreOf(value, marks)
}
