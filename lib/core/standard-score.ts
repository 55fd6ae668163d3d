import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import { Fraction, fractionText, meanOf, parseDecimal } from './exact'
import { type KeptPoints, pointsOfQuestions } from './kept-points'
import type { PartScore } from './period-snapshot'
import { fewestVisits } from './period-summary'
import { z90 } from './reliability'
import { wilsonOfShare } from './statistics'

/** The points that one visit gave for one standard: of each question that refers to it. */
export interface VisitPoints {
  readonly questions: readonly KeptPoints[]
  /** How many visits had exactly these points. */
  readonly visits: number
}

/** The points of a question, and the standard that it refers to. */
export interface PartPoints extends KeptPoints {
  readonly id: string
}

/** How a standard fares over several visits. */
export interface StandardScore {
  readonly visits: number
  /** Percent with two places; null when nothing was assessed. */
  readonly percent: Decimal | null
  /** The 90 % interval in percent; null without a score. */
  readonly interval: { readonly low: Decimal; readonly high: Decimal } | null
  /** True below `fewestVisits`: shown as "not enough visits". */
  readonly isFew: boolean
}

/**
 * The share of its points that a standard got, each visit once.
 *
 * Rule    a visit's share is earned / possible of the questions that refer to the standard, cut to
 *         0..1; visits in which nothing was possible leave. The score is the mean of the shares. Its
 *         interval is Wilson's for that share in n visits: exact for all or nothing, and on the safe
 *         side for answers worth a part, whose variance is at most that of yes and no.
 * Units   points in, percent out; 90 % as everywhere in the product.
 * Returns a percent of null for no visit.
 * Source  SCORING.md, From visits to a period score; Newcombe 1998, method 3.
 */
export function standardScore(points: readonly VisitPoints[]): StandardScore {
  const shares = points.flatMap(({ questions, visits }) => {
    const { earned, possible } = pointsOfQuestions(questions)
    const share = shareOf(earned, possible)
    return share === null ? [] : Array.from({ length: visits }, () => share)
  })
  const mean = meanOf(shares)
  const visits = shares.length
  if (mean === null) return { visits: 0, percent: null, interval: null, isFew: true }
  const { low, high } = wilsonOfShare(mean.toNumber(), visits, z90.toNumber())
  return {
    visits,
    percent: decimalText(mean.times(Fraction.hundred)),
    interval: { low: (low * 100).toFixed(2), high: (high * 100).toFixed(2) },
    isFew: visits < fewestVisits,
  }
}

/**
 * How one visit fares by standard.
 *
 * Rule    a standard's percentage pools the points of its questions, not cut; null where nothing was
 *         possible.
 * Units   percent, exact; standards in the order of their identifiers.
 * Source  SCORING.md, Sections and total (a percentage pools its questions); PAY.md, Component.
 */
export function standardPercents(points: readonly PartPoints[]): readonly PartScore[] {
  const grouped = Map.groupBy(points, ({ id }) => id)
  return [...grouped.keys()].sort().map((id) => {
    const { earned, possible } = pointsOfQuestions(grouped.get(id) ?? [])
    const percent = possible.isZero
      ? null
      : fractionText(earned.dividedBy(possible).times(Fraction.hundred))
    return { id, percent }
  })
}

function shareOf(earned: Fraction, possible: Fraction): Fraction | null {
  if (!possible.isPositive) return null
  const share = earned.dividedBy(possible)
  if (!share.isPositive) return Fraction.zero
  return share.compare(Fraction.one) > 0 ? Fraction.one : share
}

/**
 * Orders standards, the worst first.
 *
 * Rule    those with too few visits after all others, those without any score last. Equal ones stay
 *         as they stood, for the sort is stable.
 * Units   percent, compared exactly.
 * Source  SCORING.md, From visits to a period score; LOOK.md, Numbers and pictures.
 */
export function compareStandardScores(a: StandardScore, b: StandardScore): number {
  const rank = (score: StandardScore) => (score.percent === null ? 2 : Number(score.isFew))
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (a.percent === null || b.percent === null) return 0
  return parseDecimal(a.percent).compare(parseDecimal(b.percent))
}
