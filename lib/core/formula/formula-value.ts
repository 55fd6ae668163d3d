/**
 * What a formula reads and gives.
 * Source: PAY.md, Formula language: named outcomes, never NaN, never a silent 0.
 */
import type { Fraction } from '../exact'
import type { FormulaNode } from './formula-tree'

/** Numbers and money are exact; money in the scheme's currency. */
export type FormulaValue = Fraction | boolean | string

/** Why there is no fact. */
export type MissingReason = 'no-visits' | 'too-few-visits' | 'not-delivered'

/** A fact that is not there, and why. */
export interface MissingFact {
  readonly missing: MissingReason
}

/** Why there is no value: the reason of a missing fact, or what could not be computed. */
export type StopReason =
  | MissingReason
  | 'division-by-zero'
  | 'too-large'
  | 'no-condition-met'
  | 'step-sign'
  | 'turned-bounds'

/** A value that there is not, and the part of the formula from which it comes. */
export class Stop {
  constructor(
    readonly reason: StopReason,
    readonly node: FormulaNode,
  ) {}

  /** Whether IFMISSING, or the rule of a component, may put something in its place. */
  get isMissing(): boolean {
    return isMissingReason(this.reason)
  }
}

/** A value, or the named reason why there is none. */
export type Outcome = FormulaValue | Stop

/**
 * What a formula reads: a value, a fact that is not there, or what another formula came to. A fact
 * that the map lacks was not delivered.
 */
export type Fact = Outcome | MissingFact

export type Facts = ReadonlyMap<string, Fact>

const missingReasons: ReadonlySet<StopReason> = new Set<MissingReason>([
  'no-visits',
  'too-few-visits',
  'not-delivered',
])

function isMissingReason(reason: StopReason): boolean {
  return missingReasons.has(reason)
}
