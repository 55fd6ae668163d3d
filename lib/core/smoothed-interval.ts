import type { Fraction } from './exact'
import { countOfVisits, reliabilityOfMean } from './mean-of-visits'
import { intervalOf, type MeanOfVisits, type ScoreInterval } from './reliability'

/**
 * Where the true level lies with 90 % confidence once few visits are doubted.
 *
 * Rule    smoothed score +- 1.645 * s_w * sqrt(R(n) / n), cut to 0..100: of the noise of the mean the
 *         part R(n) is left, because the rest was given up to the group's mean. Without any
 *         reliability all levels are that of the group, and nothing is left of it.
 * Units   percent; the reach has six places.
 * Source  SCORING.md, From visits to a period score (smoothed score, interval); Lord and Novick 1968,
 *         3.7: the standard error of estimating a true score from an observed one.
 */
export function smoothedInterval(
  smoothed: Fraction,
  own: MeanOfVisits,
  reliability: Fraction,
  deviation: Fraction,
): ScoreInterval {
  const visits = countOfVisits(own.sureAs ?? own.visits)
  const left = reliabilityOfMean(reliability, visits)
  if (left.isZero) return { low: smoothed, high: smoothed }
  return intervalOf(smoothed, visits.dividedBy(left), deviation)
}
