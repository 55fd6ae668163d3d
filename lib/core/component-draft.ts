import { componentOrder, partOfKey, partsReadBy } from './computed-value'
import { fullRateOf, namesRate, rateFor } from './curves'
import { Fraction, parseDecimal } from './exact'
import { treeOf } from './formula/canonical-trees'
import { formulaRate } from './formula/curve-formula'
import { evaluateFormula } from './formula/evaluate-formula'
import { factsReadBy } from './formula/formula-tree'
import { type Fact, type Facts, type Outcome, Stop } from './formula/formula-value'
import { MovingFormula } from './formula/moving-formula'
import { curveValue, type FormulaMeasure, type Measure } from './measure'
import type { Missing } from './payout-result'
import type { Component, ComputedValue, MissingRule } from './scheme'

/** What formulas read of the payout itself. */
export interface PayGround {
  readonly base: Fraction
  /** The base as the days worked leave it: what an amount is a share of. */
  readonly prorated: Fraction
  /** Null where no timesheet was delivered: the measure's own days then count. */
  readonly days: { readonly worked: Fraction; readonly norm: Fraction } | null
}

/** What a component came to before the others are looked at: its value, or why there is none. */
export interface Draft {
  readonly component: Component
  readonly measure: Measure
  readonly value: Fraction | null
  readonly reason: Missing['reason'] | null
  /** Of a formula: what it read. */
  readonly facts: Facts | null
  /** Of a formula: why it gives no value. */
  readonly stop: Stop | null
}

/** As far as a rate asks for it. */
export type ValueDraft = Pick<Draft, 'component' | 'value' | 'reason'>

type Drafts = ReadonlyMap<string, Draft>

/** One score that another one stands in the place of, in all components that hold it. */
export interface MovedScore {
  readonly codes: readonly string[]
  /** SCORE("all"); null for a score, which is all that its component reads. */
  readonly lookup: string | null
}

/**
 * What the components of one stint came to, and what they come to where a measure is another.
 *
 * Rule    formulas are computed after what they read; of another measure only what reads it is
 *         computed again, and all else is as it was.
 * Throws  RangeError when a measure is of another kind than the component reads, and for formulas
 *         that read each other.
 * Source  PAY.md, Component; Formula language.
 */
export class StintDrafts {
  private readonly order: readonly Component[]
  private readonly made: Drafts

  constructor(
    private readonly components: readonly Component[],
    private readonly measures: ReadonlyMap<string, Measure>,
    private readonly ground: PayGround,
  ) {
    this.order = inReadingOrder(components)
    const made = new Map<string, Draft>()
    for (const component of this.order) {
      made.set(component.code, draftOf(component, measures.get(component.code), made, ground))
    }
    this.made = made
  }

  /** In the order of the scheme. */
  get drafts(): readonly Draft[] {
    return this.inScheme(this.made)
  }

  /**
   * The drafts with other measures.
   *
   * Rule    as if they were made of these measures alone; what reads nothing that changed is the same
   *         object.
   */
  with(measures: ReadonlyMap<string, Measure>): readonly Draft[] {
    const drafts = new Map(this.made)
    for (const component of this.order) {
      const { code } = component
      const measure = measures.get(code)
      const isSame =
        measure === this.measures.get(code) &&
        partsNamedBy(component).every((named) => drafts.get(named) === this.made.get(named))
      if (!isSame) drafts.set(code, draftOf(component, measure, drafts, this.ground))
    }
    return this.inScheme(drafts)
  }

  /**
   * The drafts along one score that moves, all else as it was.
   *
   * Rule    as `with` the score in the measures that hold it, time and again; a part of a formula that
   *         the score does not reach is computed once.
   * Units   the score: fraction of 1.
   * Returns a function of the score; the drafts by code that it gives stand until it is asked again.
   */
  along({ codes, lookup }: MovedScore): (mean: Fraction) => ReadonlyMap<string, ValueDraft> {
    const moving = new Map<string, (mean: Fraction, drafts: Drafts) => Draft>()
    for (const [code, draft] of this.made) {
      const named = partsNamedBy(draft.component).filter((other) => moving.has(other))
      const holds = codes.includes(code)
      if (!holds && named.length === 0) continue
      moving.set(code, this.movingDraft(draft, holds ? lookup : undefined, named))
    }
    const drafts = new Map(this.made)
    return (mean) => {
      for (const [code, draftAt] of moving) drafts.set(code, draftAt(mean, drafts))
      return drafts
    }
  }

  /** `lookup` undefined: only what other parts came to moves. */
  private movingDraft(
    draft: Draft,
    lookup: string | null | undefined,
    named: readonly string[],
  ): (mean: Fraction, drafts: Drafts) => Draft {
    const { component, measure, facts } = draft
    if (measure.kind === 'score' && lookup === null) {
      return (mean) => draftOf(component, { ...measure, mean }, this.made, this.ground)
    }
    if (facts === null || component.value.kind !== 'formula') return () => draft
    const { formula } = component.value
    const tree = treeOf(formula)
    const read = factsReadBy(tree)
    // A score that is missing stays so: another score is no more visits.
    const own = read.filter((key) => key === lookup && facts.get(key) instanceof Fraction)
    const keys = read.filter((key) => named.includes(partOfKey(key)))
    const moved = new MovingFormula(tree, facts, [...own, ...keys])
    return (mean, drafts) => {
      for (const key of own) moved.set(key, mean)
      for (const key of keys) moved.set(key, factOf(key, facts, drafts, this.ground))
      return outcomeDraft(draft, formula, moved.outcome())
    }
  }

  private inScheme(drafts: Drafts): readonly Draft[] {
    return this.components.flatMap(({ code }) => drafts.get(code) ?? [])
  }
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
  drafts: Drafts,
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
  drafts: Drafts,
  ground: PayGround,
): Draft {
  const tree = treeOf(formula)
  const facts = new Map<string, Fact>()
  for (const key of factsReadBy(tree)) {
    const fact = factOf(key, measure.facts, drafts, ground)
    if (fact !== undefined) facts.set(key, fact)
  }
  return outcomeDraft({ component, measure, facts }, formula, evaluateFormula(tree, facts))
}

function outcomeDraft(
  read: Pick<Draft, 'component' | 'measure' | 'facts'>,
  formula: string,
  outcome: Outcome,
): Draft {
  if (outcome instanceof Stop) {
    const { reason } = outcome
    return {
      ...read,
      value: null,
      reason: isMissing(reason) ? reason : 'not-computable',
      stop: outcome,
    }
  }
  if (!(outcome instanceof Fraction)) throw new RangeError(`A value needs a number: ${formula}`)
  return { ...read, value: outcome, reason: unratedReason(read.component, outcome), stop: null }
}

function isMissing(reason: string): reason is Exclude<Missing['reason'], 'not-computable'> {
  return reason === 'no-visits' || reason === 'too-few-visits' || reason === 'not-delivered'
}

function factOf(
  key: string,
  given: Facts,
  drafts: Drafts,
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

function missingReason(component: Component, measure: Measure): Missing['reason'] | null {
  if (measure.kind === 'formula') return null
  if (measure.kind === 'kpi') return measure.actual === null ? 'not-delivered' : null
  if (measure.mean === null) return 'no-visits'
  return measure.visits < component.sampling.minimumVisits ? 'too-few-visits' : null
}

function partsNamedBy({ value }: Component): readonly string[] {
  return value.kind === 'formula' ? partsReadBy(treeOf(value.formula)) : []
}

/**
 * What is done about a component that was not measured.
 *
 * Rule    its own rule; where nothing at all was measured there is nobody to renormalise over, and
 *         `pay-zero` is for figures alone: both then pay in full.
 * Returns the rule itself, or `pay-full` in its place.
 * Source  PAY.md, Component (missing).
 */
export function appliedRule(
  component: Component,
  reason: Missing['reason'],
  anyMeasured: boolean,
): MissingRule {
  if (component.missing === 'renormalise' && !anyMeasured) return 'pay-full'
  if (component.missing === 'pay-zero' && reason !== 'not-delivered') return 'pay-full'
  return component.missing
}

/**
 * The rate that a rule gives where nothing was measured.
 *
 * Rule    the full rate, or nothing.
 * Units   fraction of 1.
 * Returns null where the rule names no rate: held, or divided over others.
 * Source  PAY.md, Component (missing).
 */
export function rateWithoutMeasure(component: Component, applied: MissingRule): Fraction | null {
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
