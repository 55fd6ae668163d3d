import type { Decimal } from './checklist'
import { Fraction, sumOf } from './exact'
import { readKept } from './kept-points'
import type { ExactText } from './score-result'

/** Answers to one question that cost the same: counted, not listed. */
export interface CountedLoss {
  /** Percentage points of the total that each of them cost. */
  readonly lost: Decimal | ExactText
  readonly answers: number
}

/** What the answers to one question cost together. */
export interface LostPoints {
  /** Percentage points of the totals. */
  readonly lost: Fraction
  /** Answers that could cost points, and those that did. */
  readonly asked: number
  readonly costly: number
}

/**
 * What answers cost, of many visits together.
 *
 * Rule    equal losses count as often as they occurred, exactly; only an answer below its best cost
 *         anything. Points above the best (a negative loss) are not set against those that were lost.
 * Units   percentage points of the totals.
 * Returns zero and no answers for none.
 * Source  SCORING.md, Numbers; From visits to a period score (sums over many visits stay exact).
 */
export function lostPoints(losses: readonly CountedLoss[]): LostPoints {
  const read = losses.map(({ lost, answers }) => ({ lost: readKept(lost), answers }))
  const costly = read.filter(({ lost }) => lost.isPositive)
  return {
    lost: sumOf(costly.map(({ lost, answers }) => lost.times(Fraction.of(answers)))),
    asked: countOf(read),
    costly: countOf(costly),
  }
}

function countOf(counted: readonly { readonly answers: number }[]): number {
  return counted.reduce((sum, { answers }) => sum + answers, 0)
}
