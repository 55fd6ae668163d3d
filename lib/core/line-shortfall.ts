import type { Localized } from './checklist'
import { fullRateOf, rateFor } from './curves'
import { Fraction, parseFraction, sumOf } from './exact'
import { isAbove, type MoneyText, parseMoney, roundMoney, subtractMoney } from './money'
import type { ComponentResult, PayoutResult } from './payout-result'
import type { Curve } from './scheme'
import type { PaidStatement } from './statement'
import { codeInScheme, stintKey } from './stint-codes'

/** By component of the scheme: how its value is paid. */
export type CurvesByCode = Readonly<Record<string, Curve>>

/** What a line pays less than at its full rate. */
export interface LineShortfall {
  readonly code: string
  readonly amount: MoneyText
}

/**
 * The most that a line pays by the scheme.
 *
 * Rule    base * days of the stint * proration * effective share * full rate of its curve, and never
 *         less than it was computed at: whoever exceeds a plan may be paid more than the full rate. Of
 *         a pool no line has a most of its own: the pool's amount stands for it.
 * Units   money in the scheme's currency, gross, rounded half up to the kopeck.
 * Returns null for a code that the payout does not have.
 * Source  PAY.md, Order; Periods (a person decides; Pool).
 */
export function lineMaximum(
  result: PayoutResult,
  curves: CurvesByCode,
  code: string,
): MoneyText | null {
  const component = result.components.find((one) => one.code === code)
  if (component === undefined) return null
  const pool = result.pools?.find(({ key }) => key === stintKey(code))
  const full = pool?.amount ?? roundMoney(fullOf(result, curves, component))
  return isAbove(component.amount, full) ? component.amount : full
}

/** A decided line beside what was computed, and beside the most that it pays by the scheme. */
export interface DecidedChange {
  readonly code: string
  readonly title: Localized
  readonly computed: MoneyText
  readonly amount: MoneyText
  readonly maximum: MoneyText
  /** Whether a person set it to more than the scheme could ever pay for it. */
  readonly isAbove: boolean
}

/**
 * What people decided about the lines of a statement, from what to what.
 *
 * Rule    the most that a line pays is that of `lineMaximum`.
 * Units   money in the scheme's currency, gross.
 * Returns nothing where nothing was decided; in the order of the decisions.
 * Source  PAY.md, Periods (a person decides, the original stays visible).
 */
export function decidedChanges(
  { result, decided = [] }: Pick<PaidStatement, 'result' | 'decided'>,
  curves: CurvesByCode,
): readonly DecidedChange[] {
  return decided.map(({ code, computed, amount }) => {
    const maximum = lineMaximum(result, curves, code) ?? '0.00'
    const title = result.components.find((one) => one.code === code)?.title ?? {}
    return { code, title, computed, amount, maximum, isAbove: isAbove(amount, maximum) }
  })
}

/**
 * What the lines of a statement lack.
 *
 * Rule    per line that has a rate: what it pays at its full rate, without what it was computed at, or
 *         without what a person set it to where that is more. Where no gate and no bound holds the
 *         payout these are the amounts that the statement shows; else what the line lost before them,
 *         and under a bound at most what the whole payout lacks. A line without a rate waits or is
 *         divided among the others: it lacks nothing of its own.
 * Units   money in the scheme's currency, gross.
 * Returns only what is above zero, in the order of the scheme; nothing where a pool is shared, for
 *         there a line's amount depends on what the others weigh.
 * Source  PAY.md, Order; The statement.
 */
export function lineShortfalls(
  { result, decided = [] }: Pick<PaidStatement, 'result' | 'decided'>,
  curves: CurvesByCode,
): readonly LineShortfall[] {
  if (result.pools !== undefined) return []
  const lacking = subtractMoney(result.atFull, result.payout)
  const whole = sumOf(result.components.map((component) => fullOf(result, curves, component)))
  const isBounded = result.boundedBy !== null || parseMoney(result.atFull).isBelow(whole)
  return result.components.flatMap((component) => {
    const { code, rate, exact } = component
    const full = fullOf(result, curves, component)
    // A kopeck that the split gave to another line is no shortfall.
    if (rate === null || !parseFraction(exact).isBelow(full)) return []
    const set = decided.find((line) => line.kind === 'amount' && line.code === code)
    const isRaised = set !== undefined && isAbove(set.amount, set.computed)
    const paid = isRaised ? set.amount : paidBy(result, component)
    const lost = subtractMoney(roundMoney(full), paid)
    const amount = isBounded && isAbove(lost, lacking) ? lacking : lost
    return parseMoney(amount).isPositive ? [{ code, amount }] : []
  })
}

/**
 * What of a line's full rate a value leaves unpaid.
 *
 * Rule    whole line * (full rate - rate at the value): of a score that is smoothed, with the value that
 *         visits of 100 % give, this is what smoothing alone holds back.
 * Units   money in the scheme's currency, gross, rounded half up; the value is a fraction of 1.
 * Returns null where a pool is shared or the line has no such curve.
 * Source  PAY.md, The statement ("what would have changed it"); SCORING.md, smoothing.
 */
export function unpaidAt(
  result: PayoutResult,
  curves: CurvesByCode,
  code: string,
  value: Fraction,
): MoneyText | null {
  const component = result.components.find((one) => one.code === code)
  const curve = curves[codeInScheme(code)]
  if (result.pools !== undefined || component === undefined || curve === undefined) return null
  const rate = rateFor(curve, value)
  return roundMoney(wholeOf(result, component).times(fullRateOf(curve).minus(rate)))
}

/** As the statement shows it; before gates and bounds where they hold it. */
function paidBy(result: PayoutResult, { amount, exact }: ComponentResult): MoneyText {
  return isHeldDown(result) ? roundMoney(parseFraction(exact)) : amount
}

/** Whether a gate took something, or a floor or cap decided the amount. */
function isHeldDown({ totalRate, payableRate, boundedBy }: PayoutResult): boolean {
  return totalRate !== payableRate || boundedBy !== null
}

function fullOf(result: PayoutResult, curves: CurvesByCode, component: ComponentResult): Fraction {
  const curve = curves[codeInScheme(component.code)]
  const rate = curve === undefined ? Fraction.one : fullRateOf(curve)
  return wholeOf(result, component).times(rate)
}

/** What a rate of 1 pays. */
function wholeOf(
  { base, stints, proration }: PayoutResult,
  { code, effectiveShare }: ComponentResult,
): Fraction {
  const stint = stints?.find(({ key }) => key === stintKey(code))
  const ground = parseMoney(stint?.base ?? base).times(parseFraction(stint?.share ?? '1/1'))
  return ground.times(parseFraction(proration.factor)).times(parseFraction(effectiveShare))
}
