import type { Comparison, Condition, Expression } from '@/lib/core/condition'
import type { Say } from '../report'

/** What an explanation of a computed value needs to know of the checklist. */
export interface Naming {
  readonly say: Say
  questionText(questionId: string): string
  optionText(questionId: string, optionId: string): string
  decimal(value: string): string
}

const signs: Readonly<Record<Comparison, string>> = {
  below: '<',
  'at-most': '≤',
  equal: '=',
  'not-equal': '≠',
  'at-least': '≥',
  above: '>',
}

const joints = { sum: ' + ', difference: ' − ', product: ' × ', quotient: ' ÷ ' } as const

/** How a computed value comes about, in words: «Ждали» + «Обслуживали». */
export function expressionText(expression: Expression, naming: Naming): string {
  const { say } = naming
  switch (expression.kind) {
    case 'number':
      return naming.decimal(expression.value)
    case 'answer':
      return say('computed.answer', { question: naming.questionText(expression.question) })
    case 'chosen-count':
      return say('computed.chosen-count', { question: naming.questionText(expression.question) })
    case 'sum':
    case 'difference':
    case 'product':
    case 'quotient':
      return expression.of.map((part) => partText(part, naming)).join(joints[expression.kind])
    case 'rounded':
      return say('computed.rounded', {
        value: expressionText(expression.of, naming),
        places: expression.places,
      })
    case 'if':
      return say('computed.if', {
        when: conditionText(expression.when, naming),
        value: expressionText(expression.value, naming),
        otherwise: expressionText(expression.otherwise, naming),
      })
    default:
      return say(`computed.${expression.kind}`, {
        parts: expression.of.map((part) => expressionText(part, naming)).join('; '),
      })
  }
}

function partText(part: Expression, naming: Naming): string {
  const text = expressionText(part, naming)
  return part.kind in joints ? `(${text})` : text
}

/** A condition in words. */
export function conditionText(condition: Condition, naming: Naming): string {
  const { say } = naming
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => {
        const text = conditionText(part, naming)
        return part.kind === 'all' || part.kind === 'any' ? `(${text})` : text
      })
      return parts.join(say(condition.kind === 'all' ? 'computed.and' : 'computed.or'))
    }
    case 'not':
      return say('computed.not', { condition: conditionText(condition.of, naming) })
    case 'compare': {
      const [left, right] = [condition.left, condition.right].map((side) => partText(side, naming))
      return `${left} ${signs[condition.operator]} ${right}`
    }
    case 'chosen': {
      const options = condition.options.map((id) => naming.optionText(condition.question, id))
      return `${quoted(condition.question, naming)} = ${options.join(say('computed.or'))}`
    }
    case 'text-is':
      return `${quoted(condition.question, naming)} = ${condition.text}`
    case 'answered':
    case 'not-applicable':
      return say(`computed.${condition.kind}`, {
        question: naming.questionText(condition.question),
      })
  }
}

function quoted(questionId: string, { say, questionText }: Naming): string {
  return say('computed.answer', { question: questionText(questionId) })
}
