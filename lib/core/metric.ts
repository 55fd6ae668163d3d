/**
 * What an organisation measures: an entry of its catalogue of metrics.
 * Source: issue "motivation", KPI facts: a catalogue of metrics with unit, direction, target.
 */
import type { Decimal, Localized } from './checklist'
import { Fraction, parseDecimal } from './exact'
import type { ComponentValue } from './scheme'

export const metricUnits = ['share', 'number', 'seconds', 'hours', 'points', 'money'] as const

/** `share` is a fraction of 1 (0.92 is 92 %); the other units are read as they are written. */
export type MetricUnit = (typeof metricUnits)[number]

export const metricDirections = ['more', 'less'] as const

/** Which way is better. */
export type MetricDirection = (typeof metricDirections)[number]

export interface Metric {
  /** As files, schemes and formulas know it: "trips", "on_time". */
  readonly code: string
  readonly title: Localized
  readonly unit: MetricUnit
  readonly direction: MetricDirection
  readonly target: Decimal | null
}

/** Small Latin letters, digits and underscores; begins with a letter; at most 40. */
export const metricCode = /^[a-z][a-z0-9_]{0,39}$/

/** The most that a share of 1 can mean: ten times the plan. Beyond it percents were written. */
const mostShare = Fraction.of(10)

/**
 * What speaks against a figure of a metric.
 *
 * Rule    a share is a fraction of 1: from 10 on (either side of zero) percents were meant, and 95
 *         would pay a hundred times as much as 0.95.
 * Units   value: a plain decimal text.
 * Returns a message key, or null for a sound figure.
 * Source  PAY.md, Formula language: `score >= 85` is an error that suggests 0.85.
 */
export function figureProblem(unit: MetricUnit, value: Decimal): 'percents-as-share' | null {
  if (unit !== 'share') return null
  return parseDecimal(value).absolute().isBelow(mostShare) ? null : 'percents-as-share'
}

/** A figure of more than so many times its plan is asked about. */
const farBeyond = Fraction.of(3)

/** And a share only of more than 200 %. */
const farShare = Fraction.of(2)

/**
 * Whether a figure lies so far beyond its plan that it is more likely a slip of the pen.
 *
 * Rule    more than three times the plan, either side of zero; a share has 1 for a plan where none is
 *         set, and is asked about only above 2. It is a question, never a refusal: plans are exceeded.
 * Units   value: a plain decimal text.
 * Returns a message key, or null where there is nothing to ask or no plan to compare with.
 * Source  LOOK.md, Words; issue "motivation", KPI facts: imported with the same rigour as people.
 */
export function figureDoubt(
  { unit, target }: Pick<Metric, 'unit' | 'target'>,
  value: Decimal,
): 'far-beyond' | null {
  const plan = target === null ? null : parseDecimal(target)
  const amount = parseDecimal(value).absolute()
  if (unit === 'share') {
    const most = (plan ?? Fraction.zero).times(farBeyond)
    return farShare.isBelow(amount) && most.isBelow(amount) ? 'far-beyond' : null
  }
  if (plan === null || !plan.isPositive) return null
  return plan.times(farBeyond).isBelow(amount) ? 'far-beyond' : null
}

/**
 * What the values of a component's curve are written in.
 *
 * Rule    a score, a formula's value and a figure divided by its plan are fractions of 1; a figure
 *         without a plan is in its metric's own unit.
 * Returns `number` for a metric that the catalogue does not hold.
 * Source  PAY.md, Component (value, curve); issue "motivation", KPI facts.
 */
export function curveUnit(
  value: ComponentValue,
  metrics: readonly Pick<Metric, 'code' | 'unit'>[],
): MetricUnit {
  if (value.kind !== 'kpi' || value.target !== null) return 'share'
  return metrics.find(({ code }) => code === value.metric)?.unit ?? 'number'
}
