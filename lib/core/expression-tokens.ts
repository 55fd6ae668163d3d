import { isDecimal } from './decimal'

/** What is wrong with a typed formula. */
export type FormulaFault =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'character'
  | 'comma'
  | 'number'
  | 'quote'
  | 'name'
  | 'question'
  | 'later'
  | 'no-number'
  | 'no-count'
  | 'no-options'
  | 'option'
  | 'value'
  | 'comparison'
  | 'bracket'
  | 'rest'
  | 'arguments'

/** A formula that cannot be read: where, in characters from 0, and what stands there. */
export class UnreadableFormula extends Error {
  constructor(
    readonly code: FormulaFault,
    readonly at: number,
    /** What was found there; empty at the end of the text. */
    readonly found = '',
  ) {
    super(`formula: ${code} at ${at}`)
    this.name = 'UnreadableFormula'
  }
}

export interface Token {
  readonly kind: 'number' | 'name' | 'question' | 'text' | 'sign' | 'end'
  /** A number, a lower-case name, a sign, a text without its quotes, "#3" or an identifier. */
  readonly text: string
  /** As it was typed. */
  readonly typed: string
  readonly at: number
}

const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /\d+(?:\.\d+)?/y],
  // #3, №3, and ${identifier}, the spelling of piped texts.
  ['question', /[#№]\s*(\d{1,4})/y],
  ['question', /\$\{\s*([#№]?[A-Za-z0-9][A-Za-z0-9._:-]{0,79})\s*\}/y],
  // q3, and the same with the first letter of the Russian word.
  ['question', /[qв](\d{1,4})(?!\p{L})/iuy],
  ['name', /\p{L}+/uy],
  ['text', /"([^"]*)"|«([^»]*)»/y],
  ['sign', /<=|>=|<>|!=|==|[-+*/();,<>=≤≥≠×÷−·]/y],
]

const SAME: Readonly<Record<string, string>> = {
  '−': '-',
  '×': '*',
  '·': '*',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '!=': '<>',
  '==': '=',
}

/**
 * The words and signs of a typed formula.
 *
 * Rule    spaces of any kind separate and are dropped; every token knows the character at which it
 *         begins.
 * Returns the tokens with an `end` behind the last.
 * Throws  UnreadableFormula at the first character that belongs to none, and for a comma inside a
 *         number: "max(1,5)" could mean two things.
 * Source  own spelling; SCORING.md, Answers (hidden by branching).
 */
export function formulaTokens(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const space = /\s+/y
    space.lastIndex = at
    const skipped = space.exec(text)?.[0].length ?? 0
    if (skipped > 0) {
      at += skipped
      continue
    }
    const [token, length] = tokenAt(text, at)
    tokens.push(token)
    at += length
  }
  return [...tokens, { kind: 'end', text: '', typed: '', at: text.length }]
}

function tokenAt(text: string, at: number): readonly [Token, number] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found === null) continue
    const [whole] = found
    const own = found[1] ?? found[2] ?? whole
    if (kind === 'number') checkNumber(text, at, whole)
    return [{ kind, text: saidBy(kind, whole, own), typed: whole, at }, whole.length]
  }
  const found = text.slice(at, at + 1)
  throw new UnreadableFormula(/["«]/.test(found) ? 'quote' : 'character', at, found)
}

/** A question is "#3" where its number was given, else the identifier. */
function saidBy(kind: Token['kind'], whole: string, own: string): string {
  if (kind === 'name') return own.toLowerCase()
  if (kind === 'sign') return SAME[own] ?? own
  if (kind !== 'question') return own
  return whole.startsWith('$') ? own.replace('№', '#') : `#${own}`
}

function checkNumber(text: string, at: number, whole: string): void {
  const end = at + whole.length
  if (/^,\d/.test(text.slice(end, end + 2))) throw new UnreadableFormula('comma', end, ',')
  if (!isDecimal(whole)) throw new UnreadableFormula('number', at, whole)
}
