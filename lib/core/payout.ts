import type { Decimal } from './checklist'
import { componentResult } from './component-result'
import { fullRateOf } from './curves'
import {
  Fraction,
  fractionText,
  largerOf,
  parseDecimal,
  parseFraction,
  smallerOf,
  sumOf,
} from './exact'
import { cappedRate, type GateReading, readGate } from './gates'
import { type Measure, type PayGround, type RatedComponent, rateComponents } from './measured-pay'
import { type MoneyText, parseMoney, roundMoney, splitByLargestRemainder, sumMoney } from './money'
import { type PoolShare, poolPart, poolResult } from './pay-pool'
import {
  type ComponentResult,
  type GateResult,
  type PayoutLine,
  type PayoutResult,
  type PayStint,
  type PoolResult,
  type Proration,
  payRulesVersion,
  type StintResult,
} from './payout-result'
import type { SchemeDocument } from './scheme'
import { codeInScheme, partsOfStint, stintKey } from './stint-codes'

/** The part of a scheme that decides the amount. */
export type PayRules = Pick<
  SchemeDocument,
  'components' | 'gates' | 'floor' | 'cap' | 'proration' | 'rounding'
>

export interface PayoutInput {
  /** Of several stints: the rules once for each, codes ending with its key (`rulesOfStints`). */
  readonly rules: PayRules
  readonly base: MoneyText
  /** Null where no timesheet was delivered and the whole period was employed. */
  readonly time: WorkedTime | null
  /** By component code; a component without a measure was not measured. */
  readonly measures: ReadonlyMap<string, Measure>
  /** By gate code; gates on presence read `time`. */
  readonly gateReadings: ReadonlyMap<string, GateReading>
  /** Where the person moved in the period; their bases stand in place of `base`. */
  readonly stints?: readonly PayStint[]
  /** By key of a stint, where the scheme shares a pool; the base is then the pool's amount. */
  readonly pools?: ReadonlyMap<string, PoolShare>
}

export interface WorkedTime {
  readonly basis: 'timesheet' | 'calendar'
  readonly worked: Decimal
  readonly norm: Decimal
}

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
  const { rules, time } = input
  const proration = prorationOf(rules, time)
  const parts = stintsOf(input).map((stint) => ratedStint(input, stint, proration.value))
  const bounded = withinBounds(sumOf(parts.map((part) => part.exact)), rules, parts)
  const payout = roundPay(bounded.amount, rules)
  const amounts = stintAmounts(payout, parts)
  const split = parts.map((part, index) => linesOf(amounts[index] ?? '0.00', part))
  const components = parts.flatMap((part, index) => componentsOf(part, split[index] ?? []))
  return {
    format: 'etalon.payout/1',
    rulesVersion: payRulesVersion,
    base: toldBase(input, parts),
    proration: proration.told,
    components,
    totalRate: fractionText(meanRate(parts, (part) => part.totalRate)),
    gates: parts.flatMap((part) => part.gates),
    payableRate: fractionText(meanRate(parts, (part) => part.payableRate)),
    exact: fractionText(bounded.amount),
    boundedBy: bounded.by,
    payout,
    lines: split.flat(),
    atFull: payoutAtFull(parts, rules),
    paidUnmeasured: sumMoney(components.filter(isPaidUnmeasured).map((paid) => paid.amount)),
    held: components.filter(isHeld).map((component) => component.code),
    ...(input.stints === undefined ? {} : { stints: stintResults(parts, amounts) }),
    ...(input.pools === undefined ? {} : { pools: parts.flatMap(poolOf) }),
  }
}

/**
 * What the person weighs in a pool, stint by stint.
 *
 * Rule    the stint's share of the days * proration * payable rate: presence times score.
 * Units   fractions of 1 by key of the stint.
 * Throws  RangeError as `computePayout`.
 * Source  PAY.md, Periods (Pool).
 */
export function poolWeights(input: PayoutInput): ReadonlyMap<string, Fraction> {
  const proration = prorationOf(input.rules, input.time)
  const parts = stintsOf(input).map((stint) => ratedStint(input, stint, proration.value))
  return new Map(parts.map((part) => [part.stint.key, part.present.times(part.payableRate)]))
}

function poolOf({ pool, stint, present, payableRate }: RatedStint): readonly PoolResult[] {
  return pool === null ? [] : [poolResult(stint.key, pool, present.times(payableRate))]
}

function stintsOf({ stints, base }: PayoutInput): readonly PayStint[] {
  return stints ?? [{ key: '', base, share: '1/1' }]
}

/** A stint with everything about it that is exact; somebody who stayed has one of the whole period. */
interface RatedStint {
  readonly stint: PayStint
  readonly share: Fraction
  readonly rated: readonly RatedComponent[]
  readonly gates: readonly GateResult[]
  readonly totalRate: Fraction
  readonly payableRate: Fraction
  /** share * proration. */
  readonly present: Fraction
  readonly pool: PoolShare | null
  /** base * share * proration; of a pool what gives its part at the payable rate. */
  readonly whole: Fraction
  readonly exact: Fraction
}

function ratedStint(
  { rules, time, measures, gateReadings, pools }: PayoutInput,
  stint: PayStint,
  proration: Fraction,
): RatedStint {
  const { key } = stint
  const ground = groundOf(stint, time, proration)
  const rated = rateComponents(
    partsOfStint(rules.components, key),
    measuresOfStint(measures, key),
    ground,
  )
  const totalRate = sumOf(rated.map((component) => component.weightedRate))
  // Days employed are no presence: somebody hired in the middle of a month was not absent.
  const presence = time?.basis === 'timesheet' ? shareWorked(time) : null
  const gates = rules.gates
    .filter(({ code }) => stintKey(code) === key)
    .map((gate) => readGate(gate, gateReadings.get(gate.code), presence))
  const payableRate = cappedRate(totalRate, gates)
  const share = parseFraction(stint.share)
  const present = proration.times(share)
  const pool = pools?.get(key) ?? null
  const whole = pool === null ? ground.prorated.times(share) : wholeOf(pool, present, payableRate)
  const exact = whole.times(payableRate)
  return { stint, share, rated, gates, totalRate, payableRate, present, pool, whole, exact }
}

/**
 * What formulas read of the payout of one stint.
 *
 * Rule    as in `computePayout`: the base, the base as the days leave it, and the days.
 * Units   money as exact numbers.
 * Throws  RangeError as `computePayout`, and for a key that no stint has.
 * Source  PAY.md, Formula language (names).
 */
export function payGround(input: PayoutInput, key: string): PayGround {
  const stint = stintsOf(input).find((one) => one.key === key)
  if (stint === undefined) throw new RangeError(`There is no stint ${key}`)
  return groundOf(stint, input.time, prorationOf(input.rules, input.time).value)
}

function groundOf(stint: PayStint, time: WorkedTime | null, proration: Fraction): PayGround {
  const base = baseOf(stint)
  return { base, prorated: base.times(proration), days: daysOf(time) }
}

/**
 * The measures of one stint, under the codes that the scheme has.
 *
 * Rule    those whose codes end with the key, without it.
 * Returns the same map where nothing was split.
 * Source  issue "motivation", Pay facts (transfers in mid-period).
 */
export function measuresOfStint(
  measures: ReadonlyMap<string, Measure>,
  key: string,
): ReadonlyMap<string, Measure> {
  return key === '' ? measures : new Map([...measures].flatMap((entry) => ownEntry(entry, key)))
}

function wholeOf(pool: PoolShare, present: Fraction, rate: Fraction): Fraction {
  if (rate.isZero) return Fraction.zero
  return parseMoney(poolPart(pool, present.times(rate))).dividedBy(rate)
}

function ownEntry([code, measure]: [string, Measure], key: string): readonly [string, Measure][] {
  return stintKey(code) === key ? [[codeInScheme(code), measure]] : []
}

function baseOf(stint: PayStint): Fraction {
  const base = parseMoney(stint.base)
  if (base.isNegative) throw new RangeError('A base cannot be negative')
  return base
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

function prorationOf(
  rules: PayRules,
  time: WorkedTime | null,
): { readonly value: Fraction; readonly told: Proration } {
  const worked = time?.worked ?? null
  const norm = time?.norm ?? null
  const value = rules.proration && time !== null ? shareWorked(time) : Fraction.one
  const basis = rules.proration ? (time?.basis ?? 'full') : 'off'
  return { value, told: { factor: fractionText(value), basis, worked, norm } }
}

function shareWorked(time: WorkedTime): Fraction {
  const worked = parseDecimal(time.worked)
  const norm = parseDecimal(time.norm)
  if (worked.isNegative) throw new RangeError('The worked days cannot be negative')
  if (!norm.isPositive) throw new RangeError('The norm days must be above zero')
  return worked.dividedBy(norm)
}

function daysOf(time: WorkedTime | null) {
  return time && { worked: parseDecimal(time.worked), norm: parseDecimal(time.norm) }
}

/** Of whom a scheme pays only some days of the period, its floor and cap hold for these days. */
function withinBounds(
  amount: Fraction,
  rules: PayRules,
  parts: readonly RatedStint[],
): { readonly amount: Fraction; readonly by: PayoutResult['boundedBy'] } {
  const share = sumOf(parts.map((part) => part.share))
  const floor = rules.floor === null ? amount : parseMoney(rules.floor).times(share)
  const lifted = largerOf(amount, floor)
  const cap = rules.cap === null ? lifted : parseMoney(rules.cap).times(share)
  const held = smallerOf(lifted, cap)
  const by = held.isBelow(lifted) ? 'cap' : amount.isBelow(held) ? 'floor' : null
  return { amount: held, by }
}

function roundPay(amount: Fraction, rules: PayRules): MoneyText {
  return roundMoney(amount, rules.rounding.mode, parseDecimal(rules.rounding.unit))
}

function payoutAtFull(parts: readonly RatedStint[], rules: PayRules): MoneyText {
  const full = parts.map(({ rated, whole, pool, present }) => {
    const rates = rated.map(({ component: { share, curve } }) =>
      parseDecimal(share).times(fullRateOf(curve)),
    )
    const rate = sumOf(rates)
    return pool === null ? whole.times(rate) : parseMoney(poolPart(pool, present.times(rate)))
  })
  return roundPay(withinBounds(sumOf(full), rules, parts).amount, rules)
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
