import { type Fraction, parseDecimal } from './exact'
import type { Facts } from './formula/formula-value'
import { drawnTowards } from './mean-of-visits'
import type { Interval } from './payout-result'
import type { Component } from './scheme'

/** What was measured for one component, before its curve. */
export type Measure = ScoreMeasure | KpiMeasure | FormulaMeasure

export interface ScoreMeasure {
  readonly kind: 'score'
  /** Mean of the visits, a fraction of 1; null when no visit has a score. */
  readonly mean: Fraction | null
  /** How many visits have a score. */
  readonly visits: number
  readonly interval: Interval | null
  /** Present where the component smooths and the group has a mean. */
  readonly smoothing: {
    readonly groupMean: Fraction
    readonly reliability: Fraction
  } | null
}

export interface KpiMeasure {
  readonly kind: 'kpi'
  /** The figure as delivered, before it is divided by the target; null when it was not. */
  readonly actual: Fraction | null
}

/** What a formula reads beside the base, the days of the timesheet and other components. */
export interface FormulaMeasure {
  readonly kind: 'formula'
  readonly facts: Facts
  /**
   * By key of a look-up of a score, how many visits it is of. Absent in snapshots of the time before,
   * of which nobody asks what other scores would have paid.
   */
  readonly visits?: ReadonlyMap<string, number>
}

/**
 * The number that a component's curve reads.
 *
 * Rule    a KPI figure is divided by its target where there is one; a smoothed score is
 *         group mean + R(n) * (own mean - group mean).
 * Units   fraction of 1.
 * Returns null for a formula, whose value is computed (component-draft.ts).
 * Source  PAY.md, Component; SCORING.md, From visits to a period score.
 */
export function curveValue(component: Component, measure: Measure): Fraction | null {
  if (measure.kind === 'score') {
    const { mean, smoothing } = measure
    if (mean === null || smoothing === null) return mean
    return drawnTowards(smoothing.groupMean, mean, smoothing.reliability)
  }
  if (measure.kind === 'formula') return null
  const target = component.value.kind === 'kpi' ? component.value.target : null
  if (measure.actual === null || target === null) return measure.actual
  return measure.actual.dividedBy(parseDecimal(target))
}
