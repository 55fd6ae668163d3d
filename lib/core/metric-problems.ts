import { lookupsOf } from './computed-value'
import { isFalling } from './falling-curve'
import { nearNames } from './formula/near-names'
import type { Metric } from './metric'
import { type PayProblem, type ProblemPlace, problem, problemWhen } from './pay-problem'
import type { Component } from './scheme'

export type MetricProblem = PayProblem<
  | 'metric-unknown'
  | 'metric-unknown-near'
  | 'metric-less'
  | 'metric-more'
  | 'falling-not-figure'
  | 'falling-without-plan'
>

/** What a scheme needs to know of the catalogue. */
export type KnownMetric = Pick<Metric, 'code' | 'direction' | 'unit'>

/**
 * What is wrong with the metrics that components read.
 *
 * Rule    a metric that the catalogue does not hold stops the activation: nobody could deliver a
 *         figure of it, and `pay-zero` would pay nothing to everybody. So does a curve that goes the
 *         other way than the metric: of which less is better through a rising one, of which more is
 *         better through a falling one.
 *         A formula may turn a metric of which less is better, and is only asked for unknown ones.
 * Returns one problem a metric, with names that may have been meant.
 * Source  PAY.md, Scheme; issue "motivation", KPI facts.
 */
export function metricProblems(
  components: readonly Component[],
  metrics: readonly KnownMetric[],
): readonly MetricProblem[] {
  const known = new Map(metrics.map((metric) => [metric.code, metric]))
  return components.flatMap(({ value, curve }, index): readonly MetricProblem[] => {
    if (value.kind === 'formula') {
      const read = lookupsOf(value.formula).filter(({ lookup }) => lookup === 'KPI')
      const codes = [...new Set(read.map(({ code }) => code))]
      return codes.flatMap((code) =>
        unknownMetric(code, ['components', index, 'value', 'formula'], known),
      )
    }
    if (value.kind !== 'kpi') return []
    const place = ['components', index, 'value', 'metric']
    const metric = known.get(value.metric)
    if (metric === undefined) return unknownMetric(value.metric, place, known)
    if ((metric.direction === 'less') === isFalling(curve)) return []
    const code = metric.direction === 'less' ? 'metric-less' : 'metric-more'
    const turned = ['components', index, 'curve']
    return [problem(code, 'activation', turned, { metric: value.metric })]
  })
}

/**
 * What is wrong with a falling curve, by what it reads.
 *
 * Rule    less is better of figures only: a lower score is never worth more, and what a formula
 *         computes is better the higher it is. In proportion a figure needs a plan to be less than.
 * Returns an empty list for a rising curve. Both stop the activation.
 * Source  PAY.md, Scheme; issue "motivation", KPI facts (direction).
 */
export function fallingProblems(
  { value, curve }: Component,
  place: ProblemPlace,
): readonly MetricProblem[] {
  if (!isFalling(curve)) return []
  if (value.kind !== 'kpi') {
    return [problem('falling-not-figure', 'activation', [...place, 'curve'])]
  }
  const needsPlan = curve.kind === 'proportional' && value.target === null
  const planPlace = [...place, 'value', 'target']
  return problemWhen(needsPlan, 'falling-without-plan', 'activation', planPlace)
}

function unknownMetric(
  metric: string,
  place: ProblemPlace,
  known: ReadonlyMap<string, KnownMetric>,
): readonly MetricProblem[] {
  if (known.has(metric)) return []
  const near = nearNames(metric, known.keys()).join(', ')
  return [
    near === ''
      ? problem('metric-unknown', 'activation', place, { metric })
      : problem('metric-unknown-near', 'activation', place, { metric, near }),
  ]
}
