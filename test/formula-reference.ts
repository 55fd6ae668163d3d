import { Fraction } from '@/lib/core/exact'
import { type FormulaNode, factKey } from '@/lib/core/formula/formula-tree'
import type { Fact } from '@/lib/core/formula/formula-value'

/**
 * A second evaluator of formulas, written from PAY.md and the manual of a spreadsheet alone and as
 * plainly as can be, to be compared with the product's: numbers are pairs of big integers, what has
 * no value is a word.
 */
type Pair = readonly [n: bigint, d: bigint]
type Value = Pair | boolean | `stop ${string}`

const isStop = (value: Value): value is `stop ${string}` => typeof value === 'string'
const isMissing = (value: Value) =>
  isStop(value) && /no-visits|too-few-visits|not-delivered/.test(value)
const pairOf = (value: Value | undefined): Pair => {
  if (Array.isArray(value)) return value as unknown as Pair
  throw new TypeError(`no number: ${String(value)}`)
}
const limit = 10n ** 300n

function pair(n: bigint, d: bigint): Value {
  if (d === 0n) return 'stop division-by-zero'
  let [x, y] = [n < 0n ? -n : n, d < 0n ? -d : d]
  while (y !== 0n) [x, y] = [y, x % y]
  const sign = d < 0n ? -1n : 1n
  const [a, b] = [(sign * n) / x, (sign * d) / x]
  const tooLarge = a >= limit || a <= -limit || b >= limit
  return tooLarge ? 'stop too-large' : [a, b]
}

const less = ([a, b]: Pair, [c, d]: Pair) => a * d < c * b

function roundPair(
  [n, d]: Pair,
  [un, ud]: Pair,
  way: 'half' | 'up' | 'down' | 'out' | 'in',
): Value {
  const [top, bottom] = [n * ud, d * un]
  const size = top < 0n ? -top : top
  const sign = top < 0n ? -1n : 1n
  const rest = size % bottom
  const isOut =
    rest !== 0n &&
    ((way === 'half' && rest * 2n >= bottom) ||
      (way === 'up' && sign > 0n) ||
      (way === 'down' && sign < 0n) ||
      way === 'out')
  return pair(sign * (size / bottom + (isOut ? 1n : 0n)) * un, ud)
}

/** The value as the product's evaluators would say it: a Fraction, a truth, or "stop reason". */
export function referenceValue(
  tree: FormulaNode,
  facts: ReadonlyMap<string, Fact>,
): Fraction | boolean | string {
  const value = evaluate(tree, facts)
  return Array.isArray(value)
    ? Fraction.of(value[0] as bigint, value[1] as bigint)
    : (value as boolean)
}

function evaluate(node: FormulaNode, facts: ReadonlyMap<string, Fact>): Value {
  const go = (part: FormulaNode | undefined): Value => {
    if (part === undefined) throw new TypeError('nothing there')
    return evaluate(part, facts)
  }
  const withAll = (parts: readonly FormulaNode[], use: (...pairs: Pair[]) => Value): Value => {
    const pairs: Pair[] = []
    for (const part of parts) {
      const value = go(part)
      if (isStop(value)) return value
      pairs.push(pairOf(value))
    }
    return use(...pairs)
  }
  switch (node.kind) {
    case 'number': {
      const [whole = '0', places = ''] = node.text.split('.')
      return pair(
        BigInt(whole + places),
        10n ** BigInt(places.length) * (node.isPercentage ? 100n : 1n),
      )
    }
    case 'boolean':
      return node.value
    case 'name':
    case 'lookup': {
      const fact = facts.get(factKey(node))
      if (fact instanceof Fraction) return [fact.n, fact.d]
      if (typeof fact === 'object' && 'missing' in fact) return `stop ${fact.missing}`
      return 'stop not-delivered'
    }
    case 'negation':
      return withAll([node.of], ([n, d]) => [-n, d])
    case 'binary':
      return withAll([node.left, node.right], ([a, b], [c, d]) => {
        switch (node.operator) {
          case '+':
            return pair(a * d + c * b, b * d)
          case '-':
            return pair(a * d - c * b, b * d)
          case '*':
            return pair(a * c, b * d)
          case '/':
            return pair(a * d, b * c)
          case '^': {
            let result: Value = [1n, 1n]
            const base: Value = c < 0n ? pair(b, a) : [a, b]
            for (let i = 0n; i < (c < 0n ? -c : c); i += 1n) {
              if (isStop(base)) return base
              if (isStop(result)) return result
              const [n, m] = pairOf(result)
              result = pair(n * pairOf(base)[0], m * pairOf(base)[1])
            }
            return result
          }
          case '<':
            return less([a, b], [c, d])
          case '<=':
            return !less([c, d], [a, b])
          case '>':
            return less([c, d], [a, b])
          case '>=':
            return !less([a, b], [c, d])
          case '=':
            return a * d === c * b
          case '<>':
            return a * d !== c * b
          default:
            throw new TypeError(node.operator)
        }
      })
    case 'call':
      return callValue()
    default:
      throw new TypeError(node.kind)
  }

  function callValue(): Value {
    if (node.kind !== 'call') throw new TypeError(node.kind)
    const { name, of } = node
    const [first, second, third] = of
    switch (name) {
      case 'IF': {
        const truth = go(first)
        return isStop(truth) ? truth : truth === true ? go(second) : go(third)
      }
      case 'IFS':
        for (let i = 0; i < of.length; i += 2) {
          const truth = go(of[i])
          if (isStop(truth)) return truth
          if (truth === true) return go(of[i + 1])
        }
        return 'stop no-condition-met'
      case 'AND':
      case 'OR': {
        let missing: Value | null = null
        for (const part of of) {
          const truth = go(part)
          if (truth === (name === 'OR')) return truth
          if (isStop(truth) && !isMissing(truth)) return truth
          if (isStop(truth)) missing ??= truth
        }
        return missing ?? name === 'AND'
      }
      case 'NOT': {
        const truth = go(first)
        return isStop(truth) ? truth : truth !== true
      }
      case 'IFMISSING': {
        const value = go(first)
        return isMissing(value) ? go(second) : value
      }
      case 'BAND':
        return withAll(
          of.filter((_, i) => i === 0 || i % 2 === 1),
          (value, ...froms) => {
            let rate: FormulaNode | null = null
            for (const [i, from] of froms.entries())
              if (!less(value, from)) rate = of[2 * i + 2] ?? null
            return rate === null ? [0n, 1n] : go(rate)
          },
        )
      default:
        return withAll(of, (...pairs) => numbers(name, pairs))
    }
  }
}

function numbers(name: string, pairs: readonly Pair[]): Value {
  const [a, b, c, d, e] = pairs as [Pair, Pair, Pair, Pair, Pair]
  const sum = () => {
    let total: Value = [0n, 1n]
    for (const [n, m] of pairs) {
      if (isStop(total)) return total
      const [x, y] = pairOf(total)
      total = pair(x * m + n * y, y * m)
    }
    return total
  }
  switch (name) {
    case 'MIN':
      return pairs.reduce((low, next) => (less(next, low) ? next : low))
    case 'MAX':
      return pairs.reduce((high, next) => (less(high, next) ? next : high))
    case 'SUM':
      return sum()
    case 'AVERAGE': {
      const total = sum()
      if (isStop(total)) return total
      const [n, m] = pairOf(total)
      return [n, m * BigInt(pairs.length)]
    }
    case 'ABS':
      return [a[0] < 0n ? -a[0] : a[0], a[1]]
    case 'ROUND':
    case 'ROUNDUP':
    case 'ROUNDDOWN': {
      const places = b[0]
      const unit: Pair = places < 0n ? [10n ** -places, 1n] : [1n, 10n ** places]
      return roundPair(a, unit, name === 'ROUND' ? 'half' : name === 'ROUNDUP' ? 'out' : 'in')
    }
    case 'FLOOR':
    case 'CEILING':
      if (b[0] === 0n) return name === 'FLOOR' ? 'stop division-by-zero' : [0n, 1n]
      if (b[0] > 0n) return roundPair(a, b, name === 'FLOOR' ? 'down' : 'up')
      if (a[0] > 0n) return 'stop step-sign'
      return roundPair(a, [-b[0], b[1]], name === 'FLOOR' ? 'in' : 'out')
    case 'CLAMP': {
      if (less(c, b)) return 'stop turned-bounds'
      const lifted = less(a, b) ? b : a
      return less(c, lifted) ? c : lifted
    }
    case 'LINEAR': {
      if (b[0] * c[1] === c[0] * b[1]) return less(a, b) ? d : e
      const isRising = less(b, c)
      if (isRising ? !less(b, a) : !less(a, b)) return d
      if (isRising ? !less(a, c) : !less(c, a)) return e
      // low + (high - low) * (value - from) / (to - from)
      const top: Pair = [a[0] * b[1] - b[0] * a[1], a[1] * b[1]]
      const long: Pair = [c[0] * b[1] - b[0] * c[1], c[1] * b[1]]
      const rise: Pair = [e[0] * d[1] - d[0] * e[1], e[1] * d[1]]
      const n = rise[0] * top[0] * long[1]
      const m = rise[1] * top[1] * long[0]
      return pair(d[0] * m + n * d[1], d[1] * m)
    }
    default:
      throw new TypeError(name)
  }
}
