import { Fraction } from './exact'

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
