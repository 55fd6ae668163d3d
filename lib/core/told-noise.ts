import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import { Fraction } from './exact'
import { squareRoot, type VisitNoise, z90 } from './reliability'

/** The noise of a visit as it is printed beside scores. */
export interface ToldNoise {
  /** Percentage points, two places. */
  readonly deviation: Decimal
  /** Of one visit, 0..1, two places. */
  readonly reliability: Decimal
  /** Half of the 90 % interval of one visit's score, percentage points, two places. */
  readonly reach: Decimal
  /** From this distance on two single visits can be told apart, percentage points, two places. */
  readonly apart: Decimal
  readonly source: VisitNoise['source']
  /** Own subjects with two visits or more. */
  readonly subjects: number
}

/**
 * The noise of a visit in words' stead: the same figures wherever a score is shown.
 *
 * Rule    rounded half up to two places, for reading only. The reach of one visit is 1.645 * s_w, the
 *         distance of two that can be told apart 1.645 * sqrt(2) * s_w.
 * Units   percentage points; reliability 0..1.
 * Source  SCORING.md, From visits to a period score.
 */
export function tellNoise({ deviation, reliability, source, subjects }: VisitNoise): ToldNoise {
  const reach = deviation.times(z90)
  return {
    deviation: decimalText(deviation),
    reliability: decimalText(reliability),
    reach: decimalText(reach),
    apart: decimalText(squareRoot(reach.times(reach).times(Fraction.of(2)))),
    source,
    subjects,
  }
}
