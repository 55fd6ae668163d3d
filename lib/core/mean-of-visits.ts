import type { Decimal } from './checklist'
import { Fraction } from './exact'
import type { Interval } from './payout-result'

/** Two-sided 90 % of the normal distribution. */
const z90 = 1.645

/**
 * How much the mean of several visits can be relied on.
 *
 * Rule    R(n) = n*r / (1 + (n-1)*r), exactly.
 * Units   r: reliability of one visit, 0..1; n at least 1; returns 0..1.
 * Source  SCORING.md, From visits to a period score; golden scoring W19.
 */
export function reliabilityOfMean(single: Fraction, visits: number): Fraction {
  if (!Number.isSafeInteger(visits) || visits < 1) throw new RangeError('Count at least one visit')
  const n = Fraction.of(visits)
  const others = n.minus(Fraction.one).times(single)
  return n.times(single).dividedBy(Fraction.one.plus(others))
}

/**
 * The 90 % interval of a mean of visits, for reading only: no money is decided by it.
 *
 * Rule    mean +- 1.645 * s_w / sqrt(n), cut to 0..1.
 * Units   mean: fraction of 1; deviation s_w: percentage points; returns fractions of 1 as text with
 *         six places.
 * Source  SCORING.md, From visits to a period score; golden scoring W19.
 */
export function intervalOfMean(mean: Fraction, visits: number, deviation: Decimal): Interval {
  const reach = (z90 * Number(deviation)) / 100 / Math.sqrt(visits)
  const centre = mean.toNumber()
  return { low: placesOf(centre - reach), high: placesOf(centre + reach) }
}

function placesOf(value: number): Decimal {
  return Math.min(1, Math.max(0, value)).toFixed(6)
}
