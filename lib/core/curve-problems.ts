import { isDecimal } from './decimal'
import { plainDecimalText, pointsText } from './display-number'
import { Fraction, parseDecimal } from './exact'
import { isFalling } from './falling-curve'
import { treeOf } from './formula/canonical-trees'
import { compileFormula } from './formula/compile-formula'
import { checkCurveFormula, formulaLine, hasFormulaCliff } from './formula/curve-formula'
import { curvePlace, curveScope } from './formula/formula-scope'
import type { FormulaNode } from './formula/formula-tree'
import { constantOf } from './formula/formula-types'
import { readFormula } from './formula/read-formula'
import { type PayProblem, type ProblemPlace, type ProblemValues, problem } from './pay-problem'
import type { Curve } from './scheme'
import { isSteep, lineOf } from './steep-slope'

export type CurveProblem = PayProblem<CurveProblemCode>

export type CurveProblemCode =
  | 'not-a-decimal'
  | 'curve-empty'
  | 'rate-negative'
  | 'not-ascending'
  | 'too-many-at-one-value'
  | 'pays-less'
  | 'pays-more-for-worse'
  | 'pays-nothing'
  | 'rate-far-beyond'
  | 'threshold-not-positive'
  | 'tier-between-percents'
  | 'formula-empty'
  | 'formula-wrong'
  | 'formula-too-much-work'
  | 'formula-far-beyond'
  | 'formula-pays-less'
  | 'formula-pays-more-for-worse'
  | 'formula-without-rate'

interface Step {
  readonly at: string
  readonly rate: string
  readonly place: ProblemPlace
  /** The member that holds the value. */
  readonly member: 'from' | 'at'
}

/**
 * What is wrong with a curve, at which place.
 *
 * Rule    a curve that pays less for a better value refuses activation and names the step: for a
 *         higher one, or for a lower one where the curve falls; steps must rise in value, at most two
 *         points share one value; rates are 0 or more, and asked about above 500 %. A formula is tried
 *         at many values, and warned of where it pays less or nothing that it could name; one of numbers
 *         so long that this takes too much work is refused.
 *         `isFraction`: whether the curve reads a fraction of 1, not a figure as it was delivered.
 * Returns an empty list for a sound curve. Places are relative to the curve.
 * Source  PAY.md, Order.
 */
export function curveProblems(curve: Curve, isFraction = true): readonly CurveProblem[] {
  switch (curve.kind) {
    case 'proportional':
      return curve.cap === null ? [] : capProblems(curve.cap)
    case 'all-or-nothing':
      return isFalling(curve)
        ? decimalProblems(curve.from, ['from'])
        : thresholdProblems(curve.from)
    case 'tiers': {
      const steps = curve.tiers.map(
        (tier, index): Step => ({
          at: tier.from,
          rate: tier.rate,
          place: ['tiers', index],
          member: 'from',
        }),
      )
      return [
        ...stepProblems(steps, 'tiers', 1, isFalling(curve)),
        ...(curve.compare === 'exact' ? [] : steps.flatMap(betweenPercents)),
      ]
    }
    case 'points': {
      const steps = curve.points.map(
        (point, index): Step => ({ ...point, place: ['points', index], member: 'at' }),
      )
      return stepProblems(steps, 'points', 2, isFalling(curve))
    }
    case 'formula':
      return formulaProblems(curve.formula, isFraction, isFalling(curve))
  }
}

function formulaProblems(
  text: string,
  isFraction: boolean,
  falls: boolean,
): readonly CurveProblem[] {
  const compiled = compileFormula(text, 'en', curveScope(isFraction), curvePlace)
  const place = ['formula']
  if (!compiled.ok) return [unreadFormula(text, place)]
  const checked = checkCurveFormula(treeOf(text), falls)
  if (checked === null) return [problem('formula-too-much-work', 'error', place)]
  const { fall, stop, highest } = checked
  const found: CurveProblem[] = []
  if (fall !== null) {
    const values = {
      at: plainDecimalText(fall.at),
      rate: pointsText(fall.rate),
      previousAt: plainDecimalText(fall.previousAt),
      previousRate: pointsText(fall.previousRate),
    }
    const code = falls ? 'formula-pays-more-for-worse' : 'formula-pays-less'
    found.push(problem(code, 'warning', place, values))
  }
  if (stop !== null) {
    found.push(problem('formula-without-rate', 'warning', place, { at: plainDecimalText(stop.at) }))
  }
  if (highest.isZero) found.push(problem('pays-nothing', 'warning', place))
  return [...found, ...farConstantProblems(compiled.formula.tree, place)]
}

/**
 * What is wrong with a formula that does not read.
 *
 * Rule    one that is not there yet is not called wrong.
 * Returns an error in either case.
 * Source  PAY.md, Formula language: errors in plain words.
 */
export function unreadFormula(
  text: string,
  place: ProblemPlace,
): PayProblem<'formula-empty' | 'formula-wrong'> {
  const read = readFormula(text, 'en')
  const isEmpty = !read.ok && read.problem.code === 'empty'
  return problem(isEmpty ? 'formula-empty' : 'formula-wrong', 'error', place)
}

/** From here on a number alone is rather a percent without its sign. */
const farConstant = Fraction.of(2)

/**
 * A formula that is a number alone, far beyond the whole.
 *
 * Rule    a fraction of 1 above 2: whoever writes 95 rather means 95 %. A warning, never a refusal.
 * Returns an empty list for a formula that reads anything.
 * Source  PAY.md, Formula language: `score >= 85` is an error that suggests 0.85 or 85%.
 */
export function farConstantProblems(
  tree: FormulaNode,
  place: ProblemPlace,
): readonly PayProblem<'formula-far-beyond'>[] {
  const constant = constantOf(tree)
  if (constant === null || !farConstant.isBelow(constant)) return []
  const values = {
    number: plainDecimalText(constant),
    percent: plainDecimalText(constant.times(Fraction.hundred)),
  }
  return [problem('formula-far-beyond', 'warning', place, values)]
}

/** A rate above it is rather a slip of the pen. */
const mostRate = Fraction.of(5)

function farRateProblems(rate: string, place: ProblemPlace): readonly CurveProblem[] {
  return mostRate.isBelow(parseDecimal(rate))
    ? [problem('rate-far-beyond', 'warning', place, { rate })]
    : []
}

function capProblems(cap: string): readonly CurveProblem[] {
  const wrong = rateProblems(cap, ['cap'])
  if (wrong.length > 0) return wrong
  return parseDecimal(cap).isZero
    ? [problem('pays-nothing', 'warning', ['cap'])]
    : farRateProblems(cap, ['cap'])
}

function stepProblems(
  steps: readonly Step[],
  list: string,
  mostAtOneValue: number,
  isFallingCurve: boolean,
): readonly CurveProblem[] {
  if (steps.length === 0) return [problem('curve-empty', 'error', [list])]
  const numbers = steps.flatMap((step) => [
    ...decimalProblems(step.at, [...step.place, step.member]),
    ...rateProblems(step.rate, [...step.place, 'rate']),
  ])
  if (numbers.length > 0) return numbers
  const order = steps.flatMap((step, index) => orderProblems(steps, step, index, mostAtOneValue))
  if (order.length > 0) return order
  const wrongWay = isFallingCurve ? riseProblems : fallProblems
  const turns = steps.flatMap((step, index) => [
    ...wrongWay(steps[index - 1], step),
    ...farRateProblems(step.rate, [...step.place, 'rate']),
  ])
  const paysNothing = steps.every((step) => parseDecimal(step.rate).isZero)
  return paysNothing ? [...turns, problem('pays-nothing', 'warning', [list])] : turns
}

function orderProblems(
  steps: readonly Step[],
  step: Step,
  index: number,
  mostAtOneValue: number,
): readonly CurveProblem[] {
  const place = [...step.place, step.member]
  const previous = steps[index - 1]
  const values = { at: step.at, previousAt: previous?.at ?? '' }
  if (previous && parseDecimal(step.at).isBelow(parseDecimal(previous.at))) {
    return [problem('not-ascending', 'error', place, values)]
  }
  const shares = steps[index - mostAtOneValue]
  return shares && parseDecimal(shares.at).equals(parseDecimal(step.at))
    ? [problem('too-many-at-one-value', 'error', place, values)]
    : []
}

function fallProblems(previous: Step | undefined, step: Step): readonly CurveProblem[] {
  if (!previous || parseDecimal(step.rate).isAtLeast(parseDecimal(previous.rate))) return []
  return [problem('pays-less', 'activation', [...step.place, 'rate'], besides(previous, step))]
}

/** Of a falling curve: a step that pays more than the one before it, which is the better one. */
function riseProblems(previous: Step | undefined, step: Step): readonly CurveProblem[] {
  if (!previous || parseDecimal(previous.rate).isAtLeast(parseDecimal(step.rate))) return []
  const place = [...step.place, 'rate']
  return [problem('pays-more-for-worse', 'activation', place, besides(previous, step))]
}

function besides(previous: Step, step: Step): ProblemValues {
  const { at, rate } = step
  return { at, rate, previousAt: previous.at, previousRate: previous.rate }
}

function betweenPercents(step: Step): readonly CurveProblem[] {
  if (!isDecimal(step.at) || isWholePercent(parseDecimal(step.at))) return []
  return [problem('tier-between-percents', 'warning', [...step.place, 'from'], { at: step.at })]
}

function isWholePercent(value: Fraction): boolean {
  return 100n % value.d === 0n
}

function thresholdProblems(from: string): readonly CurveProblem[] {
  const wrong = decimalProblems(from, ['from'])
  if (wrong.length > 0 || parseDecimal(from).isPositive) return wrong
  return [problem('threshold-not-positive', 'warning', ['from'], { from })]
}

function rateProblems(rate: string, place: ProblemPlace): readonly CurveProblem[] {
  const wrong = decimalProblems(rate, place)
  if (wrong.length > 0 || !parseDecimal(rate).isNegative) return wrong
  return [problem('rate-negative', 'error', place, { rate })]
}

function decimalProblems(text: string, place: ProblemPlace): readonly CurveProblem[] {
  return isDecimal(text) ? [] : [problem('not-a-decimal', 'error', place, { text })]
}

/**
 * Whether a hair's breadth, or one visit, decides over money on a curve.
 *
 * Rule    all-or-nothing and tiers jump; points and formulas do where two places a hair apart differ by
 *         a percent or more; a slope so steep that one visit of usual noise crosses half of it is no
 *         better (`isSteep`).
 * Units   reach: how far one visit moves the value, a fraction of 1.
 * Returns false for a formula that does not read or mean anything yet.
 * Source  PAY.md, Trying a scheme (a cliff on few visits must look bad).
 */
export function hasCliff(curve: Curve, reach: Fraction): boolean {
  switch (curve.kind) {
    case 'proportional':
      return false
    case 'all-or-nothing':
      return true
    case 'tiers':
      return curve.tiers.length > 0
    case 'points':
      return (
        curve.points.every(({ at, rate }) => isDecimal(at) && isDecimal(rate)) &&
        isSteep(lineOf(curve.points), reach)
      )
    case 'formula': {
      if (!compileFormula(curve.formula, 'en', curveScope(false), curvePlace).ok) return false
      const line = formulaLine(curve.formula)
      // What takes too much work is refused.
      return line !== null && (hasFormulaCliff(curve.formula) || isSteep(line, reach))
    }
  }
}
