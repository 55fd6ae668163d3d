import { componentResult } from './component-result'
import { Fraction, fractionText, sumOf } from './exact'
import type { RatedComponent } from './measured-pay'
import { type MoneyText, roundMoney, splitByLargestRemainder, sumMoney } from './money'
import { poolResult } from './pay-pool'
import { baseOf, payableAgain, payoutAtFull, type RatedStint } from './payable'
import type { PayoutInput } from './payout-input'
import {
  type ComponentResult,
  type PayoutLine,
  type PayoutResult,
  type PoolResult,
  payRulesVersion,
  type StintResult,
} from './payout-result'

/**
 * What one person is paid by one scheme.
 *
 * Rule    payout = round(min(cap, max(floor, base * proration * min(gate caps,
 *         sum(share_i * rate_i))))). Everything before `round` is exact and the payout is rounded
 *         once. The lines are the exact lines split to the payout by largest remainder, ties to the
 *         earlier component, so they add up to the kopeck; where a floor lifts a sum of zero, one
 *         line `floor` carries it. Of somebody who moved, every stint is computed as if the whole
 *         period had been so and counts for its share of the days; the sum is bounded and rounded
 *         once, split over the stints by largest remainder, and then over the lines of each. Where
 *         a pool is shared, the part of it by days' share * proration * payable rate stands in place
 *         of base * proration * payable rate; floor and cap hold the part.
 * Units   money in the scheme's currency, gross; shares, rates and values are fractions of 1.
 * Throws  RangeError for a negative base, negative worked days, norm days that are not above zero,
 *         and a scheme in which `schemeProblems` finds an error. More days worked than the norm pay
 *         more than the base: the cap of the scheme is there to bound it.
 * Source  PAY.md, Order; Periods (Pool); golden pay B1 to B5, P1 to P14; issue "motivation"
 *         (transfers).
 */
export function computePayout(input: PayoutInput): PayoutResult {
  const { rules } = input
  const { parts, proration, exact, boundedBy, payout } = payableAgain(input)()
  const amounts = stintAmounts(payout, parts)
  const split = parts.map((part, index) => linesOf(amounts[index] ?? '0.00', part))
  const components = parts.flatMap((part, index) => componentsOf(part, split[index] ?? []))
  return {
    format: 'etalon.payout/1',
    rulesVersion: payRulesVersion,
    base: toldBase(input, parts),
    proration,
    components,
    totalRate: fractionText(meanRate(parts, (part) => part.totalRate)),
    gates: parts.flatMap((part) => part.gates),
    payableRate: fractionText(meanRate(parts, (part) => part.payableRate)),
    exact: fractionText(exact),
    boundedBy,
    payout,
    lines: split.flat(),
    atFull: payoutAtFull(parts, rules),
    paidUnmeasured: sumMoney(components.filter(isPaidUnmeasured).map((paid) => paid.amount)),
    held: components.filter(isHeld).map((component) => component.code),
    ...(input.stints === undefined ? {} : { stints: stintResults(parts, amounts) }),
    ...(input.pools === undefined ? {} : { pools: parts.flatMap(poolOf) }),
  }
}

function poolOf({ pool, stint, present, payableRate }: RatedStint): readonly PoolResult[] {
  return pool === null ? [] : [poolResult(stint.key, pool, present.times(payableRate))]
}

function toldBase({ stints, base }: PayoutInput, parts: readonly RatedStint[]): MoneyText {
  if (stints === undefined) return base
  return roundMoney(sumOf(parts.map(({ stint, share }) => baseOf(stint).times(share))))
}

/** A rate of all stints together: weighted by what each is a rate of. */
function meanRate(parts: readonly RatedStint[], rateOf: (part: RatedStint) => Fraction): Fraction {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return rateOf(first)
  const whole = sumOf(parts.map((part) => part.whole))
  if (whole.isZero) return Fraction.zero
  return sumOf(parts.map((part) => part.whole.times(rateOf(part)))).dividedBy(whole)
}

/** The payout over the stints by largest remainder; where nothing was earned, over their days. */
function stintAmounts(payout: MoneyText, parts: readonly RatedStint[]): readonly MoneyText[] {
  if (parts.length === 1) return [payout]
  const isEarned = parts.some((part) => part.exact.isPositive)
  return splitByLargestRemainder(
    payout,
    parts.map((part) => (isEarned ? part.exact : part.share)),
  )
}

function stintResults(
  parts: readonly RatedStint[],
  amounts: readonly MoneyText[],
): readonly StintResult[] {
  return parts.map(({ stint, totalRate, payableRate, exact }, index) => ({
    ...stint,
    totalRate: fractionText(totalRate),
    payableRate: fractionText(payableRate),
    exact: fractionText(exact),
    payout: amounts[index] ?? '0.00',
  }))
}

function linesOf(payout: MoneyText, { stint, rated, whole }: RatedStint): readonly PayoutLine[] {
  const { key } = stint
  const line = (rate: RatedComponent, amount: MoneyText): PayoutLine => ({
    kind: 'component',
    code: `${rate.component.code}${key}`,
    amount,
  })
  const exactLines = rated.map((component) => whole.times(component.weightedRate))
  if (exactLines.some((exact) => exact.isPositive)) {
    const amounts = splitByLargestRemainder(payout, exactLines)
    return rated.map((component, index) => line(component, amounts[index] ?? '0.00'))
  }
  const zeros = rated.map((component) => line(component, '0.00'))
  if (payout === '0.00') return zeros
  return [...zeros, { kind: 'floor', code: `floor${key}`, amount: payout }]
}

function componentsOf(
  { stint, rated, whole }: RatedStint,
  lines: readonly PayoutLine[],
): readonly ComponentResult[] {
  return rated.map((component, index) => {
    const exact = whole.times(component.weightedRate)
    const amount = lines[index]?.amount ?? '0.00'
    return componentResult(component, `${component.component.code}${stint.key}`, exact, amount)
  })
}

function isPaidUnmeasured({ missing }: ComponentResult): boolean {
  return missing?.applied === 'pay-full'
}

function isHeld({ missing }: ComponentResult): boolean {
  return missing?.applied === 'hold'
}
