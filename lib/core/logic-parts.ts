import type { Condition, Expression } from './condition'

/** A condition without `all`, `any` and `not`. */
export type ConditionAtom = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>

/** An expression without parts of its own. */
export type ExpressionLeaf = Extract<Expression, { kind: 'number' | 'answer' | 'chosen-count' }>

/** Everything that a condition or an expression is made of, however deep, in reading order. */
export interface LogicParts {
  readonly atoms: readonly ConditionAtom[]
  readonly leaves: readonly ExpressionLeaf[]
}

/**
 * The atoms of a condition and the leaves of the expressions in it.
 *
 * Rule    however deep; a comparison is an atom itself, and its two sides are looked into.
 * Returns both in reading order, repeated ones too.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function partsOfCondition(condition: Condition): LogicParts {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return joined(condition.of.map(partsOfCondition))
    case 'not':
      return partsOfCondition(condition.of)
    case 'compare':
      return joined([
        { atoms: [condition], leaves: [] },
        partsOfExpression(condition.left),
        partsOfExpression(condition.right),
      ])
    default:
      return { atoms: [condition], leaves: [] }
  }
}

/**
 * The leaves of an expression and the atoms of the conditions in it.
 *
 * Rule    however deep; the condition of an `if` comes before its two values.
 * Returns both in reading order, repeated ones too.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function partsOfExpression(expression: Expression): LogicParts {
  switch (expression.kind) {
    case 'number':
    case 'answer':
    case 'chosen-count':
      return { atoms: [], leaves: [expression] }
    case 'rounded':
      return partsOfExpression(expression.of)
    case 'if':
      return joined([
        partsOfCondition(expression.when),
        partsOfExpression(expression.value),
        partsOfExpression(expression.otherwise),
      ])
    default:
      return joined(expression.of.map(partsOfExpression))
  }
}

function joined(parts: readonly LogicParts[]): LogicParts {
  return {
    atoms: parts.flatMap(({ atoms }) => atoms),
    leaves: parts.flatMap(({ leaves }) => leaves),
  }
}

/**
 * The questions that a condition or an expression reads.
 *
 * Rule    those of the atoms first; a comparison reads what its sides read.
 * Returns identifiers, each once.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function questionsReadBy({ atoms, leaves }: LogicParts): string[] {
  return [
    ...new Set([
      ...atoms.flatMap((atom) => (atom.kind === 'compare' ? [] : atom.question)),
      ...leaves.flatMap((leaf) => (leaf.kind === 'number' ? [] : leaf.question)),
    ]),
  ]
}
