import { Fraction, largerOf, parseDecimal, smallerOf } from './exact'
import { reliabilityOfMean } from './mean-of-visits'
import { publishedDeviation, publishedReliability } from './reliability'
import type { Sampling } from './scheme'

/** A value and what it is paid, on a line that is straight between two of them. */
export interface LinePlace {
  readonly at: Fraction
  readonly rate: Fraction
}

const hair = Fraction.of(1, 10_000)
const hundredth = Fraction.of(1, 100)
const half = Fraction.of(1, 2)

/**
 * How far one visit of usual noise moves a mean of the fewest visits that a part is paid for.
 *
 * Rule    s_w / n, of a smoothed score R(n) of it; with the published noise of a visit, because a scheme
 *         is written for months to come.
 * Units   fraction of 1.
 * Source  SCORING.md, From visits to a period score; PAY.md, Trying a scheme (within one visit).
 */
export function reachOfOneVisit({ minimumVisits, smoothing }: Sampling): Fraction {
  const reach = publishedDeviation.dividedBy(Fraction.hundred).dividedBy(Fraction.of(minimumVisits))
  if (smoothing === 'none') return reach
  return reach.times(reliabilityOfMean(publishedReliability, minimumVisits))
}

/**
 * Whether one visit of usual noise decides over a slope.
 *
 * Rule    two neighbouring places a hair apart (0.0001) differ by a percent of the rate or more; or
 *         within the reach of one visit the rate crosses at least half of the slope on which it stands.
 *         A slope is a stretch on which the rate only rises, or only falls.
 * Units   values and reach in one unit, rates as fractions of 1; places from the lowest value.
 * Returns false for a line without places, and for one that is level.
 * Source  PAY.md, Trying a scheme (a cliff on few visits must look bad).
 */
export function isSteep(line: readonly LinePlace[], reach: Fraction): boolean {
  return slopesOf(line).some((slope) => jumps(slope) || crossedWithin(slope, reach))
}

/**
 * The points of a curve as a line.
 *
 * Rule    as they stand; two at one value are a jump.
 * Throws  RangeError for texts that are no decimals.
 * Source  PAY.md, Component (curve: points).
 */
export function lineOf(
  points: readonly { readonly at: string; readonly rate: string }[],
): readonly LinePlace[] {
  return points.map(({ at, rate }) => ({ at: parseDecimal(at), rate: parseDecimal(rate) }))
}

/** Stretches on which the rate goes one way at every place. */
function slopesOf(line: readonly LinePlace[]): readonly (readonly LinePlace[])[] {
  const slopes: LinePlace[][] = []
  let before: -1 | 0 | 1 = 0
  for (const [index, place] of line.entries()) {
    const previous = line[index - 1]
    if (previous === undefined) continue
    const way = place.rate.compare(previous.rate)
    if (way !== 0 && way === before) slopes.at(-1)?.push(place)
    else if (way !== 0) slopes.push([previous, place])
    before = way
  }
  return slopes
}

function jumps(slope: readonly LinePlace[]): boolean {
  return slope.some((place, index) => {
    const previous = slope[index - 1]
    return (
      previous !== undefined &&
      hair.isAtLeast(place.at.minus(previous.at)) &&
      place.rate.minus(previous.rate).absolute().isAtLeast(hundredth)
    )
  })
}

/** Most is crossed from a bend onwards, or up to one: the line is straight between them. */
function crossedWithin(slope: readonly LinePlace[], reach: Fraction): boolean {
  const [first, last] = [slope[0], slope.at(-1)]
  if (first === undefined || last === undefined) return false
  const whole = last.rate.minus(first.rate).absolute()
  if (whole.isBelow(hundredth)) return false
  const enough = whole.times(half)
  // Only where some piece is steep enough for it is it worth while to look closely.
  const isLikely = slope.some((place, index) => {
    const previous = slope[index - 1]
    if (previous === undefined) return false
    const rise = place.rate.minus(previous.rate).absolute()
    return rise.times(reach).isAtLeast(enough.times(place.at.minus(previous.at)))
  })
  if (!isLikely) return false
  const crosses = (from: Fraction, to: Fraction) =>
    rateAt(slope, smallerOf(to, last.at))
      .minus(rateAt(slope, largerOf(from, first.at)))
      .absolute()
      .isAtLeast(enough)
  return slope.some(({ at }) => crosses(at, at.plus(reach)) || crosses(at.minus(reach), at))
}

function rateAt(slope: readonly LinePlace[], at: Fraction): Fraction {
  const index = slope.findIndex((place) => place.at.isAtLeast(at))
  const [before, after] = [slope[index - 1], slope[index]]
  if (before === undefined || after === undefined) return after?.rate ?? Fraction.zero
  const way = at.minus(before.at).dividedBy(after.at.minus(before.at))
  return before.rate.plus(after.rate.minus(before.rate).times(way))
}
