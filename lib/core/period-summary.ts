import { type Decimal, type Touchpoint, touchpoints } from './checklist'
import { decimalText } from './display-number'
import type { Fraction } from './exact'
import { weighAlike } from './period-rule'
import { type ScoredVisit, scoreOfVisits, type TouchpointWeights } from './period-score'
import { canBeToldApart, intervalOf } from './reliability'
import type { Score } from './score-result'
import { scoreOf } from './score-text'

/** Below this number of visits a mean says too little to be judged. */
export const fewestVisits = 3

/** Several visits as one figure, with how sure it is. */
export interface PeriodSummary {
  readonly visits: number
  /** Mean of the visits' totals, or their points together; null when none had a score. */
  readonly score: Score | null
  /** True where the score is made of the points of all visits together. */
  readonly isPooled: boolean
  /** The 90 % interval, percent with two places; null without a score. */
  readonly interval: { readonly low: Decimal; readonly high: Decimal } | null
  /** True below `fewestVisits`: shown as "not enough visits". */
  readonly isFew: boolean
  /** What a score weighted by touchpoint is made of; absent where touchpoints are not weighted. */
  readonly parts?: readonly SummaryPart[]
}

/** The visits of one touchpoint within a weighted score. */
export interface SummaryPart {
  readonly touchpoint: Touchpoint
  readonly weight: Decimal
  readonly visits: number
  readonly score: Score
}

/**
 * Visits of which nothing but the totals is known: their score is the mean.
 *
 * Rule    their checklists are not known, so points cannot be pooled.
 * Units   percent.
 * Source  SCORING.md, From visits to a period score.
 */
export function visitsOfTotals(totals: readonly Fraction[]): readonly ScoredVisit[] {
  return totals.map((total) => ({ total, points: null }))
}

/**
 * The score of several visits with its interval.
 *
 * Rule    the mean of the totals, or pooled points where every checklist says so; the interval is
 *         that of so many visits either way. With weights, the touchpoints' scores weighted, and the
 *         interval of that (`sureAs`); n is still the number of visits.
 * Units   totals in percent, deviation is s_w in percentage points.
 * Source  SCORING.md, From visits to a period score.
 */
export function summariseVisits(
  scored: readonly ScoredVisit[],
  deviation: Fraction,
  weights: TouchpointWeights | null = null,
): PeriodSummary {
  const { score, visits, isPooled, parts, sureAs } = scoreOfVisits(scored, weights)
  if (score === null) {
    return { visits: 0, score: null, isPooled: false, interval: null, isFew: true }
  }
  const { low, high } = intervalOf(score, sureAs ?? visits, deviation)
  return {
    visits,
    score: scoreOf(score),
    isPooled,
    interval: { low: decimalText(low), high: decimalText(high) },
    isFew: visits < fewestVisits,
    ...(parts && { parts: parts.map((part) => ({ ...part, score: scoreOf(part.score) })) }),
  }
}

/** The visits of one touchpoint as one figure. */
export interface TouchpointSummary extends PeriodSummary {
  readonly touchpoint: Touchpoint
}

/**
 * The score of each touchpoint by itself.
 *
 * Rule    as `summariseVisits` without weights: what can be said where weights make no score of the
 *         visits, because they give none to any of their touchpoints.
 * Units   totals in percent, deviation is s_w in percentage points.
 * Returns touchpoints that have a score, in the order in which they always stand.
 * Source  SCORING.md, From visits to a period score.
 */
export function summariseByTouchpoint(
  scored: readonly ScoredVisit[],
  deviation: Fraction,
): readonly TouchpointSummary[] {
  return touchpoints
    .map((touchpoint) => {
      const own = scored.filter((visit) => visit.touchpoint === touchpoint)
      return { touchpoint, ...summariseVisits(own, deviation) }
    })
    .filter(({ score }) => score !== null)
}

export interface PeriodChange {
  /** Percentage points with two places; null when one of the two has no score. */
  readonly value: Decimal | null
  /**
   * `unknown` where one of the two has too few visits to say; `other-rule` where the two are counted
   * by different rules, and the difference would be that of the rules.
   */
  readonly certainty: 'certain' | 'uncertain' | 'unknown' | 'other-rule'
}

/** The rules of a score and of the earlier one that it is compared with. */
export interface ComparedRules {
  readonly now: TouchpointWeights | null
  readonly before: TouchpointWeights | null
}

/**
 * How a score of several visits differs from an earlier one, and whether chance alone could have
 * done it.
 *
 * Rule    the difference of the two scores; certain where it is beyond the noise of both. Below the
 *         fewest visits on either side nothing is said about it.
 * Units   percentage points, two places; deviation in percentage points.
 * Returns a value of null where one side has no score.
 * Source  SCORING.md, From visits to a period score; LOOK.md, Numbers and pictures.
 */
export function changeOfVisits(
  now: readonly ScoredVisit[],
  before: readonly ScoredVisit[],
  deviation: Fraction,
  rules: ComparedRules = { now: null, before: null },
): PeriodChange {
  const { score: mean, visits, sureAs } = scoreOfVisits(now, rules.now)
  const earlier = scoreOfVisits(before, rules.before)
  if (mean === null || earlier.score === null) return { value: null, certainty: 'unknown' }
  if (!weighAlike(rules.now, rules.before)) return { value: null, certainty: 'other-rule' }
  const value = decimalText(mean.minus(earlier.score))
  if (visits < fewestVisits || earlier.visits < fewestVisits) {
    return { value, certainty: 'unknown' }
  }
  const toldApart = canBeToldApart(
    { mean, visits, sureAs },
    { mean: earlier.score, visits: earlier.visits, sureAs: earlier.sureAs },
    deviation,
  )
  return { value, certainty: toldApart ? 'certain' : 'uncertain' }
}
