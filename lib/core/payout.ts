import type { Decimal } from './checklist'
import { fullRateOf, thresholdsOf } from './curves'
import { displayPercent, plainDecimalText } from './display-number'
import { Fraction, fractionText, largerOf, parseDecimal, smallerOf, sumOf } from './exact'
import { treeOf } from './formula/canonical-trees'
import { traceFormula } from './formula/evaluate-formula'
import { type Facts, Stop } from './formula/formula-value'
import { tracedPart } from './formula/traced-part'
import { cappedRate, type GateReading, readGate } from './gates'
import { type Measure, type RatedComponent, rateComponents } from './measured-pay'
import { type MoneyText, parseMoney, roundMoney, splitByLargestRemainder, sumMoney } from './money'
import {
  type ComponentResult,
  type DisplayedValue,
  type MeasureResult,
  type PayoutLine,
  type PayoutResult,
  type Proration,
  payRulesVersion,
} from './payout-result'
import type { Component, SchemeDocument } from './scheme'

/** The part of a scheme that decides the amount. */
export type PayRules = Pick<
  SchemeDocument,
  'components' | 'gates' | 'floor' | 'cap' | 'proration' | 'rounding'
>

export interface PayoutInput {
  readonly rules: PayRules
  readonly base: MoneyText
  /** Null where no timesheet was delivered and the whole period was employed. */
  readonly time: WorkedTime | null
  /** By component code; a component without a measure was not measured. */
  readonly measures: ReadonlyMap<string, Measure>
  /** By gate code; gates on presence read `time`. */
  readonly gateReadings: ReadonlyMap<string, GateReading>
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
 *         line `floor` carries it.
 * Units   money in the scheme's currency, gross; shares, rates and values are fractions of 1.
 * Throws  RangeError for a negative base, negative worked days, norm days that are not above zero,
 *         and a scheme in which `schemeProblems` finds an error. More days worked than the norm pay
 *         more than the base: the cap of the scheme is there to bound it.
 * Source  PAY.md, Order; golden pay B1 to B5, P1 to P12.
 */
export function computePayout(input: PayoutInput): PayoutResult {
  const { rules, time } = input
  const proration = prorationOf(rules, time)
  const base = baseOf(input)
  const prorated = base.times(proration.value)
  const rated = rateComponents(rules.components, input.measures, {
    base,
    prorated,
    days: daysOf(time),
  })
  const totalRate = sumOf(rated.map((component) => component.weightedRate))
  // Days employed are no presence: somebody hired in the middle of a month was not absent.
  const presence = time?.basis === 'timesheet' ? shareWorked(time) : null
  const gates = rules.gates.map((gate) =>
    readGate(gate, input.gateReadings.get(gate.code), presence),
  )
  const payableRate = cappedRate(totalRate, gates)
  const bounded = withinBounds(prorated.times(payableRate), rules)
  const payout = roundPay(bounded.amount, rules)
  const exactLines = rated.map((component) => prorated.times(component.weightedRate))
  const lines = linesOf(payout, rules.components, exactLines)
  const components = rated.map((component, index) =>
    componentResult(component, exactLines[index] ?? Fraction.zero, lines[index]?.amount ?? '0.00'),
  )
  return {
    format: 'etalon.payout/1',
    rulesVersion: payRulesVersion,
    base: input.base,
    proration: proration.told,
    components,
    totalRate: fractionText(totalRate),
    gates,
    payableRate: fractionText(payableRate),
    exact: fractionText(bounded.amount),
    boundedBy: bounded.by,
    payout,
    lines,
    atFull: payoutAtFull(prorated, rules),
    paidUnmeasured: sumMoney(components.filter(isPaidUnmeasured).map((paid) => paid.amount)),
    held: components.filter(isHeld).map((component) => component.code),
  }
}

function baseOf(input: PayoutInput): Fraction {
  const base = parseMoney(input.base)
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

function withinBounds(
  amount: Fraction,
  rules: PayRules,
): { readonly amount: Fraction; readonly by: PayoutResult['boundedBy'] } {
  const lifted = rules.floor === null ? amount : largerOf(amount, parseMoney(rules.floor))
  const held = rules.cap === null ? lifted : smallerOf(lifted, parseMoney(rules.cap))
  const by = held.isBelow(lifted) ? 'cap' : amount.isBelow(held) ? 'floor' : null
  return { amount: held, by }
}

function roundPay(amount: Fraction, rules: PayRules): MoneyText {
  return roundMoney(amount, rules.rounding.mode, parseDecimal(rules.rounding.unit))
}

function payoutAtFull(prorated: Fraction, rules: PayRules): MoneyText {
  const rate = sumOf(
    rules.components.map(({ share, curve }) => parseDecimal(share).times(fullRateOf(curve))),
  )
  return roundPay(withinBounds(prorated.times(rate), rules).amount, rules)
}

function linesOf(
  payout: MoneyText,
  components: readonly Component[],
  exactLines: readonly Fraction[],
): readonly PayoutLine[] {
  const line = (code: string, amount: MoneyText): PayoutLine => ({
    kind: 'component',
    code,
    amount,
  })
  if (exactLines.some((exact) => exact.isPositive)) {
    const amounts = splitByLargestRemainder(payout, exactLines)
    return components.map(({ code }, index) => line(code, amounts[index] ?? '0.00'))
  }
  const zeros = components.map(({ code }) => line(code, '0.00'))
  if (payout === '0.00') return zeros
  return [...zeros, { kind: 'floor', code: 'floor', amount: payout }]
}

function componentResult(
  rated: RatedComponent,
  exact: Fraction,
  amount: MoneyText,
): ComponentResult {
  const { component, value, rate, missing } = rated
  return {
    code: component.code,
    title: component.title,
    share: component.share,
    effectiveShare: fractionText(rated.effectiveShare),
    measure: measureResult(component, rated.measure, rated.facts),
    value: textOrNull(value),
    display: value === null ? null : displayValue(component, value),
    rate: textOrNull(rate),
    missing,
    exact: fractionText(exact),
    amount,
  }
}

function measureResult(component: Component, measure: Measure, facts: Facts | null): MeasureResult {
  if (measure.kind === 'formula') return formulaResult(component, facts ?? measure.facts)
  if (measure.kind === 'kpi') {
    const target = component.value.kind === 'kpi' ? component.value.target : null
    return { kind: 'kpi', actual: textOrNull(measure.actual), target }
  }
  const { mean, visits, interval, smoothing } = measure
  return {
    kind: 'score',
    mean: textOrNull(mean),
    visits,
    minimumVisits: component.sampling.minimumVisits,
    interval,
    smoothing: smoothing && {
      groupMean: fractionText(smoothing.groupMean),
      reliability: fractionText(smoothing.reliability),
    },
  }
}

function formulaResult({ value }: Component, facts: Facts): MeasureResult {
  const formula = value.kind === 'formula' ? value.formula : ''
  const trace = traceFormula(treeOf(formula), facts)
  const stop = trace.outcome instanceof Stop ? trace.outcome.reason : null
  return { kind: 'formula', formula, stop, trace: tracedPart(trace) }
}

/**
 * A component's value for reading.
 *
 * Rule    a score, and a figure divided by its target, as a percentage; a figure without a target as
 *         the number that was delivered. Rounded once, and with more places where the rounding would
 *         carry it across a threshold of the curve.
 * Units   value: fraction of 1, or the figure's own unit; the text says which.
 * Source  SCORING.md, Numbers.
 */
export function displayValue(component: Component, value: Fraction): DisplayedValue {
  const thresholds = thresholdsOf(component.curve)
  if (component.value.kind === 'kpi' && component.value.target === null) {
    const text = isPlain(value) ? plainDecimalText(value) : displayPercent(value, 2, thresholds)
    return { text, unit: 'number' }
  }
  const percents = thresholds.map((threshold) => threshold.times(Fraction.hundred))
  return { text: displayPercent(value.times(Fraction.hundred), 2, percents), unit: 'percent' }
}

function isPlain(value: Fraction): boolean {
  return 1_000_000_000n % value.d === 0n
}

function isPaidUnmeasured({ missing }: ComponentResult): boolean {
  return missing?.applied === 'pay-full'
}

function isHeld({ missing }: ComponentResult): boolean {
  return missing?.applied === 'hold'
}

function textOrNull(value: Fraction | null): string | null {
  return value === null ? null : fractionText(value)
}
