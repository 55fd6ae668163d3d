import {
  appliedRule,
  type Draft,
  type PayGround,
  rateWithoutMeasure,
  StintDrafts,
  type ValueDraft,
} from './component-draft'
import { rateFor } from './curves'
import { Fraction, parseDecimal, sumOf } from './exact'
import type { Facts } from './formula/formula-value'
import type { Measure } from './measure'
import type { Missing } from './payout-result'
import type { Component } from './scheme'

/** A component with its rate and its share, exactly. */
export interface RatedComponent {
  readonly component: Component
  readonly measure: Measure
  /** Everything that the formula of the value read; null where the value is no formula. */
  readonly facts: Facts | null
  readonly value: Fraction | null
  readonly missing: Missing | null
  readonly rate: Fraction | null
  readonly effectiveShare: Fraction
  /** effective share * rate; 0 where there is no rate. */
  readonly weightedRate: Fraction
}

/**
 * The rate and the share of every component.
 *
 * Rule    a measured value goes through the curve. Where nothing, or too little, was measured:
 *         `pay-full` pays what the curve pays at full; `renormalise` divides the share over the
 *         measured components in proportion to theirs; `hold` pays nothing until a person decides;
 *         `pay-zero` pays nothing for a KPI figure that was not delivered, and never applies to a
 *         score. Where nothing at all was measured there is nobody to renormalise over, and
 *         `renormalise` pays in full: too few visits never cost money. Where a formula names no value, or
 *         no rate for what was measured (a division by zero), the part is held until a person
 *         decides; where a formula misses a fact, the missing rule applies. Formulas are computed
 *         after what they read.
 * Units   shares and rates: fractions of 1.
 * Throws  RangeError when a measure is of another kind than the component reads, and for formulas
 *         that read each other.
 * Source  PAY.md, Component; golden pay B4.
 */
export function rateComponents(
  components: readonly Component[],
  measures: ReadonlyMap<string, Measure>,
  ground: PayGround,
): readonly RatedComponent[] {
  return ratedDrafts(new StintDrafts(components, measures, ground).drafts)
}

/**
 * The rate and the share of every component, of what they came to.
 *
 * Rule    as `rateComponents`.
 * Units   shares and rates: fractions of 1.
 * Source  PAY.md, Component.
 */
export function ratedDrafts(drafts: readonly Draft[]): readonly RatedComponent[] {
  const measured = measuredShare(drafts)
  const spread = shareSum(
    drafts.filter((draft) => draft.reason && draft.component.missing === 'renormalise'),
  )
  const stretch = measured.isZero ? Fraction.one : measured.plus(spread).dividedBy(measured)
  return drafts.map((draft) => rated(draft, stretch, !measured.isZero))
}

/**
 * The rate of one component, of what all came to.
 *
 * Rule    as `rateComponents`.
 * Units   fraction of 1.
 * Returns null where there is no rate.
 * Source  PAY.md, Component.
 */
export function rateAmong(drafts: ReadonlyMap<string, ValueDraft>, code: string): Fraction | null {
  const own = drafts.get(code)
  if (own === undefined) return null
  return rateOf(own, own.reason !== null && !measuredShare([...drafts.values()]).isZero)
}

function rateOf({ component, value, reason }: ValueDraft, anyMeasured: boolean): Fraction | null {
  if (reason === null) return rateFor(component.curve, value)
  return rateWithoutMeasure(component, ruleFor(component, reason, anyMeasured))
}

/** What was measured and has no rate is decided by a person, whatever is said of the unmeasured. */
function ruleFor(component: Component, reason: Missing['reason'], anyMeasured: boolean) {
  return reason === 'not-computable' ? 'hold' : appliedRule(component, reason, anyMeasured)
}

function rated(draft: Draft, stretch: Fraction, anyMeasured: boolean): RatedComponent {
  const { component, measure, facts, value, reason } = draft
  const share = parseDecimal(component.share)
  const applied = reason === null ? null : ruleFor(component, reason, anyMeasured)
  const effectiveShare =
    applied === null ? share.times(stretch) : applied === 'renormalise' ? Fraction.zero : share
  const rate = rateOf(draft, anyMeasured)
  return {
    ...{ component, measure, facts, value, rate, effectiveShare },
    missing: reason && applied && { reason, rule: component.missing, applied },
    weightedRate: rate === null ? Fraction.zero : effectiveShare.times(rate),
  }
}

function measuredShare(drafts: readonly ValueDraft[]): Fraction {
  return shareSum(drafts.filter(({ reason }) => reason === null))
}

function shareSum(drafts: readonly ValueDraft[]): Fraction {
  return sumOf(drafts.map((draft) => parseDecimal(draft.component.share)))
}
