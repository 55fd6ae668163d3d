import type { Constraint, Decimal, Option, Question } from './checklist'
import type { Condition, Expression } from './condition'
import { isDecimal } from './decimal'
import { parseDecimal } from './exact'
import { partsOfCondition } from './logic-parts'

/**
 * That a number is not below a bound: what is counted and what is timed never is below zero.
 *
 * Rule    the answer itself is compared, exactly.
 * Units   those of the question.
 * Returns a constraint with its message in both languages.
 * Source  PHONE.md, The form (number); SCORING.md, Answers.
 */
export function notBelow(questionId: string, least: Decimal): Constraint {
  const own = { kind: 'answer', question: questionId } as const
  const when: Condition = {
    kind: 'compare',
    left: own,
    operator: 'at-least',
    right: { kind: 'number', value: least },
  }
  const ru = `Нужно число не меньше ${least.replace('.', ',')}.`
  return { when, message: { ru, en: `This must be ${least} or more.` } }
}

/**
 * That an option is chosen without any other one: "none of these" and something are no answer.
 *
 * Rule    the option is not chosen, or nothing is chosen beside it.
 * Returns a constraint whose message names the option in its own languages.
 * Source  PHONE.md, The form (multiple); SCORING.md, Answers.
 */
export function onlyAlone(questionId: string, { id, text }: Option): Constraint {
  const more: Condition = {
    kind: 'compare',
    left: { kind: 'chosen-count', question: questionId },
    operator: 'above',
    right: { kind: 'number', value: '1' },
  }
  const chosen: Condition = { kind: 'chosen', question: questionId, options: [id] }
  const ru = `«${text.ru}» не бывает вместе с другими ответами: снимите лишнее.`
  const en = `“${text.en}” cannot stand beside other answers: untick what is wrong.`
  const message = { ...(text.ru ? { ru } : {}), ...(text.en ? { en } : {}) }
  return {
    when: { kind: 'not', of: { kind: 'all', of: [chosen, more] } },
    message: text.ru || text.en ? message : null,
  }
}

/**
 * A question with one more thing that its answer must fulfil.
 *
 * Rule    what it had to fulfil before stays; of two messages the older one stays.
 * Returns the question with both as one constraint.
 * Source  PHONE.md, The form.
 */
export function withBound(question: Question, bound: Constraint): Question {
  const { constraint } = question
  if (constraint === undefined) return { ...question, constraint: bound }
  const when: Condition = { kind: 'all', of: [constraint.when, bound.when] }
  return { ...question, constraint: { when, message: constraint.message ?? bound.message } }
}

/**
 * Whether any number below zero can be answered.
 *
 * Rule    only a plain number: whatever is counted, timed or a share has its bounds by its type. A
 *         comparison of the answer that names its least is enough, wherever the constraint has it.
 * Returns false for every other type.
 * Source  PHONE.md, The form (number).
 */
export function isOpenBelow(question: Question): boolean {
  if (question.type !== 'number') return false
  if (question.constraint === undefined) return true
  const isOwn = (side: Expression) => side.kind === 'answer' && side.question === question.id
  return !partsOfCondition(question.constraint.when).atoms.some((atom) => {
    if (atom.kind !== 'compare') return false
    const { left, operator, right } = atom
    if (isOwn(left)) return operator === 'at-least' || operator === 'above'
    return isOwn(right) && (operator === 'at-most' || operator === 'below')
  })
}

/**
 * The option that says "none" and can be chosen beside others.
 *
 * Rule    of several choices the only one without points, where all others earn; a constraint that
 *         counts what is chosen settles it.
 * Returns null where there is none, or where points are no numbers yet.
 * Source  PHONE.md, The form (multiple).
 */
export function noneBesideOthers(question: Question): Option | null {
  if (question.type !== 'multiple' || question.options.length < 3) return null
  if (!question.options.every(({ points }) => isDecimal(points))) return null
  const idle = question.options.filter(({ points }) => !parseDecimal(points).isPositive)
  const [none] = idle
  if (idle.length !== 1 || none === undefined || !parseDecimal(none.points).isZero) return null
  const { leaves } = question.constraint
    ? partsOfCondition(question.constraint.when)
    : { leaves: [] }
  const isCounted = leaves.some(
    (leaf) => leaf.kind === 'chosen-count' && leaf.question === question.id,
  )
  return isCounted ? null : none
}
