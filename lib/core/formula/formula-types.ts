import { Fraction, parseDecimal } from '../exact'
import type { ValueKind } from './formula-scope'
import type { FormulaNode, NumberNode } from './formula-tree'

/** What a part of a formula gives, as far as it is known while writing. */
export interface PartType {
  readonly kind: ValueKind
  /** A number made of literals alone: it takes the type that its place needs. */
  readonly isFree: boolean
  readonly isFraction: boolean
  /** The parts that may be missing and that nobody has dealt with yet. */
  readonly missing: readonly FormulaNode[]
}

export const freeNumber: PartType = {
  kind: 'number',
  isFree: true,
  isFraction: false,
  missing: [],
}

/**
 * A part of a kind, with what may be missing in the parts it was made of.
 *
 * Rule    neither free nor a fraction: what was computed has a type of its own.
 * Returns what may be missing is carried on until somebody deals with it.
 * Source  PAY.md, Formula language: types.
 */
export function typeOf(kind: ValueKind, parts: readonly PartType[]): PartType {
  return { kind, isFree: false, isFraction: false, missing: missingIn(parts) }
}

/**
 * What may be missing in several parts.
 *
 * Rule    from left to right; a part that is read twice is told twice.
 * Returns the parts that may be missing and that nobody has dealt with yet.
 * Source  PAY.md, Formula language: a missing value not handled.
 */
export function missingIn(parts: readonly PartType[]): readonly FormulaNode[] {
  return parts.flatMap((part) => part.missing)
}

/**
 * The type of values that stand for each other: both branches of IF, both sides of a comparison.
 *
 * Rule    a free number takes the type of the others; otherwise all must be of one kind.
 * Returns null where they are not.
 * Source  PAY.md, Formula language: types.
 */
export function joinedType(parts: readonly PartType[]): PartType | null {
  const named = parts.filter((part) => !part.isFree)
  const [first] = named
  if (first === undefined) return { ...freeNumber, missing: missingIn(parts) }
  if (named.some((part) => part.kind !== first.kind)) return null
  const isNumeric = first.kind === 'number' || first.kind === 'money'
  if (!isNumeric && named.length < parts.length) return null
  const isFraction = named.every((part) => part.isFraction)
  return { kind: first.kind, isFree: false, isFraction, missing: missingIn(parts) }
}

/**
 * The exact number of a literal: "15%" is 15/100.
 *
 * Rule    exact, never a double.
 * Units   "15%" is 15/100.
 * Throws  RangeError for a text that is no decimal; the grammar lets none through.
 * Source  PAY.md, Formula language; SCORING.md, Numbers.
 */
export function literalValue({ text, isPercentage }: NumberNode): Fraction {
  const value = parseDecimal(text)
  return isPercentage ? value.dividedBy(Fraction.hundred) : value
}

/**
 * The number that a literal is, with or without minus signs before it.
 *
 * Rule    nothing is computed: 1 + 1 is no constant.
 * Returns null for anything else.
 * Source  PAY.md, Formula language.
 */
export function constantOf(node: FormulaNode): Fraction | null {
  if (node.kind === 'number') return literalValue(node)
  if (node.kind !== 'negation') return null
  return constantOf(node.of)?.negated() ?? null
}

/**
 * The whole number that a literal is: a power, a number of places.
 *
 * Rule    as `constantOf`; "2.0" is whole.
 * Units   -most to most, both inside.
 * Returns null for anything else.
 * Source  PAY.md, Formula language: safe.
 */
export function wholeConstantOf(node: FormulaNode, most: number): number | null {
  const value = constantOf(node)
  if (value === null || value.d !== 1n) return null
  const whole = Number(value.n)
  return Math.abs(whole) <= most ? whole : null
}
