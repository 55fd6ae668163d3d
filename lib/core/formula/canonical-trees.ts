import type { FormulaNode } from './formula-tree'
import { readFormula } from './read-formula'

/** A month reads one text five thousand times: the trees of the last texts are kept. */
const trees = new Map<string, FormulaNode>()
const mostTrees = 100

/**
 * The tree of a stored formula.
 *
 * Rule    read in the English spelling, in which formulas are stored; the trees of the last hundred
 *         texts are kept.
 * Throws  RangeError for a text that is no formula: `schemeProblems` finds it before.
 * Source  PAY.md, Formula language: stored canonically.
 */
export function treeOf(formula: string): FormulaNode {
  const known = trees.get(formula)
  if (known !== undefined) return known
  const read = readFormula(formula, 'en')
  if (!read.ok) throw new RangeError(`Not a formula: ${read.problem.code} at ${read.problem.from}`)
  if (trees.size >= mostTrees) trees.clear()
  trees.set(formula, read.tree)
  return read.tree
}
