import type { NumberColumn } from './formula-columns'
import {
  type BinaryNode,
  type CallNode,
  type Comparison,
  type FormulaNode,
  factKey,
  formulaLimits,
  isComparison,
} from './formula-tree'
import { literalValue, wholeConstantOf } from './formula-types'
import type { PairState } from './pair-arithmetic'
import { type Condition, type Part, PartMaker } from './program-parts'

/** A formula made ready for many rows of columns; `run` evaluates the row that the state names. */
export interface NumberProgram {
  readonly state: PairState
  readonly root: Part
}

/**
 * A checked formula of numbers as closures over whole numbers in doubles.
 *
 * Rule    the same steps as `evaluateFormula`, so that a row on which the state is not `beyond` has
 *         the same number. Closures, never generated code.
 * Returns null for a formula that works with texts, which is evaluated exactly row by row.
 * Source  PAY.md, Formula language: safe.
 */
export function numberProgram(
  tree: FormulaNode,
  columns: ReadonlyMap<string, NumberColumn>,
  rows: number,
): NumberProgram | null {
  const state: PairState = { row: 0, denominator: 1, beyond: false }
  try {
    return { state, root: new ProgramBuilder(columns, new PartMaker(state, rows)).number(tree) }
  } catch (error) {
    if (error instanceof NoProgram) return null
    throw error
  }
}

class NoProgram extends Error {}

class ProgramBuilder {
  constructor(
    private readonly columns: ReadonlyMap<string, NumberColumn>,
    private readonly make: PartMaker,
  ) {}

  number(node: FormulaNode): Part {
    switch (node.kind) {
      case 'number': {
        const { n, d } = literalValue(node)
        return Number.isSafeInteger(Number(n)) && Number.isSafeInteger(Number(d))
          ? this.make.constant(Number(n), Number(d))
          : this.make.nameless()
      }
      case 'name':
      case 'lookup': {
        const column = this.columns.get(factKey(node))
        if (column === undefined) return this.make.nameless()
        return this.make.column(column.numerators, column.denominators)
      }
      case 'negation':
        return this.make.negated(this.number(node.of))
      case 'binary':
        return this.binary(node)
      case 'call':
        return this.call(node)
      default:
        throw new NoProgram()
    }
  }

  private binary({ operator, left, right }: BinaryNode): Part {
    const { make } = this
    switch (operator) {
      case '+':
        return make.plus(this.number(left), this.number(right))
      case '-':
        return make.minus(this.number(left), this.number(right))
      case '*':
        return make.times(this.number(left), this.number(right))
      case '/':
        return make.dividedBy(this.number(left), this.number(right))
      case '^':
        return this.power(left, wholeConstantOf(right, formulaLimits.exponent) ?? 0)
      default:
        throw new NoProgram()
    }
  }

  private power(node: FormulaNode, exponent: number): Part {
    const { make } = this
    const one = make.constant(1, 1)
    return make.once(this.number(node), (base) => {
      let product = one
      for (let times = 0; times < Math.abs(exponent); times += 1)
        product = make.times(product, base)
      return exponent < 0 ? make.dividedBy(one, product) : product
    })
  }

  condition(node: FormulaNode): Condition {
    if (node.kind === 'boolean') return () => node.value
    if (node.kind === 'binary' && isComparison(node.operator)) {
      const order = this.make.order(this.number(node.left), this.number(node.right))
      return holding(order, node.operator)
    }
    if (node.kind !== 'call') throw new NoProgram()
    const of = node.of
    switch (node.name) {
      case 'NOT': {
        const inner = this.condition(this.argument(node, 0))
        return () => !inner()
      }
      case 'AND':
        return of.map((part) => this.condition(part)).reduce((a, b) => () => a() && b())
      case 'OR':
        return of.map((part) => this.condition(part)).reduce((a, b) => () => a() || b())
      case 'IF': {
        const when = this.condition(this.argument(node, 0))
        const yes = this.condition(this.argument(node, 1))
        const no = this.condition(this.argument(node, 2))
        return () => (when() ? yes() : no())
      }
      default:
        throw new NoProgram()
    }
  }

  private call(node: CallNode): Part {
    const { make } = this
    switch (node.name) {
      case 'IF':
      case 'IFS':
        return this.firstHolding(node.of)
      case 'IFMISSING':
        // A row without the value goes the exact way; all others have it.
        return this.numberAt(node, 0)
      case 'BAND':
        return this.band(node)
      case 'SUM':
        return this.numbers(node).reduce((a, b) => make.plus(a, b))
      case 'AVERAGE': {
        const sum = this.numbers(node).reduce((a, b) => make.plus(a, b))
        return make.times(sum, make.constant(1, node.of.length))
      }
      case 'MIN':
        return this.numbers(node).reduce((a, b) => this.extreme(a, b, 1))
      case 'MAX':
        return this.numbers(node).reduce((a, b) => this.extreme(a, b, -1))
      case 'ABS':
        return make.absolute(this.numberAt(node, 0))
      case 'CLAMP':
        return this.clamped(node)
      case 'LINEAR':
        return this.line(node)
      case 'FLOOR':
      case 'CEILING':
        return this.stepped(node, node.name)
      case 'ROUND':
      case 'ROUNDUP':
      case 'ROUNDDOWN':
        return this.rounded(node, node.name)
      default:
        throw new NoProgram()
    }
  }

  private argument(node: CallNode, at: number): FormulaNode {
    const argument = node.of[at]
    if (argument === undefined) throw new NoProgram()
    return argument
  }

  private numberAt(node: CallNode, at: number): Part {
    return this.number(this.argument(node, at))
  }

  private numbers(node: CallNode): readonly Part[] {
    return node.of.map((part) => this.number(part))
  }

  private firstHolding(of: readonly FormulaNode[]): Part {
    const [first, value, ...others] = of
    if (first === undefined) return this.make.nameless()
    if (value === undefined) return this.number(first)
    return this.make.chosen(this.condition(first), this.number(value), this.firstHolding(others))
  }

  /** The smaller of two, or the larger; both are computed once, as the exact evaluation does. */
  private extreme(left: Part, right: Part, sign: 1 | -1): Part {
    const { make } = this
    return make.once(left, (a) =>
      make.once(right, (b) => {
        const order = make.order(a, b)
        return make.chosen(() => order() * sign <= 0, a, b)
      }),
    )
  }

  private clamped(node: CallNode): Part {
    const { make } = this
    return make.once(this.numberAt(node, 0), (value) =>
      make.once(this.numberAt(node, 1), (low) =>
        make.once(this.numberAt(node, 2), (high) => {
          const order = make.order(high, low)
          const within = this.extreme(this.extreme(value, low, -1), high, 1)
          return make.chosen(() => order() >= 0, within, make.nameless())
        }),
      ),
    )
  }

  private band(node: CallNode): Part {
    const { make } = this
    const isSteady = node.of.every(
      (part, at) => at % 2 === 0 || this.number(part).constant !== null,
    )
    // All limits are computed, also those that do not decide: the exact evaluation names their stops.
    if (!isSteady) return make.nameless()
    return make.once(this.numberAt(node, 0), (value) => {
      let rate = make.constant(0, 1)
      for (let at = 1; at + 1 < node.of.length; at += 2) {
        const order = make.order(value, this.numberAt(node, at))
        rate = make.chosen(() => order() >= 0, this.numberAt(node, at + 1), rate)
      }
      return rate
    })
  }

  /** All five are computed, whether they are needed or not, as the exact evaluation does. */
  private line(node: CallNode): Part {
    const { make } = this
    return make.once(this.numberAt(node, 0), (value) =>
      make.once(this.numberAt(node, 1), (from) =>
        make.once(this.numberAt(node, 2), (to) =>
          make.once(this.numberAt(node, 3), (low) =>
            make.once(this.numberAt(node, 4), (high) => this.onLine(value, from, to, low, high)),
          ),
        ),
      ),
    )
  }

  private onLine(value: Part, from: Part, to: Part, low: Part, high: Part): Part {
    const { make } = this
    const [length, passed] = [make.order(from, to), make.order(value, from)]
    const step = make.chosen(() => passed() >= 0, high, low)
    const way = make.dividedBy(make.minus(value, from), make.minus(to, from))
    const slope = make.once(way, (done) => {
      const rest = make.order(done, make.constant(1, 1))
      const between = make.plus(low, make.times(make.minus(high, low), done))
      const upper = make.chosen(() => rest() >= 0, high, between)
      return make.chosen(() => done.run() <= 0, low, upper)
    })
    return make.chosen(() => length() === 0, step, slope)
  }

  private rounded(node: CallNode, name: 'ROUND' | 'ROUNDUP' | 'ROUNDDOWN'): Part {
    const places = wholeConstantOf(this.argument(node, 1), formulaLimits.places) ?? 0
    const rounding =
      name === 'ROUND' ? 'half-up' : name === 'ROUNDUP' ? 'away-from-zero' : 'toward-zero'
    const value = this.numberAt(node, 0)
    return this.make.rounded(value, 10 ** Math.max(0, -places), 10 ** Math.max(0, places), rounding)
  }

  /** Only a step above zero that is written as a number is fast: others have cases of their own. */
  private stepped(node: CallNode, name: 'FLOOR' | 'CEILING'): Part {
    const step = this.numberAt(node, 1)
    const value = this.numberAt(node, 0)
    if (step.constant === null || step.constant <= 0 || step.fixed === null) {
      return this.make.nameless()
    }
    const rounding = name === 'FLOOR' ? 'floor' : 'ceiling'
    return this.make.rounded(value, step.constant, step.fixed, rounding)
  }
}

function holding(order: () => number, sign: Comparison): Condition {
  switch (sign) {
    case '<':
      return () => order() < 0
    case '<=':
      return () => order() <= 0
    case '=':
      return () => order() === 0
    case '<>':
      return () => order() !== 0
    case '>=':
      return () => order() >= 0
    case '>':
      return () => order() > 0
  }
}
