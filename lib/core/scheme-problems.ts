import { isCalendarDate } from './calendar'
import type { Localized } from './checklist'
import { componentOrder, computedScope, putsZeroForScore, readsVisits } from './computed-value'
import {
  type CurveProblem,
  curveProblems,
  farConstantProblems,
  hasCliff,
  unreadFormula,
} from './curve-problems'
import { isDecimal } from './decimal'
import { plainDecimalText } from './display-number'
import { Fraction, parseDecimal, sumOf } from './exact'
import { compileFormula } from './formula/compile-formula'
import { payNames, valuePlace } from './formula/formula-scope'
import { type GateProblem, gateProblems } from './gate-problems'
import {
  fallingProblems,
  type KnownMetric,
  type MetricProblem,
  metricProblems,
} from './metric-problems'
import { isMoneyText, parseMoney } from './money'
import { type PayProblem, type ProblemPlace, problem, problemWhen } from './pay-problem'
import { type PoolProblem, poolProblems } from './pool-problems'
import {
  isCount,
  periodProblems,
  positiveProblems,
  type SamplingProblem,
  visitProblems,
  visitsBeforeCliff,
} from './sampling-problems'
import type { Component, ComputedValue, SchemeDocument } from './scheme'
import { type ShareProblem, sharePercentProblems } from './share-formulas'
import { reachOfOneVisit } from './steep-slope'
import { type ValueFormulaProblem, valueFormulaProblems } from './value-formula-problems'

export type SchemeProblemCode =
  | CurveProblem['code']
  | GateProblem['code']
  | SamplingProblem['code']
  | MetricProblem['code']
  | PoolProblem['code']
  | ShareProblem['code']
  | ValueFormulaProblem['code']
  | 'name-missing'
  | 'no-regulation'
  | 'not-a-date'
  | 'not-money'
  | 'unit-not-in-kopecks'
  | 'bound-not-in-unit'
  | 'cap-below-floor'
  | 'no-components'
  | 'code-malformed'
  | 'code-repeated'
  | 'share-not-positive'
  | 'shares-not-whole'
  | 'target-not-positive'
  | 'pay-zero-on-score'
  | 'formula-circle'
  | 'code-reserved'
  | 'formula-zero-for-missing'

export type SchemeProblem = PayProblem<SchemeProblemCode>

const CODE = /^[a-z][a-z0-9_]{0,39}$/

/**
 * What is wrong with a scheme, at which place, how bad.
 *
 * Rule    an `error` cannot be computed; `activation` may be drafted and tried but not activated
 *         (no regulation named, a curve that pays less for a better value, pay-zero for a score and a
 *         formula that pays less for it: too few visits never cost money); a `warning` is shown and
 *         may stand (shares unlike 100 %, a cliff on few visits, a cut above the legal 20 %).
 *         `metrics` is the catalogue, if known.
 * Returns an empty list for a sound scheme; places are paths from the root of the document.
 * Source  PAY.md, Scheme and Order; SECURITY.md, Fairness.
 */
export function schemeProblems(
  document: SchemeDocument,
  metrics?: readonly KnownMetric[],
): readonly SchemeProblem[] {
  const found = readProblems(document, metrics)
  // What does not compute cannot be tried.
  return canCompute(found) ? [...found, ...valueFormulaProblems(document, metrics ?? [])] : found
}

/** What is wrong by what is written, before anything is tried. */
function readProblems(
  document: SchemeDocument,
  metrics?: readonly KnownMetric[],
): readonly SchemeProblem[] {
  return [
    ...headProblems(document),
    ...moneyProblems(document),
    ...poolProblems(document),
    ...codeProblems(document.components, 'components'),
    ...document.components.flatMap((component, index) =>
      componentProblems(component, index, document.components),
    ),
    ...(metrics === undefined ? [] : metricProblems(document.components, metrics)),
    ...(metrics === undefined ? [] : sharePercentProblems(document.components, metrics)),
    ...shareProblems(document.components),
    ...circleProblems(document.components),
    ...codeProblems(document.gates, 'gates'),
    ...document.gates.flatMap((gate, index) => gateProblems(gate, index, document)),
  ]
}

/**
 * Whether a scheme may be activated.
 *
 * Rule    nothing but warnings may stand; all else must be mended first.
 * Returns true for no problems.
 * Source  PAY.md, Scheme; Order (a curve that pays less for a higher value refuses activation).
 */
export function mayActivate(problems: readonly SchemeProblem[]): boolean {
  return problems.every((found) => found.severity === 'warning')
}

/**
 * Whether a scheme can be computed, if only as a trial.
 *
 * Rule    only an error hinders; what is needed to activate may be missing.
 * Returns true for no problems.
 * Source  PAY.md, Scheme (needed to activate, not to draft or try); Trying a scheme.
 */
export function canCompute(problems: readonly SchemeProblem[]): boolean {
  return problems.every((found) => found.severity !== 'error')
}

function headProblems(document: SchemeDocument): readonly SchemeProblem[] {
  const { name, regulation, appliesTo } = document
  return [
    ...problemWhen(isUnnamed(name), 'name-missing', 'activation', ['name']),
    ...problemWhen(
      regulation === null || regulation.number.trim() === '',
      'no-regulation',
      'activation',
      ['regulation'],
    ),
    ...problemWhen(
      regulation !== null && !isCalendarDate(regulation.date),
      'not-a-date',
      'activation',
      ['regulation', 'date'],
    ),
    ...problemWhen(!isCalendarDate(appliesTo.from), 'not-a-date', 'error', ['appliesTo', 'from']),
    ...problemWhen(document.components.length === 0, 'no-components', 'error', ['components']),
  ]
}

function moneyProblems(document: SchemeDocument): readonly SchemeProblem[] {
  const { base, floor, cap, rounding } = document
  const unit = isDecimal(rounding.unit) ? parseDecimal(rounding.unit) : null
  const unitIsSound = unit?.isPositive === true && 100n % unit.d === 0n
  const bounds = [
    { amount: floor, place: ['floor'] },
    { amount: cap, place: ['cap'] },
  ]
  return [
    ...problemWhen('amount' in base && !isAmount(base.amount), 'not-money', 'error', [
      'base',
      'amount',
    ]),
    ...bounds.flatMap(({ amount, place }) =>
      problemWhen(amount !== null && !isAmount(amount), 'not-money', 'error', place),
    ),
    ...problemWhen(!unitIsSound, 'unit-not-in-kopecks', 'error', ['rounding', 'unit']),
    ...bounds.flatMap(({ amount, place }) =>
      problemWhen(
        amount !== null &&
          isAmount(amount) &&
          unitIsSound &&
          parseMoney(amount).dividedBy(unit).d !== 1n,
        'bound-not-in-unit',
        'warning',
        place,
      ),
    ),
    ...problemWhen(
      floor !== null &&
        cap !== null &&
        isAmount(floor) &&
        isAmount(cap) &&
        parseMoney(cap).isBelow(parseMoney(floor)),
      'cap-below-floor',
      'error',
      ['cap'],
    ),
  ]
}

function isAmount(text: string): boolean {
  return isMoneyText(text) && !parseMoney(text).isNegative
}

function codeProblems(
  coded: readonly { readonly code: string; readonly title: Localized }[],
  list: string,
): readonly SchemeProblem[] {
  return coded.flatMap(({ code, title }, index) => [
    ...problemWhen(!CODE.test(code), 'code-malformed', 'error', [list, index, 'code'], { code }),
    ...problemWhen(
      coded.findIndex((other) => other.code === code) < index,
      'code-repeated',
      'error',
      [list, index, 'code'],
      { code },
    ),
    ...problemWhen(isUnnamed(title), 'name-missing', 'activation', [list, index, 'title']),
  ])
}

function componentProblems(
  component: Component,
  index: number,
  components: readonly Component[],
): readonly SchemeProblem[] {
  const place = ['components', index]
  const { value } = component
  const isFraction = value.kind !== 'kpi' || value.target !== null
  const curve = curveProblems(component.curve, isFraction).map((found) => ({
    ...found,
    place: [...place, 'curve', ...found.place],
  }))
  return [
    ...positiveProblems(component.share, 'share-not-positive', [...place, 'share']),
    ...(value.kind === 'kpi' && value.target !== null
      ? positiveProblems(value.target, 'target-not-positive', [...place, 'value', 'target'])
      : []),
    ...(value.kind === 'kpi' ? [] : periodProblems(value, [...place, 'value', 'periods'])),
    ...(readsVisits(component) ? visitsProblems(component, place) : []),
    ...(value.kind === 'formula' ? valueProblems(value, components, place) : []),
    ...curve,
    ...fallingProblems(component, place),
  ]
}

function visitsProblems(component: Component, place: ProblemPlace): readonly SchemeProblem[] {
  const { minimumVisits } = component.sampling
  return [
    ...visitProblems(minimumVisits, [...place, 'sampling', 'minimumVisits']),
    ...problemWhen(
      component.missing === 'pay-zero' && component.value.kind === 'score',
      'pay-zero-on-score',
      'activation',
      [...place, 'missing'],
    ),
    ...problemWhen(
      isCount(minimumVisits) &&
        minimumVisits < visitsBeforeCliff &&
        hasCliff(component.curve, reachOfOneVisit(component.sampling)),
      'cliff-on-few-visits',
      'warning',
      [...place, 'curve'],
      { minimumVisits: String(minimumVisits), advisable: String(visitsBeforeCliff) },
    ),
  ]
}

/** A formula as a value: it reads, means something, and does not pay zero for too few visits. */
function valueProblems(
  value: ComputedValue,
  components: readonly Component[],
  place: ProblemPlace,
): readonly SchemeProblem[] {
  const at = [...place, 'value', 'formula']
  const scope = computedScope(components, value, null)
  const compiled = compileFormula(value.formula, 'en', scope, valuePlace)
  if (!compiled.ok) return [unreadFormula(value.formula, at)]
  return [
    ...problemWhen(putsZeroForScore(value.formula), 'formula-zero-for-missing', 'activation', at),
    ...farConstantProblems(compiled.formula.tree, at),
  ]
}

function circleProblems(components: readonly Component[]): readonly SchemeProblem[] {
  if (components.every(({ value }) => value.kind !== 'formula')) return []
  const reserved = components.flatMap(({ code }, index) =>
    problemWhen(payNames.has(code), 'code-reserved', 'error', ['components', index, 'code'], {
      code,
    }),
  )
  const found = componentOrder(components)
  if (found.ok) return reserved
  const [first = ''] = found.cycle
  const index = components.findIndex(({ code }) => code === first)
  const values = {
    circle: [...found.cycle, first].join(' → '),
    ...(found.cycle.length === 1 ? { itself: first } : {}),
  }
  return [...reserved, problem('formula-circle', 'error', ['components', index, 'value'], values)]
}

function shareProblems(components: readonly Component[]): readonly SchemeProblem[] {
  const shares = components.map((component) => component.share)
  if (shares.length === 0 || !shares.every(isDecimal)) return []
  const sum = sumOf(shares.map(parseDecimal))
  return problemWhen(!sum.equals(Fraction.one), 'shares-not-whole', 'warning', ['components'], {
    percent: plainDecimalText(sum.times(Fraction.hundred)),
  })
}

function isUnnamed(text: Localized): boolean {
  return !text.ru?.trim() && !text.en?.trim()
}
