import type { Question } from './checklist'
import type { Condition, Expression } from './condition'
import { type ConditionAtom, type ExpressionLeaf, partsOfExpression } from './logic-parts'
import { hasNumber, optionIdsOf } from './question-order'

/** Questions that changed, by identifier: as they are now, null for those that are gone. */
export type ChangedQuestions = ReadonlyMap<string, Question | null>

/**
 * Whether a claim of this kind can be made about a question.
 *
 * Rule    options are chosen where there are options, a text is compared where there is one, N/A is
 *         said where it is allowed; a note has no answer.
 * Returns true for a chosen option that the question does not have: its kind fits.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function claimFits(
  claim: Exclude<ConditionAtom, { kind: 'compare' }>,
  question: Question,
): boolean {
  switch (claim.kind) {
    case 'answered':
      return question.type !== 'note'
    case 'not-applicable':
      return question.allowNotApplicable
    case 'chosen':
      return optionIdsOf(question).length > 0
    case 'text-is':
      return question.type === 'text' || question.type === 'date' || question.type === 'time'
  }
}

/**
 * Whether a question has the number that a formula reads.
 *
 * Rule    an answer that is a number, or the count of a multiple choice.
 * Returns false for every other type.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function leafFits(
  leaf: Exclude<ExpressionLeaf, { kind: 'number' }>,
  question: Question,
): boolean {
  return leaf.kind === 'answer' ? hasNumber(question) : question.type === 'multiple'
}

type Left = Condition | 'always' | 'never'

/**
 * What is left of a condition after questions changed.
 *
 * Rule    a claim loses the options that are no more; a claim that can never hold again is taken out
 *         of its group, and a group without claims as well. Beneath a negation, and in a formula,
 *         nothing is taken out but what changes nothing: "not both" of which one can never hold
 *         holds always, and goes.
 * Returns the very same condition where it reads nothing that changed; undefined where nothing is
 *         left of it.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function conditionLeft(
  condition: Condition,
  changed: ChangedQuestions,
): Condition | undefined {
  const left = leftOf(condition, changed, false)
  return typeof left === 'string' ? undefined : left
}

/**
 * What is left of a formula after questions changed.
 *
 * Rule    a choice between two values whose condition always or never holds now becomes that value:
 *         the formula gives what it gave. A number that is gone stays named, for only a person can
 *         say what it should be.
 * Returns the very same expression where nothing of it is decided.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function expressionLeft(expression: Expression, changed: ChangedQuestions): Expression {
  const inner = (part: Expression) => expressionLeft(part, changed)
  switch (expression.kind) {
    case 'number':
    case 'answer':
    case 'chosen-count':
      return expression
    case 'rounded': {
      const of = inner(expression.of)
      return of === expression.of ? expression : { ...expression, of }
    }
    case 'if': {
      const when = leftOf(expression.when, changed, true)
      if (when === 'always') return inner(expression.value)
      if (when === 'never') return inner(expression.otherwise)
      const [value, otherwise] = [inner(expression.value), inner(expression.otherwise)]
      const isSame =
        when === expression.when && value === expression.value && otherwise === expression.otherwise
      return isSame ? expression : { ...expression, when, value, otherwise }
    }
    default: {
      const of = expression.of.map(inner)
      // As many parts as before: a difference and a quotient keep their two.
      return areSame(of, expression.of) ? expression : ({ ...expression, of } as Expression)
    }
  }
}

/**
 * Whether a formula reads a number that is gone.
 *
 * Rule    however deep; the conditions in it are not meant.
 * Returns false where every number that it reads is there as before.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function lacksNumber(expression: Expression, changed: ChangedQuestions): boolean {
  return partsOfExpression(expression).leaves.some((leaf) => isLost(leaf, changed))
}

function isLost(leaf: ExpressionLeaf, changed: ChangedQuestions): boolean {
  if (leaf.kind === 'number') return false
  const now = changed.get(leaf.question)
  return now === null || (now !== undefined && !leafFits(leaf, now))
}

/** `isExact`: only what changes nothing is taken out. */
function leftOf(condition: Condition, changed: ChangedQuestions, isExact: boolean): Left {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return groupLeft(condition, changed, isExact)
    case 'not': {
      const of = leftOf(condition.of, changed, true)
      if (of === 'always') return 'never'
      if (of === 'never') return 'always'
      return of === condition.of ? condition : { kind: 'not', of }
    }
    default:
      return claimLeft(condition, changed)
  }
}

function groupLeft(
  group: Condition & { readonly kind: 'all' | 'any' },
  changed: ChangedQuestions,
  isExact: boolean,
): Left {
  const parts = group.of.map((part) => leftOf(part, changed, isExact))
  if (areSame(parts, group.of)) return group
  const isAll = group.kind === 'all'
  if (parts.includes(isAll ? 'never' : 'always') && (isExact || !isAll)) {
    return isAll ? 'never' : 'always'
  }
  const of = parts.filter((part) => typeof part !== 'string')
  const [only] = of
  if (only === undefined) return parts.includes('never') ? 'never' : 'always'
  return of.length === 1 ? only : { kind: group.kind, of }
}

function claimLeft(claim: ConditionAtom, changed: ChangedQuestions): Left {
  if (claim.kind === 'compare') {
    const left = expressionLeft(claim.left, changed)
    const right = expressionLeft(claim.right, changed)
    if (lacksNumber(left, changed) || lacksNumber(right, changed)) return 'never'
    return left === claim.left && right === claim.right ? claim : { ...claim, left, right }
  }
  const now = changed.get(claim.question)
  if (now === undefined) return claim
  if (now === null || !claimFits(claim, now)) return 'never'
  if (claim.kind !== 'chosen') return claim
  const known = optionIdsOf(now)
  const options = claim.options.filter((option) => known.includes(option))
  // A claim for which nobody has chosen options yet waits for them.
  if (options.length === claim.options.length) return claim
  return options.length === 0 ? 'never' : { ...claim, options }
}

function areSame(parts: readonly unknown[], before: readonly unknown[]): boolean {
  return parts.every((part, place) => part === before[place])
}
