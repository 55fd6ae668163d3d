import { Fraction, parseFraction } from './exact'
import type { ExactText } from './score-result'

/** Scores from one percentage up to, but not including, the next. */
export interface ScoreBin {
  readonly from: number
  readonly to: number
  readonly count: number
}

const WIDTH = 5

/**
 * How many scores lie in each part of the scale.
 *
 * Rule    parts of five percent, the lower end inside; 100 belongs to the last one. By the exact
 *         score, so that 84.996 does not lie in the part that begins with 85. Scores below 0 or above
 *         100 lie in the first and in the last part.
 * Units   exact percentages.
 * Returns the parts from the lowest to the highest score, also the empty ones between; none without
 *         a score.
 * Source  LOOK.md, Numbers and pictures.
 */
export function scoreBins(scores: readonly ExactText[]): readonly ScoreBin[] {
  const places = scores.map((score) => binOf(parseFraction(score)))
  const [first, last] = [Math.min(...places), Math.max(...places)]
  if (scores.length === 0) return []
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const place = first + index
    const count = places.filter((own) => own === place).length
    return { from: place * WIDTH, to: (place + 1) * WIDTH, count }
  })
}

function binOf(score: Fraction): number {
  if (score.isNegative) return 0
  const top = 100 / WIDTH - 1
  return Fraction.hundred.isBelow(score) ? top : Math.min(top, Number(score.n / (score.d * 5n)))
}
