import { Fraction, largerOf } from '../exact'
import { evaluateFormula } from './evaluate-formula'
import { type FormulaNode, partsOf } from './formula-tree'
import { literalValue } from './formula-types'
import { Stop } from './formula-value'

/** A place at which a formula as a curve pays less than at a lower value. */
export interface CurveFall {
  readonly at: Fraction
  readonly rate: Fraction
  readonly previousAt: Fraction
  readonly previousRate: Fraction
}

export interface CurveCheck {
  readonly fall: CurveFall | null
  /** The lowest value for which there is no rate, and why. */
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
 *         between them: so this warns and proves nothing.
 * Units   values and rates: fractions of 1; a rate below 0 counts as 0, as on every curve.
 * Source  PAY.md, Order: a formula is checked on a grid and warned.
 */
export function checkCurveFormula(tree: FormulaNode): CurveCheck {
  let previous: { readonly at: Fraction; readonly rate: Fraction } | null = null
  let fall: CurveFall | null = null
  let stop: CurveCheck['stop'] = null
  let highest = Fraction.zero
  for (const at of valuesOf(tree)) {
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

/** The values that are tried, each once, from the lowest; none below 0. */
function valuesOf(tree: FormulaNode): readonly Fraction[] {
  const grid = Array.from({ length: gridSteps + 1 }, (_, step) =>
    hundredth.times(Fraction.of(step)),
  )
  const near = literalsIn(tree).flatMap((value) => [value.minus(hair), value, value.plus(hair)])
  const sorted = [...grid, ...near]
    .filter((value) => !value.isNegative)
    .toSorted((a, b) => a.compare(b))
  return sorted.filter((value, index) => !sorted[index - 1]?.equals(value))
}

function literalsIn(node: FormulaNode): readonly Fraction[] {
  if (node.kind === 'number') return [literalValue(node)]
  return partsOf(node).flatMap(literalsIn)
}
