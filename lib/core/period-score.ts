import { type Decimal, type ScoringPolicies, type Touchpoint, touchpoints } from './checklist'
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

/** Weights of touchpoints; one without a weight does not count. They need not add up to anything. */
export type TouchpointWeights = Readonly<Partial<Record<Touchpoint, Decimal>>>

/** One released visit as it enters the score of several. */
export interface ScoredVisit {
  /** Percent; null: the visit has no score and every score of several leaves it out. */
  readonly total: Fraction | null
  /** Null where the visit's checklist takes the mean. */
  readonly points: { readonly earned: Fraction; readonly possible: Fraction } | null
  /** Absent where nothing but the score is known: weights of touchpoints leave such a visit out. */
  readonly touchpoint?: Touchpoint | undefined
}

export interface ScoreOfVisits extends PeriodScore {
  /** True where the score is made of the points of all visits together. */
  readonly isPooled: boolean
  /** What a score weighted by touchpoint is made of; absent where touchpoints are not weighted. */
  readonly parts?: readonly TouchpointPart[]
  /** So many visits of equal weight would be as sure; absent where all visits weigh the same. */
  readonly sureAs?: Fraction
}

/** The visits of one touchpoint within a weighted score. */
export interface TouchpointPart {
  readonly touchpoint: Touchpoint
  readonly weight: Decimal
  /** Percent. */
  readonly score: Fraction
  readonly visits: number
}

export type PeriodRule =
  | { readonly kind: 'mean' }
  | { readonly kind: 'pooled' }
  | { readonly kind: 'by-touchpoint'; readonly weights: TouchpointWeights }

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
 * Rule    points are stored only where its checklist says `pooled`; the touchpoint is absent where it
 *         is of no interest.
 * Units   percent; points times the question's weight.
 * Throws  RangeError for a text that is no fraction.
 * Source  SCORING.md, From visits to a period score.
 */
export function scoredVisitOf(
  total: ExactText,
  points: PointsText | null,
  touchpoint?: Touchpoint,
): ScoredVisit {
  return {
    ...(touchpoint === undefined ? {} : { touchpoint }),
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
    case 'by-touchpoint': {
      const scoreOwn = (own: readonly PeriodVisit[]) =>
        meanScore(own.map(({ total }) => total)).score
      const { score, visits: counted } = weightedScore(scored, rule.weights, scoreOwn)
      return { score, visits: counted }
    }
  }
}

/**
 * The score of several visits, each by the rule of its checklist.
 *
 * Rule    `periodRuleOf` over the visits that have a score, then `periodScore`; the order of the
 *         visits is irrelevant. With weights the same gives the score of each touchpoint, and these
 *         are weighted: sum(w * score) / sum(w) over the touchpoints that have a visit and a weight.
 * Units   percent, exact.
 * Returns a null score when no visit had one, or none of a touchpoint with a weight.
 * Source  SCORING.md, From visits to a period score.
 */
export function scoreOfVisits(
  visits: readonly ScoredVisit[],
  weights: TouchpointWeights | null = null,
): ScoreOfVisits {
  const scored = visits.filter(({ total }) => total !== null)
  if (weights === null) return evenScore(scored)
  const known = scored.flatMap((visit) =>
    visit.touchpoint === undefined ? [] : [{ ...visit, touchpoint: visit.touchpoint }],
  )
  return {
    ...weightedScore(known, weights, (own) => evenScore(own).score),
    isPooled: false,
  }
}

/** Every visit weighs the same, or every point does. */
function evenScore(scored: readonly ScoredVisit[]): ScoreOfVisits {
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

type Weighted = Required<Pick<ScoreOfVisits, 'parts'>> & Pick<ScoreOfVisits, 'sureAs'> & PeriodScore

/** The scores of the touchpoints, weighted; `scoreOwn` makes one of the visits of a touchpoint. */
function weightedScore<Visit extends { readonly touchpoint: Touchpoint }>(
  visits: readonly Visit[],
  weights: TouchpointWeights,
  scoreOwn: (own: readonly Visit[]) => Fraction | null,
): Weighted {
  const parts = touchpoints.flatMap((touchpoint): TouchpointPart[] => {
    const weight = weights[touchpoint]
    const own = visits.filter((visit) => visit.touchpoint === touchpoint)
    const score = weight === undefined ? null : scoreOwn(own)
    if (weight === undefined || score === null) return []
    return [{ touchpoint, weight, score, visits: own.length }]
  })
  const counted = parts.reduce((sum, part) => sum + part.visits, 0)
  const whole = sumOf(parts.map(({ weight }) => parseDecimal(weight)))
  if (!whole.isPositive) return { score: null, visits: counted, parts: [] }
  const score = sumOf(parts.map((part) => part.score.times(parseDecimal(part.weight))))
  return { score: score.dividedBy(whole), visits: counted, parts, sureAs: evenVisits(parts, whole) }
}

/**
 * How many visits of equal weight give a mean as sure as that of weighted touchpoints.
 *
 * Rule    each touchpoint's score is a mean of n_i visits with the squared error s_w^2 / n_i, so that
 *         the weighted one has se^2 = sum((w_i / W)^2 * s_w^2 / n_i) = s_w^2 / n, where
 *         n = W^2 / sum(w_i^2 / n_i). Never more than the visits, never less than one.
 * Source  SCORING.md, From visits to a period score (interval); Kish, Survey Sampling (1965), 11.7:
 *         the effective sample size of a weighted mean.
 */
function evenVisits(parts: readonly TouchpointPart[], whole: Fraction): Fraction {
  const squares = parts.map(({ weight, visits }) => {
    const own = parseDecimal(weight)
    return own.times(own).dividedBy(Fraction.of(visits))
  })
  return whole.times(whole).dividedBy(sumOf(squares))
}
