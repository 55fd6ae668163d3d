import { Fraction, meanOf } from './exact'

/**
 * How much the mean of several visits can be relied on.
 *
 * Rule    R(n) = n*r / (1 + (n-1)*r), exactly.
 * Units   r: reliability of one visit, 0..1; n at least 1, a fraction where visits weigh unequally;
 *         returns 0..1.
 * Source  SCORING.md, From visits to a period score; golden scoring W19.
 */
export function reliabilityOfMean(single: Fraction, visits: number | Fraction): Fraction {
  const n = countOfVisits(visits)
  const others = n.minus(Fraction.one).times(single)
  return n.times(single).dividedBy(Fraction.one.plus(others))
}

/**
 * A number of visits as a fraction.
 *
 * Rule    whole visits, or as many of equal weight as weighted ones stand for (period-score.ts).
 * Throws  RangeError for less than one visit, and for a number that is not whole.
 * Source  SCORING.md, From visits to a period score.
 */
export function countOfVisits(visits: number | Fraction): Fraction {
  const isWhole = typeof visits === 'number' && Number.isSafeInteger(visits)
  const whole = isWhole ? Fraction.of(visits) : Fraction.zero
  const count = typeof visits === 'number' ? whole : visits
  if (count.isBelow(Fraction.one)) throw new RangeError('Count at least one visit')
  return count
}

/** Several visits as one score, and how many of them entered it. */
export interface PeriodScore {
  /** Percent; null when no visit had a score. */
  readonly score: Fraction | null
  /** Visits that entered it. */
  readonly visits: number
}

/**
 * The mean of several visits.
 *
 * Rule    each visit once; a visit without a score leaves it.
 * Units   percent, or any one unit for all; exact.
 * Returns a null score when no visit had one.
 * Source  SCORING.md, From visits to a period score; golden W17.
 */
export function meanScore(totals: readonly (Fraction | null)[]): PeriodScore {
  const scored = totals.filter((total) => total !== null)
  return { score: meanOf(scored), visits: scored.length }
}

/**
 * A mean drawn towards that of its group.
 *
 * Rule    group mean + weight * (own mean - group mean); the weight is R(n).
 * Units   percent, or any one unit for both means; exact. weight: 0..1.
 * Source  SCORING.md, From visits to a period score; golden B12.
 */
export function drawnTowards(groupMean: Fraction, own: Fraction, weight: Fraction): Fraction {
  return groupMean.plus(weight.times(own.minus(groupMean)))
}
