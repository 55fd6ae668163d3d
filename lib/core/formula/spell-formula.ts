import type { FormulaNode, NumberNode, Operator } from './formula-tree'
import { type Spelling, spelledBoolean, spelledFunction } from './functions'

/** Below it a formula stands in one line. */
const readableWidth = 80

const strength: Readonly<Record<Operator, number>> = {
  '<': 1,
  '<=': 1,
  '=': 1,
  '<>': 1,
  '>=': 1,
  '>': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
}
const strongest = 6

/**
 * A formula as text: canonically in English on one line, or as a reader writes it.
 *
 * Rule    one space around operators and behind separators, and no bracket that changes nothing;
 *         except around a negative number that is raised to a power, which people read differently
 *         from spreadsheets. Reading the text in the same spelling gives the same tree.
 * Returns one line of text.
 * Source  PAY.md, Formula language: stored canonically, shown in the reader's language.
 */
export function spellFormula(tree: FormulaNode, spelling: Spelling): string {
  return new Speller(spelling, Number.POSITIVE_INFINITY).spell(tree, 0, 0)
}

/**
 * A formula as a reader writes it, over several lines where one would be too long to read.
 *
 * Rule    as `spellFormula` up to 80 characters; longer calls have one argument a line.
 * Returns text that reads back as the same tree.
 * Source  PAY.md, Formula language: shown in the reader's language.
 */
export function layOutFormula(tree: FormulaNode, spelling: Spelling): string {
  return new Speller(spelling, readableWidth).spell(tree, 0, 0)
}

/**
 * The text by which a formula is stored, compared and fingerprinted.
 *
 * Rule    the English spelling on one line: two spellings of one program have one text.
 * Returns text that reads back as the same tree.
 * Source  PAY.md, Formula language: stored canonically.
 */
export function canonicalFormula(tree: FormulaNode): string {
  return spellFormula(tree, 'en')
}

class Speller {
  private readonly separator: string

  constructor(
    private readonly spelling: Spelling,
    private readonly width: number,
  ) {
    this.separator = spelling === 'ru' ? ';' : ','
  }

  /** `needed`: what an operator must be at least as strong as, to stand here without brackets. */
  spell(node: FormulaNode, needed: number, indent: number): string {
    const own = strengthOf(node)
    if (own < needed) return `(${this.spellBare(node, indent)})`
    return this.spellBare(node, indent)
  }

  private spellBare(node: FormulaNode, indent: number): string {
    switch (node.kind) {
      case 'number':
        return this.number(node)
      case 'text':
        return `"${node.value.replaceAll('"', '""')}"`
      case 'boolean':
        return spelledBoolean(node.value, this.spelling)
      case 'name':
        return node.name
      case 'lookup': {
        const code = node.code.replaceAll('"', '""')
        return `${spelledFunction(node.lookup, this.spelling)}("${code}")`
      }
      case 'negation':
        return `-${this.spell(node.of, strongest, indent)}`
      case 'binary': {
        const own = strength[node.operator]
        const isNegativeBase = node.operator === '^' && node.left.kind === 'negation'
        const left = this.spell(node.left, isNegativeBase ? strongest + 1 : own, indent)
        const right = this.spell(node.right, own + 1, indent)
        const gap = node.operator === '^' ? '' : ' '
        return `${left}${gap}${node.operator}${gap}${right}`
      }
      case 'call':
        return this.call(spelledFunction(node.name, this.spelling), node.of, indent)
    }
  }

  private number({ text, isPercentage }: NumberNode): string {
    const digits = this.spelling === 'ru' ? text.replace('.', ',') : text
    return isPercentage ? `${digits}%` : digits
  }

  private call(name: string, of: readonly FormulaNode[], indent: number): string {
    const parts = of.map((part) => this.spell(part, 0, indent + 2))
    const line = `${name}(${parts.join(`${this.separator} `)})`
    if (line.length + indent <= this.width && !line.includes('\n')) return line
    const inner = ' '.repeat(indent + 2)
    const lines = parts.map((part) => inner + part).join(`${this.separator}\n`)
    return `${name}(\n${lines}\n${' '.repeat(indent)})`
  }
}

function strengthOf(node: FormulaNode): number {
  return node.kind === 'binary' ? strength[node.operator] : strongest
}
