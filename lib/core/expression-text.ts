/**
 * The short spelling of formulas and of conditions that compare numbers, as people type them:
 * "(#1 + #2) / 2", "if(#3 > 10; 1; 0)". Questions are named by the number that the outline shows.
 * What is kept is the expression with identifiers; the text is made anew whenever it is shown, so
 * that moving a question changes the number in the formula and never its meaning.
 */

import type { ChecklistDocument } from './checklist'
import type { Comparison, Condition, Expression } from './condition'
import { FormulaParser } from './expression-parser'
import { type FormulaFault, UnreadableFormula } from './expression-tokens'
import { optionIdsOf, type QuestionOrder } from './question-order'

export type ReadFormula<Read> =
  | { readonly ok: true; readonly value: Read }
  | {
      readonly ok: false
      readonly code: FormulaFault
      /** Characters from the beginning of the text, from 0. */
      readonly at: number
      /** What stands there; empty at the end. */
      readonly found: string
    }

/** Who reads the formula, and whether it may read its own answer, as a constraint does. */
export interface FormulaReader {
  readonly id: string | null
  readonly own?: boolean | undefined
}

/**
 * Reads a typed formula.
 *
 * Rule    + - * / with the usual order, brackets, sum, product, min, max, mean, first (the first
 *         that has a value), round(value; places), count (chosen options), if(condition; one;
 *         other). A question is #3, №3, q3 or ${identifier}; only what stands before the reader may
 *         be named. Arguments are parted by ";", or by a comma that no digit follows.
 * Returns the expression, or what cannot be read and at which character.
 * Source  own spelling; SCORING.md, Numbers.
 */
export function parseExpression(
  text: string,
  document: ChecklistDocument,
  reader: FormulaReader = { id: null },
): ReadFormula<Expression> {
  return readable(() => {
    const parser = new FormulaParser(text, document, reader.id, reader.own ?? false)
    return parser.whole(parser.expression)
  })
}

/**
 * Reads a typed condition: comparisons (< <= = <> >= >), and, or, not(...), answered(#1), na(#1),
 * chosen(#1; 2; 3) with options by their place, text(#1; "...").
 *
 * Rule    `not` and comparisons bind before `and`, that before `or`; parentheses change it.
 *         Identifiers may stand for numbers, as ${identifier}.
 * Returns the condition, or what cannot be read and at which character.
 * Source  own spelling; SCORING.md, Answers (hidden by branching).
 */
export function parseCondition(
  text: string,
  document: ChecklistDocument,
  reader: FormulaReader = { id: null },
): ReadFormula<Condition> {
  return readable(() => {
    const parser = new FormulaParser(text, document, reader.id, reader.own ?? false)
    return parser.whole(parser.condition)
  })
}

function readable<Read>(read: () => Read): ReadFormula<Read> {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    if (!(error instanceof UnreadableFormula)) throw error
    const { code, at, found } = error
    return { ok: false, code, at, found }
  }
}

/** How a printed formula names its questions: the numbers, and the mark before them. */
export interface FormulaNames {
  readonly order: QuestionOrder
  readonly mark: '#' | '№'
}

const WORDS = {
  sum: 'sum',
  product: 'product',
  least: 'min',
  greatest: 'max',
  mean: 'mean',
  'first-known': 'first',
} as const

/** The sign of a comparison. */
export const comparisonSigns: Readonly<Record<Comparison, string>> = {
  below: '<',
  'at-most': '<=',
  equal: '=',
  'not-equal': '<>',
  'at-least': '>=',
  above: '>',
}

/**
 * Spells a formula so that reading it again gives the same expression.
 *
 * Rule    a question that is gone keeps its identifier: ${identifier}.
 * Returns text that `parseExpression` reads; options and questions by their numbers.
 * Source  own spelling.
 */
export function printExpression(expression: Expression, names: FormulaNames): string {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'answer':
      return questionName(expression.question, names)
    case 'chosen-count':
      return `count(${questionName(expression.question, names)})`
    case 'rounded': {
      const of = printExpression(expression.of, names)
      return expression.places === 0 ? `round(${of})` : `round(${of}; ${expression.places})`
    }
    case 'if': {
      const when = printCondition(expression.when, names)
      const one = printExpression(expression.value, names)
      return `if(${when}; ${one}; ${printExpression(expression.otherwise, names)})`
    }
    case 'difference': {
      const [left, right] = expression.of
      return `${operand(left, 1, names)} - ${operand(right, 2, names)}`
    }
    case 'quotient': {
      const [left, right] = expression.of
      return `${operand(left, 2, names)} / ${operand(right, 3, names)}`
    }
    default: {
      const { kind, of } = expression
      if ((kind === 'sum' || kind === 'product') && of.length > 1) return chained(kind, of, names)
      return `${WORDS[kind]}(${of.map((part) => printExpression(part, names)).join('; ')})`
    }
  }
}

function chained(kind: 'sum' | 'product', of: readonly Expression[], names: FormulaNames): string {
  const level = kind === 'sum' ? 1 : 2
  const parts = of.map((part, place) => {
    // A sum that begins another sum keeps its brackets: without them it would be one sum.
    const isSame = part.kind === kind
    return operand(part, place === 0 && !isSame ? level : level + 1, names)
  })
  return parts.join(kind === 'sum' ? ' + ' : ' * ')
}

/** 1: sums and differences; 2: products and quotients; 3: everything that needs no brackets. */
function levelOf(expression: Expression): number {
  const { kind } = expression
  if (kind === 'difference') return 1
  if (kind === 'quotient') return 2
  if (kind === 'sum' || kind === 'product') {
    if (expression.of.length < 2) return 3
    return kind === 'sum' ? 1 : 2
  }
  return 3
}

function operand(expression: Expression, level: number, names: FormulaNames): string {
  const text = printExpression(expression, names)
  return levelOf(expression) < level ? `(${text})` : text
}

/**
 * Spells a condition so that reading it again gives the same one.
 *
 * Rule    parentheses stand only where they change something; a group of one or none is spelled as
 *         a call, so that it stays a group.
 * Returns text that `parseCondition` reads.
 * Source  own spelling; SCORING.md, Answers (hidden by branching).
 */
export function printCondition(condition: Condition, names: FormulaNames): string {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const { kind, of } = condition
      if (of.length < 2) {
        return `${kind}(${of.map((part) => printCondition(part, names)).join('; ')})`
      }
      const word = kind === 'all' ? ' and ' : ' or '
      return of.map((part) => joinedPart(part, kind, names)).join(word)
    }
    case 'not':
      return `not(${printCondition(condition.of, names)})`
    case 'answered':
    case 'not-applicable': {
      const word = condition.kind === 'answered' ? 'answered' : 'na'
      return `${word}(${questionName(condition.question, names)})`
    }
    case 'chosen': {
      const question = names.order.byId(condition.question)
      const ids = question === null ? [] : optionIdsOf(question)
      const options = condition.options.map((option) => optionName(option, ids))
      return `chosen(${[questionName(condition.question, names), ...options].join('; ')})`
    }
    case 'text-is': {
      const { text } = condition
      const quoted = text.includes('"') ? `«${text}»` : `"${text}"`
      return `text(${questionName(condition.question, names)}; ${quoted})`
    }
    case 'compare': {
      const left = printExpression(condition.left, names)
      const right = printExpression(condition.right, names)
      return `${left} ${comparisonSigns[condition.operator]} ${right}`
    }
  }
}

/** An "or" inside an "and" needs brackets, and so does a group inside one of its own kind. */
function joinedPart(part: Condition, kind: 'all' | 'any', names: FormulaNames): string {
  const text = printCondition(part, names)
  const isGroup = (part.kind === 'all' || part.kind === 'any') && part.of.length > 1
  return isGroup && (kind === 'all' || part.kind === 'any') ? `(${text})` : text
}

function questionName(id: string, { order, mark }: FormulaNames): string {
  const number = order.numberOf(id)
  return number === null ? `\${${id}}` : `${mark}${number}`
}

function optionName(option: string, ids: readonly string[]): string {
  if (option === 'yes' || option === 'no') return option
  const place = ids.indexOf(option)
  return place < 0 ? `"${option}"` : String(place + 1)
}
