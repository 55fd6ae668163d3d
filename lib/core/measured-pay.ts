import { fullRateOf, namesRate, rateFor } from './curves'
import { Fraction, parseDecimal, sumOf } from './exact'
import { drawnTowards } from './mean-of-visits'
import type { Interval, Missing } from './payout-result'
import type { Component, MissingRule } from './scheme'

/** What was measured for one component, before its curve. */
export type Measure = ScoreMeasure | KpiMeasure

export interface ScoreMeasure {
  readonly kind: 'score'
  /** Mean of the visits, a fraction of 1; null when no visit has a score. */
  readonly mean: Fraction | null
  /** How many visits have a score. */
  readonly visits: number
  readonly interval: Interval | null
  /** Present where the component smooths and the group has a mean. */
  readonly smoothing: {
    readonly groupMean: Fraction
    readonly reliability: Fraction
  } | null
}

export interface KpiMeasure {
  readonly kind: 'kpi'
  /** The figure as delivered, before it is divided by the target; null when it was not. */
  readonly actual: Fraction | null
}

/** A component with its rate and its share, exactly. */
export interface RatedComponent {
  readonly component: Component
  readonly measure: Measure
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
 *         `renormalise` pays in full: too few visits never cost money. Where a formula names no rate
 *         for what was measured (a division by zero), the part is held until a person decides.
 * Units   shares and rates: fractions of 1.
 * Throws  RangeError when a measure is of another kind than the component reads.
 * Source  PAY.md, Component; golden pay B4.
 */
export function rateComponents(
  components: readonly Component[],
  measures: ReadonlyMap<string, Measure>,
): readonly RatedComponent[] {
  const drafts = components.map((component) => draftOf(component, measures.get(component.code)))
  const measured = shareSum(drafts.filter((draft) => draft.reason === null))
  const spread = shareSum(
    drafts.filter((draft) => draft.reason && draft.component.missing === 'renormalise'),
  )
  const stretch = measured.isZero ? Fraction.one : measured.plus(spread).dividedBy(measured)
  return drafts.map((draft) => rated(draft, stretch, !measured.isZero))
}

interface Draft {
  readonly component: Component
  readonly measure: Measure
  readonly value: Fraction | null
  readonly reason: Missing['reason'] | null
}

function draftOf(component: Component, given: Measure | undefined): Draft {
  const measure = given ?? nothingMeasured(component)
  if (measure.kind !== component.value.kind) {
    throw new RangeError(`Component ${component.code} does not read a ${measure.kind}`)
  }
  const value = curveValue(component, measure)
  const hasRate = value === null || namesRate(component.curve, value)
  const reason = missingReason(component, measure) ?? (hasRate ? null : 'not-computable')
  return { component, measure, value, reason }
}

function nothingMeasured(component: Component): Measure {
  return component.value.kind === 'kpi'
    ? { kind: 'kpi', actual: null }
    : { kind: 'score', mean: null, visits: 0, interval: null, smoothing: null }
}

/**
 * The number that a component's curve reads.
 *
 * Rule    a KPI figure is divided by its target where there is one; a smoothed score is
 *         group mean + R(n) * (own mean - group mean).
 * Units   fraction of 1.
 * Source  PAY.md, Component; SCORING.md, From visits to a period score.
 */
export function curveValue(component: Component, measure: Measure): Fraction | null {
  if (measure.kind === 'score') {
    const { mean, smoothing } = measure
    if (mean === null || smoothing === null) return mean
    return drawnTowards(smoothing.groupMean, mean, smoothing.reliability)
  }
  const target = component.value.kind === 'kpi' ? component.value.target : null
  if (measure.actual === null || target === null) return measure.actual
  return measure.actual.dividedBy(parseDecimal(target))
}

function missingReason(component: Component, measure: Measure): Missing['reason'] | null {
  if (measure.kind === 'kpi') return measure.actual === null ? 'not-delivered' : null
  if (measure.mean === null) return 'no-visits'
  return measure.visits < component.sampling.minimumVisits ? 'too-few-visits' : null
}

function rated(draft: Draft, stretch: Fraction, anyMeasured: boolean): RatedComponent {
  const { component, measure, value, reason } = draft
  const share = parseDecimal(component.share)
  if (reason === null) {
    const rate = value === null ? null : rateFor(component.curve, value)
    return withRate({ component, measure, value, missing: null }, share.times(stretch), rate)
  }
  // What was measured and has no rate is decided by a person, whatever is said of the unmeasured.
  const applied = reason === 'not-computable' ? 'hold' : appliedRule(component, anyMeasured)
  const missing: Missing = { reason, rule: component.missing, applied }
  const effectiveShare = applied === 'renormalise' ? Fraction.zero : share
  return withRate(
    { component, measure, value, missing },
    effectiveShare,
    rateWithoutMeasure(component, applied),
  )
}

function withRate(
  known: Pick<RatedComponent, 'component' | 'measure' | 'value' | 'missing'>,
  effectiveShare: Fraction,
  rate: Fraction | null,
): RatedComponent {
  const weightedRate = rate === null ? Fraction.zero : effectiveShare.times(rate)
  return { ...known, effectiveShare, rate, weightedRate }
}

function appliedRule(component: Component, anyMeasured: boolean): MissingRule {
  if (component.missing === 'renormalise' && !anyMeasured) return 'pay-full'
  if (component.missing === 'pay-zero' && component.value.kind === 'score') return 'pay-full'
  return component.missing
}

function rateWithoutMeasure(component: Component, applied: MissingRule): Fraction | null {
  switch (applied) {
    case 'pay-full':
      return fullRateOf(component.curve)
    case 'pay-zero':
      return Fraction.zero
    case 'hold':
    case 'renormalise':
      return null
  }
}

function shareSum(drafts: readonly Draft[]): Fraction {
  return sumOf(drafts.map((draft) => parseDecimal(draft.component.share)))
}
