import { Fraction, parseDecimal, smallerOf } from './exact'
import type { Curve } from './scheme'

/** A curve of thresholds: what it pays changes only where one is passed. */
export type SteppedCurve = Exclude<Curve, { readonly kind: 'proportional' | 'formula' }>

type Proportional = Extract<Curve, { readonly kind: 'proportional' }>

/**
 * Whether less is better to a curve.
 *
 * Rule    it says so; a curve that says nothing rises.
 * Returns false for every curve of the time before curves had a direction.
 * Source  issue "motivation", KPI facts (direction).
 */
export function isFalling(curve: Curve): boolean {
  return curve.direction === 'falling'
}

/**
 * The rising curve that pays for the opposite of a value what a falling one pays for the value.
 *
 * Rule    a threshold of a falling curve is "at most" where one of a rising curve is "at least", the
 *         threshold itself included: all-or-nothing pays 1 up to its threshold; tiers pay the rate of
 *         the lowest threshold that is not passed, 0 beyond the last; of two points at one value the
 *         first one counts up to that value. Tiers that floor are rounded to whole percents in the
 *         worse direction, as those of a rising curve are: here upwards; half percents go up.
 * Units   thresholds and values in the unit of the value.
 * Source  PAY.md, Component; issue "motivation", KPI facts (direction).
 */
export function mirrored(curve: SteppedCurve): SteppedCurve {
  switch (curve.kind) {
    case 'all-or-nothing':
      return { kind: curve.kind, from: opposite(curve.from) }
    case 'tiers': {
      const tiers = curve.tiers.map(({ from, rate }) => ({ from: opposite(from), rate }))
      return { kind: curve.kind, compare: curve.compare, tiers: tiers.toReversed() }
    }
    case 'points': {
      const points = curve.points.map(({ at, rate }) => ({ at: opposite(at), rate }))
      return { kind: curve.kind, points: points.toReversed() }
    }
  }
}

/**
 * What a falling proportional curve pays.
 *
 * Rule    the plan by the figure, 1 / value: 40 s planned and 50 s needed are 0.8. At most its cap, and
 *         at most 1 where none is set; so much is also paid for 0 and below.
 * Units   value: the figure by its plan, a fraction of 1; returns a rate, fraction of 1.
 * Source  as `mirrored`.
 */
export function inverseRate(curve: Proportional, value: Fraction): Fraction {
  const most = mostOf(curve)
  return value.isPositive ? smallerOf(most, Fraction.one.dividedBy(value)) : most
}

/**
 * The highest value for which a falling proportional curve pays its whole share.
 *
 * Rule    where `inverseRate` is 1, or its cap where that is less.
 * Units   value: the figure by its plan, a fraction of 1.
 * Returns null for a cap of 0, which pays nothing at any value.
 * Source  PAY.md, The statement ("what would have changed it").
 */
export function inverseFull(curve: Proportional): Fraction | null {
  const full = smallerOf(Fraction.one, mostOf(curve))
  return full.isPositive ? Fraction.one.dividedBy(full) : null
}

function mostOf({ cap }: Proportional): Fraction {
  return cap === null ? Fraction.one : parseDecimal(cap)
}

function opposite(decimal: string): string {
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`
}
