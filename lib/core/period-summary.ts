import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import type { Fraction } from './exact'
import { meanScore } from './mean-of-visits'
import { canBeToldApart, intervalOf } from './reliability'
import type { Score } from './score-result'
import { scoreOf } from './score-text'

/** Below this number of visits a mean says too little to be judged. */
export const fewestVisits = 3

/** Several visits as one figure, with how sure it is. */
export interface PeriodSummary {
  readonly visits: number
  /** Mean of the visits' totals; null when none had a score. */
  readonly score: Score | null
  /** The 90 % interval, percent with two places; null without a score. */
  readonly interval: { readonly low: Decimal; readonly high: Decimal } | null
  /** True below `fewestVisits`: shown as "not enough visits". */
  readonly isFew: boolean
}

/**
 * The mean of visits' totals with its interval.
 *
 * Units   totals in percent, deviation is s_w in percentage points.
 * Source  SCORING.md, From visits to a period score.
 */
export function summariseVisits(totals: readonly Fraction[], deviation: Fraction): PeriodSummary {
  const { score: mean, visits } = meanScore(totals)
  if (mean === null) return { visits: 0, score: null, interval: null, isFew: true }
  const { low, high } = intervalOf(mean, visits, deviation)
  return {
    visits,
    score: scoreOf(mean),
    interval: { low: decimalText(low), high: decimalText(high) },
    isFew: visits < fewestVisits,
  }
}

export interface PeriodChange {
  /** Percentage points with two places; null when one of the two has no score. */
  readonly value: Decimal | null
  /** `unknown` where one of the two has too few visits to say. */
  readonly certainty: 'certain' | 'uncertain' | 'unknown'
}

/**
 * How a mean differs from an earlier one, and whether chance alone could have done it.
 *
 * Source  SCORING.md, From visits to a period score; LOOK.md, Numbers and pictures.
 */
export function changeOfVisits(
  now: readonly Fraction[],
  before: readonly Fraction[],
  deviation: Fraction,
): PeriodChange {
  const mean = meanScore(now).score
  const earlier = meanScore(before).score
  if (mean === null || earlier === null) return { value: null, certainty: 'unknown' }
  const value = decimalText(mean.minus(earlier))
  if (now.length < fewestVisits || before.length < fewestVisits) {
    return { value, certainty: 'unknown' }
  }
  const toldApart = canBeToldApart(
    { mean, visits: now.length },
    { mean: earlier, visits: before.length },
    deviation,
  )
  return { value, certainty: toldApart ? 'certain' : 'uncertain' }
}
