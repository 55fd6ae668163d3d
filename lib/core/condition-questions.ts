import type { Condition, Expression } from './condition'

type Exchange = (questionId: string) => string

/**
 * A condition that reads other questions: those of a copy instead of those of the original.
 *
 * Rule    only the identifiers of questions change; options keep theirs.
 * Returns a condition of the same shape.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function conditionWithQuestions(condition: Condition, exchange: Exchange): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        ...condition,
        of: condition.of.map((part) => conditionWithQuestions(part, exchange)),
      }
    case 'not':
      return { ...condition, of: conditionWithQuestions(condition.of, exchange) }
    case 'compare':
      return {
        ...condition,
        left: expressionWithQuestions(condition.left, exchange),
        right: expressionWithQuestions(condition.right, exchange),
      }
    default:
      return { ...condition, question: exchange(condition.question) }
  }
}

/**
 * An expression that reads other questions.
 *
 * Rule    only the identifiers of questions change.
 * Returns an expression of the same shape.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function expressionWithQuestions(expression: Expression, exchange: Exchange): Expression {
  const inner = (part: Expression) => expressionWithQuestions(part, exchange)
  switch (expression.kind) {
    case 'number':
      return expression
    case 'answer':
    case 'chosen-count':
      return { ...expression, question: exchange(expression.question) }
    case 'rounded':
      return { ...expression, of: inner(expression.of) }
    case 'if':
      return {
        ...expression,
        when: conditionWithQuestions(expression.when, exchange),
        value: inner(expression.value),
        otherwise: inner(expression.otherwise),
      }
    case 'difference':
    case 'quotient':
      return { ...expression, of: [inner(expression.of[0]), inner(expression.of[1])] }
    default:
      return { ...expression, of: expression.of.map(inner) }
  }
}
