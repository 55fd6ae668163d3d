import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import type { VisitNoise } from './reliability'

/** The noise of a visit as it is printed beside scores. */
export interface ToldNoise {
  /** Percentage points, two places. */
  readonly deviation: Decimal
  /** Of one visit, 0..1, two places. */
  readonly reliability: Decimal
  readonly source: VisitNoise['source']
  /** Own subjects with two visits or more. */
  readonly subjects: number
}

/**
 * The noise of a visit in words' stead: the same figures wherever a score is shown.
 *
 * Rule    rounded half up to two places, for reading only.
 * Units   percentage points; reliability 0..1.
 * Source  SCORING.md, From visits to a period score.
 */
export function tellNoise({ deviation, reliability, source, subjects }: VisitNoise): ToldNoise {
  return {
    deviation: decimalText(deviation),
    reliability: decimalText(reliability),
    source,
    subjects,
  }
}
