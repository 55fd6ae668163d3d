import { isDecimal } from './decimal'
import { parseDecimal } from './exact'
import { type PayProblem, type ProblemPlace, problem, problemWhen } from './pay-problem'
import type { ScoreValue } from './scheme'

export type SamplingProblem = PayProblem<
  'periods-not-positive' | 'minimum-visits-not-positive' | 'minimum-visits-low'
>

/** At least 3 visits before money (PRODUCT.md). */
const visitsBeforeMoney = 3

/** At least 8 visits before a threshold means much (PRODUCT.md). */
export const visitsBeforeCliff = 8

/**
 * What is wrong with the number of periods that a value looks back on.
 *
 * Rule    a whole number of at least one.
 * Returns an empty list for a sound one.
 * Source  PAY.md, Component.
 */
export function periodProblems(
  value: Pick<ScoreValue, 'periods'>,
  place: ProblemPlace,
): readonly SamplingProblem[] {
  return problemWhen(!isCount(value.periods), 'periods-not-positive', 'error', place)
}

/**
 * What is wrong with the fewest visits that a value needs.
 *
 * Rule    a whole number of at least one; fewer than three before money is shown and may stand.
 * Returns an empty list for a sound one.
 * Source  PAY.md, Component; PRODUCT.md, Numbers that the field uses.
 */
export function visitProblems(
  minimumVisits: number,
  place: ProblemPlace,
): readonly SamplingProblem[] {
  if (!isCount(minimumVisits)) {
    return [problem('minimum-visits-not-positive', 'error', place, {})]
  }
  return problemWhen(minimumVisits < visitsBeforeMoney, 'minimum-visits-low', 'warning', place, {
    minimumVisits: String(minimumVisits),
    advisable: String(visitsBeforeMoney),
  })
}

/**
 * What is wrong with a number that must be above zero.
 *
 * Rule    decimal text, positive.
 * Returns the code that was given where it is not positive; an empty list for a sound one.
 * Source  PAY.md, Component.
 */
export function positiveProblems<Code extends string>(
  text: string,
  code: Code,
  place: ProblemPlace,
): readonly PayProblem<Code | 'not-a-decimal'>[] {
  if (!isDecimal(text)) return [problem('not-a-decimal', 'error', place, { text })]
  return problemWhen(!parseDecimal(text).isPositive, code, 'error', place)
}

/**
 * Whether a number counts something.
 *
 * Rule    a whole number of at least one.
 * Returns false for fractions, zero and below.
 * Source  PAY.md, Component.
 */
export function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number > 0
}
