import { Fraction, largerOf } from '../exact'
import { treeOf } from './canonical-trees'
import { evaluateFormula } from './evaluate-formula'
import { type FormulaNode, partsOf } from './formula-tree'
import { literalValue } from './formula-types'
import { Stop } from './formula-value'

/** A place at which a formula as a curve pays less than at a value that is worse. */
export interface CurveFall {
  readonly at: Fraction
  readonly rate: Fraction
  readonly previousAt: Fraction
  readonly previousRate: Fraction
}

export interface CurveCheck {
  readonly fall: CurveFall | null
  /** The first value for which there is no rate, and why. */
  readonly stop: { readonly at: Fraction; readonly stop: Stop } | null
  /** The highest rate that was seen; 0 where none was. */
  readonly highest: Fraction
}

const gridSteps = 200
const hundredth = Fraction.of(1, 100)
const hair = Fraction.of(1, 10_000)

/**
 * What a formula of `value` pays over the values that matter.
 *
 * Rule    evaluated at every hundredth from 0 to 2, and at every number that the formula names and a
 *         hair below and above it, because that is where it bends and jumps. A formula can pay less
 *         between them: so this warns and proves nothing. A falling curve is walked from its highest
 *         value, because less is better to it.
 * Units   values and rates: fractions of 1; a rate below 0 counts as 0, as on every curve.
 * Source  PAY.md, Order: a formula is checked on a grid and warned.
 */
export function checkCurveFormula(tree: FormulaNode, falls = false): CurveCheck {
  let previous: { readonly at: Fraction; readonly rate: Fraction } | null = null
  let fall: CurveFall | null = null
  let stop: CurveCheck['stop'] = null
  let highest = Fraction.zero
  const values = valuesOf(tree)
  for (const at of falls ? values.toReversed() : values) {
    const outcome = evaluateFormula(tree, new Map([['value', at]]))
    if (outcome instanceof Stop) stop ??= { at, stop: outcome }
    if (!(outcome instanceof Fraction)) continue
    const rate = largerOf(Fraction.zero, outcome)
    if (previous !== null && rate.isBelow(previous.rate)) {
      fall ??= { at, rate, previousAt: previous.at, previousRate: previous.rate }
    }
    highest = largerOf(highest, rate)
    previous = { at, rate }
  }
  return { fall, stop, highest }
}

/**
 * The rate that a formula names for a value, as a curve has it.
 *
 * Rule    the formula is evaluated exactly, with `value` as its only fact.
 * Units   fractions of 1; a rate below 0 counts as 0.
 * Returns the stop where it names none.
 * Throws  RangeError for a text that is no formula: `curveProblems` finds it before.
 * Source  PAY.md, Component (curve: formula).
 */
export function formulaRate(formula: string, value: Fraction): Fraction | Stop {
  const outcome = evaluateFormula(treeOf(formula), new Map([['value', value]]))
  if (outcome instanceof Stop) return outcome
  if (outcome instanceof Fraction) return largerOf(Fraction.zero, outcome)
  throw new RangeError(`A curve needs a number: ${formula}`)
}

/**
 * The numbers that a formula names: where it may bend and jump.
 *
 * Rule    each once, from the lowest; the text's own numbers, not what they are made into by
 *         arithmetic.
 * Units   as they stand: 85% is 0.85; none below 0.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, Component (curve: formula).
 */
export function formulaMarks(formula: string): readonly Fraction[] {
  return inOrder(literalsIn(treeOf(formula)))
}

/**
 * The values at which a formula is tried.
 *
 * Rule    those of `checkCurveFormula`: every hundredth from 0 to 2, and every number that the
 *         formula names with a hair on both sides.
 * Units   fractions of 1, each once, from the lowest; none below 0.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, Order: a formula is checked on a grid and warned.
 */
export function formulaValues(formula: string): readonly Fraction[] {
  return valuesOf(treeOf(formula))
}

/**
 * What a formula pays at every value at which it is tried, as a line.
 *
 * Rule    from the lowest value; one for which there is no rate is left out.
 * Units   fractions of 1; a rate below 0 counts as 0.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, Order: a formula is checked on a grid and warned.
 */
export function formulaLine(
  formula: string,
): readonly { readonly at: Fraction; readonly rate: Fraction }[] {
  return formulaValues(formula).flatMap((at) => {
    const rate = formulaRate(formula, at)
    return rate instanceof Stop ? [] : [{ at, rate }]
  })
}

/**
 * Whether a formula jumps at a number that it names.
 *
 * Rule    a hair below or above the number changes the rate by a percent or more, or there is a
 *         rate on one side only.
 * Units   a hair is 0.0001 of the value; a percent is 0.01 of the rate.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, Trying a scheme (a cliff on few visits must look bad).
 */
export function hasFormulaCliff(formula: string): boolean {
  return formulaMarks(formula).some(
    (mark) => jumpAt(formula, mark.minus(hair), mark) || jumpAt(formula, mark, mark.plus(hair)),
  )
}

/** Whether a formula pays at least a percent more at one value than at another just below it. */
function jumpAt(formula: string, below: Fraction, above: Fraction): boolean {
  const [low, high] = [formulaRate(formula, below), formulaRate(formula, above)]
  if (low instanceof Stop || high instanceof Stop)
    return low instanceof Stop !== high instanceof Stop
  return high.minus(low).absolute().isAtLeast(hundredth)
}

/** The values that are tried, each once, from the lowest; none below 0. */
function valuesOf(tree: FormulaNode): readonly Fraction[] {
  const grid = Array.from({ length: gridSteps + 1 }, (_, step) =>
    hundredth.times(Fraction.of(step)),
  )
  const near = literalsIn(tree).flatMap((value) => [value.minus(hair), value, value.plus(hair)])
  return inOrder([...grid, ...near])
}

function inOrder(values: readonly Fraction[]): readonly Fraction[] {
  const sorted = values.filter((value) => !value.isNegative).toSorted((a, b) => a.compare(b))
  return sorted.filter((value, index) => !sorted[index - 1]?.equals(value))
}

function literalsIn(node: FormulaNode): readonly Fraction[] {
  if (node.kind === 'number') return [literalValue(node)]
  return partsOf(node).flatMap(literalsIn)
}
