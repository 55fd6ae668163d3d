import { putsZeroForScore } from './computed-value'
import { hasCliff } from './curve-problems'
import { thresholdsOf } from './curves'
import { plainDecimalText, pointsText } from './display-number'
import { type Fraction, sumOf } from './exact'
import { figuresInstead, triedFigures } from './figure-instead'
import { treeOf } from './formula/canonical-trees'
import { formulaMarks } from './formula/curve-formula'
import { Fuel } from './formula/evaluate-formula'
import { partCount } from './formula/formula-rows'
import { type FormulaFall, walkFormula } from './formula-walks'
import { type LegalCutCode, legalCutOf } from './legal-cut'
import type { KnownMetric } from './metric-problems'
import { type PayProblem, type ProblemPlace, problem, problemWhen } from './pay-problem'
import { visitsBeforeCliff } from './sampling-problems'
import type { Component, ComputedValue, Curve, SchemeDocument } from './scheme'
import { reachOfOneVisit } from './steep-slope'
import { VisitTrial } from './visit-trials'

export type ValueFormulaProblem = PayProblem<
  | 'formula-pays-less'
  | 'formula-pays-more-for-worse'
  | 'formula-less-for-few-visits'
  | 'formula-figure-for-few-visits'
  | 'cliff-on-few-visits'
  | LegalCutCode
>

/** What trying one formula may take: some tens of milliseconds, whatever stands in it. */
const fuelOfWalk = 10_000
const fuelOfTrial = 6_000
/** Trying figures takes so many parts of formulas, and some for each try; the plain ones are tried always. */
const partsOfFigures = 15_000
const partsOfTry = 20
const leastFigures = 25

/**
 * What formulas as values pay for other facts than those that anybody has seen yet.
 *
 * Rule    a better reading that is paid less, and a cliff on few visits, are warned of as they are of
 *         curves; less for too few visits than for enough of them stops the activation, and is warned of
 *         where a figure stands in for them and one of either sign is found that pays no less; what failures
 *         take of all formulas together is held against the legal 20 %, as a gate is. Formulas are
 *         tried with bounded work: what is not found is not proved.
 * Returns an empty list where nothing is a formula. Asked only of schemes without an error.
 * Source  PAY.md, Component; Order (a formula is checked on a grid and warned); issue 5.
 */
export function valueFormulaProblems(
  document: SchemeDocument,
  metrics: readonly KnownMetric[],
): readonly ValueFormulaProblem[] {
  const { components } = document
  const cuts: { readonly cut: Fraction; readonly place: ProblemPlace }[] = []
  const found = components.flatMap((component, index): readonly ValueFormulaProblem[] => {
    const { value } = component
    if (value.kind !== 'formula') return []
    const place = ['components', index, 'value', 'formula']
    const trial = new VisitTrial(component, document, new Fuel(fuelOfTrial))
    if (trial.readsFailures) cuts.push({ cut: trial.cutByFailures, place })
    return [
      ...walkProblems(component, value, document, metrics, place),
      ...fewVisitProblems(trial, component, value, document, place),
    ]
  })
  return [...found, ...cutProblems(document, cuts)]
}

function walkProblems(
  component: Component,
  value: ComputedValue,
  document: SchemeDocument,
  metrics: readonly KnownMetric[],
  place: ProblemPlace,
): readonly ValueFormulaProblem[] {
  const walk = walkFormula(component, value, document, metrics, new Fuel(fuelOfWalk))
  const { curve, sampling } = component
  // A cliff of the curve is told of the curve.
  const isTold = hasCliff(curve, reachOfOneVisit(sampling))
  return [
    ...walk.falls.map((fall) => fallProblem(fall, place)),
    ...problemWhen(walk.steepOn !== null && !isTold, 'cliff-on-few-visits', 'warning', place, {
      minimumVisits: String(walk.steepOn),
      advisable: String(visitsBeforeCliff),
    }),
  ]
}

function fallProblem(
  { of, better, at, rate, previousAt, previousRate }: FormulaFall,
  place: ProblemPlace,
): ValueFormulaProblem {
  const code = better === 'more' ? 'formula-pays-less' : 'formula-pays-more-for-worse'
  return problem(code, 'warning', place, {
    of,
    at: plainDecimalText(at),
    rate: pointsText(rate),
    previousAt: plainDecimalText(previousAt),
    previousRate: pointsText(previousRate),
  })
}

function fewVisitProblems(
  trial: VisitTrial,
  { curve }: Component,
  { formula }: ComputedValue,
  document: SchemeDocument,
  place: ProblemPlace,
): readonly ValueFormulaProblem[] {
  // Zero that is written for a missing score is told in words of its own.
  const few = trial.readsVisits && !putsZeroForScore(formula) ? trial.fewVisits : null
  if (few === null) return []
  const values = { rate: pointsText(few.rate), full: pointsText(few.full) }
  return paysLessAnyway(trial, formula, curve, document)
    ? [problem('formula-less-for-few-visits', 'activation', place, values)]
    : [problem('formula-figure-for-few-visits', 'warning', place, values)]
}

/** Whether too few visits cost money also where the figures that stand in for them are good ones. */
function paysLessAnyway(
  trial: VisitTrial,
  formula: string,
  curve: Curve,
  { components }: SchemeDocument,
): boolean {
  const standIns = figuresInstead(components)
  if (standIns === null) return true
  const marks = [...formulaMarks(formula), ...thresholdsOf(curve)]
  const parts = partsOfTry + partCount(treeOf(formula))
  const most = Math.max(leastFigures, Math.floor(partsOfFigures / parts))
  return triedFigures(standIns, marks, most).every(trial.paysLessWith(standIns))
}

function cutProblems(
  document: SchemeDocument,
  cuts: readonly { readonly cut: Fraction; readonly place: ProblemPlace }[],
): readonly ValueFormulaProblem[] {
  const [largest] = cuts.toSorted((a, b) => b.cut.compare(a.cut))
  // What all parts pay in full is looked for only where something is held against it.
  if (largest === undefined) return []
  const found = legalCutOf(document, sumOf(cuts.map(({ cut }) => cut)))
  return found === null ? [] : [problem(found.code, 'warning', largest.place, found.values)]
}
