import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import { type Fraction, fractionText, parseDecimal, parseFraction, sumOf } from './exact'
import type { ExactText } from './score-result'

/** Places that the columns of the projection keep. */
export const keptPlaces = 9

/** Points of a question as they are kept for statistics: a decimal, or a fraction where it is none. */
export interface KeptPoints {
  readonly earned: Decimal | ExactText
  readonly possible: Decimal | ExactText
}

/** An exact number as it is kept: with nine places, and as a fraction where these do not hold it. */
export interface KeptNumber {
  readonly decimal: Decimal | null
  readonly exact: ExactText | null
}

/**
 * An exact number of a result for the projection.
 *
 * Rule    rounded half up to nine places, for ordering and reading; where that is another number, the
 *         fraction stands beside it, so that whatever is added up later is what the result says.
 * Units   any.
 * Returns nulls for no number, and no fraction where the decimal is exact.
 * Source  SCORING.md, Numbers; ARCHITECTURE.md, decision 8.
 */
export function keptNumber(exact: ExactText | null): KeptNumber {
  if (exact === null) return { decimal: null, exact: null }
  const value = parseFraction(exact)
  const decimal = decimalText(value, keptPlaces)
  return { decimal, exact: parseDecimal(decimal).equals(value) ? null : fractionText(value) }
}

/**
 * The points of several questions together.
 *
 * Rule    earned and possible are added up apart, exactly.
 * Units   points times the questions' weights.
 * Source  SCORING.md, Answers; From visits to a period score (sums over many visits stay exact).
 */
export function pointsOfQuestions(questions: readonly KeptPoints[]): {
  readonly earned: Fraction
  readonly possible: Fraction
} {
  return {
    earned: sumOf(questions.map(({ earned }) => readKept(earned))),
    possible: sumOf(questions.map(({ possible }) => readKept(possible))),
  }
}

/**
 * Reads a number of the projection, exactly.
 *
 * Rule    a fraction where nine places did not hold the number, else a decimal.
 * Units   as kept.
 * Throws  RangeError for any other text.
 * Source  SCORING.md, Numbers; ARCHITECTURE.md, decision 8.
 */
export function readKept(text: Decimal | ExactText): Fraction {
  return text.includes('/') ? parseFraction(text) : parseDecimal(text)
}
