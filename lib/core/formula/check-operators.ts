import { plainDecimalText } from '../display-number'
import { Fraction } from '../exact'
import { commonFunction, commonName } from './everyday-words'
import {
  type FormulaProblem,
  type FormulaProblemCode,
  formulaProblem,
  type Suggestion,
} from './formula-problem'
import type { FactType, FormulaScope } from './formula-scope'
import {
  type BinaryNode,
  type FormulaNode,
  formulaLimits,
  isComparison,
  type LookupNode,
  type NameNode,
  type Span,
} from './formula-tree'
import {
  constantOf,
  freeNumber,
  joinedType,
  type PartType,
  typeOf,
  wholeConstantOf,
} from './formula-types'
import {
  functionOf,
  type LookupName,
  lookupNames,
  type Spelling,
  spelledFunction,
} from './functions'
import { nearNames } from './near-names'
import { spellFormula } from './spell-formula'

/** Above it a literal beside a score is a slip of somebody who thinks in percents. */
const highestScore = Fraction.of(2n)
const highestPercents = Fraction.of(200n)

/** Of the facts of one kind so many are offered. */
const mostCodes = 3

/** Finds the kinds of names and operators; `check` answers null where a problem hides the kind. */
export abstract class OperatorChecker {
  readonly problems: FormulaProblem[] = []

  constructor(
    private readonly scope: FormulaScope,
    protected readonly spelling: Spelling,
  ) {}

  abstract check(node: FormulaNode): PartType | null

  protected get separator(): string {
    return this.spelling === 'ru' ? '; ' : ', '
  }

  protected refuse(
    code: FormulaProblemCode,
    place: Span,
    values: Readonly<Record<string, string>> = {},
    suggestions: readonly Suggestion[] = [],
  ): null {
    this.problems.push(formulaProblem(code, place, values, suggestions))
    return null
  }

  protected say(node: FormulaNode): string {
    return spellFormula(node, this.spelling)
  }

  protected name(node: NameNode): PartType | null {
    const known = this.scope.names.get(node.name)
    if (known !== undefined) return ofFact(known, node)
    const [code = node.name] = node.name.split('.')
    if (code === this.scope.own) return this.refuse('own-name', node, { name: code })
    const near = nearNames(node.name, this.scope.names.keys())
    const meant = this.commonly(node.name)
    if (near.length + meant.length === 0 && functionOf(node.name) !== null) {
      return this.refuse('function-as-name', node, { name: node.name })
    }
    const codes = lookupNames
      .filter((lookup) => this.scope.codes[lookup].has(node.name))
      .map((lookup) => this.lookedUp(lookup, node.name))
    const texts = [...meant, ...near, ...codes]
    const suggestions = [...new Set(texts.length > 0 ? texts : this.onlyName)]
    return this.refuse(
      'unknown-name',
      node,
      { name: node.name },
      suggestions.map((text) => ({ from: node.from, to: node.to, text })),
    )
  }

  /** What a word of everyday speech may mean: a name, or a fact of its own code. */
  private commonly(typed: string): readonly string[] {
    const name = commonName(typed, this.scope.names)
    if (name !== null) return [name]
    const lookup = lookupNames.find((one) => one === commonFunction(typed))
    if (lookup === undefined) return []
    const codes = [...this.scope.codes[lookup].keys()].slice(0, mostCodes)
    return codes.map((code) => this.lookedUp(lookup, code))
  }

  /** A curve knows one name: whatever stands there instead, that is the one. */
  private get onlyName(): readonly string[] {
    const all = [...this.scope.names.keys()]
    return all.length === 1 ? all : []
  }

  private lookedUp(lookup: LookupName, code: string): string {
    return `${spelledFunction(lookup, this.spelling)}("${code}")`
  }

  protected lookup(node: LookupNode): PartType | null {
    const known = this.scope.codes[node.lookup].get(node.code)
    if (known !== undefined) return ofFact(known, node)
    const { from, to } = node.codeAt
    const near = nearNames(node.code, this.scope.codes[node.lookup].keys())
    const elsewhere = lookupNames
      .filter((lookup) => this.scope.codes[lookup].has(node.code))
      .map((lookup) => this.lookedUp(lookup, node.code))
    return this.refuse('unknown-code', node.codeAt, { code: node.code }, [
      ...near.map((code) => ({ from, to, text: `"${code}"` })),
      ...elsewhere.map((text) => ({ from: node.from, to: node.to, text })),
    ])
  }

  protected negation(node: FormulaNode): PartType | null {
    const type = this.numeric(node)
    return type && { ...type, isFraction: false }
  }

  /** A part that must be a number or money. */
  protected numeric(node: FormulaNode): PartType | null {
    const type = this.check(node)
    if (type === null || type.kind === 'number' || type.kind === 'money') return type
    if (type.kind === 'text') return this.refuse('number-needed', node)
    const name = spelledFunction('IF', this.spelling)
    const text = `${name}(${[this.say(node), '1', '0'].join(this.separator)})`
    return this.refuse('number-needed', node, {}, [{ from: node.from, to: node.to, text }])
  }

  protected binary(node: BinaryNode): PartType | null {
    if (isComparison(node.operator)) return this.comparison(node)
    switch (node.operator) {
      case '&':
        return this.join(node)
      case '^':
        return this.power(node)
      default:
        return this.arithmetic(node)
    }
  }

  private arithmetic(node: BinaryNode): PartType | null {
    const left = this.numeric(node.left)
    const right = this.numeric(node.right)
    if (left === null || right === null) return null
    const both = [left, right]
    if (left.isFree && right.isFree) return freeNumber
    switch (node.operator) {
      case '*':
        if (left.kind === 'money' && right.kind === 'money') {
          return this.refuse('money-times-money', node)
        }
        return typeOf(both.some(({ kind }) => kind === 'money') ? 'money' : 'number', both)
      case '/':
        if (right.kind !== 'money') return typeOf(left.kind, both)
        if (left.kind === 'number' && !left.isFree) return this.refuse('number-by-money', node)
        return typeOf('number', both)
      default:
        return this.sum(node, both)
    }
  }

  private sum(node: BinaryNode, both: readonly PartType[]): PartType | null {
    const joined = joinedType(both)
    if (joined !== null) return { ...joined, isFraction: false }
    const between = { from: node.left.to, to: node.right.from, text: ' * ' }
    return this.refuse('number-and-money', node, {}, [between])
  }

  private power(node: BinaryNode): PartType | null {
    const base = this.numeric(node.left)
    if (base === null) return null
    if (base.kind === 'money') return this.refuse('power-of-money', node.left)
    const most = formulaLimits.exponent
    if (wholeConstantOf(node.right, most) === null) {
      return this.refuse('whole-power', node.right, { most: String(most) })
    }
    return { ...base, isFraction: false }
  }

  private join(node: BinaryNode): PartType | null {
    const both = [node.left, node.right].map((part) => {
      const type = this.check(part)
      if (type === null || type.kind === 'text' || part.kind === 'number') return type
      return this.refuse('text-needed', part, { name: this.say(part) })
    })
    const known = both.filter((type) => type !== null)
    return known.length < both.length ? null : typeOf('text', known)
  }

  private comparison(node: BinaryNode): PartType | null {
    const { left, right } = node
    if (left.kind === 'binary' && isComparison(left.operator)) {
      const parts = [left, { ...node, left: left.right }].map((part) => this.say(part))
      const text = `${spelledFunction('AND', this.spelling)}(${parts.join(this.separator)})`
      return this.refuse('chained-comparison', node, {}, [{ from: node.from, to: node.to, text }])
    }
    const joined = this.joined([left, right])
    if (joined === null) return null
    const isOrdered = joined.kind === 'number' || joined.kind === 'money'
    if (!isOrdered && node.operator !== '=' && node.operator !== '<>') {
      return this.refuse('order-of-texts', node)
    }
    return typeOf('boolean', [joined])
  }

  /** Parts that stand for each other; a literal beside a score must be a fraction of 1. */
  protected joined(nodes: readonly FormulaNode[]): PartType | null {
    const types = nodes.map((node) => this.check(node))
    const known = types.filter((type) => type !== null)
    if (known.length < types.length) return null
    const joined = joinedType(known)
    if (joined === null) return this.unlike(nodes, known)
    if (joined.isFraction) for (const node of nodes) this.refusePercents(node)
    return joined
  }

  private unlike(nodes: readonly FormulaNode[], types: readonly PartType[]): null {
    const first = types.find((type) => !type.isFree) ?? types[0]
    const at = types.findIndex((type) => type.kind !== first?.kind)
    const place = nodes[at] ?? nodes[0]
    const isMoney = types.every(({ kind }) => kind === 'number' || kind === 'money')
    return place === undefined
      ? null
      : this.refuse(isMoney ? 'number-and-money' : 'different-types', place)
  }

  private refusePercents(node: FormulaNode): void {
    const value = constantOf(node)
    if (value === null || !highestScore.isBelow(value.absolute())) return
    const { from, to } = node
    const isPercents = !highestPercents.isBelow(value.absolute()) && 10_000_000n % value.d === 0n
    const percents = isPercents ? plainDecimalText(value) : null
    const spelled = (text: string) => (this.spelling === 'ru' ? text.replace('.', ',') : text)
    const texts =
      percents === null
        ? []
        : [plainDecimalText(value.dividedBy(Fraction.hundred)), `${percents}%`].map(spelled)
    const suggestions = texts.map((text) => ({ from, to, text }))
    this.refuse('percent-of-score', node, { number: this.say(node) }, suggestions)
  }
}

function ofFact({ kind, isFraction, mayBeMissing }: FactType, node: FormulaNode): PartType {
  return { kind, isFree: false, isFraction, missing: mayBeMissing ? [node] : [] }
}
