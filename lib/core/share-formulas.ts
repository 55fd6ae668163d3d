import { computedScope } from './computed-value'
import { compileFormula } from './formula/compile-formula'
import {
  curvePlace,
  curveScope,
  type FormulaPlace,
  type FormulaScope,
  valuePlace,
} from './formula/formula-scope'
import { curveUnit, type Metric } from './metric'
import { type PayProblem, type ProblemPlace, problem } from './pay-problem'
import type { Component } from './scheme'

export type ShareProblem = PayProblem<'formula-percents'>

/**
 * Formulas that compare a figure of a share with percents.
 *
 * Rule    the catalogue says which figures are fractions of 1: beside one, a written number above 2
 *         makes a comparison that always holds or never does. It is a warning, for what is compared is
 *         computed all the same; a score beside percents is refused by the formula itself.
 * Returns one problem for each formula, with the first such number; none for formulas that do not read.
 * Source  PAY.md, Formula language: `score >= 85` suggests 0.85 or 85%; issue "motivation", KPI facts.
 */
export function sharePercentProblems(
  components: readonly Component[],
  metrics: readonly Pick<Metric, 'code' | 'unit'>[],
): readonly ShareProblem[] {
  const shares = metrics.filter(({ unit }) => unit === 'share').map(({ code }) => code)
  return components.flatMap(({ value, curve }, index): readonly ShareProblem[] => {
    const found: ShareProblem[] = []
    const look = (text: string, scope: FormulaScope, of: FormulaPlace, place: ProblemPlace) => {
      const compiled = compileFormula(text, 'en', scope, of)
      const wrong = compiled.ok ? [] : compiled.problems
      const percents = wrong.find(({ code }) => code === 'percent-of-score')
      const isAlone = percents && wrong.every(({ code }) => code === 'percent-of-score')
      if (isAlone) {
        const at = ['components', index, ...place]
        found.push(problem('formula-percents', 'warning', at, { ...percents.values }))
      }
    }
    if (value.kind === 'formula') {
      const scope = computedScope(components, value, null, shares)
      // What is wrong beside a score is refused already.
      const isRefused = !compileFormula(
        value.formula,
        'en',
        computedScope(components, value, null),
        valuePlace,
      ).ok
      if (!isRefused) look(value.formula, scope, valuePlace, ['value', 'formula'])
    }
    const isFigure = value.kind === 'kpi' && value.target === null
    if (isFigure && curve.kind === 'formula' && curveUnit(value, metrics) === 'share')
      look(curve.formula, curveScope(true), curvePlace, ['curve', 'formula'])
    return found
  })
}
