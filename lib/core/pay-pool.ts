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

/** What somebody weighs in the pool of a unit: of who moved, one for each stint. */
export interface PoolClaim {
  readonly unitId: string
  readonly weight: Fraction
}

/**
 * The pools of several units, each split among its own.
 *
 * Rule    every unit shares the same amount; of equal remainders the earlier claim gets the kopeck.
 * Units   weights: presence times payable rate, fractions of 1; money of the scheme, gross.
 * Returns one share per claim, in order.
 * Throws  RangeError for a negative weight.
 * Source  PAY.md, Periods (Pool).
 */
export function sharesByUnit(
  amount: MoneyText,
  claims: readonly PoolClaim[],
): readonly PoolShare[] {
  const shares = new Map<PoolClaim, PoolShare>()
  for (const group of Map.groupBy(claims, ({ unitId }) => unitId).values()) {
    const split = sharesOf(
      amount,
      group.map(({ weight }) => weight),
    )
    for (const [at, claim] of group.entries()) {
      const share = split[at]
      if (share !== undefined) shares.set(claim, share)
    }
  }
  return claims.flatMap((claim) => shares.get(claim) ?? [])
}

/**
 * The order in which members of a pool stand, which decides ties of a kopeck.
 *
 * Rule    by personnel number as text, then by the person; stints of one person stay as they are.
 * Returns below, above or 0, for sorting.
 * Source  PAY.md, Periods (Pool).
 */
export function byPersonnelNumber(
  one: { readonly personnelNumber: string; readonly id: string },
  other: { readonly personnelNumber: string; readonly id: string },
): number {
  if (one.personnelNumber !== other.personnelNumber) {
    return one.personnelNumber < other.personnelNumber ? -1 : 1
  }
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1
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
