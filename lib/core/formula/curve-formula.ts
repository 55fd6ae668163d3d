import { Fraction, largerOf } from '../exact'
import { treeOf } from './canonical-trees'
import { evaluateFormula, evaluateWithin, Fuel } from './evaluate-formula'
import { partCount, thinned } from './formula-rows'
import { type FormulaNode, partsOf } from './formula-tree'
import { literalValue } from './formula-types'
import { type Outcome, Stop } from './formula-value'

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

/** Trying a formula takes so many parts of it: a large one is tried at fewer values. */
const mostParts = 30_000
/** And so much with what long numbers take: some thirty milliseconds, whatever stands in it. */
const fuelOfTrying = 120_000

/**
 * What a formula of `value` pays over the values that matter.
 *
 * Rule    evaluated at every hundredth from 0 to 2, and at every number that the formula names and a
 *         hair below and above it, because that is where it bends and jumps; a large formula at fewer
 *         of them. A formula can pay less between them: so this warns and proves nothing. A falling curve is walked from its highest
 *         value, because less is better to it.
 * Units   values and rates: fractions of 1; a rate below 0 counts as 0, as on every curve.
 * Returns null for a formula of numbers so long that trying it takes too much work.
 * Source  PAY.md, Order: a formula is checked on a grid and warned; Formula language: safe.
 */
export function checkCurveFormula(tree: FormulaNode, falls = false): CurveCheck | null {
  let previous: { readonly at: Fraction; readonly rate: Fraction } | null = null
  let fall: CurveFall | null = null
  let stop: CurveCheck['stop'] = null
  let highest = Fraction.zero
  const tried = triedOf(tree)
  if (tried === null) return null
  for (const { at, outcome } of falls ? tried.toReversed() : tried) {
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
 * The values that matter of a formula, however large it is.
 *
 * Rule    every hundredth from 0 to 2, and every number that the formula names with a hair on both
 *         sides; `checkCurveFormula` tries a large formula at some of them.
 * Units   fractions of 1, each once, from the lowest; none below 0.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, Order: a formula is checked on a grid and warned.
 */
export function formulaValues(formula: string): readonly Fraction[] {
  return valuesOf(treeOf(formula))
}

/** A value, and the rate that a formula names for it. */
export interface RatedValue {
  readonly at: Fraction
  readonly rate: Fraction
}

/**
 * What a formula pays at all values that matter.
 *
 * Rule    `formulaRate` at each of `formulaValues`, from the lowest; one for which there is no rate is
 *         left out. Reckoned once for a formula, since every statement asks for it.
 * Units   fractions of 1; a rate below 0 counts as 0.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, The statement ("what would have changed it").
 */
export function formulaRates(formula: string): readonly RatedValue[] {
  const tree = treeOf(formula)
  const known = ratedTrees.get(tree)
  if (known !== undefined) return known
  const rated = valuesOf(tree).flatMap((at) => {
    const rate = formulaRate(formula, at)
    return rate instanceof Stop ? [] : [{ at, rate }]
  })
  ratedTrees.set(tree, rated)
  return rated
}

/**
 * What a formula pays at every value at which it is tried, as a line.
 *
 * Rule    from the lowest value; one for which there is no rate is left out.
 * Units   fractions of 1; a rate below 0 counts as 0.
 * Returns null where `checkCurveFormula` does.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, Order: a formula is checked on a grid and warned.
 */
export function formulaLine(formula: string): readonly RatedValue[] | null {
  const tried = triedOf(treeOf(formula))
  return (
    tried?.flatMap(({ at, outcome }) =>
      outcome instanceof Fraction ? [{ at, rate: largerOf(Fraction.zero, outcome) }] : [],
    ) ?? null
  )
}

/**
 * Whether a formula jumps at a number that it names.
 *
 * Rule    a hair below or above the number changes the rate by a percent or more, or there is a
 *         rate on one side only.
 * Units   a hair is 0.0001 of the value; a percent is 0.01 of the rate.
 * Returns nothing that counts where trying it takes too much work: such a formula is refused.
 * Throws  RangeError for a text that is no formula.
 * Source  PAY.md, Trying a scheme (a cliff on few visits must look bad).
 */
export function hasFormulaCliff(formula: string): boolean {
  const tree = treeOf(formula)
  const marks = thinned(inOrder(literalsIn(tree)), mostParts / (3 * partCount(tree)))
  const fuel = new Fuel(fuelOfTrying)
  const outcomeAt = (value: Fraction) => evaluateWithin(tree, new Map([['value', value]]), fuel)
  return marks.some((mark) => {
    const at = outcomeAt(mark)
    return jumps(outcomeAt(mark.minus(hair)), at) || jumps(at, outcomeAt(mark.plus(hair)))
  })
}

/** Whether a formula pays at least a percent more at one value than at another just below it. */
function jumps(below: Outcome | null, above: Outcome | null): boolean {
  if (!(below instanceof Fraction && above instanceof Fraction))
    return below instanceof Fraction !== above instanceof Fraction
  const [low, high] = [largerOf(Fraction.zero, below), largerOf(Fraction.zero, above)]
  return high.minus(low).absolute().isAtLeast(hundredth)
}

/** A value that was tried, and what the formula gives there. */
interface Tried {
  readonly at: Fraction
  readonly outcome: Outcome
}

/** Whoever looks at a formula after the first finds it tried. */
const triedTrees = new WeakMap<FormulaNode, readonly Tried[] | null>()

function triedOf(tree: FormulaNode): readonly Tried[] | null {
  const known = triedTrees.get(tree)
  if (known !== undefined) return known
  const tried = tryOut(tree)
  triedTrees.set(tree, tried)
  return tried
}

/** The rates at all values that matter, of each formula once. */
const ratedTrees = new WeakMap<FormulaNode, readonly RatedValue[]>()

/** Null where the fuel goes out before the last value: then nothing is told of any. */
function tryOut(tree: FormulaNode): readonly Tried[] | null {
  const fuel = new Fuel(fuelOfTrying)
  const tried: Tried[] = []
  for (const at of valuesWithin(tree, mostParts / partCount(tree))) {
    const outcome = evaluateWithin(tree, new Map([['value', at]]), fuel)
    if (outcome === null) return null
    tried.push({ at, outcome })
  }
  return tried
}

/** The values that matter, each once, from the lowest; none below 0. */
function valuesOf(tree: FormulaNode): readonly Fraction[] {
  return inOrder([...gridOfValues(), ...nearLiterals(tree)])
}

/** So many of them: the hundredths go first, it bends and jumps at the numbers that it names. */
function valuesWithin(tree: FormulaNode, most: number): readonly Fraction[] {
  const near = thinned(inOrder(nearLiterals(tree)), most)
  return inOrder([...thinned(gridOfValues(), most - near.length), ...near])
}

function gridOfValues(): readonly Fraction[] {
  return Array.from({ length: gridSteps + 1 }, (_, step) => hundredth.times(Fraction.of(step)))
}

function nearLiterals(tree: FormulaNode): readonly Fraction[] {
  return literalsIn(tree).flatMap((value) => [value.minus(hair), value, value.plus(hair)])
}

function inOrder(values: readonly Fraction[]): readonly Fraction[] {
  const sorted = values.filter((value) => !value.isNegative).toSorted((a, b) => a.compare(b))
  return sorted.filter((value, index) => !sorted[index - 1]?.equals(value))
}

function literalsIn(node: FormulaNode): readonly Fraction[] {
  if (node.kind === 'number') return [literalValue(node)]
  return partsOf(node).flatMap(literalsIn)
}
