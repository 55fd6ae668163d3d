import { nearNames } from './formula/near-names'
import type { Metric } from './metric'
import { type PayProblem, problem } from './pay-problem'
import type { Component } from './scheme'

export type MetricProblem = PayProblem<'metric-unknown' | 'metric-unknown-near' | 'metric-less'>

/** What a scheme needs to know of the catalogue. */
export type KnownMetric = Pick<Metric, 'code' | 'direction'>

/**
 * What is wrong with the metrics that components read.
 *
 * Rule    a metric that the catalogue does not hold stops the activation: nobody could deliver a
 *         figure of it, and `pay-zero` would pay nothing to everybody. So does a metric of which less
 *         is better: every curve pays as much or more for a higher figure.
 * Returns one problem a component, with names that may have been meant.
 * Source  PAY.md, Scheme; issue "motivation", KPI facts.
 */
export function metricProblems(
  components: readonly Component[],
  metrics: readonly KnownMetric[],
): readonly MetricProblem[] {
  const known = new Map(metrics.map((metric) => [metric.code, metric]))
  return components.flatMap(({ value }, index): readonly MetricProblem[] => {
    if (value.kind !== 'kpi') return []
    const place = ['components', index, 'value', 'metric']
    const metric = known.get(value.metric)
    if (metric?.direction === 'more') return []
    if (metric) return [problem('metric-less', 'activation', place, { metric: value.metric })]
    const near = nearNames(value.metric, known.keys()).join(', ')
    return [
      near === ''
        ? problem('metric-unknown', 'activation', place, { metric: value.metric })
        : problem('metric-unknown-near', 'activation', place, { metric: value.metric, near }),
    ]
  })
}
