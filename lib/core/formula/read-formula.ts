import type { Tree } from '@lezer/common'
import { FormulaBuilder } from './formula-builder'
import { type FormulaProblem, formulaProblem, UnreadableText } from './formula-problem'
import { type FormulaNode, formulaLimits } from './formula-tree'
import type { Spelling } from './functions'
import { parser } from './generated-parser'
import { spellFormula } from './spell-formula'
import { syntaxProblem } from './syntax-problem'

/** The parsers of both spellings, for the editor's highlighting too. */
export const formulaParsers = {
  en: parser.configure({ dialect: 'point' }),
  ru: parser.configure({ dialect: 'comma' }),
} as const

const strictParsers = {
  en: parser.configure({ dialect: 'point', strict: true }),
  ru: parser.configure({ dialect: 'comma', strict: true }),
} as const

export type ReadFormula =
  | { readonly ok: true; readonly tree: FormulaNode }
  | { readonly ok: false; readonly problem: FormulaProblem }

/**
 * Reads the typed text of a formula.
 *
 * Rule    names of functions are known in both languages and in any size of letters; numbers and
 *         separators are those of the spelling. A sign "=" at the beginning is passed over, as
 *         people bring it from a spreadsheet. A text that reads in the other spelling alone is said
 *         to be of that spelling.
 * Returns the tree with places in this text, or the first thing that cannot be read.
 * Source  PAY.md, Formula language.
 */
export function readFormula(text: string, spelling: Spelling): ReadFormula {
  const read = readIn(text, spelling)
  if (read.ok || !mayBeOther(text, spelling, read.problem)) return read
  const other = readIn(text, spelling === 'en' ? 'ru' : 'en')
  if (!other.ok) return read
  const whole = { from: 0, to: text.length }
  const spelled = { ...whole, text: spellFormula(other.tree, spelling) }
  return { ok: false, problem: formulaProblem('other-spelling', whole, {}, [spelled]) }
}

/** Where commas separated arguments, "MAX(1,5)" would be two: in that spelling it is no slip of it. */
function mayBeOther(text: string, spelling: Spelling, { code }: FormulaProblem): boolean {
  if (code === 'too-long' || (spelling === 'ru' && code === 'arguments')) return false
  return /[,;]|\.\d/.test(text)
}

function readIn(text: string, spelling: Spelling): ReadFormula {
  try {
    refuseSize(text)
    const parsed = parseStrictly(text, spelling)
    if (!parsed.ok) return { ok: false, problem: syntaxProblem(text, parsed.stuckAt, spelling) }
    return { ok: true, tree: new FormulaBuilder(text, spelling).formula(parsed.tree.topNode) }
  } catch (error) {
    if (error instanceof UnreadableText) return { ok: false, problem: error.problem }
    throw error
  }
}

function refuseSize(text: string): void {
  const { characters, levels } = formulaLimits
  if (/^[\s=]*$/.test(text.slice(0, characters)) && text.length <= characters) {
    throw new UnreadableText(formulaProblem('empty', { from: 0, to: text.length }))
  }
  if (text.length > characters) {
    const place = { from: characters, to: text.length }
    throw new UnreadableText(formulaProblem('too-long', place, { most: String(characters) }))
  }
  const deep = deeperThan(text, levels)
  if (deep === null) return
  const place = { from: deep, to: deep + 1 }
  throw new UnreadableText(formulaProblem('too-deep', place, { most: String(levels) }))
}

/** The first bracket inside more than so many others, whatever texts in quotes hold. */
function deeperThan(text: string, levels: number): number | null {
  let open = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') open += 1
    if (text[at] === ')') open -= 1
    if (open > levels) return at
  }
  return null
}

/** Stops at the first error: mending a hostile text, as the editor's parser does, would take long. */
function parseStrictly(
  text: string,
  spelling: Spelling,
): { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly stuckAt: number } {
  const parse = strictParsers[spelling].startParse(text)
  try {
    for (;;) {
      const tree = parse.advance()
      if (tree !== null) return { ok: true, tree }
    }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, stuckAt: parse.parsedPos }
    throw error
  }
}
