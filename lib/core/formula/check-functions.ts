import { OperatorChecker } from './check-operators'
import { type CallNode, type FormulaNode, formulaLimits } from './formula-tree'
import {
  constantOf,
  freeNumber,
  missingIn,
  type PartType,
  typeOf,
  wholeConstantOf,
} from './formula-types'

/** Finds the kind of a whole formula, and everything that is wrong with it on the way. */
export class FunctionChecker extends OperatorChecker {
  check(node: FormulaNode): PartType | null {
    switch (node.kind) {
      case 'number':
        return freeNumber
      case 'text':
        return typeOf('text', [])
      case 'boolean':
        return typeOf('boolean', [])
      case 'name':
        return this.name(node)
      case 'lookup':
        return this.lookup(node)
      case 'negation':
        return this.negation(node.of)
      case 'binary':
        return this.binary(node)
      case 'call':
        return this.call(node)
    }
  }

  private call(node: CallNode): PartType | null {
    const { of } = node
    switch (node.name) {
      case 'IF':
        return this.chosen(of.slice(0, 1), of.slice(1))
      case 'IFS':
        return this.chosen(everySecond(of, 0), everySecond(of, 1))
      case 'AND':
      case 'OR':
      case 'NOT':
        return this.conditions(of)
      case 'MIN':
      case 'MAX':
      case 'CLAMP':
        return this.bounded(node)
      case 'SUM':
        return asSum(this.numbers(of))
      case 'AVERAGE':
      case 'FLOOR':
      case 'CEILING':
      case 'ABS':
        return this.numbers(of)
      case 'ROUND':
      case 'ROUNDUP':
      case 'ROUNDDOWN':
        return this.rounded(of)
      case 'BAND':
        return this.band(of)
      case 'LINEAR':
        return this.linear(of)
      case 'IFMISSING':
        return this.otherwise(of)
    }
  }

  /** Conditions, and the values of which one is taken. */
  private chosen(
    conditions: readonly FormulaNode[],
    values: readonly FormulaNode[],
  ): PartType | null {
    const condition = this.conditions(conditions)
    const value = this.joined(values)
    if (condition === null || value === null) return null
    return { ...value, missing: missingIn([condition, value]) }
  }

  private conditions(nodes: readonly FormulaNode[]): PartType | null {
    const types = nodes.map((node) => {
      const type = this.check(node)
      if (type === null || type.kind === 'boolean') return type
      return this.refuse('condition-needed', node, { name: this.say(node) })
    })
    const known = types.filter((type) => type !== null)
    return known.length < types.length ? null : typeOf('boolean', known)
  }

  private numbers(nodes: readonly FormulaNode[]): PartType | null {
    const joined = this.joined(nodes)
    if (joined === null || joined.kind === 'number' || joined.kind === 'money') return joined
    const [first] = nodes
    return first === undefined ? null : this.refuse('number-needed', first)
  }

  private bounded(node: CallNode): PartType | null {
    const type = this.numbers(node.of)
    const [low, high] = node.of.slice(1).map(constantOf)
    if (node.name === 'CLAMP' && low && high?.isBelow(low)) {
      return this.refuse('turned-bounds', node)
    }
    return type
  }

  private rounded([value, places]: readonly FormulaNode[]): PartType | null {
    if (value === undefined || places === undefined) return null
    const type = this.numeric(value)
    const most = formulaLimits.places
    if (wholeConstantOf(places, most) === null) {
      return this.refuse('whole-places', places, { most: String(most) })
    }
    return type
  }

  private band([value, ...steps]: readonly FormulaNode[]): PartType | null {
    if (value === undefined) return null
    const froms = everySecond(steps, 0)
    const read = this.numbers([value, ...froms])
    const rate = this.numbers(everySecond(steps, 1))
    const known = froms.map(constantOf)
    const turned = known.findIndex((from, at) => {
      const before = known[at - 1]
      return from && before && !before.isBelow(from)
    })
    const place = froms[turned]
    if (place !== undefined) return this.refuse('rising-bands', place)
    if (read === null || rate === null) return null
    return { ...rate, missing: missingIn([read, rate]) }
  }

  private linear(of: readonly FormulaNode[]): PartType | null {
    const read = this.numbers(of.slice(0, 3))
    const rate = this.numbers(of.slice(3))
    if (read === null || rate === null) return null
    return { ...rate, missing: missingIn([read, rate]) }
  }

  /** What may be missing in the first value is dealt with here. */
  private otherwise([value, other]: readonly FormulaNode[]): PartType | null {
    if (value === undefined || other === undefined) return null
    const joined = this.joined([value, other])
    if (joined === null) return null
    const missing = joined.missing.filter((node) => node.from >= other.from)
    return { ...joined, missing }
  }
}

function asSum(type: PartType | null): PartType | null {
  return type && { ...type, isFraction: false }
}

function everySecond(nodes: readonly FormulaNode[], first: 0 | 1): readonly FormulaNode[] {
  return nodes.filter((_, at) => at % 2 === first)
}
