import type { Decimal, ScoringPolicies, Touchpoint } from './checklist'
import { Fraction, largerOf, parseDecimal, parseFraction, smallerOf, sumOf } from './exact'
import { meanScore, type PeriodScore } from './mean-of-visits'
import type { ExactText, ScoreResult } from './score-result'

/** One released visit as a period sees it. */
export interface PeriodVisit {
  readonly touchpoint: Touchpoint
  /** Percent; null: the visit has no score and every mean leaves it out. */
  readonly total: Fraction | null
  /** Pooled points of the visit, for the rule `pooled`. */
  readonly earned: Fraction
  readonly possible: Fraction
}

/** Points as a stored result keeps them. */
export type PointsText = ScoreResult['points']

/** One released visit as it enters the score of several. */
export interface ScoredVisit {
  /** Percent; null: the visit has no score and every score of several leaves it out. */
  readonly total: Fraction | null
  /** Null where the visit's checklist takes the mean. */
  readonly points: { readonly earned: Fraction; readonly possible: Fraction } | null
}

export interface ScoreOfVisits extends PeriodScore {
  /** True where the score is made of the points of all visits together. */
  readonly isPooled: boolean
}

export type PeriodRule =
  | { readonly kind: 'mean' }
  | { readonly kind: 'pooled' }
  | {
      readonly kind: 'by-touchpoint'
      readonly weights: Readonly<Partial<Record<Touchpoint, Decimal>>>
    }

/**
 * A stored result as a period visit.
 *
 * Rule    the total is null where nothing was possible; the points are those before critical
 *         effects.
 * Units   percent; points times the question's weight.
 * Throws  RangeError for a result whose numbers are no fractions.
 * Source  SCORING.md, From visits to a period score; What a result carries.
 */
export function periodVisitOf(touchpoint: Touchpoint, result: ScoreResult): PeriodVisit {
  return {
    touchpoint,
    total: result.total && parseFraction(result.total.exact),
    earned: parseFraction(result.points.earned),
    possible: parseFraction(result.points.possible),
  }
}

/**
 * A visit from what is stored of it.
 *
 * Rule    points are stored only where its checklist says `pooled`.
 * Units   percent; points times the question's weight.
 * Throws  RangeError for a text that is no fraction.
 * Source  SCORING.md, From visits to a period score.
 */
export function scoredVisitOf(total: ExactText, points: PointsText | null): ScoredVisit {
  return {
    total: parseFraction(total),
    points: points && {
      earned: parseFraction(points.earned),
      possible: parseFraction(points.possible),
    },
  }
}

/**
 * The rule by which the visits of one subject become one score.
 *
 * Rule    as the checklist says; where the visits' checklists do not say the same, the mean of the
 *         totals, because points of different checklists cannot be added up.
 * Returns the mean also for no visits at all.
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

/**
 * The score of several visits, each by the rule of its checklist.
 *
 * Rule    `periodRuleOf` over the visits that have a score, then `periodScore`; the order of the
 *         visits is irrelevant.
 * Units   percent, exact.
 * Returns a null score when no visit had one.
 * Source  SCORING.md, From visits to a period score.
 */
export function scoreOfVisits(visits: readonly ScoredVisit[]): ScoreOfVisits {
  const scored = visits.filter(({ total }) => total !== null)
  const points = scored.flatMap((visit) => visit.points ?? [])
  const rule = periodRuleOf(
    scored.map((visit) => (visit.points === null ? {} : { personScore: 'pooled' })),
  )
  return rule.kind === 'pooled'
    ? { score: pooledScore(points), visits: scored.length, isPooled: true }
    : { ...meanScore(scored.map(({ total }) => total)), isPooled: false }
}

function pooledScore(visits: readonly Pick<PeriodVisit, 'earned' | 'possible'>[]): Fraction | null {
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
