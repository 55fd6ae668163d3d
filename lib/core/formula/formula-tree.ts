/**
 * A formula as a tree: what both spellings are read into and what every evaluator walks.
 * Source: PAY.md, Formula language.
 */
import type { FunctionName, LookupName } from './functions'

/** Places in the text that was read: `to` is behind the last character. */
export interface Span {
  readonly from: number
  readonly to: number
}

export type FormulaNode =
  | NumberNode
  | TextNode
  | BooleanNode
  | NameNode
  | LookupNode
  | NegationNode
  | BinaryNode
  | CallNode

/** A number as it was typed, with a point: "0.10"; of a percentage the figure before the sign. */
export interface NumberNode extends Span {
  readonly kind: 'number'
  readonly text: string
  readonly isPercentage: boolean
}

export interface TextNode extends Span {
  readonly kind: 'text'
  readonly value: string
}

export interface BooleanNode extends Span {
  readonly kind: 'boolean'
  readonly value: boolean
}

/** "base", "trips", "trips.rate". */
export interface NameNode extends Span {
  readonly kind: 'name'
  readonly name: string
}

/** SCORE("till"): a fact by its code. */
export interface LookupNode extends Span {
  readonly kind: 'lookup'
  readonly lookup: LookupName
  readonly code: string
  /** Where the code stands, with its quotes. */
  readonly codeAt: Span
}

export interface NegationNode extends Span {
  readonly kind: 'negation'
  readonly of: FormulaNode
}

export interface BinaryNode extends Span {
  readonly kind: 'binary'
  readonly operator: Operator
  readonly left: FormulaNode
  readonly right: FormulaNode
}

export interface CallNode extends Span {
  readonly kind: 'call'
  readonly name: FunctionName
  /** Where the function's name stands. */
  readonly nameAt: Span
  readonly of: readonly FormulaNode[]
}

export type Comparison = '<' | '<=' | '=' | '<>' | '>=' | '>'
export type Arithmetic = '+' | '-' | '*' | '/' | '^'
export type Operator = Arithmetic | Comparison | '&'

const comparisonSigns: ReadonlySet<string> = new Set(['<', '<=', '=', '<>', '>=', '>'])

/**
 * Whether an operator compares.
 *
 * Rule    = <> < <= > >=; all others compute.
 * Returns true also narrows the type.
 * Source  PAY.md, Formula language.
 */
export function isComparison(operator: Operator): operator is Comparison {
  return comparisonSigns.has(operator)
}

/**
 * How long and how deep a formula may be; what is beyond is refused before it is read further.
 *
 * Rule    no loops, so a formula takes at most as many steps as it has parts.
 * Source  PAY.md, Formula language: safe.
 */
export const formulaLimits = {
  characters: 2_000,
  parts: 1_000,
  levels: 64,
  exponent: 100,
  places: 9,
} as const

/**
 * The key by which facts know a name or a look-up: `base`, `trips.rate`, `SCORE("till")`.
 *
 * Rule    a name is its own key; names and look-ups share none, for no name has a bracket.
 * Returns the canonical spelling, whichever the reader writes.
 * Source  PAY.md, Formula language.
 */
export function factKey(node: NameNode | LookupNode): string {
  return node.kind === 'name' ? node.name : lookupKey(node.lookup, node.code)
}

/**
 * The key of a look-up: `SCORE("till")`.
 *
 * Rule    the English name and the code between double quotes.
 * Returns the canonical spelling, whichever the reader writes.
 * Source  PAY.md, Formula language.
 */
export function lookupKey(lookup: LookupName, code: string): string {
  return `${lookup}("${code}")`
}

/**
 * The parts directly inside another, from left to right.
 *
 * Rule    sides of an operator, arguments of a function, what a minus stands before.
 * Returns none for a number, a text, a truth, a name or a look-up.
 * Source  PAY.md, Formula language.
 */
export function partsOf(node: FormulaNode): readonly FormulaNode[] {
  switch (node.kind) {
    case 'negation':
      return [node.of]
    case 'binary':
      return [node.left, node.right]
    case 'call':
      return node.of
    default:
      return []
  }
}

/** A month asks the same of one tree thousands of times. */
const reads = new WeakMap<FormulaNode, readonly string[]>()

/**
 * Every fact that a formula reads, by its key, in the order of its first appearance.
 *
 * Rule    each once, in the order of its first appearance; branches that may never be taken too.
 * Returns keys as `factKey` makes them.
 * Source  PAY.md, Formula language.
 */
export function factsReadBy(node: FormulaNode): readonly string[] {
  const known = reads.get(node)
  if (known !== undefined) return known
  const found = new Set<string>()
  const visit = (part: FormulaNode): void => {
    if (part.kind === 'name' || part.kind === 'lookup') found.add(factKey(part))
    for (const inner of partsOf(part)) visit(inner)
  }
  visit(node)
  const keys = [...found]
  reads.set(node, keys)
  return keys
}
