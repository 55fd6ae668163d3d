import { countDays, daysOfMonths, earlierOf } from './calendar'
import { lookupsIn } from './computed-value'
import { Fraction, fractionText } from './exact'
import { treeOf } from './formula/canonical-trees'
import { type FormulaNode, factKey, factsReadBy, type LookupNode } from './formula/formula-tree'
import type { Fact } from './formula/formula-value'
import { factTraced } from './formula/traced-part'
import { parseMoney } from './money'
import { monthsEmployed } from './months-employed'
import { baseAndTime } from './period-base'
import {
  figureOf,
  type PeriodContext,
  sampleMean,
  sampleOf,
  type TracedMeasure,
  tracedRule,
  tracedVisit,
  weightsOf,
} from './period-samples'
import type { SnapshotPerson } from './period-snapshot'
import type { Component, ComputedValue } from './scheme'
import { periodMonths, type SampledVisit } from './snapshot-index'
import type { ComponentTrace, FormulaReading, TraceFact, TraceVisit } from './statement'

/** What one look-up came to, and what it read. */
interface Looked {
  readonly fact: Fact
  readonly visits: readonly SampledVisit[]
  readonly facts: readonly TraceFact[]
  /** Where the score is weighted by touchpoint. */
  readonly weighted?: ComponentTrace['weighted']
  /** Only of a score. */
  readonly score?: NonNullable<FormulaReading['score']>
}

/**
 * What the formula of a component's value reads of the period, with the visits and figures behind it.
 *
 * Rule    SCORE is the mean of the visits, missing below the component's minimum; VISITS counts the
 *         visits with a score, FAILURES the confirmed critical failures, KPI is the figure as
 *         delivered. `salary` is the salary of the period, missing where there is none; without a
 *         timesheet worked and norm days are the days of the calendar; `tenure_months` are whole
 *         months from the first day through the last employed day of the period, by the rule that the
 *         snapshot names.
 * Units   scores: fractions of 1; salary: the scheme's currency.
 * Source  PAY.md, Formula language.
 */
export function measureFormula(
  context: PeriodContext,
  person: SnapshotPerson,
  component: Component,
  value: ComputedValue,
): TracedMeasure {
  const tree = treeOf(value.formula)
  const lookups = lookupsIn(tree)
  const looked = lookups.map(
    (node) => [factKey(node), lookUp(context, person, component, value, node)] as const,
  )
  const facts = new Map<string, Fact>([
    ...personFacts(context, person, factsReadBy(tree)),
    ...looked.map(([key, { fact }]) => [key, fact] as const),
  ])
  const read = looked.map(([, each]) => each)
  const isKept = context.snapshot.readingRule === 2
  return {
    measure: {
      kind: 'formula',
      facts,
      ...(isKept && { visits: visitsBy(looked) }),
    },
    trace: {
      code: component.code,
      visits: visitsOnce(read.flatMap(({ visits }) => visits)),
      facts: factsOnce(read.flatMap((each) => each.facts)),
      // One formula reads one subject and one time: whatever of it is weighted is so alike.
      ...read.map(({ weighted }) => weighted && { weighted }).find((each) => each !== undefined),
      ...(isKept && { readings: readingsKept(tree, facts, looked) }),
    },
  }
}

type LookedUp = readonly (readonly [string, Looked])[]

function visitsBy(looked: LookedUp): ReadonlyMap<string, number> {
  return new Map(looked.flatMap(([key, { score }]) => (score ? [[key, score.visits]] : [])))
}

/** Everything that the formula may need, whichever branch it takes: it may take another one. */
function readingsKept(
  tree: FormulaNode,
  facts: ReadonlyMap<string, Fact>,
  looked: LookedUp,
): readonly FormulaReading[] {
  const scores = new Map(looked.map(([key, { score }]) => [key, score]))
  return factsReadBy(tree).flatMap((key) => {
    const fact = facts.get(key)
    if (fact === undefined) return []
    const score = scores.get(key)
    return [{ key, outcome: factTraced(fact), ...(score && { score }) }]
  })
}

function lookUp(
  context: PeriodContext,
  person: SnapshotPerson,
  { sampling }: Component,
  { subject, periods, scores }: ComputedValue,
  { lookup, code }: LookupNode,
): Looked {
  if (lookup === 'KPI') {
    const figure = { kind: 'kpi', subject, metric: code, target: null } as const
    const { actual, facts } = figureOf(context, person, figure)
    return { fact: actual ?? { missing: 'not-delivered' }, visits: [], facts }
  }
  const named = scores.find((score) => score.code === code)
  if (named === undefined) throw new RangeError(`The scheme does not say what ${code} stands for`)
  const value = { kind: 'score', subject, source: named.source, periods } as const
  const visits = sampleOf(context, person, value)
  const weights = weightsOf(context.snapshot, value)
  const found = sampleMean(visits, weights)
  const fact = scoreFact(lookup, visits, found, sampling.minimumVisits)
  const { weighted } = tracedRule(visits, weights)
  const looked = { fact, visits, facts: [], ...(weighted && { weighted }) }
  if (lookup !== 'SCORE') return looked
  const of = visits.map(({ score, percent }) => ({
    visitId: score.visitId,
    percent: percent && fractionText(percent),
  }))
  const mean = found.mean && fractionText(found.mean)
  return { ...looked, score: { mean, visits: found.visits, of, ...(weighted && { weighted }) } }
}

function scoreFact(
  lookup: 'SCORE' | 'VISITS' | 'FAILURES',
  sample: readonly SampledVisit[],
  { mean, visits }: ReturnType<typeof sampleMean>,
  minimumVisits: number,
): Fact {
  switch (lookup) {
    case 'VISITS':
      return Fraction.of(visits)
    case 'FAILURES':
      return Fraction.of(sample.reduce((sum, { score }) => sum + score.criticalFailures, 0))
    case 'SCORE':
      if (mean === null) return { missing: 'no-visits' }
      return visits < minimumVisits ? { missing: 'too-few-visits' } : mean
  }
}

function personFacts(
  { scheme, snapshot }: PeriodContext,
  person: SnapshotPerson,
  read: readonly string[],
): readonly (readonly [string, Fact])[] {
  const months = periodMonths(scheme.document.period, snapshot.month)
  const calendar = () => daysOfMonths(months[0] ?? snapshot.month, snapshot.month)
  const days = () => Fraction.of(countDays(calendar()))
  const salary = (): Fact => {
    const found = baseAndTime({ kind: 'salary' }, person, months)
    return found.ok ? parseMoney(found.value.base) : { missing: 'not-delivered' }
  }
  const tenure = () => {
    const { last } = calendar()
    const through = person.leftOn === null ? last : earlierOf(person.leftOn, last)
    return Fraction.of(monthsEmployed(person.hiredOn, through, snapshot.tenureRule))
  }
  const known = { salary, worked_days: days, norm_days: days, tenure_months: tenure }
  return Object.entries(known).flatMap(([name, fact]) =>
    read.includes(name) ? [[name, fact()] as const] : [],
  )
}

function visitsOnce(visits: readonly SampledVisit[]): readonly TraceVisit[] {
  const once = new Map(visits.map((visit) => [visit.score.visitId, tracedVisit(visit)]))
  return [...once.values()]
}

function factsOnce(facts: readonly TraceFact[]): readonly TraceFact[] {
  return [...new Map(facts.map((fact) => [fact.factId, fact])).values()]
}
