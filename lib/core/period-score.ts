import type { Decimal, ScoringPolicies, Touchpoint } from './checklist'
import { Fraction, largerOf, parseDecimal, parseFraction, smallerOf, sumOf } from './exact'
import { meanScore, type PeriodScore } from './mean-of-visits'
import type { ScoreResult } from './score-result'

/** One released visit as a period sees it. */
export interface PeriodVisit {
  readonly touchpoint: Touchpoint
  /** Percent; null: the visit has no score and every mean leaves it out. */
  readonly total: Fraction | null
  /** Pooled points of the visit, for the rule `pooled`. */
  readonly earned: Fraction
  readonly possible: Fraction
}

export type PeriodRule =
  | { readonly kind: 'mean' }
  | { readonly kind: 'pooled' }
  | {
      readonly kind: 'by-touchpoint'
      readonly weights: Readonly<Partial<Record<Touchpoint, Decimal>>>
    }

/** A stored result as a period visit. */
export function periodVisitOf(touchpoint: Touchpoint, result: ScoreResult): PeriodVisit {
  return {
    touchpoint,
    total: result.total && parseFraction(result.total.exact),
    earned: parseFraction(result.points.earned),
    possible: parseFraction(result.points.possible),
  }
}

/**
 * The rule by which the visits of one subject become one score.
 *
 * Rule    as the checklist says; where the visits' checklists do not say the same, the mean of the
 *         totals, because points of different checklists cannot be added up.
 * Source  SCORING.md, From visits to a period score.
 */
export function periodRuleOf(policies: Iterable<Pick<ScoringPolicies, 'personScore'>>): PeriodRule {
  const said = new Set([...policies].map(({ personScore }) => personScore ?? 'mean'))
  return said.size === 1 && said.has('pooled') ? { kind: 'pooled' } : { kind: 'mean' }
}

/**
 * The score of a person or a unit over a period.
 *
 * Rule    `mean`: the mean of the visits' totals, each visit once; `pooled`: all points earned of
 *         all possible, cut to 0..100; `by-touchpoint`: the mean of each touchpoint's visits,
 *         weighted, where a touchpoint without visits leaves the denominator and one without a
 *         weight does not count. The caller gives released visits only.
 * Units   percent, exact.
 * Source  SCORING.md, From visits to a period score; golden W17, W18.
 */
export function periodScore(
  visits: readonly PeriodVisit[],
  rule: PeriodRule = { kind: 'mean' },
): PeriodScore {
  const scored = visits.filter(({ total }) => total !== null)
  switch (rule.kind) {
    case 'mean':
      return meanScore(scored.map(({ total }) => total))
    case 'pooled':
      return { score: pooledScore(scored), visits: scored.length }
    case 'by-touchpoint':
      return touchpointScore(scored, rule.weights)
  }
}

function pooledScore(visits: readonly PeriodVisit[]): Fraction | null {
  const possible = sumOf(visits.map((visit) => visit.possible))
  if (!possible.isPositive) return null
  const percent = sumOf(visits.map(({ earned }) => earned))
    .times(Fraction.hundred)
    .dividedBy(possible)
  return smallerOf(largerOf(percent, Fraction.zero), Fraction.hundred)
}

function touchpointScore(
  visits: readonly PeriodVisit[],
  weights: Readonly<Partial<Record<Touchpoint, Decimal>>>,
): PeriodScore {
  const counted = visits.filter(({ touchpoint }) => weights[touchpoint] !== undefined)
  const touchpoints = [...new Set(counted.map(({ touchpoint }) => touchpoint))]
  const parts = touchpoints.flatMap((touchpoint) => {
    const own = counted.filter((visit) => visit.touchpoint === touchpoint)
    const mean = meanScore(own.map(({ total }) => total)).score
    const weight = weights[touchpoint]
    return mean === null || weight === undefined ? [] : [{ mean, weight: parseDecimal(weight) }]
  })
  const weight = sumOf(parts.map((part) => part.weight))
  if (!weight.isPositive) return { score: null, visits: counted.length }
  const score = sumOf(parts.map((part) => part.mean.times(part.weight))).dividedBy(weight)
  return { score, visits: counted.length }
}
