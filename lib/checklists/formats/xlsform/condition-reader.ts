import type { Comparison, Condition, Expression } from '@/lib/core/condition'
import { isDecimal } from '@/lib/core/decimal'
import { faultOf, parseXPath, type XPath } from './xpath-syntax'

/** A question that an expression may speak of. */
export interface Target {
  readonly id: string
  readonly kind: 'number' | 'text' | 'choice' | 'other'
  /** The options that a choice of this name became; null for a name that the list lacks. */
  optionsOf(name: string): readonly string[] | null
}

/** What an expression can see where it stands. */
export interface Scope {
  /** Throws an ExpressionFault for a question that is not there, or not yet. */
  targetOf(name: string): Target
  /** The question that `.` means; null where there is none. */
  readonly self: Target | null
  /** The row of the choices sheet that a choice filter is read for. */
  readonly columns?: ReadonlyMap<string, string> | undefined
}

/** A condition, or what is known to hold always or never. */
type Folded = Condition | boolean

/** Always and never become the empty `all` and `any`. */
export function readCondition(text: string, scope: Scope): Condition {
  const folded = readFilter(text, scope)
  return typeof folded === 'boolean' ? { kind: folded ? 'all' : 'any', of: [] } : folded
}

/** Reads a condition and says where it is decided already, as by the columns of a choice. */
export function readFilter(text: string, scope: Scope): Folded {
  return new Reader(scope).condition(parseXPath(text))
}

export function readExpression(text: string, scope: Scope): Expression {
  return new Reader(scope).expression(parseXPath(text))
}

const comparisonOf: Readonly<Record<string, Comparison>> = {
  '=': 'equal',
  '!=': 'not-equal',
  '<': 'below',
  '<=': 'at-most',
  '>': 'above',
  '>=': 'at-least',
}

const manyOf = new Map([
  ['sum', 'sum'],
  ['product', 'product'],
  ['min', 'least'],
  ['max', 'greatest'],
  ['mean', 'mean'],
  ['coalesce', 'first-known'],
] as const)

class Reader {
  constructor(private readonly scope: Scope) {}

  condition(node: XPath): Folded {
    switch (node.kind) {
      case 'group':
        return this.condition(node.of)
      case 'chain':
        if (node.operator === 'and' || node.operator === 'or') return this.chain(node)
        throw faultOf('no-condition')
      case 'pair':
        return this.compare(node.operator, node.of)
      case 'call':
        return this.call(node.name, node.of)
      default:
        throw faultOf('no-condition')
    }
  }

  private call(name: string, of: readonly XPath[]): Folded {
    const [first, second] = of
    if (name === 'true' && of.length === 0) return { kind: 'all', of: [] }
    if (name === 'false' && of.length === 0) return { kind: 'any', of: [] }
    if (name === 'not' && first !== undefined && of.length === 1) {
      const inner = this.condition(first)
      return typeof inner === 'boolean' ? !inner : { kind: 'not', of: inner }
    }
    if (name === 'selected' && first !== undefined && second !== undefined) {
      const option = this.textOf(second)
      const target = this.target(first)
      if (option === null || target === null) throw faultOf('selected')
      return this.chosen(target, option)
    }
    throw faultOf('function', { name })
  }

  private chosen(target: Target, name: string): Condition {
    const chosen = { kind: 'chosen', question: target.id } as const
    if (name === '') return { ...chosen, options: [] }
    const options = target.optionsOf(name)
    if (options === null && target.kind !== 'choice')
      throw faultOf('no-choice', { name: target.id })
    if (options === null) throw faultOf('option', { option: name })
    return { ...chosen, options }
  }

  private chain({ operator, of }: XPath & { kind: 'chain' }): Folded {
    const isAnd = operator === 'and'
    const notApplicable = isAnd ? this.notApplicable(of) : null
    if (notApplicable !== null) return notApplicable
    const parts: { condition: Condition; isBare: boolean }[] = []
    let isSpelled = false
    for (const node of of) {
      if (node.kind === 'call' && node.name === (isAnd ? 'true' : 'false')) {
        isSpelled = true
        continue
      }
      const condition = this.condition(node)
      if (condition === isAnd) continue
      if (typeof condition === 'boolean') return condition
      const isBare = node.kind !== 'group'
      const last = parts.at(-1)
      const merged = !isAnd && isBare && last?.isBare ? merge(last.condition, condition) : null
      if (merged === null) parts.push({ condition, isBare })
      else parts.splice(-1, 1, { condition: merged, isBare: true })
    }
    const [only] = parts
    if (parts.length === 1 && only !== undefined && !isSpelled) return only.condition
    if (parts.length === 0 && !isSpelled) return isAnd
    return { kind: isAnd ? 'all' : 'any', of: parts.map(({ condition }) => condition) }
  }

  /** `false() and ${question} = 'N/A'`, as `conditionText` writes it. */
  private notApplicable(of: readonly XPath[]): Condition | null {
    const [first, second] = of
    if (of.length !== 2 || first?.kind !== 'call' || first.name !== 'false') return null
    if (second?.kind !== 'pair' || second.operator !== '=') return null
    const [left, right] = second.of
    if (this.textOf(right) !== 'N/A') return null
    const target = this.target(left)
    return target === null ? null : { kind: 'not-applicable', question: target.id }
  }

  private compare(operator: string, [left, right]: readonly [XPath, XPath]): Folded {
    const comparison = comparisonOf[operator]
    if (comparison === undefined) throw faultOf('no-condition')
    const constant = this.compareConstants(comparison, left, right)
    if (constant !== null) return constant
    if (comparison === 'equal' || comparison === 'not-equal') {
      const equal = this.equals(left, right) ?? this.equals(right, left)
      if (equal !== null) return comparison === 'equal' ? equal : negated(equal)
    }
    return {
      kind: 'compare',
      left: this.expression(left),
      operator: comparison,
      right: this.expression(right),
    }
  }

  /** Two texts, or two figures of which a column of the choices holds one. */
  private compareConstants(comparison: Comparison, left: XPath, right: XPath): boolean | null {
    const [a, b] = [this.constant(left), this.constant(right)]
    if (a === null || b === null || (a.isFigure && b.isFigure)) return null
    if (comparison === 'equal') return a.text === b.text
    if (comparison === 'not-equal') return a.text !== b.text
    const [x, y] = [Number(a.text), Number(b.text)]
    if (a.text === '' || b.text === '' || Number.isNaN(x) || Number.isNaN(y)) return false
    if (comparison === 'below') return x < y
    if (comparison === 'at-most') return x <= y
    return comparison === 'above' ? x > y : x >= y
  }

  private constant(node: XPath): { text: string; isFigure: boolean } | null {
    if (node.kind === 'number') return { text: node.text, isFigure: true }
    const text = this.textOf(node)
    return text === null ? null : { text, isFigure: false }
  }

  /** What `answer = text` says for the kind of question; null where it is no such comparison. */
  private equals(left: XPath, right: XPath): Condition | null {
    const text = this.textOf(right) ?? (right.kind === 'number' ? right.text : null)
    if (text === null) return null
    if (left.kind === 'call' && left.name === 'string' && left.of.length === 1) {
      const target = left.of[0] ? this.target(left.of[0]) : null
      return target === null ? null : { kind: 'text-is', question: target.id, text }
    }
    const target = this.target(left)
    if (target === null) return null
    const question = target.id
    if (text === '') return { kind: 'not', of: { kind: 'answered', question } }
    if (target.kind === 'choice') return this.chosen(target, text)
    if (target.kind === 'text') return { kind: 'text-is', question, text }
    if (target.kind === 'other') throw faultOf('no-text', { name: question })
    if (right.kind === 'number' || !isDecimal(text)) return null
    const value: Expression = { kind: 'number', value: text }
    return {
      kind: 'compare',
      left: { kind: 'answer', question },
      operator: 'equal',
      right: value,
    }
  }

  expression(node: XPath): Expression {
    switch (node.kind) {
      case 'group':
        return this.expression(node.of)
      case 'number':
        return { kind: 'number', value: decimalOf(node.text) }
      case 'negative':
        if (node.of.kind === 'number')
          return { kind: 'number', value: `-${decimalOf(node.of.text)}` }
        return { kind: 'product', of: [{ kind: 'number', value: '-1' }, this.expression(node.of)] }
      case 'chain':
        if (node.operator === 'and' || node.operator === 'or') throw faultOf('no-number')
        return {
          kind: node.operator === '+' ? 'sum' : 'product',
          of: node.of.map((part) => this.expression(part)),
        }
      case 'pair':
        return this.pair(node)
      case 'call':
        return this.numberCall(node)
      default:
        return this.answer(node)
    }
  }

  private answer(node: XPath): Expression {
    const text = this.textOf(node)
    if (text !== null && isDecimal(text)) return { kind: 'number', value: text }
    const target = this.target(node)
    if (target === null) throw faultOf('no-number')
    if (target.kind !== 'number') throw faultOf('answer-no-number', { name: target.id })
    return { kind: 'answer', question: target.id }
  }

  private pair({ operator, of }: XPath & { kind: 'pair' }): Expression {
    const [left, right] = of
    if (operator === '-') {
      return { kind: 'difference', of: [this.expression(left), this.expression(right)] }
    }
    if (operator !== 'div') throw faultOf('operator', { sign: operator })
    const sum = left.kind === 'group' && left.of.kind === 'chain' ? left.of : null
    if (sum?.operator === '+' && right.kind === 'number' && right.text === `${sum.of.length}`) {
      return { kind: 'mean', of: sum.of.map((part) => this.expression(part)) }
    }
    return { kind: 'quotient', of: [this.expression(left), this.expression(right)] }
  }

  private numberCall({ name, of }: XPath & { kind: 'call' }): Expression {
    const [first, second, third] = of
    if (name === 'number' && first !== undefined) {
      const text = this.textOf(first)
      if (text !== null) return { kind: 'number', value: text }
      const target = this.target(first)
      return target === null ? this.expression(first) : { kind: 'answer', question: target.id }
    }
    if (name === 'count-selected' && first !== undefined) {
      const target = this.target(first)
      if (target === null) throw faultOf('selected')
      return { kind: 'chosen-count', question: target.id }
    }
    if (name === 'round' && first !== undefined) {
      const places = second === undefined ? 0 : second.kind === 'number' ? Number(second.text) : -1
      if (!Number.isInteger(places) || places < 0 || places > 9) throw faultOf('places')
      return { kind: 'rounded', of: this.expression(first), places }
    }
    if (name === 'if' && first && second && third) {
      const when = this.condition(first)
      if (typeof when === 'boolean') return this.expression(when ? second : third)
      const [value, otherwise] = [this.expression(second), this.expression(third)]
      return { kind: 'if', when, value, otherwise }
    }
    const kind = manyOf.get(name as 'sum')
    if (kind === undefined) throw faultOf('function', { name })
    return { kind, of: of.map((part) => this.expression(part)) }
  }

  /** A text that stands there, or that a column of the choices holds; null for anything else. */
  private textOf(node: XPath): string | null {
    if (node.kind === 'group') return this.textOf(node.of)
    if (node.kind === 'string') return node.text
    if (node.kind === 'name') {
      const text = this.scope.columns?.get(node.name)
      if (text === undefined) throw faultOf('name', { name: node.name })
      return text
    }
    if (node.kind !== 'call' || node.name !== 'concat') return null
    const parts = node.of.map((part) => this.textOf(part))
    return parts.some((part) => part === null) ? null : parts.join('')
  }

  private target(node: XPath): Target | null {
    if (node.kind === 'answer') return this.scope.targetOf(node.name)
    if (node.kind !== 'self') return null
    if (this.scope.self === null) throw faultOf('self')
    return this.scope.self
  }
}

function merge(a: Condition, b: Condition): Condition | null {
  if (a.kind !== 'chosen' || b.kind !== 'chosen' || a.question !== b.question) return null
  return { ...a, options: [...a.options, ...b.options] }
}

function negated(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition }
}

/** As the checklist format writes decimals: ".5" is "0.5", "07" is "7". */
function decimalOf(text: string): string {
  const [whole = '', places = ''] = text.split('.')
  const decimal = `${whole.replace(/^0+(?=\d)/, '') || '0'}${places ? `.${places}` : ''}`
  if (!isDecimal(decimal)) throw faultOf('decimal', { number: text })
  return decimal
}
