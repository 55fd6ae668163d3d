import { type PayGround, StintDrafts } from './component-draft'
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
import { cappedRate, readGate } from './gates'
import type { Measure } from './measure'
import { type RatedComponent, ratedDrafts } from './measured-pay'
import { type MoneyText, parseMoney, roundMoney } from './money'
import { type PoolShare, poolPart } from './pay-pool'
import type { PayoutInput, PayRules, WorkedTime } from './payout-input'
import type { GateResult, PayoutResult, PayStint, Proration } from './payout-result'
import type { Gate } from './scheme'
import { codeInScheme, partsOfStint, stintKey } from './stint-codes'

/** What somebody is paid, with everything about it that is exact, before it is told in lines. */
export interface Payable {
  readonly parts: readonly RatedStint[]
  readonly proration: Proration
  /** Held by floor and cap, not yet rounded. */
  readonly exact: Fraction
  readonly boundedBy: PayoutResult['boundedBy']
  readonly payout: MoneyText
}

/** What another payout of the same person by the same rules reads. */
export type OtherReadings = Partial<Pick<PayoutInput, 'measures' | 'gateReadings' | 'pools'>>

/**
 * A payout that can be asked for again with other readings.
 *
 * Rule    as `computePayout` of the input with them in the place of its own; only what they change is
 *         computed again, and no line is told.
 * Units   money in the scheme's currency, gross; rates: fractions of 1.
 * Throws  RangeError as `computePayout`.
 * Source  PAY.md, Order; Trying a scheme; The statement (what would have changed it).
 */
export function payableAgain(input: PayoutInput): (other?: OtherReadings) => Payable {
  const { rules, time } = input
  const { value, told } = prorationOf(rules, time)
  const ready = stintsOf(input).map((stint) => readyStint(input, stint, value))
  return (other = {}) => {
    const parts = ready.map((stint) => ratedStint(stint, { ...input, ...other }))
    const { amount, by } = withinBounds(sumOf(parts.map((part) => part.exact)), rules, parts)
    return { parts, proration: told, exact: amount, boundedBy: by, payout: roundPay(amount, rules) }
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
  return weightsIn(payableAgain(input)())
}

/**
 * What the person weighs in a pool by a payout, stint by stint.
 *
 * Rule    as `poolWeights`.
 * Units   fractions of 1 by key of the stint.
 * Source  PAY.md, Periods (Pool).
 */
export function weightsIn({ parts }: Payable): ReadonlyMap<string, Fraction> {
  return new Map(parts.map((part) => [part.stint.key, part.present.times(part.payableRate)]))
}

function stintsOf({ stints, base }: PayoutInput): readonly PayStint[] {
  return stints ?? [{ key: '', base, share: '1/1' }]
}

/** A stint with everything about it that is exact; somebody who stayed has one of the whole period. */
export interface RatedStint {
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

/** What of a stint no reading changes, and what its components came to with the input's own. */
interface ReadyStint extends Pick<RatedStint, 'stint' | 'share' | 'present'> {
  readonly ground: PayGround
  readonly gates: readonly Gate[]
  readonly drafts: StintDrafts
}

function readyStint(
  { rules, time, measures }: PayoutInput,
  stint: PayStint,
  proration: Fraction,
): ReadyStint {
  const { key } = stint
  const ground = groundOf(stint, time, proration)
  const share = parseFraction(stint.share)
  return {
    ...{ stint, share, ground, present: proration.times(share) },
    gates: rules.gates.filter(({ code }) => stintKey(code) === key),
    drafts: new StintDrafts(
      partsOfStint(rules.components, key),
      measuresOfStint(measures, key),
      ground,
    ),
  }
}

function ratedStint(ready: ReadyStint, input: PayoutInput): RatedStint {
  const { stint, share, present, ground, drafts } = ready
  const { time, measures, gateReadings, pools } = input
  const rated = ratedDrafts(drafts.with(measuresOfStint(measures, stint.key)))
  const totalRate = sumOf(rated.map((component) => component.weightedRate))
  // Days employed are no presence: somebody hired in the middle of a month was not absent.
  const presence = time?.basis === 'timesheet' ? shareWorked(time) : null
  const gates = ready.gates.map((gate) => readGate(gate, gateReadings.get(gate.code), presence))
  const payableRate = cappedRate(totalRate, gates)
  const pool = pools?.get(stint.key) ?? null
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

/**
 * The base of a stint.
 *
 * Rule    as it stands.
 * Units   money as an exact number.
 * Throws  RangeError for a negative base.
 * Source  PAY.md, Scheme (the base).
 */
export function baseOf(stint: PayStint): Fraction {
  const base = parseMoney(stint.base)
  if (base.isNegative) throw new RangeError('A base cannot be negative')
  return base
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

/**
 * What everything at its full rate would have paid.
 *
 * Rule    as `computePayout`, without gates and whatever was measured.
 * Units   money in the scheme's currency, gross.
 * Source  PAY.md, Order.
 */
export function payoutAtFull(parts: readonly RatedStint[], rules: PayRules): MoneyText {
  const full = parts.map(({ rated, whole, pool, present }) => {
    const rates = rated.map(({ component: { share, curve } }) =>
      parseDecimal(share).times(fullRateOf(curve)),
    )
    const rate = sumOf(rates)
    return pool === null ? whole.times(rate) : parseMoney(poolPart(pool, present.times(rate)))
  })
  return roundPay(withinBounds(sumOf(full), rules, parts).amount, rules)
}
