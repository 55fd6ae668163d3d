import { decimalText } from './display-number'
import { Fraction, greatestCommonDivisor, parseDecimal } from './exact'
import { roundTo } from './rounding'

/**
 * An amount of money as text with exactly two places and a point: "53400.00", "-0.05".
 * The currency stands beside it, in the scheme or the organisation. It fits `numeric(14,2)`.
 */
export type MoneyText = string

/** A half goes away from zero, or to the even neighbour. */
export type MoneyRounding = 'half-up' | 'half-even'

/** The smallest step of the money that is paid: 0.01. */
export const kopeck: Fraction = Fraction.of(1n, 100n)

const MONEY = /^-?(?:0|[1-9]\d{0,11})\.\d{2}$/

/**
 * Whether a text is an amount of money as records hold it.
 *
 * Rule    two places after a point, no idle zeros in front, no plus; "-0.00" is none.
 * Units   at most twelve digits before the point, as `numeric(14,2)` holds them.
 * Source  PAY.md (money is numeric(14,2), strings on the wire).
 */
export function isMoneyText(text: string): text is MoneyText {
  return MONEY.test(text) && text !== '-0.00'
}

/**
 * A money text as an exact number of the currency's main unit.
 *
 * Rule    exact; nothing is rounded.
 * Units   "53400.00" is 53400 roubles.
 * Throws  RangeError for any other text; amounts of people and files are checked before.
 * Source  PAY.md (no binary floating point on money).
 */
export function parseMoney(text: MoneyText): Fraction {
  if (!isMoneyText(text)) throw new RangeError(`Not an amount of money: ${JSON.stringify(text)}`)
  return parseDecimal(text)
}

/**
 * The money text of an amount that is a whole number of kopecks.
 *
 * Rule    two places, always; an amount of nothing is "0.00".
 * Throws  RangeError when it is not (round it first), or does not fit `numeric(14,2)`.
 * Source  PAY.md (money is numeric(14,2), strings on the wire).
 */
export function moneyText(amount: Fraction): MoneyText {
  if (100n % amount.d !== 0n) throw new RangeError('The amount is not a whole number of kopecks')
  const text = decimalText(amount, 2)
  if (!isMoneyText(text)) throw new RangeError(`The amount is too large: ${text}`)
  return text
}

/**
 * An exact amount rounded to the unit in which it is paid.
 *
 * Rule    `half-up` takes a half away from zero, as people and PostgreSQL's numeric do; `half-even`
 *         takes it to the even neighbour. The unit is a whole number of kopecks.
 * Units   amount and unit: the currency's main unit.
 * Throws  RangeError when the unit is not a positive whole number of kopecks.
 * Source  PAY.md, Scheme; golden pay P6 to P9.
 */
export function roundMoney(
  amount: Fraction,
  rounding: MoneyRounding = 'half-up',
  unit: Fraction = kopeck,
): MoneyText {
  return moneyText(roundTo(amount, unit, rounding))
}

/**
 * The exact sum of money texts.
 *
 * Rule    added as exact numbers, in any order the same.
 * Returns "0.00" for none.
 * Throws  RangeError for what is no money text, or a sum that does not fit `numeric(14,2)`.
 * Source  PAY.md, Order.
 */
export function sumMoney(amounts: readonly MoneyText[]): MoneyText {
  return moneyText(amounts.reduce((sum, amount) => sum.plus(parseMoney(amount)), Fraction.zero))
}

/**
 * The money text of so many kopecks.
 *
 * Rule    exact; the sign stays.
 * Units   the smallest step of the currency, a hundredth: 30050 is "300.50".
 * Throws  RangeError for what is no whole number, or does not fit `numeric(14,2)`.
 * Source  PAY.md (money is numeric(14,2), strings on the wire).
 */
export function moneyOfMinor(minor: number): MoneyText {
  return moneyText(Fraction.of(BigInt(minor), 100n))
}

/**
 * Whether the first amount is the larger one.
 *
 * Rule    compared as exact numbers; equal ones are not above each other.
 * Throws  RangeError for what is no money text.
 * Source  PAY.md (money is numeric(14,2), strings on the wire).
 */
export function isAbove(amount: MoneyText, limit: MoneyText): boolean {
  const rest = parseMoney(amount).minus(parseMoney(limit))
  return !rest.isZero && !rest.isNegative
}

/**
 * What is left of the first amount without the second; may be negative.
 *
 * Rule    exact.
 * Throws  RangeError for what is no money text, or a rest that does not fit `numeric(14,2)`.
 * Source  PAY.md, Periods (an adjustment is a difference).
 */
export function subtractMoney(amount: MoneyText, taken: MoneyText): MoneyText {
  return moneyText(parseMoney(amount).minus(parseMoney(taken)))
}

/**
 * An amount divided over weights so that the parts add up to it to the kopeck.
 *
 * Rule    every part gets the whole kopecks of its exact share; the kopecks that remain go one by
 *         one to the largest remainders, ties to the earlier part. A negative amount is divided as
 *         its opposite.
 * Returns one part per weight, in order. Where the amount is zero, all parts are "0.00".
 * Throws  RangeError for a negative weight, or when the weights are all zero and the amount is not.
 * Source  PAY.md, Order and Pool; golden pay P5, P13, P14.
 */
export function splitByLargestRemainder(
  total: MoneyText,
  weights: readonly Fraction[],
): readonly MoneyText[] {
  if (weights.some((weight) => weight.isNegative)) {
    throw new RangeError('A weight cannot be negative')
  }
  const amount = parseMoney(total)
  if (amount.isZero) return weights.map(() => '0.00')
  if (weights.every((weight) => weight.isZero)) {
    throw new RangeError('An amount cannot be divided over weights that are all zero')
  }
  const sign = amount.isNegative ? -1n : 1n
  const kopecks = (sign * amount.n * 100n) / amount.d
  return divideKopecks(kopecks, weights).map((part) => moneyText(Fraction.of(sign * part, 100n)))
}

function divideKopecks(kopecks: bigint, weights: readonly Fraction[]): readonly bigint[] {
  const scale = weights.reduce(
    (common, { d }) => (common / greatestCommonDivisor(common, d)) * d,
    1n,
  )
  const parts = weights.map((weight) => (weight.n * scale) / weight.d)
  const sum = parts.reduce((total, part) => total + part, 0n)
  const shares = parts.map((part, index) => ({
    index,
    whole: (kopecks * part) / sum,
    rest: (kopecks * part) % sum,
  }))
  const left = kopecks - shares.reduce((total, share) => total + share.whole, 0n)
  const favoured = new Set(
    shares
      .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
      .slice(0, Number(left))
      .map((share) => share.index),
  )
  return shares.map((share) => share.whole + (favoured.has(share.index) ? 1n : 0n))
}
