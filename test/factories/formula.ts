import fc from 'fast-check'
import { Fraction } from '@/lib/core/exact'
import { type Compilation, compileFormula } from '@/lib/core/formula/compile-formula'
import {
  type FactType,
  type FormulaPlace,
  type FormulaScope,
  payScope,
} from '@/lib/core/formula/formula-scope'
import type { BinaryNode, CallNode, FormulaNode } from '@/lib/core/formula/formula-tree'
import type { Fact } from '@/lib/core/formula/formula-value'
import type { FunctionName, Spelling } from '@/lib/core/formula/functions'

/** Nothing is missing here; the names of the published example. */
const present = (kind: FactType['kind'], isFraction = false): FactType => ({
  kind,
  isFraction,
  mayBeMissing: false,
})

export const aScope: FormulaScope = {
  ...payScope({ components: ['trips', 'clean'], scores: ['till', 'hall'], kpis: ['sales'] }),
}

export const exampleScope: FormulaScope = {
  codes: aScope.codes,
  names: new Map([
    ...aScope.names,
    ['score', present('number', true)],
    ['on_time', present('number', true)],
    ['courtesy', present('number', true)],
    ['position', present('text')],
    ['is_new', present('boolean')],
    ['figure', { kind: 'number', isFraction: false, mayBeMissing: true }],
  ]),
}

export const anyPlace: FormulaPlace = { result: null, takesMissing: true }
export const moneyPlace: FormulaPlace = { result: 'money', takesMissing: false }
export const numberPlace: FormulaPlace = { result: 'number', takesMissing: false }

export function compiled(
  text: string,
  place: FormulaPlace = anyPlace,
  spelling: Spelling = 'en',
): Compilation {
  return compileFormula(text, spelling, exampleScope, place)
}

export function aFormula(text: string, place: FormulaPlace = anyPlace) {
  const result = compiled(text, place)
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problems)}`)
  return result.formula
}

/** The same tree wherever it was read. */
export function withoutPlaces(tree: FormulaNode): unknown {
  const dropped = new Set(['from', 'to', 'nameAt', 'codeAt'])
  return JSON.parse(JSON.stringify(tree, (key, value) => (dropped.has(key) ? undefined : value)))
}

const at = { from: 0, to: 0 }
const call = (name: FunctionName, of: readonly FormulaNode[]): CallNode => ({
  kind: 'call',
  name,
  nameAt: at,
  of,
  ...at,
})
const binary = (
  operator: BinaryNode['operator'],
  left: FormulaNode,
  right: FormulaNode,
): FormulaNode => ({ kind: 'binary', operator, left, right, ...at })
const literal = (text: string, isPercentage = false): FormulaNode => ({
  kind: 'number',
  text,
  isPercentage,
  ...at,
})

const decimal = fc.oneof(
  fc.constantFrom('0', '1', '2', '0.5', '0.10', '100', '3'),
  fc.nat(99_999).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`),
  fc.constantFrom('0.000000001', '999999999999.999999999', '0.333333333'),
)
const numberLeaf: fc.Arbitrary<FormulaNode> = fc.oneof(
  { weight: 3, arbitrary: decimal.map((text) => literal(text)) },
  { weight: 1, arbitrary: fc.nat(200).map((n) => literal(String(n), true)) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('score', 'on_time', 'courtesy', 'figure', 'worked_days', 'norm_days')
      .map((name): FormulaNode => ({ kind: 'name', name, ...at })),
  },
  fc.constant<FormulaNode>({ kind: 'lookup', lookup: 'KPI', code: 'sales', codeAt: at, ...at }),
)

const many: readonly FunctionName[] = ['MIN', 'MAX', 'SUM', 'AVERAGE']
const comparisons = ['<', '<=', '=', '<>', '>=', '>'] as const
const arithmetic = ['+', '-', '*', '/'] as const

/** Formulas of numbers: each reads, though a score beside 85 would be refused by its meaning. */
export const { number: someNumberFormula, condition: someCondition } = fc.letrec<{
  number: FormulaNode
  condition: FormulaNode
}>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    numberLeaf,
    fc
      .tuple(fc.constantFrom(...arithmetic), tie('number'), tie('number'))
      .map(([operator, left, right]) => binary(operator, left, right)),
    tie('number').map((of): FormulaNode => ({ kind: 'negation', of, ...at })),
    fc
      .tuple(tie('number'), fc.integer({ min: -4, max: 6 }))
      .map(([base, exponent]) => binary('^', base, whole(exponent))),
    fc
      .tuple(fc.constantFrom(...many), fc.array(tie('number'), { minLength: 2, maxLength: 4 }))
      .map(([name, of]) => call(name, of)),
    fc
      .tuple(tie('condition'), tie('number'), tie('number'))
      .map(([when, yes, no]) => call('IF', [when, yes, no])),
    fc
      .array(fc.tuple(tie('condition'), tie('number')), { minLength: 1, maxLength: 3 })
      .map((pairs) => call('IFS', pairs.flat())),
    fc
      .tuple(
        fc.constantFrom<FunctionName>('ROUND', 'ROUNDUP', 'ROUNDDOWN'),
        tie('number'),
        fc.integer({ min: -3, max: 4 }),
      )
      .map(([name, value, places]) => call(name, [value, whole(places)])),
    fc
      .tuple(fc.constantFrom<FunctionName>('FLOOR', 'CEILING'), tie('number'), tie('number'))
      .map(([name, value, step]) => call(name, [value, step])),
    fc
      .tuple(
        fc.constantFrom<FunctionName>('FLOOR', 'CEILING'),
        tie('number'),
        fc.constantFrom('0.05', '0.24', '10.5', '5'),
      )
      .map(([name, value, step]) => call(name, [value, literal(step)])),
    fc
      .tuple(tie('number'), fc.constantFrom('0.5', '0.7'), fc.constantFrom('0.8', '0.9'))
      .map(([value, low, high]) => call('CLAMP', [value, literal(low), literal(high)])),
    fc.tuple(tie('number'), tie('number'), tie('number')).map((of) => call('CLAMP', of)),
    fc
      .tuple(tie('number'), tie('number'), tie('number'))
      .map(([value, low, high]) =>
        call('BAND', [value, literal('0.5'), low, literal('0.85'), high]),
      ),
    fc
      .tuple(tie('number'), tie('number'), tie('number'))
      .map(([value, from, rate]) => call('BAND', [value, from, rate])),
    fc.array(tie('number'), { minLength: 5, maxLength: 5 }).map((of) => call('LINEAR', of)),
    tie('number').map((value) =>
      call('LINEAR', [value, literal('0.6'), literal('0.9'), literal('0'), literal('1')]),
    ),
    tie('number').map((value) => call('ABS', [value])),
    fc.tuple(tie('number'), tie('number')).map((of) => call('IFMISSING', of)),
  ),
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc
      .tuple(fc.constantFrom(...comparisons), tie('number'), tie('number'))
      .map(([sign, left, right]) => binary(sign, left, right)),
    fc.boolean().map((value): FormulaNode => ({ kind: 'boolean', value, ...at })),
    tie('condition').map((of) => call('NOT', [of])),
    fc
      .tuple(
        fc.constantFrom<FunctionName>('AND', 'OR'),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      )
      .map(([name, of]) => call(name, of)),
  ),
}))

function whole(value: number): FormulaNode {
  const size = literal(String(Math.abs(value)))
  return value < 0 ? { kind: 'negation', of: size, ...at } : size
}

/** Formulas of any kind, also of texts, for reading and spelling. */
export const someFormula: fc.Arbitrary<FormulaNode> = fc.oneof(
  someNumberFormula,
  someCondition,
  fc
    .tuple(fc.string({ maxLength: 6 }).filter(isOneLine), someNumberFormula)
    .map(([value, number]) => binary('&', { kind: 'text', value, ...at }, number)),
  fc.tuple(someCondition, someCondition).map(([left, right]) => binary('=', left, right)),
)

function isOneLine(text: string): boolean {
  return !/[\n\r]/.test(text)
}

const somePart = fc
  .tuple(fc.integer({ min: -60, max: 120 }), fc.constantFrom(1, 2, 3, 7, 9, 40, 48, 100, 10_000))
  .map(([n, d]) => Fraction.of(n, d))

/** What people have: decimals, shares of visits, sometimes nothing, sometimes something enormous. */
export const someFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 6, arbitrary: somePart },
  { weight: 2, arbitrary: fc.nat(9_999_999).map((kopecks) => Fraction.of(kopecks, 100)) },
  { weight: 1, arbitrary: fc.constant<Fact>({ missing: 'no-visits' }) },
  { weight: 1, arbitrary: fc.constant<Fact>(Fraction.of(10n ** 20n + 1n, 3n ** 40n)) },
)

export const factNames = [
  'score',
  'on_time',
  'courtesy',
  'figure',
  'worked_days',
  'norm_days',
  'KPI("sales")',
] as const

export const someFacts: fc.Arbitrary<ReadonlyMap<string, Fact>> = fc
  .tuple(...factNames.map(() => someFact))
  .map((facts) => new Map(factNames.map((name, index) => [name, facts[index] ?? Fraction.zero])))
