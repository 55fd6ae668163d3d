import { Fraction } from '../exact'
import { evaluateWithin, type Fuel } from './evaluate-formula'
import { columnOf, factAt, type NumberColumn } from './formula-columns'
import { type FormulaNode, partsOf } from './formula-tree'
import type { Fact } from './formula-value'
import { numberProgram } from './number-program'

/** A part of a row in whole numbers costs this part of one in exact fractions; a row by itself a little. */
const rowsForOne = 8
const ofRow = 1

/**
 * How many parts a formula has.
 *
 * Rule    every number, name, operator and function once for each place where it stands.
 * Returns at least 1.
 * Source  PAY.md, Formula language: safe.
 */
export function partCount(node: FormulaNode): number {
  return 1 + partsOf(node).reduce((sum, part) => sum + partCount(part), 0)
}

/**
 * As many of the values as can be paid for.
 *
 * Rule    evenly, with the first and the last; never fewer than ten, where there are as many.
 * Returns the values in their order, all of them where `most` is enough.
 * Source  PAY.md, Formula language: safe; Order (a formula is checked on a grid).
 */
export function thinned(values: readonly Fraction[], most: number): readonly Fraction[] {
  const step = Math.ceil(values.length / Math.max(10, most))
  return values.filter((_, index) => index % step === 0 || index === values.length - 1)
}

/**
 * A formula evaluated for many rows of facts, as long as the fuel lasts.
 *
 * Rule    the outcome of every row is that of `evaluateFormula`; in whole numbers below 2^53 where they
 *         are enough, and then a part takes an eighth of the fuel that an exact one takes, and a row 1.
 * Returns the number of every row; null where the formula names none, or the fuel went out.
 * Source  PAY.md, Formula language; Order (a formula is checked on a grid).
 */
export function evaluateRows(
  tree: FormulaNode,
  facts: ReadonlyMap<string, readonly Fact[]>,
  rows: number,
  fuel: Fuel,
): readonly (Fraction | null)[] {
  const columns = new Map([...facts].map(([key, column]) => [key, columnOf(column)]))
  const program = numberProgram(tree, columns, rows)
  const cost = ofRow + partCount(tree) / rowsForOne
  return Array.from({ length: rows }, (_, row) => {
    if (fuel.left <= 0) return null
    if (program !== null) {
      const { state, root } = program
      fuel.left -= cost
      state.row = row
      state.beyond = false
      const n = root.run()
      if (!state.beyond) return Fraction.of(n, root.fixed ?? state.denominator)
    }
    const outcome = evaluateWithin(tree, factsOfRow(columns, row), fuel)
    return outcome instanceof Fraction ? outcome : null
  })
}

function factsOfRow(columns: ReadonlyMap<string, NumberColumn>, row: number) {
  return new Map([...columns].map(([key, column]) => [key, factAt(column, row)]))
}
