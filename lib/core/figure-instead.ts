import { lookupsIn, partOfKey, partsReadBy } from './computed-value'
import { Fraction, fractionText } from './exact'
import { treeOf } from './formula/canonical-trees'
import { type FormulaNode, factKey, type LookupNode, type NameNode } from './formula/formula-tree'
import type { LookupName } from './formula/functions'
import { canonicalFormula } from './formula/spell-formula'
import type { Component } from './scheme'

/** A scheme in which the figures that stand in for visits have names of their own. */
export interface StandIns {
  readonly components: readonly Component[]
  /** The code of each of them, in the order in which they are met; no metric of a catalogue has it. */
  readonly codes: readonly string[]
}

/**
 * Components whose formulas tell the figures that stand in for visits that are too few from all others.
 *
 * Rule    the other value of IFMISSING, where what may be missing reads a score, and the branches of
 *         IF and IFS that go by the number of visits: every figure that is looked up or named in there
 *         becomes a figure of its own, and what is made of it, a limit or a share, stays. All else is as
 *         it was. A figure that another formula computes becomes one as a whole.
 * Returns null where no figure stands in for visits.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Component: never zero for too few visits.
 */
export function figuresInstead(components: readonly Component[]): StandIns | null {
  const instead = new FiguresInstead(components)
  const changed = components.map((component) => instead.component(component))
  return instead.codes.length === 0 ? null : { components: changed, codes: instead.codes }
}

/** The largest that can be delivered, one, and none; of either sign. */
const plainFigures = [99_999_999_999, 1, 0, -1, -99_999_999_999].map((figure) =>
  Fraction.of(figure),
)
const mostMarks = 6

/**
 * The figures with which those that stand in for visits are tried.
 *
 * Rule    of either sign, for figures can be below zero: the largest that can be delivered, one and
 *         none, each with each; then the numbers that the formula names, what one of them is of another,
 *         and what lies between two neighbours, for every figure with the others plain or the same.
 * Units   figures as delivered, by the codes of stand-ins; `marks` are the numbers that are named.
 * Returns at most so many, each once, the plain ones first. A formula may be at its best between them.
 * Source  PAY.md, Component: never zero for too few visits; Order (a formula is checked on a grid).
 */
export function triedFigures(
  { codes }: StandIns,
  marks: readonly Fraction[],
  most: number,
): readonly ReadonlyMap<string, Fraction>[] {
  const named = [...plainFigures, ...figuresAround(marks.slice(0, mostMarks))]
  const known = new Map<string, ReadonlyMap<string, Fraction>>()
  for (const figure of named) {
    for (const own of codes) {
      for (const other of [...plainFigures, figure]) {
        if (known.size >= most) return [...known.values()]
        const figures = new Map(codes.map((code) => [code, code === own ? figure : other]))
        known.set([...figures.values()].map(fractionText).join(' '), figures)
      }
    }
  }
  return [...known.values()]
}

function figuresAround(marks: readonly Fraction[]): readonly Fraction[] {
  const named = [Fraction.one, Fraction.of(2), ...marks]
  const quotients = named.flatMap((of) =>
    named.flatMap((by) => (by.isZero ? [] : [of.dividedBy(by)])),
  )
  return [named, quotients]
    .flatMap((figures) => [...figures, ...between(figures)])
    .flatMap((figure) => [figure, figure.negated()])
}

/** What lies in the middle of two neighbours, the first of which is none. */
function between(figures: readonly Fraction[]): readonly Fraction[] {
  const inOrder = [Fraction.zero, ...figures].toSorted((a, b) => a.compare(b))
  return inOrder
    .slice(1)
    .map((figure, index) => figure.plus(inOrder[index] ?? figure).dividedBy(Fraction.of(2)))
}

class FiguresInstead {
  /** The figures that were met, in their order. */
  private readonly met: string[] = []

  constructor(private readonly all: readonly Component[]) {}

  get codes(): readonly string[] {
    return this.met.map((_, figure) => codeOf(figure))
  }

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
        return isStandIn && this.isFigure(node) ? this.figureAt(node) : node
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

  private figureAt(node: LookupNode | NameNode): FormulaNode {
    const key = partOfKey(factKey(node))
    if (!this.met.includes(key)) this.met.push(key)
    const { from, to } = node
    const code = codeOf(this.met.indexOf(key))
    return { kind: 'lookup', lookup: 'KPI', code, codeAt: { from, to }, from, to }
  }
}

/** The code of a metric begins with a letter. */
function codeOf(figure: number): string {
  return String(figure + 1)
}
