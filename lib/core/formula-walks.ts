import { rateFor } from './curves'
import { Fraction, largerOf } from './exact'
import { treeOf } from './formula/canonical-trees'
import { evaluateWithin, type Fuel } from './formula/evaluate-formula'
import { evaluateRows, partCount, thinned } from './formula/formula-rows'
import { type FormulaNode, factsReadBy } from './formula/formula-tree'
import type { Fact } from './formula/formula-value'
import { contextsOf, type Reading, readingsOf } from './formula-readings'
import type { KnownMetric } from './metric-problems'
import { visitsBeforeCliff } from './sampling-problems'
import type { Component, ComputedValue, Curve, SchemeDocument } from './scheme'
import { isSteep, type LinePlace } from './steep-slope'

/** A stretch over which a better reading is paid less, from its best paid to its worst paid place. */
export interface FormulaFall {
  /** What is read: SCORE("all"). */
  readonly of: string
  readonly better: 'more' | 'less'
  readonly at: Fraction
  readonly rate: Fraction
  readonly previousAt: Fraction
  readonly previousRate: Fraction
}

export interface FormulaWalk {
  readonly falls: readonly FormulaFall[]
  /** The fewest visits of a reading over which one visit decides; null where none does. */
  readonly steepOn: number | null
}

const mostContexts = 16
const mostFalls = 5

/**
 * What a component pays while one reading of its formula gets better and the others stand still.
 *
 * Rule    every reading that is a fraction of 1 is walked over its grid, with all others fixed at their
 *         usual values and at others in turn; what is compared is what the curve pays. Neighbouring
 *         steps down make one fall. A formula can fall between the places that are tried: so this
 *         warns and proves nothing. As much is tried as the fuel lasts for.
 * Units   values and rates: fractions of 1.
 * Returns at most five falls of a reading, from the least value.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Order: a formula is checked on a grid and warned.
 */
export function walkFormula(
  component: Component,
  { formula }: ComputedValue,
  document: SchemeDocument,
  metrics: readonly KnownMetric[],
  fuel: Fuel,
): FormulaWalk {
  const tree = treeOf(formula)
  const readings = readingsOf(component, formula, document, metrics)
  const walked = readings.filter(isWalked)
  const falls: FormulaFall[] = []
  let steepOn: number | null = null
  for (const [index, reading] of walked.entries()) {
    const share = Math.floor(fuel.left / (walked.length - index))
    const lines = linesOf(tree, component.curve, readings, reading, share, fuel)
    falls.push(...fallsOf(lines, reading))
    const { visits } = reading.walk
    const isFew = visits && visits.minimum < visitsBeforeCliff
    if (isFew && lines.some((line) => isSteep(line, visits.reach)))
      steepOn = Math.min(steepOn ?? visits.minimum, visits.minimum)
  }
  return { falls, steepOn }
}

type Walked = Reading & { readonly walk: NonNullable<Reading['walk']> }

const isWalked = (reading: Reading): reading is Walked => reading.walk !== null

type Line = readonly (LinePlace & { readonly value: Fraction })[]

/** What is paid along one reading, once for each set of values of the others. */
function linesOf(
  tree: FormulaNode,
  curve: Curve,
  readings: readonly Reading[],
  walked: Walked,
  share: number,
  fuel: Fuel,
): readonly Line[] {
  const others = readings.filter((reading) => reading !== walked)
  // A row in whole numbers, and the curve; what is left pays for long numbers.
  const rows = (share * 0.8) / (partCount(tree) / 8 + 3)
  const grid = thinned(walked.walk.values, rows)
  const contexts = contextsOf(
    new Map(others.map(({ name, tried }) => [name, tried])),
    Math.min(mostContexts, Math.floor(rows / grid.length)),
  )
  const own = grid.map((value) => walked.facts(value))
  const facts = contexts.flatMap((context) => {
    const around = others.flatMap(({ name, facts }) => facts(context.get(name) ?? Fraction.zero))
    return own.map((known) => new Map<string, Fact>([...around, ...known]))
  })
  const columns = new Map(
    factsReadBy(tree).map((key) => [
      key,
      facts.map((row) => row.get(key) ?? ({ missing: 'not-delivered' } as const)),
    ]),
  )
  const values = evaluateRows(tree, columns, facts.length, fuel)
  const rateOf = ratesOf(curve, fuel)
  return contexts.map((_, context) =>
    grid.flatMap((at, index) => {
      const value = values[context * grid.length + index]
      const rate = value ? rateOf(value) : null
      return value && rate ? [{ at, value, rate }] : []
    }),
  )
}

/** What a curve pays, each value once; null where it names no rate or the fuel went out. */
function ratesOf(curve: Curve, fuel: Fuel): (value: Fraction) => Fraction | null {
  const known = new Map<string, Fraction | null>()
  const rateOf = (value: Fraction): Fraction | null => {
    if (fuel.left <= 0) return null
    if (curve.kind !== 'formula') {
      fuel.left -= 1
      return rateFor(curve, value)
    }
    const outcome = evaluateWithin(treeOf(curve.formula), new Map([['value', value]]), fuel)
    return outcome instanceof Fraction ? largerOf(Fraction.zero, outcome) : null
  }
  return (value) => {
    const key = `${value.n}/${value.d}`
    const found = known.get(key)
    if (found !== undefined) return found
    const rate = rateOf(value)
    known.set(key, rate)
    return rate
  }
}

/** The falls of all lines; of those that overlap the first that was found. */
function fallsOf(
  lines: readonly Line[],
  { name, walk: { better } }: Walked,
): readonly FormulaFall[] {
  const found: FormulaFall[] = []
  for (const line of lines) {
    for (const fall of fallsOn(better === 'more' ? line : line.toReversed())) {
      const overlaps = found.some(
        (other) => lowest(fall).isBelow(highest(other)) && lowest(other).isBelow(highest(fall)),
      )
      if (!overlaps && found.length < mostFalls) found.push({ of: name, better, ...fall })
    }
  }
  return found.toSorted((a, b) => a.at.compare(b.at))
}

type Stretch = Omit<FormulaFall, 'of' | 'better'>

const lowest = ({ at, previousAt }: Stretch) => (at.isBelow(previousAt) ? at : previousAt)
const highest = ({ at, previousAt }: Stretch) => largerOf(at, previousAt)

/** Neighbouring steps down as one; a step down of the curve alone is told of the curve. */
function fallsOn(line: Line): readonly Stretch[] {
  const falls: Stretch[] = []
  let isGoingDown = false
  for (const [index, place] of line.entries()) {
    const previous = line[index - 1]
    if (previous === undefined || place.rate.equals(previous.rate)) continue
    const isDown = place.rate.isBelow(previous.rate) && place.value.isBelow(previous.value)
    if (isDown) {
      const last = isGoingDown ? falls.pop() : undefined
      const { previousAt = previous.at, previousRate = previous.rate } = last ?? {}
      falls.push({ at: place.at, rate: place.rate, previousAt, previousRate })
    }
    isGoingDown = isDown
  }
  return falls
}
