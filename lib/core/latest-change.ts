import type { Month } from './calendar'
import type { Decimal } from './checklist'
import {
  areToldApart,
  comparable,
  differenceOf,
  type ShownFigure,
  type SureFigure,
} from './told-apart'

/** A month of a line as it is shown. */
export interface ShownMonth extends ShownFigure {
  readonly month: Month
  /** A new line begins here: what lies before cannot be compared. */
  readonly isCut: boolean
}

/** A difference of two shown figures, and whether chance alone could have made it. */
export interface ToldDifference {
  /** Percentage points with two places; null where nothing can be said. */
  readonly value: Decimal | null
  /** Its 90 % interval, two places; null with the value. */
  readonly interval: { readonly low: Decimal; readonly high: Decimal } | null
  /** `unknown` where one of the two has too few visits to say. */
  readonly certainty: 'certain' | 'uncertain' | 'unknown'
}

/**
 * How far two figures differ, and whether it means anything.
 *
 * Rule    now - before with the interval of the difference; certain where that does not hold 0.
 * Units   percentage points, two places.
 * Returns `unknown` and nothing else where one of the two cannot be compared.
 * Source  `differenceOf`; SCORING.md, From visits to a period score.
 */
export function tellDifference(now: ShownFigure, before: ShownFigure): ToldDifference {
  const [a, b] = [comparable(now), comparable(before)]
  if (a === null || b === null) return { value: null, interval: null, certainty: 'unknown' }
  const { value, low, high } = rounded(differenceOf(a, b))
  const certainty = areToldApart(a, b) ? 'certain' : 'uncertain'
  return { value, interval: { low, high }, certainty }
}

function rounded({ value, low, high }: SureFigure) {
  const text = (points: number) => {
    const shown = points.toFixed(2)
    return shown === '-0.00' ? '0.00' : shown
  }
  return { value: text(value), low: text(low), high: text(high) }
}

/** The newest month of a line against the one before it. */
export interface LatestChange {
  readonly month: Month
  readonly before: Month
  /** Null where a new line begins between the two. */
  readonly difference: ToldDifference | null
}

/**
 * What the newest step of a line says.
 *
 * Rule    the last month that has a score against the last one before it that has one.
 * Returns null with fewer than two such months.
 * Source  SCORING.md, From visits to a period score (trends across versions); LOOK.md, Numbers and
 *         pictures (a change says whether it can be told from chance).
 */
export function latestChange(months: readonly ShownMonth[]): LatestChange | null {
  const last = months.findLastIndex(({ percent }) => percent !== null)
  const earlier = months
    .slice(0, Math.max(0, last))
    .findLastIndex(({ percent }) => percent !== null)
  const [now, before] = [months[last], months[earlier]]
  if (now === undefined || before === undefined) return null
  const isCut = months.slice(earlier + 1, last + 1).some((month) => month.isCut)
  return {
    ...{ month: now.month, before: before.month },
    difference: isCut ? null : tellDifference(now, before),
  }
}
