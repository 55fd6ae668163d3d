import { Fraction, largerOf, parseDecimal, smallerOf } from './exact'
import { inverseFull, inverseRate, isFalling, mirrored } from './falling-curve'
import { formulaMarks, formulaRate, formulaRates, type RatedValue } from './formula/curve-formula'
import { Stop } from './formula/formula-value'
import { roundTo } from './rounding'
import type { Curve, CurvePoint, Tier, TierComparison } from './scheme'

type Of<Kind extends Curve['kind']> = Extract<Curve, { readonly kind: Kind }>

const wholePercent = Fraction.of(1n, 100n)
const halfPercent = Fraction.of(1n, 200n)

/**
 * Share of a component that is paid for a measured value.
 *
 * Rule    proportional pays the value itself up to its cap; all-or-nothing pays 1 from its threshold
 *         on; tiers pay the highest tier reached and compare the exact value unless they say `floor`
 *         or `round` (to whole percents); points are joined by straight lines and flat outside, and
 *         of two points at one value the later one counts from that value on; a formula pays what it
 *         computes. A falling curve, to which less is better, mirrors these (falling-curve.ts); a
 *         falling proportional one pays the plan by the figure.
 * Units   value: fraction of 1; returns a rate, fraction of 1, never below 0.
 * Returns null when the value was not measured: the missing rule decides, not the curve.
 * Throws  RangeError for a value for which a formula names no rate: ask `namesRate` before.
 * Source  PAY.md, Component; golden pay B3, B5, P10 to P12.
 */
export function rateFor(curve: Curve, value: Fraction): Fraction
export function rateFor(curve: Curve, value: Fraction | null): Fraction | null
export function rateFor(curve: Curve, value: Fraction | null): Fraction | null {
  if (value === null) return null
  return largerOf(Fraction.zero, rateOf(curve, value))
}

function rateOf(curve: Curve, value: Fraction): Fraction {
  if (isFalling(curve) && curve.kind !== 'formula') {
    return curve.kind === 'proportional'
      ? inverseRate(curve, value)
      : rateOf(mirrored(curve), value.negated())
  }
  switch (curve.kind) {
    case 'proportional':
      return curve.cap === null ? value : smallerOf(value, parseDecimal(curve.cap))
    case 'all-or-nothing':
      return value.isAtLeast(parseDecimal(curve.from)) ? Fraction.one : Fraction.zero
    case 'tiers':
      return tierRate(curve, value)
    case 'points':
      return pointRate(curve, value)
    case 'formula': {
      const rate = formulaRate(curve.formula, value)
      if (rate instanceof Stop) throw new RangeError(`The formula names no rate: ${rate.reason}`)
      return rate
    }
  }
}

/**
 * Whether a curve says what is paid for a value.
 *
 * Rule    only a formula can fail to: by a division by zero, for instance.
 * Units   value: fraction of 1.
 * Throws  RangeError for a formula that does not read: `curveProblems` finds it before.
 * Source  PAY.md, Component; Formula language (named outcomes).
 */
export function namesRate(curve: Curve, value: Fraction): boolean {
  return curve.kind !== 'formula' || formulaRate(curve.formula, value) instanceof Fraction
}

function tierRate(curve: Of<'tiers'>, value: Fraction): Fraction {
  const compared = comparedValue(curve.compare, value)
  const reached = curve.tiers.findLast((tier) => compared.isAtLeast(parseDecimal(tier.from)))
  return reached ? parseDecimal(reached.rate) : Fraction.zero
}

/**
 * The value as tiers of this kind compare it.
 *
 * Rule    the value itself, or the whole percent below it or nearest to it; a half goes up.
 * Units   fraction of 1.
 * Source  SCORING.md, Numbers (a comparison uses the exact fraction, unless the rule says
 *         otherwise).
 */
export function comparedValue(compare: TierComparison, value: Fraction): Fraction {
  switch (compare) {
    case 'exact':
      return value
    case 'floor':
      return roundTo(value, wholePercent, 'floor')
    case 'round':
      return roundTo(value, wholePercent, 'half-up')
  }
}

function pointRate(curve: Of<'points'>, value: Fraction): Fraction {
  const { points } = curve
  const index = points.findLastIndex((point) => value.isAtLeast(parseDecimal(point.at)))
  const before = points[index]
  const after = points[index + 1]
  if (before && after) return between(before, after, value)
  const outside = before ?? after
  return outside ? parseDecimal(outside.rate) : Fraction.zero
}

function between(before: CurvePoint, after: CurvePoint, value: Fraction): Fraction {
  const from = parseDecimal(before.at)
  const low = parseDecimal(before.rate)
  const way = value.minus(from).dividedBy(parseDecimal(after.at).minus(from))
  return low.plus(parseDecimal(after.rate).minus(low).times(way))
}

/**
 * The values at which the paid rate jumps or bends, for marks on a drawn curve and for showing a
 * value with enough places.
 *
 * Rule    the tiers' beginnings, the points, the threshold; of a formula every number that it
 *         names.
 * Returns thresholds that are compared with the exact value only: tiers that floor or round first
 *         say so themselves.
 * Source  SCORING.md, Numbers (a shown number never crosses a threshold).
 */
export function thresholdsOf(curve: Curve): readonly Fraction[] {
  switch (curve.kind) {
    case 'proportional':
      return []
    case 'all-or-nothing':
      return [parseDecimal(curve.from)]
    case 'tiers':
      return curve.compare === 'exact' ? curve.tiers.map((tier) => parseDecimal(tier.from)) : []
    case 'points':
      return curve.points.map((point) => parseDecimal(point.at))
    case 'formula':
      return formulaMarks(curve.formula)
  }
}

/**
 * The least demanding value at which a curve pays its whole share.
 *
 * Rule    the lowest value with rate 1 or more; where the curve never pays 1, the lowest value with
 *         its highest rate. Of a falling curve the highest value.
 * Returns null when the curve pays nothing at any value.
 * Source  PAY.md, The statement ("what would have changed it").
 */
export function fullValueOf(curve: Curve): Fraction | null {
  if (isFalling(curve) && curve.kind !== 'formula') {
    return curve.kind === 'proportional'
      ? inverseFull(curve)
      : (fullValueOf(mirrored(curve))?.negated() ?? null)
  }
  switch (curve.kind) {
    case 'proportional': {
      const full =
        curve.cap === null ? Fraction.one : smallerOf(Fraction.one, parseDecimal(curve.cap))
      return full.isPositive ? full : null
    }
    case 'all-or-nothing':
      return parseDecimal(curve.from)
    case 'tiers': {
      const tier = lowestOfRate(curve.tiers)
      return tier ? lowestReaching(curve.compare, tier) : null
    }
    case 'points':
      return fullPoint(curve.points)
    case 'formula':
      return fullFormulaValue(curve)
  }
}

/** Of the values that matter, the first that pays as much as the formula ever pays, or 1. */
function fullFormulaValue(curve: Of<'formula'>): Fraction | null {
  const rated = formulaRates(curve.formula)
  const highest = rated.map(({ rate }) => rate).reduce(largerOf, Fraction.zero)
  const aim = smallerOf(Fraction.one, highest)
  const isFull = ({ rate }: RatedValue) => rate.isAtLeast(aim)
  const full = isFalling(curve) ? rated.findLast(isFull) : rated.find(isFull)
  return aim.isPositive ? (full?.at ?? null) : null
}

/**
 * The rate that counts as full: 1, or the highest that the curve ever pays where that is less.
 *
 * Rule    the rate at the lowest full value, cut to 1; a curve that pays nothing has 0.
 * Units   fraction of 1.
 * Source  PAY.md, The statement ("what would have changed it").
 */
export function fullRateOf(curve: Curve): Fraction {
  const value = fullValueOf(curve)
  return value === null ? Fraction.zero : smallerOf(Fraction.one, rateFor(curve, value))
}

/**
 * Whether a value is worse than another.
 *
 * Rule    below it, or above it where less is better.
 * Units   both in the unit that the curve reads.
 * Source  issue "motivation", KPI facts (direction).
 */
export function isWorse(curve: Curve, value: Fraction, than: Fraction): boolean {
  return isFalling(curve) ? than.isBelow(value) : value.isBelow(than)
}

/**
 * The nearest better value at which a curve with steps pays more than at the given one.
 *
 * Rule    a step is a value at which the rate jumps or bends; only one that pays more counts. Better is
 *         higher, or lower where the curve falls.
 * Returns null for a proportional curve, which has no steps, and beyond the last paying step.
 * Source  PAY.md, The statement ("what would have changed it").
 */
export function nextStepOf(curve: Curve, value: Fraction): Fraction | null {
  if (isFalling(curve) && curve.kind !== 'formula') {
    return curve.kind === 'proportional'
      ? null
      : (nextStepOf(mirrored(curve), value.negated())?.negated() ?? null)
  }
  const rate = rateFor(curve, value)
  const paysMore = (candidate: Fraction) =>
    isWorse(curve, value, candidate) &&
    namesRate(curve, candidate) &&
    rate.isBelow(rateFor(curve, candidate))
  switch (curve.kind) {
    case 'proportional':
      return null
    case 'all-or-nothing':
      return [parseDecimal(curve.from)].find(paysMore) ?? null
    case 'tiers':
      return curve.tiers.map((tier) => lowestReaching(curve.compare, tier)).find(paysMore) ?? null
    case 'points':
      return curve.points.map((point) => parseDecimal(point.at)).find(paysMore) ?? null
    case 'formula': {
      const marks = formulaMarks(curve.formula)
      return (isFalling(curve) ? marks.toReversed() : marks).find(paysMore) ?? null
    }
  }
}

/**
 * The lowest exact value that reaches a tier.
 *
 * Rule    the tier's own, or where the value is first floored or rounded, that from which it gets there.
 * Units   fraction of 1.
 * Source  PAY.md, Component (curve).
 */
export function lowestReaching(compare: TierComparison, tier: Tier): Fraction {
  const from = parseDecimal(tier.from)
  if (compare === 'exact') return from
  const whole = roundTo(from, wholePercent, 'ceiling')
  // Half a percent below zero rounds away from it, to a percent less.
  return compare === 'floor' || !whole.isPositive ? whole : whole.minus(halfPercent)
}

function lowestOfRate<Step extends { readonly rate: string }>(
  steps: readonly Step[],
): Step | undefined {
  const highest = highestRate(steps)
  if (!highest.isPositive) return undefined
  const aim = smallerOf(Fraction.one, highest)
  return steps.find((step) => parseDecimal(step.rate).isAtLeast(aim))
}

function highestRate(steps: readonly { readonly rate: string }[]): Fraction {
  return steps.reduce((high, step) => largerOf(high, parseDecimal(step.rate)), Fraction.zero)
}

function fullPoint(points: readonly CurvePoint[]): Fraction | null {
  const reaching = lowestOfRate(points)
  if (!reaching) return null
  const at = parseDecimal(reaching.at)
  const before = points[points.indexOf(reaching) - 1]
  if (!before) return at
  const aim = smallerOf(Fraction.one, highestRate(points))
  const low = parseDecimal(before.rate)
  const from = parseDecimal(before.at)
  const way = aim.minus(low).dividedBy(parseDecimal(reaching.rate).minus(low))
  return from.plus(at.minus(from).times(way))
}
