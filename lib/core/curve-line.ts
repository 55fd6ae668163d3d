import { curveProblems } from './curve-problems'
import { comparedValue, fullValueOf, namesRate, rateFor, thresholdsOf } from './curves'
import { Fraction, largerOf, parseDecimal } from './exact'
import { isFalling } from './falling-curve'
import { formulaValues } from './formula/curve-formula'
import type { Curve, Tier, TierComparison } from './scheme'

/** What a value is paid. */
export interface CurvePlace {
  readonly at: Fraction
  readonly rate: Fraction
}

/** A curve as it is drawn. */
export interface CurveLine {
  /** Each drawn without lifting the pen; between two of them the rate jumps or has no value. */
  readonly stretches: readonly (readonly CurvePlace[])[]
  /** Where a better value begins to pay less: a higher one, or a lower one where the curve falls. */
  readonly falls: readonly CurvePlace[]
  /** Values at which it bends or jumps, the lowest first, each with its rate. */
  readonly marks: readonly CurvePlace[]
  readonly to: Fraction
  readonly highest: Fraction
}

const steps = 120
const hair = Fraction.of(1, 10_000)
const halfPercent = Fraction.of(1, 200)
const jump = Fraction.of(1, 1_000)
const margin = Fraction.of(6, 5)

/**
 * A curve sampled for its picture.
 *
 * Rule    at 120 values from 0 to a fifth beyond its last threshold, at least beyond 1, and a hair
 *         below and at every value where it may bend or jump. A change of a thousandth within a hair
 *         is a jump; a value without a rate is a gap.
 * Units   fractions of 1.
 * Returns null for a curve that cannot be computed yet.
 * Source  PAY.md, Component (curve).
 */
export function curveLine(curve: Curve, isFraction = true): CurveLine | null {
  if (curveProblems(curve, isFraction).some(({ severity }) => severity === 'error')) return null
  const bends = bendsOf(curve)
  const to = bends.reduce(largerOf, Fraction.one).times(margin)
  const places = valuesOf(curve, bends, to).map((at) => ({
    at,
    rate: namesRate(curve, at) ? rateFor(curve, at) : null,
  }))
  const known = places.filter(hasRate)
  return {
    stretches: stretchesOf(places),
    falls: fallsOf(isFalling(curve) ? known.toReversed() : known),
    marks: known.filter(({ at }) => bends.some((bend) => bend.equals(at))),
    to,
    highest: known.reduce((high, { rate }) => largerOf(high, rate), Fraction.zero),
  }
}

interface Sampled {
  readonly at: Fraction
  readonly rate: Fraction | null
}

const hasRate = (place: Sampled): place is CurvePlace => place.rate !== null

/** Where the curve may bend or jump. */
function bendsOf(curve: Curve): readonly Fraction[] {
  if (curve.kind === 'proportional' && isFalling(curve)) {
    const full = fullValueOf(curve)
    // Drawn to where the figure is twice what it should be: there half of it is left.
    return full === null ? [] : [full, full.plus(full)]
  }
  if (curve.kind === 'proportional' && curve.cap !== null) {
    return [parseDecimal(curve.cap)]
  }
  if (curve.kind !== 'tiers') return thresholdsOf(curve)
  if (isFalling(curve)) return curve.tiers.map((tier) => passedAt(curve.compare, tier))
  return curve.tiers.map(({ from }) => {
    const value = parseDecimal(from)
    const below = value.minus(halfPercent)
    return comparedValue(curve.compare, below).isAtLeast(value) ? below : value
  })
}

/** Beyond which value a tier of a falling curve is passed. */
function passedAt(compare: TierComparison, { from }: Tier): Fraction {
  const value = parseDecimal(from)
  return compare === 'round' ? value.plus(halfPercent) : value
}

function valuesOf(curve: Curve, bends: readonly Fraction[], to: Fraction): readonly Fraction[] {
  const grid = Array.from({ length: steps + 1 }, (_, step) => to.times(Fraction.of(step, steps)))
  const near = bends.flatMap((bend) => [bend.minus(hair), bend, bend.plus(hair)])
  const tried = curve.kind === 'formula' ? formulaValues(curve.formula) : []
  const sorted = [...grid, ...near, ...tried]
    .filter((value) => !value.isNegative && to.isAtLeast(value))
    .toSorted((a, b) => a.compare(b))
  return sorted.filter((value, index) => !sorted[index - 1]?.equals(value))
}

function stretchesOf(places: readonly Sampled[]): readonly (readonly CurvePlace[])[] {
  const stretches: CurvePlace[][] = []
  let open: CurvePlace[] = []
  const close = () => {
    if (open.length > 0) stretches.push(open)
    open = []
  }
  for (const place of places) {
    if (!hasRate(place)) {
      close()
      continue
    }
    const before = open.at(-1)
    if (before !== undefined && isJump(before, place)) close()
    open.push(place)
  }
  close()
  return stretches.map(withoutIdlePlaces)
}

function isJump(before: CurvePlace, place: CurvePlace): boolean {
  const isNear = hair.isAtLeast(place.at.minus(before.at))
  return isNear && place.rate.minus(before.rate).absolute().isAtLeast(jump)
}

/** Straight lines need their ends only. */
function withoutIdlePlaces(stretch: readonly CurvePlace[]): readonly CurvePlace[] {
  return stretch.filter((place, index) => {
    const [before, after] = [stretch[index - 1], stretch[index + 1]]
    if (before === undefined || after === undefined) return true
    return !slope(before, place).equals(slope(place, after))
  })
}

function slope(from: CurvePlace, to: CurvePlace): Fraction {
  return to.rate.minus(from.rate).dividedBy(to.at.minus(from.at))
}

/** The first place of every run that falls. */
function fallsOf(places: readonly CurvePlace[]): readonly CurvePlace[] {
  const falls = (index: number): boolean => {
    const [before, place] = [places[index - 1], places[index]]
    return before !== undefined && place?.rate.isBelow(before.rate) === true
  }
  return places.filter((_, index) => falls(index) && !falls(index - 1))
}
