import type { Decimal } from './checklist'
import { Fraction, sumOf } from './exact'
import { readKept } from './kept-points'
import { z90 } from './reliability'
import type { ExactText } from './score-result'
import { wilsonInterval } from './statistics'
import type { SureFigure } from './told-apart'

/** Answers to one question that cost the same: counted, not listed. */
export interface CountedLoss {
  /** Percentage points of the total that each of them cost. */
  readonly lost: Decimal | ExactText
  readonly answers: number
}

/** What the answers to one question cost together. */
export interface LostPoints {
  /** Percentage points of the totals. */
  readonly lost: Fraction
  /** Answers that could cost points, and those that did. */
  readonly asked: number
  readonly costly: number
}

/**
 * What answers cost, of many visits together.
 *
 * Rule    equal losses count as often as they occurred, exactly; only an answer below its best cost
 *         anything. Points above the best (a negative loss) are not set against those that were lost.
 * Units   percentage points of the totals.
 * Returns zero and no answers for none.
 * Source  SCORING.md, Numbers; From visits to a period score (sums over many visits stay exact).
 */
export function lostPoints(losses: readonly CountedLoss[]): LostPoints {
  const read = losses.map(({ lost, answers }) => ({ lost: readKept(lost), answers }))
  const costly = read.filter(({ lost }) => lost.isPositive)
  return {
    lost: sumOf(costly.map(({ lost, answers }) => lost.times(Fraction.of(answers)))),
    asked: countOf(read),
    costly: countOf(costly),
  }
}

/** What answers cost together, and how sure that is. */
export interface SureLoss {
  /** Points lost, with their 90 % interval. */
  readonly total: SureFigure
  /** The part of the answers that cost anything, 0..1. */
  readonly often: SureFigure
}

/**
 * How sure it is what answers cost.
 *
 * Rule    chance decides how many of the answers cost points (Wilson's interval of that part); what
 *         one of them costs on the average is taken as it was found.
 * Units   percentage points of the totals; the part as a fraction of 1; 90 % as everywhere.
 * Returns null where no answer could cost anything.
 * Source  Newcombe 1998, Statistics in Medicine 17:857-872, method 3; SCORING.md, From visits to a
 *         period score (interval).
 */
export function sureLoss({ lost, asked, costly }: LostPoints): SureLoss | null {
  const found = wilsonInterval(costly, asked, z90.toNumber())
  if (found === null) return null
  const points = lost.toNumber()
  const each = costly === 0 ? 0 : points / costly
  return {
    total: { value: points, low: each * asked * found.low, high: each * asked * found.high },
    often: { value: costly / asked, ...found },
  }
}

/**
 * The part that one loss has of all, with its interval.
 *
 * Rule    own / (own + rest) with the rest as it was found, so the ends stay within 0 and 100.
 * Units   percent.
 * Throws  RangeError where nothing at all was lost.
 * Source  SCORING.md, From visits to a period score (interval).
 */
export function shareOfLoss(own: SureFigure, rest: number): SureFigure {
  if (!(own.value + rest > 0)) throw new RangeError('A share of no loss')
  const share = (points: number) => (100 * points) / (points + rest)
  return {
    value: share(own.value),
    low: rest > 0 ? share(own.low) : 100,
    high: rest > 0 ? share(own.high) : 100,
  }
}

function countOf(counted: readonly { readonly answers: number }[]): number {
  return counted.reduce((sum, { answers }) => sum + answers, 0)
}
