import { type Problem, problem } from '@/lib/platform/i18n/problem'

/**
 * The expressions of XLSForm: the part of XPath that forms use, as a tree that keeps parentheses,
 * because `(a and b) and c` is another document than `a and b and c`.
 */
export type XPath =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  /** `${name}` */
  | { readonly kind: 'answer'; readonly name: string }
  /** `.` */
  | { readonly kind: 'self' }
  /** A bare name: a column of the choices sheet in a choice filter. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly XPath[] }
  | { readonly kind: 'chain'; readonly operator: Chained; readonly of: readonly XPath[] }
  | { readonly kind: 'pair'; readonly operator: Paired; readonly of: readonly [XPath, XPath] }
  | { readonly kind: 'negative'; readonly of: XPath }
  | { readonly kind: 'group'; readonly of: XPath }

/** Operators whose operands form one row: `a and b and c`. */
export type Chained = 'and' | 'or' | '+' | '*'
export type Paired = '-' | 'div' | 'mod' | '=' | '!=' | '<' | '<=' | '>' | '>='

/** Why an expression cannot be taken over; the sentence names the sign and its place. */
export class ExpressionFault extends Error {
  constructor(readonly problem: Problem) {
    super(problem)
    this.name = 'ExpressionFault'
  }
}

export function faultOf(code: string, values: Record<string, string | number> = {}) {
  return new ExpressionFault(problem(`checklist-import.expression.${code}`, values))
}

interface Token {
  readonly kind: 'string' | 'number' | 'answer' | 'name' | 'sign' | 'end'
  readonly text: string
  /** Counted from 1. */
  readonly at: number
}

const patterns = [
  { kind: 'answer', pattern: /\$\{\s*([^\s{}]+)\s*\}/y },
  { kind: 'string', pattern: /'([^']*)'/y },
  { kind: 'string', pattern: /"([^"]*)"/y },
  // What a word processor makes of quotation marks.
  { kind: 'string', pattern: /[‘’]([^‘’]*)[‘’]/y },
  { kind: 'string', pattern: /[“”]([^“”]*)[“”]/y },
  { kind: 'number', pattern: /(\d+(?:\.\d*)?|\.\d+)/y },
  { kind: 'name', pattern: /([\p{L}_][\p{L}\p{N}_.:-]*)/uy },
  { kind: 'sign', pattern: /(<=|>=|!=|[=<>+\-*(),./|[\]@])/y },
] as const satisfies readonly { kind: Token['kind']; pattern: RegExp }[]

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const space = /\s/.test(text[at] ?? '')
    const token = space ? null : tokenAt(text, at)
    if (token !== null) tokens.push(token.token)
    at = token === null ? at + 1 : token.end
  }
  tokens.push({ kind: 'end', text: '', at: text.length + 1 })
  return tokens
}

function tokenAt(text: string, at: number): { token: Token; end: number } {
  for (const { kind, pattern } of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) return { token: { kind, text: found[1] ?? '', at: at + 1 }, end: pattern.lastIndex }
  }
  if (/['"‘“]/.test(text[at] ?? '')) throw faultOf('unclosed-quote', { at: at + 1 })
  throw faultOf('unexpected', { sign: text[at] ?? '', at: at + 1 })
}

/** Deeper than any form that was seen, and than the checklist format takes. */
const deepest = 40

const levels: readonly (readonly (Chained | Paired)[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
]

/** Signs of an expression: what a cell of a workbook holds. */
const longest = 32_767

/** Reads an expression; throws an ExpressionFault that names the place of what is wrong. */
export function parseXPath(text: string): XPath {
  if (text.length > longest) throw faultOf('too-long', { max: longest })
  return new Parser(tokensOf(text)).whole()
}

class Parser {
  private place = 0
  private depth = 0

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): XPath {
    const node = this.level(0)
    if (this.next().kind !== 'end') throw this.unexpected()
    return node
  }

  private next(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: 0 }
  }

  private take(): Token {
    const token = this.next()
    this.place += 1
    return token
  }

  private isSign(text: string): boolean {
    const { kind, text: own } = this.next()
    return kind === 'sign' && own === text
  }

  private expect(sign: string): void {
    if (!this.isSign(sign)) throw this.unexpected()
    this.place += 1
  }

  private unexpected() {
    const { kind, text, at } = this.next()
    return kind === 'end' ? faultOf('ends-early') : faultOf('unexpected', { sign: text, at })
  }

  private level(height: number): XPath {
    const operators = levels[height]
    if (operators === undefined) return this.unary()
    let left = this.level(height + 1)
    let row: XPath[] = []
    let pairs = 0
    for (;;) {
      const { kind, text } = this.next()
      const operator = operators.find((one) => one === text)
      if (operator === undefined || (kind !== 'sign' && kind !== 'name')) return left
      this.place += 1
      const right = this.level(height + 1)
      if (!isChained(operator)) {
        pairs += 1
        if (pairs > deepest) throw faultOf('too-many-steps', { max: deepest })
        left = { kind: 'pair', operator, of: [left, right] }
      } else if (left.kind === 'chain' && left.operator === operator && left.of === row) {
        row.push(right)
      } else {
        row = [left, right]
        left = { kind: 'chain', operator, of: row }
      }
    }
  }

  private unary(): XPath {
    if (!this.isSign('-')) return this.primary()
    this.place += 1
    return { kind: 'negative', of: this.deeper(() => this.unary()) }
  }

  private primary(): XPath {
    const token = this.take()
    switch (token.kind) {
      case 'string':
        return { kind: 'string', text: token.text }
      case 'number':
        return { kind: 'number', text: token.text }
      case 'answer':
        return { kind: 'answer', name: token.text }
      case 'name':
        return this.isSign('(') ? this.call(token.text) : { kind: 'name', name: token.text }
      case 'sign':
        if (token.text === '.') return { kind: 'self' }
        if (token.text === '(') return this.group()
    }
    this.place -= 1
    throw this.unexpected()
  }

  private group(): XPath {
    const of = this.deeper(() => this.level(0))
    this.expect(')')
    return { kind: 'group', of }
  }

  private call(name: string): XPath {
    this.expect('(')
    const of: XPath[] = []
    while (!this.isSign(')')) {
      if (of.length > 0) this.expect(',')
      of.push(this.deeper(() => this.level(0)))
    }
    this.expect(')')
    return { kind: 'call', name, of }
  }

  private deeper<T>(read: () => T): T {
    this.depth += 1
    if (this.depth > deepest) throw faultOf('too-deep')
    const node = read()
    this.depth -= 1
    return node
  }
}

function isChained(operator: Chained | Paired): operator is Chained {
  return operator === 'and' || operator === 'or' || operator === '+' || operator === '*'
}
