import { lookupsIn, partOfKey, partsReadBy } from './computed-value'
import { treeOf } from './formula/canonical-trees'
import { type FormulaNode, factKey, type LookupNode, type NameNode } from './formula/formula-tree'
import type { LookupName } from './formula/functions'
import { canonicalFormula } from './formula/spell-formula'
import type { Component } from './scheme'

/**
 * Components whose formulas have numbers for the figures that stand in for visits that are too few.
 *
 * Rule    the other value of IFMISSING, where what may be missing reads a score, and the branches of
 *         IF and IFS that go by the number of visits: every figure that is looked up or named in there
 *         becomes its number, and what is made of it, a limit or a share, stays. All else is as it was.
 *         A figure that another formula computes becomes the number as a whole.
 * Units   the number as it is written, none below 0. `numberOf` is told which figure it is for, from 0.
 * Returns null where no figure stands in for visits.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Component: never zero for too few visits.
 */
export function withFiguresAs(
  components: readonly Component[],
  numberOf: (figure: number) => string,
): readonly Component[] | null {
  const instead = new FiguresInstead(components, numberOf)
  const changed = components.map((component) => instead.component(component))
  return changed.every((component, index) => component === components[index]) ? null : changed
}

class FiguresInstead {
  /** The figures that were met, in their order. */
  private readonly met: string[] = []

  constructor(
    private readonly all: readonly Component[],
    private readonly numberOf: (figure: number) => string,
  ) {}

  component(component: Component): Component {
    const { value } = component
    if (value.kind !== 'formula') return component
    const tree = treeOf(value.formula)
    const changed = this.node(tree, false)
    if (changed === tree) return component
    return { ...component, value: { ...value, formula: canonicalFormula(changed) } }
  }

  /** The same object where nothing in it changes. */
  private node(node: FormulaNode, isStandIn: boolean): FormulaNode {
    switch (node.kind) {
      case 'lookup':
      case 'name':
        return isStandIn && this.isFigure(node) ? this.numberAt(node) : node
      case 'negation': {
        const of = this.node(node.of, isStandIn)
        return of === node.of ? node : { ...node, of }
      }
      case 'binary': {
        const left = this.node(node.left, isStandIn)
        const right = this.node(node.right, isStandIn)
        return left === node.left && right === node.right ? node : { ...node, left, right }
      }
      case 'call': {
        const stands = this.standIns(node)
        const of = node.of.map((part, at) => this.node(part, isStandIn || stands.has(at)))
        return of.every((part, at) => part === node.of[at]) ? node : { ...node, of }
      }
      default:
        return node
    }
  }

  /** Which arguments are paid where there are too few visits. */
  private standIns({ name, of }: Extract<FormulaNode, { kind: 'call' }>): ReadonlySet<number> {
    const [first] = of
    if (name === 'IFMISSING') return new Set(first && this.reads(first, 'SCORE') ? [1] : [])
    if (name !== 'IF' && name !== 'IFS') return new Set()
    const isCondition = (at: number) => at % 2 === 0 && at + 1 < of.length
    const goesByVisits = of.some((part, at) => isCondition(at) && this.reads(part, 'VISITS'))
    return new Set(goesByVisits ? [...of.keys()].filter((at) => !isCondition(at)) : [])
  }

  private isFigure(node: FormulaNode): boolean {
    return this.reads(node, 'KPI') && !this.reads(node, 'SCORE')
  }

  private reads(node: FormulaNode, lookup: LookupName): boolean {
    if (lookupsIn(node).some((one) => one.lookup === lookup)) return true
    const named = partsReadBy(node)
    return this.all
      .filter(({ code }) => named.includes(code))
      .some(({ value }) => {
        if (value.kind === 'formula') return this.reads(treeOf(value.formula), lookup)
        return lookup === (value.kind === 'kpi' ? 'KPI' : 'SCORE')
      })
  }

  private numberAt(node: LookupNode | NameNode): FormulaNode {
    const key = partOfKey(factKey(node))
    if (!this.met.includes(key)) this.met.push(key)
    const text = this.numberOf(this.met.indexOf(key))
    return { kind: 'number', text, isPercentage: false, from: node.from, to: node.to }
  }
}
