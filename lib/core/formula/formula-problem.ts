/**
 * What is wrong with a formula, for the editor to say at the place, in plain words.
 * Source: PAY.md, Formula language: types and missing values.
 */
import type { Span } from './formula-tree'

/** A text that cannot be read. */
export type SyntaxProblemCode =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'too-many-parts'
  | 'quote'
  | 'quote-kind'
  | 'bracket-open'
  | 'bracket-extra'
  | 'value-missing'
  | 'argument-missing'
  | 'operator-missing'
  | 'word-operator'
  | 'turned-comparison'
  | 'separator'
  | 'separator-outside'
  | 'decimal-comma'
  | 'spaced-number'
  | 'number'
  | 'character'
  | 'percent-sign'
  | 'unexpected'
  | 'other-spelling'
  | 'member'
  | 'unknown-function'
  | 'arguments'
  | 'code-needed'

/** A text that reads, and means nothing that could be paid. */
export type MeaningProblemCode =
  | 'unknown-name'
  | 'own-name'
  | 'unknown-code'
  | 'function-as-name'
  | 'number-and-money'
  | 'money-times-money'
  | 'number-by-money'
  | 'different-types'
  | 'number-needed'
  | 'condition-needed'
  | 'text-needed'
  | 'chained-comparison'
  | 'order-of-texts'
  | 'percent-of-score'
  | 'whole-power'
  | 'power-of-money'
  | 'whole-places'
  | 'rising-bands'
  | 'turned-bounds'
  | 'missing-value'
  | 'result-number'
  | 'result-money'
  | 'result-condition'
  | 'result-text'

export type FormulaProblemCode = SyntaxProblemCode | MeaningProblemCode

/** A text that could stand at a place instead. */
export interface Suggestion extends Span {
  readonly text: string
}

export interface FormulaProblem extends Span {
  readonly code: FormulaProblemCode
  /** For the sentence. */
  readonly values: Readonly<Record<string, string>>
  readonly suggestions: readonly Suggestion[]
}

/**
 * A problem at a place, with what could stand there instead.
 *
 * Rule    told by a code and values, for a screen to word; the place is that of the text that was
 *         typed.
 * Units   from and to: characters from 0, the last one outside.
 * Source  PAY.md, Formula language: errors while writing, at the character, with a suggestion.
 */
export function formulaProblem(
  code: FormulaProblemCode,
  { from, to }: Span,
  values: Readonly<Record<string, string>> = {},
  suggestions: readonly Suggestion[] = [],
): FormulaProblem {
  return { code, from, to, values, suggestions }
}

/** Thrown while reading, caught by `readFormula`. */
export class UnreadableText extends Error {
  constructor(readonly problem: FormulaProblem) {
    super(`formula: ${problem.code} at ${problem.from}`)
    this.name = 'UnreadableText'
  }
}
