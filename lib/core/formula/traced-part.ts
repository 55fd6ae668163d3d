import { Fraction, fractionText } from '../exact'
import type { ExactText } from '../score-result'
import type { FormulaTrace } from './evaluate-formula'
import type { Span } from './formula-tree'
import { type Outcome, Stop, type StopReason } from './formula-value'

/** A part of a formula and what it came to, as plain JSON: places in the formula's text. */
export interface TracedPart extends Span {
  readonly outcome: TracedOutcome
  readonly parts: readonly TracedPart[]
}

export type TracedOutcome =
  | { readonly kind: 'number'; readonly number: ExactText }
  | { readonly kind: 'truth'; readonly truth: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stop'; readonly reason: StopReason }

/**
 * A trace as it is frozen in a statement.
 *
 * Rule    what was written out as a number, a text or a truth explains nothing and is left out.
 * Returns plain JSON, exact numbers as fraction text.
 * Source  PAY.md, Formula language: trace.
 */
export function tracedPart({ node, outcome, parts }: FormulaTrace): TracedPart {
  const { from, to } = node
  const told = parts.filter((part) => !isWrittenOut(part))
  return { from, to, outcome: tracedOutcome(outcome), parts: told.map(tracedPart) }
}

function isWrittenOut({ node }: FormulaTrace): boolean {
  return node.kind === 'number' || node.kind === 'text' || node.kind === 'boolean'
}

function tracedOutcome(outcome: Outcome): TracedOutcome {
  if (outcome instanceof Stop) return { kind: 'stop', reason: outcome.reason }
  if (outcome instanceof Fraction) return { kind: 'number', number: fractionText(outcome) }
  if (typeof outcome === 'boolean') return { kind: 'truth', truth: outcome }
  return { kind: 'text', text: outcome }
}
