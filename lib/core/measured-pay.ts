import { componentOrder, partsReadBy } from './computed-value'
import { fullRateOf, namesRate, rateFor } from './curves'
import { Fraction, parseDecimal, sumOf } from './exact'
import { treeOf } from './formula/canonical-trees'
import { formulaRate } from './formula/curve-formula'
import { evaluateFormula } from './formula/evaluate-formula'
import { factsReadBy } from './formula/formula-tree'
import { type Fact, type Facts, type Outcome, Stop } from './formula/formula-value'
import { drawnTowards } from './mean-of-visits'
import type { Interval, Missing } from './payout-result'
import type { Component, ComputedValue, MissingRule } from './scheme'

/** What was measured for one component, before its curve. */
export type Measure = ScoreMeasure | KpiMeasure | FormulaMeasure

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

/** What a formula reads beside the base, the days of the timesheet and other components. */
export interface FormulaMeasure {
  readonly kind: 'formula'
  readonly facts: Facts
  /**
   * By key of a look-up of a score, how many visits it is of. Absent in snapshots of the time before,
   * of which nobody asks what other scores would have paid.
   */
  readonly visits?: ReadonlyMap<string, number>
}

/** What formulas read of the payout itself. */
export interface PayGround {
  readonly base: Fraction
  /** The base as the days worked leave it: what an amount is a share of. */
  readonly prorated: Fraction
  /** Null where no timesheet was delivered: the measure's own days then count. */
  readonly days: { readonly worked: Fraction; readonly norm: Fraction } | null
}

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
  const drafts = draftsOf(components, measures, ground)
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
  /** Of a formula: what it read. */
  readonly facts: Facts | null
  /** Of a formula: why it gives no value. */
  readonly stop: Stop | null
}

/** Drafts in the order of the scheme, made in the order in which formulas read each other. */
function draftsOf(
  components: readonly Component[],
  measures: ReadonlyMap<string, Measure>,
  ground: PayGround,
): readonly Draft[] {
  const made = new Map<Component, Draft>()
  const byCode = new Map<string, Draft>()
  for (const component of inReadingOrder(components)) {
    const draft = draftOf(component, measures.get(component.code), byCode, ground)
    made.set(component, draft)
    byCode.set(component.code, draft)
  }
  return components.flatMap((component) => made.get(component) ?? [])
}

/** A month asks for the order of one list thousands of times. */
const orders = new WeakMap<readonly Component[], readonly Component[]>()

function inReadingOrder(components: readonly Component[]): readonly Component[] {
  if (components.every(({ value }) => value.kind !== 'formula')) return components
  const known = orders.get(components)
  if (known !== undefined) return known
  const found = componentOrder(components)
  if (!found.ok) throw new RangeError(`Formulas read each other: ${found.cycle.join(', ')}`)
  const ordered = found.order.flatMap((code) => components.find((one) => one.code === code) ?? [])
  orders.set(components, ordered)
  return ordered
}

function draftOf(
  component: Component,
  given: Measure | undefined,
  drafts: ReadonlyMap<string, Draft>,
  ground: PayGround,
): Draft {
  const measure = given ?? nothingMeasured(component)
  if (measure.kind !== component.value.kind) {
    throw new RangeError(`Component ${component.code} does not read a ${measure.kind}`)
  }
  if (component.value.kind === 'formula' && measure.kind === 'formula') {
    return computedDraft(component, component.value, measure, drafts, ground)
  }
  const value = curveValue(component, measure)
  const reason = missingReason(component, measure) ?? unratedReason(component, value)
  return { component, measure, value, reason, facts: null, stop: null }
}

function unratedReason(component: Component, value: Fraction | null): 'not-computable' | null {
  return value === null || namesRate(component.curve, value) ? null : 'not-computable'
}

function nothingMeasured({ value }: Component): Measure {
  switch (value.kind) {
    case 'kpi':
      return { kind: 'kpi', actual: null }
    case 'score':
      return { kind: 'score', mean: null, visits: 0, interval: null, smoothing: null }
    case 'formula':
      return { kind: 'formula', facts: new Map() }
  }
}

function computedDraft(
  component: Component,
  { formula }: ComputedValue,
  measure: FormulaMeasure,
  drafts: ReadonlyMap<string, Draft>,
  ground: PayGround,
): Draft {
  const kept = computed.get(measure)
  const readsNone = (parts: readonly string[]) => !parts.some((code) => drafts.has(code))
  if (kept && readsNone(kept.names) && isSame(kept, component, ground)) {
    return { ...kept.draft, component }
  }
  const tree = treeOf(formula)
  const facts: Facts = new Map(
    factsReadBy(tree).flatMap((key) => {
      const fact = factOf(key, measure.facts, drafts, ground)
      return fact === undefined ? [] : [[key, fact] as const]
    }),
  )
  const draft = outcomeDraft(component, formula, evaluateFormula(tree, facts), { measure, facts })
  const names = partsReadBy(tree)
  if (readsNone(names)) computed.set(measure, { draft, formula, names, ground })
  return draft
}

function outcomeDraft(
  component: Component,
  formula: string,
  outcome: Outcome,
  read: Pick<Draft, 'measure' | 'facts'>,
): Draft {
  if (outcome instanceof Stop) {
    const { reason } = outcome
    return {
      ...read,
      component,
      value: null,
      reason: isMissing(reason) ? reason : 'not-computable',
      stop: outcome,
    }
  }
  if (!(outcome instanceof Fraction)) throw new RangeError(`A value needs a number: ${formula}`)
  const reason = unratedReason(component, outcome)
  return { ...read, component, value: outcome, reason, stop: null }
}

/** What a formula came to that reads no other part: asked again for the same measure, it is the same. */
interface Computed {
  readonly draft: Draft
  readonly formula: string
  /** What it reads, in case that one of them is a part in other rules. */
  readonly names: readonly string[]
  readonly ground: PayGround
}

const computed = new WeakMap<FormulaMeasure, Computed>()

function isSame({ draft, formula, ground }: Computed, { value, curve }: Component, now: PayGround) {
  return (
    value.kind === 'formula' &&
    value.formula === formula &&
    draft.component.curve === curve &&
    ground.base.equals(now.base) &&
    ground.prorated.equals(now.prorated) &&
    isSameDays(ground.days, now.days)
  )
}

function isSameDays(one: PayGround['days'], other: PayGround['days']): boolean {
  if (one === null || other === null) return one === other
  return one.worked.equals(other.worked) && one.norm.equals(other.norm)
}

function isMissing(reason: string): reason is Exclude<Missing['reason'], 'not-computable'> {
  return reason === 'no-visits' || reason === 'too-few-visits' || reason === 'not-delivered'
}

function factOf(
  key: string,
  given: Facts,
  drafts: ReadonlyMap<string, Draft>,
  { base, prorated, days }: PayGround,
): Fact | undefined {
  if (key === 'base') return base
  if (key === 'worked_days' && days !== null) return days.worked
  if (key === 'norm_days' && days !== null) return days.norm
  const [code = '', part] = key.split('.')
  const draft = drafts.get(code)
  if (draft === undefined) return given.get(key)
  if (part === undefined) return valueFact(draft)
  const rate = rateFact(draft)
  if (part === 'rate' || !(rate instanceof Fraction)) return rate
  return prorated.times(parseDecimal(draft.component.share)).times(rate)
}

function valueFact({ value, reason, stop }: Draft): Fact {
  if (reason !== null && reason !== 'not-computable') return { missing: reason }
  return stop ?? value ?? { missing: 'not-delivered' }
}

/** The rate as the component has it alone: what is held, or goes to others, is not there. */
function rateFact({ component, value, reason, stop }: Draft): Fact {
  if (reason === null || reason === 'not-computable') {
    if (stop !== null || value === null) return stop ?? { missing: 'not-delivered' }
    return component.curve.kind === 'formula'
      ? formulaRate(component.curve.formula, value)
      : rateFor(component.curve, value)
  }
  return rateWithoutMeasure(component, appliedRule(component, reason, true)) ?? { missing: reason }
}

/**
 * The number that a component's curve reads.
 *
 * Rule    a KPI figure is divided by its target where there is one; a smoothed score is
 *         group mean + R(n) * (own mean - group mean).
 * Units   fraction of 1.
 * Returns null for a formula, whose value `rateComponents` computes.
 * Source  PAY.md, Component; SCORING.md, From visits to a period score.
 */
export function curveValue(component: Component, measure: Measure): Fraction | null {
  if (measure.kind === 'score') {
    const { mean, smoothing } = measure
    if (mean === null || smoothing === null) return mean
    return drawnTowards(smoothing.groupMean, mean, smoothing.reliability)
  }
  if (measure.kind === 'formula') return null
  const target = component.value.kind === 'kpi' ? component.value.target : null
  if (measure.actual === null || target === null) return measure.actual
  return measure.actual.dividedBy(parseDecimal(target))
}

function missingReason(component: Component, measure: Measure): Missing['reason'] | null {
  if (measure.kind === 'formula') return null
  if (measure.kind === 'kpi') return measure.actual === null ? 'not-delivered' : null
  if (measure.mean === null) return 'no-visits'
  return measure.visits < component.sampling.minimumVisits ? 'too-few-visits' : null
}

function rated(draft: Draft, stretch: Fraction, anyMeasured: boolean): RatedComponent {
  const { component, measure, facts, value, reason } = draft
  const share = parseDecimal(component.share)
  if (reason === null) {
    const rate = value === null ? null : rateFor(component.curve, value)
    return withRate({ component, measure, facts, value, missing: null }, share.times(stretch), rate)
  }
  // What was measured and has no rate is decided by a person, whatever is said of the unmeasured.
  const applied = reason === 'not-computable' ? 'hold' : appliedRule(component, reason, anyMeasured)
  const missing: Missing = { reason, rule: component.missing, applied }
  const effectiveShare = applied === 'renormalise' ? Fraction.zero : share
  return withRate(
    { component, measure, facts, value, missing },
    effectiveShare,
    rateWithoutMeasure(component, applied),
  )
}

function withRate(
  known: Pick<RatedComponent, 'component' | 'measure' | 'facts' | 'value' | 'missing'>,
  effectiveShare: Fraction,
  rate: Fraction | null,
): RatedComponent {
  const weightedRate = rate === null ? Fraction.zero : effectiveShare.times(rate)
  return { ...known, effectiveShare, rate, weightedRate }
}

function appliedRule(
  component: Component,
  reason: Missing['reason'],
  anyMeasured: boolean,
): MissingRule {
  if (component.missing === 'renormalise' && !anyMeasured) return 'pay-full'
  if (component.missing === 'pay-zero' && reason !== 'not-delivered') return 'pay-full'
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
