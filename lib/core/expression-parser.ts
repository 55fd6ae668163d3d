import type { ChecklistDocument, Question } from './checklist'
import type { Comparison, Condition, Expression } from './condition'
import { type Token, UnreadableFormula } from './expression-tokens'
import { FormulaCursor, MOST_PARTS } from './formula-cursor'
import {
  hasNumber,
  optionIdsOf,
  type QuestionOrder,
  questionOrder,
  questionsBefore,
} from './question-order'

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '<': 'below',
  '<=': 'at-most',
  '=': 'equal',
  '<>': 'not-equal',
  '>=': 'at-least',
  '>': 'above',
}

const MANY = {
  sum: 'sum',
  product: 'product',
  min: 'least',
  max: 'greatest',
  mean: 'mean',
  first: 'first-known',
} as const

/** Reads the typed text of one formula or one condition; throws UnreadableFormula. */
export class FormulaParser extends FormulaCursor {
  private readonly order: QuestionOrder
  private readonly readable: ReadonlySet<string>

  /** `readerId`: the part that will read the formula; it may name what stands before it only. */
  constructor(text: string, document: ChecklistDocument, readerId: string | null, own: boolean) {
    super(text)
    this.order = questionOrder(document)
    const before = readerId === null ? this.order.questions : questionsBefore(document, readerId)
    const ids = before.map(({ id }) => id)
    this.readable = new Set(own && readerId !== null ? [...ids, readerId] : ids)
  }

  readonly expression = (): Expression => {
    let left = this.term()
    for (;;) {
      const sign = this.peek().text
      if (this.peek().kind !== 'sign' || (sign !== '+' && sign !== '-')) return left
      this.place += 1
      const right = this.term()
      left =
        sign === '-'
          ? { kind: 'difference', of: [left, right] }
          : { kind: 'sum', of: this.chain('+', [left, right], () => this.term()) }
    }
  }

  private term(): Expression {
    let left = this.factor()
    for (;;) {
      const sign = this.peek().text
      if (this.peek().kind !== 'sign' || (sign !== '*' && sign !== '/')) return left
      this.place += 1
      const right = this.factor()
      left =
        sign === '/'
          ? { kind: 'quotient', of: [left, right] }
          : { kind: 'product', of: this.chain('*', [left, right], () => this.factor()) }
    }
  }

  /** "a + b + c" is one sum of three. */
  private chain(sign: string, parts: Expression[], next: () => Expression): Expression[] {
    while (this.peek().kind === 'sign' && this.peek().text === sign) {
      const at = this.next()
      if (parts.length >= MOST_PARTS) this.refuse('too-long', at)
      parts.push(next())
    }
    return parts
  }

  private factor(): Expression {
    return this.deeper(() => {
      const token = this.next()
      switch (token.kind) {
        case 'number':
          return { kind: 'number', value: token.text }
        case 'question':
          return { kind: 'answer', question: this.question(token, hasNumber, 'no-number').id }
        case 'name':
          return this.call(token)
        default:
          if (token.kind !== 'sign') return this.refuse('value', token)
          if (token.text === '-') return negated(this.factor())
          if (token.text !== '(') return this.refuse('value', token)
          return this.closed(token, this.expression())
      }
    })
  }

  private call(name: Token): Expression {
    const kind = Object.entries(MANY).find(([own]) => own === name.text)?.[1]
    if (kind === undefined && !['round', 'count', 'if'].includes(name.text)) {
      this.refuse('name', name)
    }
    const open = this.expect('(')
    if (kind !== undefined) return this.closed(open, { kind, of: this.list(this.expression) })
    switch (name.text) {
      case 'count': {
        const question = this.question(this.next(), isMultiple, 'no-count')
        return this.closed(open, { kind: 'chosen-count', question: question.id })
      }
      case 'round': {
        const of = this.expression()
        const places = this.isSeparator() ? this.wholeNumber() : 0
        return this.closed(open, { kind: 'rounded', of, places })
      }
      default:
        return this.closed(open, this.choice())
    }
  }

  /** "if(condition; one; other)". */
  private choice(): Expression {
    const when = this.condition()
    this.separator()
    const one = this.expression()
    this.separator()
    return { kind: 'if', when, value: one, otherwise: this.expression() }
  }

  private wholeNumber(): number {
    this.separator()
    const token = this.next()
    if (token.kind !== 'number' || !/^\d$/.test(token.text)) this.refuse('arguments', token)
    return Number(token.text)
  }

  readonly condition = (): Condition => this.joinedBy('any', 'or', () => this.conjunction())

  private conjunction(): Condition {
    return this.joinedBy('all', 'and', () => this.claim())
  }

  private joinedBy(kind: 'all' | 'any', word: string, next: () => Condition): Condition {
    const parts = [next()]
    while (this.peek().kind === 'name' && this.peek().text === word) {
      const at = this.next()
      if (parts.length >= MOST_PARTS) this.refuse('too-long', at)
      parts.push(next())
    }
    const [only] = parts
    return parts.length === 1 && only ? only : { kind, of: parts }
  }

  private claim(): Condition {
    return this.deeper(() => {
      const token = this.peek()
      if (token.kind === 'name') {
        const own = this.namedClaim(token)
        if (own !== null) return own
      }
      if (token.text !== '(' || token.kind !== 'sign') return this.comparison()
      // A bracket may hold a condition or a number: "(#1 > 2 or #2 > 2)", "(#1 + #2) > 3".
      const begin = this.place
      try {
        return this.comparison()
      } catch (error) {
        if (!(error instanceof UnreadableFormula)) throw error
        this.place = begin + 1
        return this.nested(token, error)
      }
    })
  }

  /** A condition in brackets; where that fails as well, whoever read further knows better. */
  private nested(open: Token, otherwise: UnreadableFormula): Condition {
    try {
      return this.closed(open, this.condition())
    } catch (error) {
      if (!(error instanceof UnreadableFormula)) throw error
      throw error.at >= otherwise.at ? error : otherwise
    }
  }

  private namedClaim(name: Token): Condition | null {
    if (!CLAIMS.has(name.text)) return null
    this.place += 1
    const open = this.expect('(')
    switch (name.text) {
      case 'not':
        return this.closed(open, { kind: 'not', of: this.condition() })
      case 'all':
      case 'any':
        return this.closed(open, { kind: name.text, of: this.list(this.condition) })
      case 'answered':
      case 'na': {
        const kind = name.text === 'na' ? 'not-applicable' : 'answered'
        return this.closed(open, { kind, question: this.question(this.next()).id })
      }
      case 'chosen': {
        const question = this.question(this.next(), hasOptions, 'no-options')
        const options: string[] = []
        while (this.isSeparator()) options.push(this.option(question))
        return this.closed(open, { kind: 'chosen', question: question.id, options })
      }
      default: {
        const question = this.question(this.next())
        this.separator()
        const text = this.next()
        if (text.kind !== 'text') this.refuse('arguments', text)
        return this.closed(open, { kind: 'text-is', question: question.id, text: text.text })
      }
    }
  }

  /** An option by its place from 1, or "yes" and "no"; by its identifier in quotes. */
  private option(question: Question): string {
    this.separator()
    const token = this.next()
    const ids = optionIdsOf(question)
    const named = token.kind === 'number' ? ids[Number(token.text) - 1] : token.text
    if (named === undefined || !ids.includes(named)) return this.refuse('option', token)
    return named
  }

  private comparison(): Condition {
    const left = this.expression()
    const sign = this.next()
    const operator = sign.kind === 'sign' ? COMPARISONS[sign.text] : undefined
    if (operator === undefined) return this.refuse('comparison', sign)
    return { kind: 'compare', left, operator, right: this.expression() }
  }

  private question(
    token: Token,
    isFit: (question: Question) => boolean = () => true,
    unfit: 'no-number' | 'no-count' | 'no-options' = 'no-number',
  ): Question {
    if (token.kind !== 'question') return this.refuse('question', token)
    const found =
      this.order.byId(token.text) ?? this.order.byNumber(Number(token.text.replace(/^[#q]/i, '')))
    if (found === null) return this.refuse('question', token)
    if (!this.readable.has(found.id)) return this.refuse('later', token)
    return isFit(found) ? found : this.refuse(unfit, token)
  }
}

const CLAIMS: ReadonlySet<string> = new Set([
  'not',
  'all',
  'any',
  'answered',
  'na',
  'chosen',
  'text',
])

function isMultiple({ type }: Question): boolean {
  return type === 'multiple'
}

function hasOptions(question: Question): boolean {
  return optionIdsOf(question).length > 0
}

function negated(of: Expression): Expression {
  if (of.kind === 'number' && !of.value.startsWith('-')) {
    return { kind: 'number', value: /^0(?:\.0+)?$/.test(of.value) ? of.value : `-${of.value}` }
  }
  return { kind: 'difference', of: [{ kind: 'number', value: '0' }, of] }
}
