/**
 * What is wrong with a document, for a screen to say at the place.
 * Source: PAY.md, Order; ARCHITECTURE.md, Decision 6.
 */
export interface PayProblem<Code extends string> {
  readonly code: Code
  readonly severity: ProblemSeverity
  readonly place: ProblemPlace
  /** For the sentence: decimals as text. */
  readonly values: ProblemValues
}

/**
 * `error` cannot be computed at all; `activation` may be drafted and tried, not activated;
 * `warning` is shown and may stand.
 */
export type ProblemSeverity = 'error' | 'activation' | 'warning'

/** Where: the path of members and indexes from the root of the document. */
export type ProblemPlace = readonly (string | number)[]

export type ProblemValues = Readonly<Record<string, string>>

/**
 * A problem of a scheme, told by its code, place and values.
 *
 * Rule    a screen words it in the reader's language; values are texts, decimals among them.
 * Returns no values unless some are given.
 * Source  PAY.md, Order; ARCHITECTURE.md, decision 6.
 */
export function problem<Code extends string>(
  code: Code,
  severity: ProblemSeverity,
  place: ProblemPlace,
  values: ProblemValues = {},
): PayProblem<Code> {
  return { code, severity, place, values }
}

/**
 * The problem in a list where it was found.
 *
 * Rule    told as `problem` tells it.
 * Returns an empty list where it was not found.
 * Source  PAY.md, Order; ARCHITECTURE.md, decision 6.
 */
export function problemWhen<Code extends string>(
  found: boolean,
  code: Code,
  severity: ProblemSeverity,
  place: ProblemPlace,
  values: ProblemValues = {},
): readonly PayProblem<Code>[] {
  return found ? [problem(code, severity, place, values)] : []
}
