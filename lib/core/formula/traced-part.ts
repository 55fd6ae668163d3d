import { Fraction, fractionText, parseFraction } from '../exact'
import type { ExactText } from '../score-result'
import { treeOf } from './canonical-trees'
import type { FormulaTrace } from './evaluate-formula'
import { type FormulaNode, factKey, partsOf, type Span } from './formula-tree'
import { type Fact, type Facts, type Outcome, Stop, type StopReason } from './formula-value'

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

/**
 * The facts that a traced formula read, to compute it once more.
 *
 * Rule    what no branch needed was not read and is not there.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, Trying a scheme.
 */
export function factsTraced(formula: string, trace: TracedPart): Facts {
  const outcomes = new Map<string, TracedOutcome>()
  const gather = ({ from, to, outcome, parts }: TracedPart): void => {
    outcomes.set(`${from}-${to}`, outcome)
    parts.forEach(gather)
  }
  gather(trace)
  const facts = new Map<string, Fact>()
  const visit = (node: FormulaNode): void => {
    const outcome = outcomes.get(`${node.from}-${node.to}`)
    const isFact = node.kind === 'name' || node.kind === 'lookup'
    const fact = isFact && outcome ? factOf(outcome) : null
    if (isFact && fact !== null) facts.set(factKey(node), fact)
    partsOf(node).forEach(visit)
  }
  visit(treeOf(formula))
  return facts
}

/**
 * A fact as plain JSON, to be kept beside a trace.
 *
 * Rule    as an outcome of the formula that is the fact alone.
 * Returns exact numbers as fraction text.
 * Source  PAY.md, Trying a scheme.
 */
export function factTraced(fact: Fact): TracedOutcome {
  return typeof fact === 'object' && 'missing' in fact
    ? { kind: 'stop', reason: fact.missing }
    : tracedOutcome(fact)
}

/**
 * A fact read back from what was kept of it.
 *
 * Rule    what could not be computed is no fact; what is missing is one.
 * Returns null for what is no fact.
 * Source  PAY.md, Trying a scheme.
 */
export function factOf(outcome: TracedOutcome): Fact | null {
  switch (outcome.kind) {
    case 'number':
      return parseFraction(outcome.number)
    case 'truth':
      return outcome.truth
    case 'text':
      return outcome.text
    case 'stop': {
      const { reason } = outcome
      const isMissing =
        reason === 'no-visits' || reason === 'too-few-visits' || reason === 'not-delivered'
      return isMissing ? { missing: reason } : null
    }
  }
}
