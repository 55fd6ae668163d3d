import { type Fraction, fractionText, sumOf } from './exact'
import { type MoneyText, splitByLargestRemainder } from './money'
import type { PoolResult } from './payout-result'

/** A unit's pool as one of its members shares in it. */
export interface PoolShare {
  readonly amount: MoneyText
  /** Of all members, in the order that decides ties of a kopeck. */
  readonly weights: readonly Fraction[]
  /** The member's own place among them. */
  readonly place: number
}

/**
 * What a member of a pool gets of it by a weight of his own.
 *
 * Rule    the pool is split over the weights of all members by largest remainder, ties to the earlier
 *         member; the others weigh what they weigh. Where nobody weighs anything, nothing is split.
 * Units   weights: presence times payable rate, fractions of 1; money of the scheme, gross.
 * Returns parts of all members add up to the pool to the kopeck, where any of them weighs something.
 * Throws  RangeError for a negative weight.
 * Source  PAY.md, Periods (Pool); golden pay P13, P14.
 */
export function poolPart({ amount, weights, place }: PoolShare, weight: Fraction): MoneyText {
  const all = weights.with(place, weight)
  if (all.every(({ isZero }) => isZero)) return '0.00'
  return splitByLargestRemainder(amount, all)[place] ?? '0.00'
}

/**
 * What a statement says of a pool: the whole, the own weight and part, and of the others only how
 * many they are and what all weigh together.
 *
 * Rule    the sum counts the own weight as it is told.
 * Units   weights: fractions of 1; money of the scheme, gross.
 * Throws  RangeError as `poolPart`.
 * Source  PAY.md, Periods (Pool); The statement.
 */
export function poolResult(key: string, share: PoolShare, weight: Fraction): PoolResult {
  const { amount, weights, place } = share
  return {
    key,
    amount,
    weight: fractionText(weight),
    weights: fractionText(sumOf(weights.with(place, weight))),
    members: weights.length,
    part: poolPart(share, weight),
  }
}
