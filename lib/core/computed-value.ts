import { type FormulaOrder, formulaOrder } from './formula/formula-order'
import { type FormulaScope, payScope } from './formula/formula-scope'
import { type FormulaNode, factsReadBy, type LookupNode, partsOf } from './formula/formula-tree'
import { constantOf } from './formula/formula-types'
import { readFormula } from './formula/read-formula'
import type { Component, ComputedValue } from './scheme'

/**
 * What the formula of a component's value may read.
 *
 * Rule    the components of the scheme, its own named scores, and the figures that are known; where
 *         nobody says which figures there are, those that the formula itself names. `shares` are the
 *         figures that are fractions of 1, for the editor and its remarks alone.
 * Returns every name and code with its type, for the checker to refuse all others.
 * Source  PAY.md, Formula language.
 */
export function computedScope(
  components: readonly Component[],
  value: ComputedValue,
  kpis: readonly string[] | null,
  shares: readonly string[] = [],
): FormulaScope {
  return payScope({
    components: components.map(({ code }) => code),
    figures: figuresAmong(components, shares),
    scores: value.scores.map(({ code }) => code),
    kpis:
      kpis ??
      lookupsOf(value.formula).flatMap(({ lookup, code }) => (lookup === 'KPI' ? [code] : [])),
    shares,
  })
}

/**
 * The components whose value is a figure in a unit of its own.
 *
 * Rule    a figure without a plan is read as it was delivered, 150 calls; a score, what a formula
 *         computes, a figure divided by its plan and a figure of a share are fractions of 1.
 * Returns their codes; where nobody knows the catalogue, every figure without a plan.
 * Source  PAY.md, Component; Formula language (scores are fractions of 1).
 */
export function figuresAmong(
  components: readonly Component[],
  shares: readonly string[],
): readonly string[] {
  return components.flatMap(({ code, value }) =>
    value.kind === 'kpi' && value.target === null && !shares.includes(value.metric) ? [code] : [],
  )
}

/**
 * The order in which components are measured: what a formula reads before the formula.
 *
 * Rule    what is read comes before its reader, and otherwise the order of the scheme stays.
 * Returns the first circle by its codes, where formulas read each other.
 * Source  PAY.md, Formula language: cycles are refused by name.
 */
export function componentOrder(components: readonly Component[]): FormulaOrder {
  return formulaOrder(
    new Map(
      components.map(({ code, value }) => [
        code,
        value.kind === 'formula' ? componentsReadBy(value.formula) : [],
      ]),
    ),
  )
}

function componentsReadBy(formula: string): readonly string[] {
  const read = readFormula(formula, 'en')
  return read.ok ? partsReadBy(read.tree) : []
}

/**
 * The codes of components that a formula names, and all its other names.
 *
 * Rule    `trips`, `trips.rate` and `trips.amount` are all `trips`.
 * Returns also names and look-ups that are no component: the caller knows which there are.
 * Source  PAY.md, Formula language.
 */
export function partsReadBy(tree: FormulaNode): readonly string[] {
  return factsReadBy(tree).map(partOfKey)
}

/**
 * The code of a component that a key of a fact names, or the key itself.
 *
 * Rule    `trips`, `trips.rate` and `trips.amount` are all `trips`.
 * Returns also names and look-ups that are no component.
 * Source  PAY.md, Formula language.
 */
export function partOfKey(key: string): string {
  return key.replace(/\.(?:rate|amount)$/, '')
}

/**
 * The look-ups of a stored formula.
 *
 * Rule    from left to right, one that stands twice twice.
 * Returns none while the text does not read, which the problems of the scheme tell.
 * Source  PAY.md, Formula language.
 */
export function lookupsOf(formula: string): readonly LookupNode[] {
  const read = readFormula(formula, 'en')
  return read.ok ? lookupsIn(read.tree) : []
}

/**
 * The look-ups in a tree, from left to right.
 *
 * Rule    one that stands twice twice.
 * Returns an empty list for a tree without look-ups.
 * Source  PAY.md, Formula language.
 */
export function lookupsIn(node: FormulaNode): readonly LookupNode[] {
  return node.kind === 'lookup' ? [node] : partsOf(node).flatMap(lookupsIn)
}

/**
 * Whether a component stands on visits, and so on how many of them there are.
 *
 * Rule    a score does, a KPI figure does not, and a formula does where it looks a score up. One
 *         that only counts visits or failures cannot be short of visits.
 * Returns false for a formula that does not read.
 * Source  PAY.md, Component (sampling: minimum number of visits).
 */
export function readsVisits({ value }: Pick<Component, 'value'>): boolean {
  if (value.kind !== 'formula') return value.kind === 'score'
  return lookupsOf(value.formula).some(({ lookup }) => lookup === 'SCORE')
}

/**
 * Whether a formula writes zero for a score that is not there: IFMISSING(SCORE("…"), 0).
 *
 * Rule    by what is written; zero or less, in any part of the formula.
 * Returns false for a formula that does not read.
 * Source  PAY.md, Component: never zero for too few visits.
 */
export function putsZeroForScore(formula: string): boolean {
  const read = readFormula(formula, 'en')
  return read.ok && putsZeroIn(read.tree)
}

function putsZeroIn(node: FormulaNode): boolean {
  if (node.kind === 'call' && node.name === 'IFMISSING') {
    const [value, other] = node.of
    const isZero = other !== undefined && constantOf(other)?.isPositive === false
    const readsScore =
      value !== undefined && lookupsIn(value).some(({ lookup }) => lookup === 'SCORE')
    if (isZero && readsScore) return true
  }
  return partsOf(node).some(putsZeroIn)
}
