import type { Comparison, Condition, Expression, ManyOperator } from '@/lib/core/condition'

/** How a condition is written: what a question is called, and what its bare name means there. */
export interface Names {
  /** The name of a question in the form. */
  nameOf(questionId: string): string
  /** What `${name}` alone is read as. */
  kindOf(questionId: string): 'number' | 'text' | 'choice' | 'other'
}

const signs: Readonly<Record<Comparison, string>> = {
  below: '<',
  'at-most': '<=',
  equal: '=',
  'not-equal': '!=',
  'at-least': '>=',
  above: '>',
}

/** A condition as an expression of XLSForm, from which `readCondition` makes the same condition. */
export function conditionText(condition: Condition, names: Names): string {
  const answer = (question: string) => `\${${names.nameOf(question)}}`
  switch (condition.kind) {
    case 'all':
      return chainText(condition.of, 'and', 'true()', names)
    case 'any':
      return chainText(condition.of, 'or', 'false()', names)
    case 'not':
      return `not(${conditionText(condition.of, names)})`
    case 'answered':
      return `${answer(condition.question)} != ''`
    case 'not-applicable':
      // Nothing "does not apply" in other programs: there the condition never holds.
      return `false() and ${answer(condition.question)} = 'N/A'`
    case 'chosen': {
      const { question, options } = condition
      const asked = options.length === 0 ? [''] : options
      return asked.map((option) => `selected(${answer(question)}, ${literal(option)})`).join(' or ')
    }
    case 'text-is': {
      const { question, text } = condition
      const isPlain = names.kindOf(question) === 'text' && text !== ''
      const read = isPlain ? answer(question) : `string(${answer(question)})`
      return `${read} = ${literal(text)}`
    }
    case 'compare': {
      const left = operandText(condition.left, names)
      return `${left} ${signs[condition.operator]} ${operandText(condition.right, names)}`
    }
  }
}

function chainText(
  of: readonly Condition[],
  operator: 'and' | 'or',
  neutral: string,
  names: Names,
): string {
  if (of.length === 0) return neutral
  const parts = of.map((part) => {
    const text = conditionText(part, names)
    return needsParentheses(part, operator) ? `(${text})` : text
  })
  return (of.length === 1 ? [...parts, neutral] : parts).join(` ${operator} `)
}

/** Choices of one question side by side would be read as one choice of several. */
function needsParentheses(part: Condition, operator: 'and' | 'or'): boolean {
  switch (part.kind) {
    case 'all':
    case 'any':
    case 'not-applicable':
      return true
    case 'chosen':
      return operator === 'or' || part.options.length > 1
    default:
      return false
  }
}

/** An expression in the words of XLSForm; `readExpression` makes the same one of it. */
export function expressionText(expression: Expression, names: Names): string {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression
      return /^-?(?:0|[1-9]\d*)(?:\.\d{1,9})?$/.test(value) ? value : `number(${literal(value)})`
    }
    case 'answer': {
      const answer = `\${${names.nameOf(expression.question)}}`
      return names.kindOf(expression.question) === 'number' ? answer : `number(${answer})`
    }
    case 'chosen-count':
      return `count-selected(\${${names.nameOf(expression.question)}})`
    case 'difference':
    case 'quotient': {
      const [left, right] = expression.of
      const sign = expression.kind === 'difference' ? '-' : 'div'
      const divisor = looksLikeMean(expression) && right.kind === 'number'
      const second = divisor ? `number(${literal(right.value)})` : operandText(right, names)
      return `${operandText(left, names)} ${sign} ${second}`
    }
    case 'rounded':
      return `round(${expressionText(expression.of, names)}, ${expression.places})`
    case 'if': {
      const { when, value, otherwise } = expression
      const branches = [value, otherwise].map((branch) => expressionText(branch, names))
      return `if(${[conditionText(when, names), ...branches].join(', ')})`
    }
    default:
      return manyText(expression.kind, expression.of, names)
  }
}

/** The sum of n parts by n is how a mean is written. */
function looksLikeMean({ kind, of }: Expression & { kind: 'difference' | 'quotient' }): boolean {
  const [left, right] = of
  if (kind !== 'quotient' || left.kind !== 'sum' || right.kind !== 'number') return false
  return left.of.length > 1 && right.value === String(left.of.length)
}

const functions: Readonly<Record<ManyOperator, string>> = {
  sum: 'sum',
  product: 'product',
  least: 'min',
  greatest: 'max',
  mean: 'mean',
  'first-known': 'coalesce',
}

function manyText(kind: ManyOperator, of: readonly Expression[], names: Names): string {
  const operands = of.map((part) => operandText(part, names))
  if (of.length > 1 && kind === 'sum') return operands.join(' + ')
  if (of.length > 1 && kind === 'product') return operands.join(' * ')
  if (of.length > 1 && kind === 'mean') return `(${operands.join(' + ')}) div ${of.length}`
  return `${functions[kind]}(${of.map((part) => expressionText(part, names)).join(', ')})`
}

function operandText(expression: Expression, names: Names): string {
  const text = expressionText(expression, names)
  switch (expression.kind) {
    case 'sum':
    case 'product':
    case 'mean':
      return expression.of.length > 1 ? `(${text})` : text
    case 'difference':
    case 'quotient':
      return `(${text})`
    default:
      return text
  }
}

/** XPath has no escapes: a text with both kinds of quotation marks is put together. */
export function literal(text: string): string {
  if (!text.includes("'")) return `'${text}'`
  if (!text.includes('"')) return `"${text}"`
  const parts = text.split("'").map((part) => `'${part}'`)
  return `concat(${parts.join(', "\'", ')})`
}
