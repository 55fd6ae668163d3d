import type { SyntaxNode } from '@lezer/common'
import { isDecimal } from '../decimal'
import { commonFunction } from './everyday-words'
import { type FormulaProblemCode, formulaProblem, UnreadableText } from './formula-problem'
import {
  type FormulaNode,
  formulaLimits,
  type NameNode,
  type NumberNode,
  type Operator,
  type Span,
} from './formula-tree'
import {
  arities,
  booleanOf,
  type FunctionName,
  functionNames,
  functionOf,
  isLookup,
  type LookupName,
  lookupNames,
  type Spelling,
  spelledFunction,
} from './functions'
import { Binary, Call, Group, Negation, Numeral, Percentage, Text } from './generated-terms'
import { nearNames } from './near-names'

const sameSign: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '<>',
  '!=': '<>',
  '==': '=',
}

/** Makes the tree of a formula from what the parser found; throws UnreadableText. */
export class FormulaBuilder {
  private parts = 0
  private level = 0

  constructor(
    private readonly text: string,
    private readonly spelling: Spelling,
  ) {}

  formula(top: SyntaxNode): FormulaNode {
    const last = top.lastChild
    if (last === null) return this.refuse('empty', top)
    return this.node(last)
  }

  private node(found: SyntaxNode): FormulaNode {
    this.parts += 1
    this.level += 1
    const { parts, levels } = formulaLimits
    if (this.parts > parts) this.refuse('too-many-parts', found, { most: String(parts) })
    if (this.level > levels) this.refuse('too-deep', found, { most: String(levels) })
    const node = this.nodeOf(found)
    this.level -= 1
    return node
  }

  private nodeOf(found: SyntaxNode): FormulaNode {
    const place = placeOf(found)
    switch (found.type.id) {
      case Numeral:
      case Percentage:
        return this.number(found)
      case Text:
        return { kind: 'text', value: this.unquoted(found), ...place }
      case Group:
        return { ...this.node(childAt(found, 1)), ...place }
      case Negation:
        return { kind: 'negation', of: this.node(childAt(found, 1)), ...place }
      case Binary:
        return this.binary(found)
      case Call:
        return this.call(found)
      default:
        return this.reference(found)
    }
  }

  private number(found: SyntaxNode): NumberNode {
    const isPercentage = found.type.id === Percentage
    const typed = this.said(found).replace(/[%\s]/g, '').replace(',', '.')
    const text = typed.replace(/^0+(?=\d)/, '').replace(/^\./, '0.')
    const places = isPercentage ? 7 : formulaLimits.places
    if (!isDecimal(text) || text.replace(/^[^.]*\.?/, '').length > places) {
      this.refuse('number', found, { places: String(places) })
    }
    return { kind: 'number', text, isPercentage, ...placeOf(found) }
  }

  private binary(found: SyntaxNode): FormulaNode {
    const sign = this.said(childAt(found, 1))
    const operator = (sameSign[sign] ?? sign) as Operator
    const left = this.node(childAt(found, 0))
    const right = this.node(childAt(found, 2))
    return { kind: 'binary', operator, left, right, ...placeOf(found) }
  }

  private reference(found: SyntaxNode): NameNode | FormulaNode {
    const name = this.said(found).replace(/\s/g, '')
    const truth = booleanOf(name)
    if (truth !== null) return { kind: 'boolean', value: truth, ...placeOf(found) }
    const member = /\.(.*)$/.exec(name)?.[1]
    if (member !== undefined && member !== 'rate' && member !== 'amount') {
      this.refuse('member', { from: found.to - member.length, to: found.to }, { member })
    }
    return { kind: 'name', name, ...placeOf(found) }
  }

  private call(found: SyntaxNode): FormulaNode {
    const named = childAt(found, 0)
    const name = functionOf(this.said(named))
    if (name === null) return this.unknownFunction(named)
    const given = argumentsOf(childAt(found, 1))
    if (isLookup(name)) return this.lookup(name, found, given)
    const { least, most, step } = arities[name]
    if (given.length < least || given.length > most || (given.length - least) % step !== 0) {
      this.refuseArguments(name, found, given.length)
    }
    const of = given.map((argument) => this.node(argument))
    return { kind: 'call', name, nameAt: placeOf(named), of, ...placeOf(found) }
  }

  private lookup(lookup: LookupName, found: SyntaxNode, given: readonly SyntaxNode[]): FormulaNode {
    const [code] = given
    if (given.length !== 1 || code === undefined || code.type.id !== Text) {
      const name = spelledFunction(lookup, this.spelling)
      return this.refuse('code-needed', code ?? found, { name })
    }
    const codeAt = placeOf(code)
    return { kind: 'lookup', lookup, code: this.unquoted(code), codeAt, ...placeOf(found) }
  }

  private unknownFunction(named: SyntaxNode): never {
    const place = placeOf(named)
    const known = [...functionNames, ...lookupNames].map((name) =>
      spelledFunction(name, this.spelling),
    )
    const typed = this.said(named)
    const common = commonFunction(typed)
    const meant = common === null ? [] : [spelledFunction(common, this.spelling)]
    const texts = new Set([...meant, ...nearNames(typed, known)])
    const suggestions = [...texts].map((text) => ({ ...place, text }))
    throw new UnreadableText(
      formulaProblem('unknown-function', place, { name: typed }, suggestions),
    )
  }

  private refuseArguments(name: FunctionName, found: SyntaxNode, given: number): never {
    const { least, most, step } = arities[name]
    return this.refuse('arguments', found, {
      name: spelledFunction(name, this.spelling),
      given: String(given),
      least: String(least),
      kind: most === least ? 'exactly' : step === 1 ? 'at-least' : 'pairs',
      separator: this.spelling === 'en' ? ',' : ';',
    })
  }

  private unquoted(found: SyntaxNode): string {
    return this.said(found).slice(1, -1).replaceAll('""', '"')
  }

  private said({ from, to }: Span): string {
    return this.text.slice(from, to)
  }

  private refuse(
    code: FormulaProblemCode,
    place: Span,
    values: Readonly<Record<string, string>> = {},
  ): never {
    throw new UnreadableText(formulaProblem(code, placeOf(place), values))
  }
}

function placeOf({ from, to }: Span): Span {
  return { from, to }
}

function childAt(found: SyntaxNode, index: number): SyntaxNode {
  let child = found.firstChild
  for (let at = 0; at < index; at += 1) child = child?.nextSibling ?? null
  if (child === null) throw new RangeError(`${found.name} has no part ${index}`)
  return child
}

/** The arguments between the brackets, without brackets and separators. */
function argumentsOf(list: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = []
  for (let child = list.firstChild; child !== null; child = child.nextSibling) {
    if (!/^(?:[()]|Comma|Semicolon)$/.test(child.name)) found.push(child)
  }
  return found
}
