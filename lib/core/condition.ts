import { Fraction, parseDecimal } from './exact'
import { roundHalfUp, unitOfPlaces } from './rounding'

/**
 * What branching asks of earlier answers. Plain JSON, kept in the checklist document; questions and
 * options are named by their identifiers, decimals are texts.
 */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** The question has an answer; N/A is none. */
  | { readonly kind: 'answered'; readonly question: string }
  | { readonly kind: 'not-applicable'; readonly question: string }
  /** At least one of these options is chosen ("yes" and "no" too). */
  | { readonly kind: 'chosen'; readonly question: string; readonly options: readonly string[] }
  | { readonly kind: 'text-is'; readonly question: string; readonly text: string }
  | {
      readonly kind: 'compare'
      readonly left: Expression
      readonly operator: Comparison
      readonly right: Expression
    }

export type Comparison = 'below' | 'at-most' | 'equal' | 'not-equal' | 'at-least' | 'above'

export const comparisons: readonly Comparison[] = [
  'below',
  'at-most',
  'equal',
  'not-equal',
  'at-least',
  'above',
]

/** A number worked out from earlier answers. */
export type Expression =
  | { readonly kind: 'number'; readonly value: string }
  /** The number that was answered: scale, number, percentage, counter, seconds, computed value. */
  | { readonly kind: 'answer'; readonly question: string }
  /** How many options of a multiple choice are chosen. */
  | { readonly kind: 'chosen-count'; readonly question: string }
  | { readonly kind: ManyOperator; readonly of: readonly Expression[] }
  | { readonly kind: 'difference' | 'quotient'; readonly of: readonly [Expression, Expression] }
  | { readonly kind: 'rounded'; readonly of: Expression; readonly places: number }
  | {
      readonly kind: 'if'
      readonly when: Condition
      readonly value: Expression
      readonly otherwise: Expression
    }

/** `first-known` is the first of its parts that has a value: a default where nothing was answered. */
export type ManyOperator = 'sum' | 'product' | 'least' | 'greatest' | 'mean' | 'first-known'

export const manyOperators: readonly ManyOperator[] = [
  'sum',
  'product',
  'least',
  'greatest',
  'mean',
  'first-known',
]

/** The answer to one earlier question as conditions see it; a hidden or open question has none. */
export interface KnownAnswer {
  readonly notApplicable: boolean
  /** Chosen options; empty for other kinds. */
  readonly options: readonly string[]
  readonly number: Fraction | null
  readonly text: string | null
}

export type KnownAnswers = ReadonlyMap<string, KnownAnswer>

/**
 * Whether a condition holds.
 *
 * Rule    an open, hidden or N/A question has no value: nothing is chosen, and no comparison with it
 *         holds, not even "not equal". An empty `all` holds, an empty `any` does not.
 * Throws  RangeError for a number in the condition that is no decimal.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function holds(condition: Condition, answers: KnownAnswers): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(part, answers))
    case 'any':
      return condition.of.some((part) => holds(part, answers))
    case 'not':
      return !holds(condition.of, answers)
    case 'answered':
      return answers.get(condition.question)?.notApplicable === false
    case 'not-applicable':
      return answers.get(condition.question)?.notApplicable === true
    case 'chosen': {
      const chosen = answers.get(condition.question)?.options ?? []
      return condition.options.some((option) => chosen.includes(option))
    }
    case 'text-is':
      return answers.get(condition.question)?.text === condition.text
    case 'compare': {
      const left = numberOf(condition.left, answers)
      const right = numberOf(condition.right, answers)
      return left !== null && right !== null && compares(left, condition.operator, right)
    }
  }
}

function compares(left: Fraction, operator: Comparison, right: Fraction): boolean {
  const order = left.compare(right)
  switch (operator) {
    case 'below':
      return order < 0
    case 'at-most':
      return order <= 0
    case 'equal':
      return order === 0
    case 'not-equal':
      return order !== 0
    case 'at-least':
      return order >= 0
    case 'above':
      return order > 0
  }
}

/**
 * The value of an expression.
 *
 * Rule    exact fractions throughout. One missing part makes the whole missing, but for
 *         `first-known`; a division by zero is missing as well. Rounding is half away from zero.
 * Returns null for a missing value, which is never 0.
 * Throws  RangeError for a number in the expression that is no decimal.
 * Source  SCORING.md, Numbers.
 */
export function numberOf(expression: Expression, answers: KnownAnswers): Fraction | null {
  switch (expression.kind) {
    case 'number':
      return parseDecimal(expression.value)
    case 'answer':
      return answers.get(expression.question)?.number ?? null
    case 'chosen-count': {
      const answer = answers.get(expression.question)
      return answer === undefined || answer.notApplicable
        ? null
        : Fraction.of(answer.options.length)
    }
    case 'first-known':
      for (const part of expression.of) {
        const value = numberOf(part, answers)
        if (value !== null) return value
      }
      return null
    case 'rounded': {
      const value = numberOf(expression.of, answers)
      return value && roundHalfUp(value, unitOfPlaces(expression.places))
    }
    case 'if':
      return numberOf(
        holds(expression.when, answers) ? expression.value : expression.otherwise,
        answers,
      )
    default:
      return combined(
        expression.kind,
        expression.of.map((part) => numberOf(part, answers)),
      )
  }
}

type Combining = Exclude<ManyOperator, 'first-known'> | 'difference' | 'quotient'

function combined(kind: Combining, parts: readonly (Fraction | null)[]): Fraction | null {
  const values = parts.filter((part) => part !== null)
  const [first, ...rest] = values
  if (first === undefined || values.length < parts.length) return null
  switch (kind) {
    case 'sum':
      return rest.reduce((sum, value) => sum.plus(value), first)
    case 'mean':
      return rest
        .reduce((sum, value) => sum.plus(value), first)
        .dividedBy(Fraction.of(values.length))
    case 'product':
      return rest.reduce((product, value) => product.times(value), first)
    case 'difference':
      return rest.reduce((left, value) => left.minus(value), first)
    case 'quotient':
      return rest.some(({ isZero }) => isZero)
        ? null
        : rest.reduce((left, value) => left.dividedBy(value), first)
    case 'least':
      return rest.reduce((least, value) => (value.isBelow(least) ? value : least), first)
    case 'greatest':
      return rest.reduce((most, value) => (most.isBelow(value) ? value : most), first)
  }
}
