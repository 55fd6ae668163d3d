import { Fraction, largerOf, smallerOf } from '../exact'
import { bounded, onLine, power, quotient, roundedToPlaces, toStep } from './exact-numbers'
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
import { type Facts, type Outcome, Stop } from './formula-value'

/** A part of a formula, what it came to, and the parts that were needed for it. */
export interface FormulaTrace {
  readonly node: FormulaNode
  readonly outcome: Outcome
  readonly parts: readonly FormulaTrace[]
}

/**
 * What a checked formula gives for facts, exactly.
 *
 * Rule    only what is needed is computed: one branch of IF, conditions until they are decided. A
 *         missing value makes what needs it missing; AND is false as soon as one condition is,
 *         whatever else is missing, and OR true as soon as one is true.
 * Returns a value, or a Stop that names why there is none and where.
 * Throws  TypeError for a formula that `checkFormula` refuses, and for facts of another kind than
 *         the scope says.
 * Source  PAY.md, Formula language.
 */
export function evaluateFormula(tree: FormulaNode, facts: Facts): Outcome {
  return new ExactRun(facts).run(tree)
}

/**
 * Evaluates a formula and keeps every part's value on the way.
 *
 * Rule    the outcome is that of `evaluateFormula`; a branch that was not taken is not computed and
 *         not in the trace.
 * Returns the parts that were computed, in the order in which they were.
 * Source  PAY.md, Formula language: trace.
 */
export function traceFormula(tree: FormulaNode, facts: Facts): FormulaTrace {
  const run = new TracedRun(facts)
  run.run(tree)
  const [trace] = run.parts
  if (trace === undefined) throw new TypeError('A formula without a part')
  return trace
}

/** How much evaluating may cost: a part costs 1, a part with a long number more. */
export class Fuel {
  constructor(public left: number) {}
}

/**
 * What a checked formula gives for facts, as long as the fuel lasts.
 *
 * Rule    the outcome is that of `evaluateFormula`; every part that is computed takes 1 of the fuel, one
 *         whose number is longer than 64 bits 20, longer than 256 bits 400.
 * Returns null where the fuel went out before the end; the fuel is then empty.
 * Source  PAY.md, Formula language: safe (bounded steps).
 */
export function evaluateWithin(tree: FormulaNode, facts: Facts, fuel: Fuel): Outcome | null {
  try {
    return new MeteredRun(facts, fuel).run(tree)
  } catch (error) {
    if (error instanceof OutOfFuel) return null
    throw error
  }
}

/** One evaluation; others build on it. */
export class ExactRun {
  constructor(private readonly facts: Facts) {}

  run(node: FormulaNode): Outcome {
    switch (node.kind) {
      case 'number':
        return literalValue(node)
      case 'text':
      case 'boolean':
        return node.value
      case 'name':
      case 'lookup': {
        const fact = this.facts.get(factKey(node))
        if (fact === undefined) return new Stop('not-delivered', node)
        if (fact instanceof Fraction || fact instanceof Stop || typeof fact !== 'object')
          return fact
        return new Stop(fact.missing, node)
      }
      case 'negation':
        return this.withNumbers([node.of], (value) => value.negated())
      case 'binary':
        return this.binary(node)
      case 'call':
        return this.call(node)
    }
  }

  private binary(node: BinaryNode): Outcome {
    const { operator, left, right } = node
    if (isComparison(operator)) return this.compared(left, right, operator)
    if (operator === '&') return this.joined(left, right)
    if (operator === '^') {
      const exponent = wholeConstantOf(right, formulaLimits.exponent) ?? 0
      return this.withNumbers([left], (base) => power(base, exponent, node))
    }
    return this.withNumbers([left, right], (a, b) => {
      if (operator === '/') {
        const result = quotient(a, b, node)
        return result instanceof Stop ? result : bounded(result, node)
      }
      const result = operator === '+' ? a.plus(b) : operator === '-' ? a.minus(b) : a.times(b)
      return bounded(result, node)
    })
  }

  private joined(left: FormulaNode, right: FormulaNode): Outcome {
    const [before, behind] = [this.text(left), this.text(right)]
    if (before instanceof Stop) return before
    return behind instanceof Stop ? behind : before + behind
  }

  private text(node: FormulaNode): string | Stop {
    if (node.kind === 'number') return node.text + (node.isPercentage ? '%' : '')
    const value = this.run(node)
    if (value instanceof Stop || typeof value === 'string') return value
    throw new TypeError(`${node.kind} gives no text`)
  }

  private compared(left: FormulaNode, right: FormulaNode, sign: Comparison): Outcome {
    const a = this.run(left)
    if (a instanceof Stop) return a
    const b = this.run(right)
    if (b instanceof Stop) return b
    if (a instanceof Fraction && b instanceof Fraction) return holds(a.compare(b), sign)
    return isSame(a, b) === (sign === '=')
  }

  private call(node: CallNode): Outcome {
    const { of } = node
    switch (node.name) {
      case 'IF':
      case 'IFS':
        return this.firstHolding(of, node)
      case 'AND':
        return this.all(of, true)
      case 'OR':
        return this.all(of, false)
      case 'NOT':
        return this.truth(of[0], (value) => !value)
      case 'IFMISSING':
        return this.otherwise(of)
      case 'BAND':
        return this.band(of)
      default:
        return this.withNumbers(of, (...values) => numberOf(node, values))
    }
  }

  /** Pairs of condition and value, and what stands alone at the end for none. */
  private firstHolding(of: readonly FormulaNode[], node: FormulaNode): Outcome {
    for (let at = 0; at < of.length; at += 2) {
      const [first, value] = [of[at], of[at + 1]]
      if (first === undefined) break
      if (value === undefined) return this.run(first)
      const condition = this.truth(first, (truth) => truth)
      if (condition instanceof Stop) return condition
      if (condition) return this.run(value)
    }
    return new Stop('no-condition-met', node)
  }

  /** AND until one is false, OR until one is true; what is missing waits for the others. */
  private all(of: readonly FormulaNode[], goesOn: boolean): Outcome {
    let missing: Stop | null = null
    for (const node of of) {
      const value = this.truth(node, (truth) => truth)
      if (value instanceof Stop) {
        if (!value.isMissing) return value
        missing ??= value
      } else if (value !== goesOn) return value
    }
    return missing ?? goesOn
  }

  private truth(node: FormulaNode | undefined, use: (value: boolean) => boolean): boolean | Stop {
    const value = node && this.run(node)
    if (value instanceof Stop) return value
    if (typeof value !== 'boolean') throw new TypeError('A condition is neither true nor false')
    return use(value)
  }

  private otherwise([value, other]: readonly FormulaNode[]): Outcome {
    if (value === undefined || other === undefined) throw new TypeError('IFMISSING takes two')
    const outcome = this.run(value)
    return outcome instanceof Stop && outcome.isMissing ? this.run(other) : outcome
  }

  /** The rate of the last step that is reached, 0 below the first. */
  private band([value, ...steps]: readonly FormulaNode[]): Outcome {
    const froms = steps.filter((_, at) => at % 2 === 0)
    return this.withNumbers(value === undefined ? [] : [value, ...froms], (read, ...known) => {
      const reached = known.findLastIndex((from) => read.isAtLeast(from))
      const rate = steps[reached * 2 + 1]
      return rate === undefined ? Fraction.zero : this.run(rate)
    })
  }

  private withNumbers(
    nodes: readonly FormulaNode[],
    use: (first: Fraction, ...others: Fraction[]) => Outcome,
  ): Outcome {
    const values: Fraction[] = []
    for (const node of nodes) {
      const value = this.run(node)
      if (value instanceof Stop) return value
      if (!(value instanceof Fraction)) throw new TypeError(`${node.kind} gives no number`)
      values.push(value)
    }
    const [first, ...others] = values
    if (first === undefined) throw new TypeError('A function without an argument')
    return use(first, ...others)
  }
}

/** Keeps every part beside its outcome; it computes nothing itself. */
class TracedRun extends ExactRun {
  parts: FormulaTrace[] = []

  override run(node: FormulaNode): Outcome {
    const around = this.parts
    this.parts = []
    const outcome = super.run(node)
    around.push({ node, outcome, parts: this.parts })
    this.parts = around
    return outcome
  }
}

class OutOfFuel extends Error {}

/** Takes fuel for every part; it computes nothing itself. */
class MeteredRun extends ExactRun {
  constructor(
    facts: Facts,
    private readonly fuel: Fuel,
  ) {
    super(facts)
  }

  override run(node: FormulaNode): Outcome {
    if (this.fuel.left <= 0) throw new OutOfFuel()
    const outcome = super.run(node)
    this.fuel.left -= outcome instanceof Fraction ? workOf(outcome) : 1
    return outcome
  }
}

const long = 2n ** 64n
const veryLong = 2n ** 256n

function workOf(value: Fraction): number {
  const { n, d } = value.absolute()
  if (n < long && d < long) return 1
  return n < veryLong && d < veryLong ? 20 : 400
}

function numberOf(node: CallNode, values: readonly Fraction[]): Outcome {
  const [a = Fraction.zero, b = Fraction.zero, c = Fraction.zero, d = a, e = a] = values
  const places = Number(b.n)
  switch (node.name) {
    case 'MIN':
      return values.reduce(smallerOf)
    case 'MAX':
      return values.reduce(largerOf)
    case 'SUM':
      return boundedSum(values, node)
    case 'AVERAGE': {
      const sum = boundedSum(values, node)
      return sum instanceof Stop ? sum : sum.dividedBy(Fraction.of(values.length))
    }
    case 'ABS':
      return a.absolute()
    case 'ROUND':
      return roundedToPlaces(a, places, 'half-up')
    case 'ROUNDUP':
      return roundedToPlaces(a, places, 'away-from-zero')
    case 'ROUNDDOWN':
      return roundedToPlaces(a, places, 'toward-zero')
    case 'FLOOR':
    case 'CEILING': {
      const stepped = toStep(a, b, node.name, node)
      return stepped instanceof Stop ? stepped : bounded(stepped, node)
    }
    case 'CLAMP':
      return c.isBelow(b) ? new Stop('turned-bounds', node) : smallerOf(largerOf(a, b), c)
    case 'LINEAR':
      return bounded(onLine(a, b, c, d, e), node)
    default:
      throw new TypeError(`${node.name} is no function of numbers`)
  }
}

function boundedSum(values: readonly Fraction[], node: FormulaNode): Fraction | Stop {
  let sum = Fraction.zero
  for (const value of values) {
    const next = bounded(sum.plus(value), node)
    if (next instanceof Stop) return next
    sum = next
  }
  return sum
}

function holds(order: -1 | 0 | 1, sign: Comparison): boolean {
  switch (sign) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '>=':
      return order >= 0
    case '>':
      return order > 0
  }
}

/** Texts as in a spreadsheet: capital and small letters are the same. */
function isSame(a: Outcome, b: Outcome): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase()
  return a === b
}
