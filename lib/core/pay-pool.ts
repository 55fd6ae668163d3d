import { type Fraction, fractionText, sumOf } from './exact'
import { isAbove, type MoneyText, parseMoney, roundMoney, splitByLargestRemainder } from './money'
import type { PoolResult } from './payout-result'

/** A unit's pool as one of its members shares in it. */
export interface PoolShare {
  readonly amount: MoneyText
  readonly members: number
  /** The member's own: presence times payable rate. */
  readonly weight: Fraction
  /** Of all members together. */
  readonly weights: Fraction
  /** What the split gives the member. */
  readonly part: MoneyText
}

/**
 * A pool as each of its members shares in it.
 *
 * Rule    split over the weights by largest remainder, ties to the earlier member; where nobody weighs
 *         anything, nothing is split.
 * Units   weights: presence times payable rate, fractions of 1; money of the scheme, gross.
 * Returns one share per weight, in order; the parts add up to the pool to the kopeck, where any
 *         member weighs something.
 * Throws  RangeError for a negative weight.
 * Source  PAY.md, Periods (Pool); golden pay P13, P14.
 */
export function sharesOf(amount: MoneyText, weights: readonly Fraction[]): readonly PoolShare[] {
  const sum = sumOf(weights)
  const parts = sum.isZero ? [] : splitByLargestRemainder(amount, weights)
  const whole = { amount, members: weights.length, weights: sum }
  return weights.map((weight, place) => ({ ...whole, weight, part: parts[place] ?? '0.00' }))
}

/**
 * What a member of a pool gets of it by this weight or by another of his own.
 *
 * Rule    by the weight of the split its part. By another one, which tells what would have been: the
 *         exact share beside the others as they weigh, rounded half up; a kopeck at most from a new
 *         split, and never less than the part for more weight.
 * Units   weights: fractions of 1; money of the scheme, gross.
 * Returns "0.00" where nobody weighs anything.
 * Source  PAY.md, Periods (Pool); The statement (what would have changed it).
 */
export function poolPart(share: PoolShare, weight: Fraction): MoneyText {
  if (weight.equals(share.weight)) return share.part
  const sum = weightsWith(share, weight)
  if (sum.isZero) return '0.00'
  const part = roundMoney(parseMoney(share.amount).times(weight).dividedBy(sum))
  const isMore = share.weight.isBelow(weight)
  return isMore === isAbove(part, share.part) ? part : share.part
}

function weightsWith({ weight: own, weights }: PoolShare, weight: Fraction): Fraction {
  return weights.minus(own).plus(weight)
}

/**
 * What a statement says of a pool: the whole, the own weight and part, and of the others only how
 * many they are and what all weigh together.
 *
 * Rule    the sum counts the own weight as it is told.
 * Units   weights: fractions of 1; money of the scheme, gross.
 * Source  PAY.md, Periods (Pool); The statement.
 */
export function poolResult(key: string, share: PoolShare, weight: Fraction): PoolResult {
  return {
    key,
    amount: share.amount,
    weight: fractionText(weight),
    weights: fractionText(weightsWith(share, weight)),
    members: share.members,
    part: poolPart(share, weight),
  }
}
