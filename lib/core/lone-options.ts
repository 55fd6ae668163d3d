import type { Question } from './checklist'
import type { Condition } from './condition'

/**
 * The options of a question that its constraint lets stand only alone, as `onlyAlone` writes it.
 *
 * Rule    the whole constraint, or one of the parts that must all hold: not this one option together
 *         with more than one chosen.
 * Returns identifiers; none where the constraint says nothing of the kind.
 * Source  PHONE.md, The form (multiple).
 */
export function loneOptions({ id, constraint }: Pick<Question, 'id' | 'constraint'>): string[] {
  return constraint ? lonesIn(constraint.when, id) : []
}

function lonesIn(condition: Condition, id: string): string[] {
  if (condition.kind === 'all') return condition.of.flatMap((part) => lonesIn(part, id))
  if (condition.kind !== 'not' || condition.of.kind !== 'all' || condition.of.of.length !== 2)
    return []
  const chosen = condition.of.of.find((part) => part.kind === 'chosen' && part.question === id)
  const options = chosen?.kind === 'chosen' ? chosen.options : []
  return options.length === 1 && condition.of.of.some((part) => isMoreThanOne(part, id))
    ? [...options]
    : []
}

function isMoreThanOne(condition: Condition, id: string): boolean {
  if (condition.kind !== 'compare' || condition.operator !== 'above') return false
  const { left, right } = condition
  const isCount = left.kind === 'chosen-count' && left.question === id
  return isCount && right.kind === 'number' && right.value === '1'
}

/**
 * What stays ticked when one more option was ticked.
 *
 * Rule    a lone option takes away all others, any other option takes away the lone ones; taking a
 *         tick away changes nothing else.
 * Returns the same list where nothing goes.
 * Source  PHONE.md, The form (multiple).
 */
export function tickedWith(
  question: Question,
  ticked: readonly string[],
  last: string,
): readonly string[] {
  if (!ticked.includes(last)) return ticked
  const lone = loneOptions(question)
  const left = lone.includes(last) ? [last] : ticked.filter((option) => !lone.includes(option))
  return left.length === ticked.length ? ticked : left
}
