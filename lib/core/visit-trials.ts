import { lookupsOf, partsReadBy } from './computed-value'
import { Fraction, largerOf, parseDecimal, smallerOf } from './exact'
import type { StandIns } from './figure-instead'
import { treeOf } from './formula/canonical-trees'
import { formulaMarks } from './formula/curve-formula'
import { evaluateWithin, type Fuel } from './formula/evaluate-formula'
import { payNames } from './formula/formula-scope'
import { factsReadBy, lookupKey } from './formula/formula-tree'
import type { Fact } from './formula/formula-value'
import type { LookupName } from './formula/functions'
import { baseOf, contextsOf, kindOf, triedValues } from './formula-readings'
import type { Measure } from './measure'
import { rateComponents } from './measured-pay'
import type { Component, SchemeDocument } from './scheme'

/** What a formula pays without the visits that it needs, and at most with them. */
export interface FewVisits {
  readonly rate: Fraction
  readonly full: Fraction
}

/** The same, with whether a value was named for too few visits anywhere. */
interface Comparison {
  readonly found: FewVisits | null
  readonly isPaid: boolean
}

type Context = ReadonlyMap<string, Fraction>

/** What the visits of a period came to, for every score alike. */
interface Visits {
  /** Null below the minimum: there is no score then. */
  readonly score: Fraction | null
  readonly count: number
  readonly failures: Fraction
}

const mostContexts = 12

/** Outcomes that are tried beside each other; of a large formula only the first ones. */
const wide = 10
const narrow = 2
/** And so many that are always: two of too few visits, one without failures. */
const around = 3

/**
 * What a component pays for one outcome of the visits after another, computed by the engine of pay.
 *
 * Rule    all scores, counts of visits and of failures are those of the outcome; figures, salary, days
 *         and months are tried at their usual values and at others in turn. As much is tried as the
 *         fuel lasts for.
 * Source  PAY.md, Order (a formula is checked on a grid and warned).
 */
export class VisitTrial {
  private readonly parts: readonly Component[]
  private readonly marks: readonly Fraction[]
  /** How many outcomes of the visits are tried in each context. */
  private readonly width: number
  private readonly contexts: readonly Context[]
  private readonly fullRates = new Map<Context, Fraction>()

  constructor(
    private readonly component: Component,
    private readonly document: SchemeDocument,
    fuel: Fuel,
  ) {
    this.parts = heldParts(component, document.components)
    const formulas = this.parts.flatMap(({ value }) =>
      value.kind === 'formula' ? [value.formula] : [],
    )
    this.marks = formulas.flatMap(formulaMarks)
    const tried = this.triedFacts(formulas)
    const [usual = new Map<string, Fraction>()] = contextsOf(tried, 1)
    const cost = this.costOf(formulas, usual, fuel)
    const affordable = (width: number) => Math.floor(fuel.left / (cost * (width + around)))
    this.width = affordable(wide) > 0 ? wide : narrow
    const most = Math.min(mostContexts, affordable(this.width))
    this.contexts = most > 0 ? contextsOf(tried, most) : []
    fuel.left -= this.contexts.length * cost * (this.width + around)
  }

  /** Whether scores or their number enter it, directly or through other components. */
  get readsVisits(): boolean {
    return this.parts.some(({ value }) => value.kind === 'score') || this.reads('SCORE', 'VISITS')
  }

  get readsFailures(): boolean {
    return this.reads('FAILURES')
  }

  private reads(...lookups: readonly LookupName[]): boolean {
    return this.parts.some(
      ({ value }) =>
        value.kind === 'formula' &&
        lookupsOf(value.formula).some(({ lookup }) => lookups.includes(lookup)),
    )
  }

  /**
   * Rule    fewer visits than the minimum, none and one less than it; with enough of them the best that
   *         any of some scores is paid. A formula that then names no value has the part's own rule.
   * Returns null where too few visits never pay less.
   * Source  PAY.md, Component: never zero for too few visits.
   */
  get fewVisits(): FewVisits | null {
    return this.compare(this.parts, new Map()).found
  }

  /**
   * Whether too few visits pay less also with other figures in their place than the scheme's own; with
   * enough visits the component's own are paid.
   *
   * Rule    as `fewVisits`; where no value at all is named with them, nothing speaks for them.
   * Units   the figures by the codes of `standIns`, of either sign.
   * Source  PAY.md, Component: never zero for too few visits.
   */
  paysLessWith(standIns: StandIns): (figures: ReadonlyMap<string, Fraction>) => boolean {
    const own = standIns.components.find(({ code }) => code === this.component.code)
    if (own === undefined) return () => true
    const parts = heldParts(own, standIns.components)
    return (figures) => {
      const instead = new Map([...figures].map(([code, figure]) => [`figure ${code}`, figure]))
      const { found, isPaid } = this.compare(parts, instead)
      return found !== null || !isPaid
    }
  }

  /** The first context in which too few visits pay less. */
  private compare(fewParts: readonly Component[], instead: Context): Comparison {
    const least = Math.min(...this.minimums)
    const few = [...new Set([0, least - 1])].map((count) => ({
      ...{ score: null, count },
      failures: Fraction.zero,
    }))
    let isPaid = false
    for (const context of this.contexts) {
      const without = this.rates(few, new Map([...context, ...instead]), fewParts)
      const [first, ...others] = without
      if (first === undefined) continue
      isPaid = true
      const rate = others.reduce(smallerOf, first)
      const full = this.fullRateIn(context)
      // What pays in full for a part that nobody measured is never above its whole share.
      if (rate.isBelow(smallerOf(full, Fraction.one))) return { found: { rate, full }, isPaid }
    }
    return { found: null, isPaid }
  }

  /** The most that is paid with enough visits. */
  private fullRateIn(context: Context): Fraction {
    const known = this.fullRates.get(context)
    if (known !== undefined) return known
    const enough = Math.max(...this.minimums)
    const most = Math.max(enough, 8, ...this.counts)
    const outcomes = triedValues('fraction', this.marks).flatMap((score) =>
      [enough, most].map((count) => ({ score, count, failures: Fraction.zero })),
    )
    const full = this.rates(outcomes.slice(0, this.width), context).reduce(largerOf, Fraction.zero)
    this.fullRates.set(context, full)
    return full
  }

  /**
   * Rule    the most that failures take of what is paid without one, at the best score.
   * Units   of the base: share * rate.
   * Source  issue 5: a disciplinary cut over 20 % of a month's pay.
   */
  get cutByFailures(): Fraction {
    const at = (failures: Fraction): Visits => ({
      ...{ score: Fraction.one, failures },
      count: Math.max(...this.minimums, 8, ...this.counts),
    })
    const [none = Fraction.zero, ...some] = triedValues('failures', this.marks)
    const drops = this.contexts.map((context) => {
      const [clean = Fraction.zero] = this.rates([at(none)], context)
      const [worst = clean, ...others] = this.rates(some.slice(0, this.width).map(at), context)
      return clean.minus(others.reduce(smallerOf, worst))
    })
    return drops.reduce(largerOf, Fraction.zero).times(parseDecimal(this.component.share))
  }

  private get minimums(): readonly number[] {
    return this.parts.flatMap(({ value, sampling }) =>
      value.kind === 'kpi' ? [] : [sampling.minimumVisits],
    )
  }

  /** Whole numbers that the formulas name: perhaps numbers of visits. */
  private get counts(): readonly number[] {
    return this.marks.filter(({ n, d }) => d === 1n && n < 100n).map(({ n }) => Number(n) + 1)
  }

  private rates(
    outcomes: readonly Visits[],
    context: Context,
    parts = this.parts,
  ): readonly Fraction[] {
    const base = baseOf(this.document)
    return outcomes.flatMap((visits) => {
      const measures = new Map(
        parts.map((part) => [part.code, measureOf(part, visits, context)] as const),
      )
      const ground = { base, prorated: base, days: null }
      const rated = rateComponents(parts, measures, ground)
      // What is missing is held, and has no rate then.
      return rated.find(({ component }) => component.code === this.component.code)?.rate ?? []
    })
  }

  private triedFacts(formulas: readonly string[]): ReadonlyMap<string, readonly Fraction[]> {
    const { marks } = this
    const tried = new Map<string, readonly Fraction[]>()
    for (const { value } of this.parts) {
      if (value.kind !== 'kpi') continue
      const kind = value.target === null ? 'figure' : 'fraction'
      tried.set(`${kind} ${value.metric}`, triedValues(kind, marks))
    }
    for (const formula of formulas) {
      for (const { lookup, code } of lookupsOf(formula))
        if (lookup === 'KPI') tried.set(`figure ${code}`, triedValues('figure', marks))
      for (const name of factsReadBy(treeOf(formula)))
        if (payNames.has(name) && name !== 'base') tried.set(name, triedValues(kindOf(name), marks))
    }
    return tried
  }

  /** What computing everything once takes; all that is left where it takes more. */
  private costOf(formulas: readonly string[], context: Context, fuel: Fuel): number {
    const before = fuel.left
    for (const formula of formulas) {
      const keys = factsReadBy(treeOf(formula))
      const facts = new Map<string, Fact>(
        keys.map((key) => [key, context.get(key) ?? Fraction.one]),
      )
      if (evaluateWithin(treeOf(formula), facts, fuel) === null) return Number.POSITIVE_INFINITY
    }
    return before - fuel.left + this.parts.length
  }
}

/** What stands on too few visits is held here: what the rule of the part would pay is not asked. */
function heldParts(component: Component, all: readonly Component[]): readonly Component[] {
  return readBy(component, all).map((part) =>
    part === component ? { ...part, missing: 'hold' } : part,
  )
}

/** The component and all that its formula reads, directly or through others, in the scheme's order. */
function readBy(component: Component, all: readonly Component[]): readonly Component[] {
  const found = new Set<Component>()
  const visit = (one: Component): void => {
    if (found.has(one)) return
    found.add(one)
    if (one.value.kind !== 'formula') return
    const read = new Set(partsReadBy(treeOf(one.value.formula)))
    for (const other of all) if (read.has(other.code)) visit(other)
  }
  visit(component)
  return all.filter((one) => found.has(one))
}

function measureOf(
  { value }: Component,
  { score, count, failures }: Visits,
  context: Context,
): Measure {
  switch (value.kind) {
    case 'score':
      return { kind: 'score', mean: score, visits: count, interval: null, smoothing: null }
    case 'kpi': {
      const { metric, target } = value
      if (target === null) return { kind: 'kpi', actual: context.get(`figure ${metric}`) ?? null }
      const done = context.get(`fraction ${metric}`)
      return { kind: 'kpi', actual: done?.times(parseDecimal(target)) ?? null }
    }
    case 'formula': {
      const lookedUp = lookupsOf(value.formula).map(({ lookup, code }): readonly [string, Fact] => {
        const key = lookupKey(lookup, code)
        if (lookup === 'SCORE') return [key, score ?? { missing: 'too-few-visits' }]
        if (lookup === 'VISITS') return [key, Fraction.of(count)]
        if (lookup === 'FAILURES') return [key, failures]
        return [key, context.get(`figure ${code}`) ?? Fraction.one]
      })
      // Salary, days and months have their names in the context; no formula reads its other keys.
      return { kind: 'formula', facts: new Map<string, Fact>([...context, ...lookedUp]) }
    }
  }
}
