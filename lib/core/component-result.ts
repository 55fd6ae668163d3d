import { thresholdsOf } from './curves'
import { displayPercent, plainDecimalText } from './display-number'
import { Fraction, fractionText } from './exact'
import { treeOf } from './formula/canonical-trees'
import { traceFormula } from './formula/evaluate-formula'
import { type Facts, Stop } from './formula/formula-value'
import { tracedPart } from './formula/traced-part'
import type { Measure } from './measure'
import type { RatedComponent } from './measured-pay'
import type { MoneyText } from './money'
import type { ComponentResult, DisplayedValue, MeasureResult } from './payout-result'
import type { Component } from './scheme'

/**
 * A rated component as the statement keeps it.
 *
 * Rule    numbers stay exact; a computed value keeps the tree of what its formula read.
 * Units   exact: base * proration * effective share * rate; amount: its line of the payout.
 * Returns plain JSON, exact numbers as fraction text.
 * Source  PAY.md, The statement.
 */
export function componentResult(
  rated: RatedComponent,
  code: string,
  exact: Fraction,
  amount: MoneyText,
): ComponentResult {
  const { component, value, rate, missing } = rated
  return {
    code,
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

function textOrNull(value: Fraction | null): string | null {
  return value === null ? null : fractionText(value)
}
