import '@/test/seeded'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyPlace, compiled, exampleScope, someFacts, someFormula } from '@/test/factories/formula'
import { Fraction } from '../exact'
import { compileFormula } from './compile-formula'
import { evaluateFormula, type FormulaTrace, traceFormula } from './evaluate-formula'
import { columnOf, evaluateColumns } from './formula-columns'
import { type FormulaNode, formulaLimits, partsOf } from './formula-tree'
import { type Fact, Stop } from './formula-value'
import { spellings } from './functions'
import { spellFormula } from './spell-formula'

const counted = ({ parts }: FormulaTrace): number =>
  1 + parts.reduce((sum, part) => sum + counted(part), 0)
const partCount = (node: FormulaNode): number =>
  1 + partsOf(node).reduce((sum, part) => sum + partCount(part), 0)
const levels = (node: FormulaNode): number => 1 + Math.max(0, ...partsOf(node).map(levels))

const most = formulaLimits.characters
const repeated = (text: string, end = '') => text.repeat(Math.floor(most / text.length) - 1) + end

describe('hostile formulas are refused by what they are', () => {
  test.each([
    ['a megabyte', 'x'.repeat(1_000_000), 'too-long'],
    ['a megabyte of spaces', ' '.repeat(1_000_000), 'too-long'],
    ['a megabyte of brackets', '('.repeat(1_000_000), 'too-long'],
    ['open brackets', repeated('('), 'too-deep'],
    ['nested brackets', `${'('.repeat(65)}1${')'.repeat(65)}`, 'too-deep'],
    ['closed brackets', repeated(')'), 'bracket-extra'],
    ['signs', repeated('-', '1'), 'too-deep'],
    ['a sum without end', repeated('1+', '1'), 'too-deep'],
    ['powers of powers', repeated('9^', '9'), 'too-deep'],
    ['a power', '9^999999999', 'whole-power'],
    ['arguments', `SUM(${'1,'.repeat(900)}1)`, 'arguments'],
    ['nested functions', `${'ABS('.repeat(65)}1${')'.repeat(65)}`, 'too-deep'],
    ['digits', '9'.repeat(most), 'number'],
    ['quotes', '"'.repeat(most - 1), 'quote'],
    ['words', repeated('a b '), 'operator-missing'],
    ['separators', repeated(', '), 'value-missing'],
    ['__proto__', '__proto__', 'unknown-name'],
    ['__proto__ of a name', 'base.__proto__', 'member'],
    ['constructor of a constructor', 'base.constructor("return 1")()', 'operator-missing'],
    ['a call of constructor', 'constructor("return process")', 'unknown-function'],
    ['a bomb for regular expressions', `${'a'.repeat(1_900)}!`, 'character'],
    ['another', `${'1 '.repeat(900)}!`, 'spaced-number'],
    ['a NUL', '1 + \0', 'character'],
    ['a surrogate', '1 + \ud83d', 'character'],
    ['an emoji', '1 + 😀', 'character'],
  ])('%s', (_, text, code) => {
    const result = compiled(text)
    expect(result.ok ? 'ok' : result.problems[0]?.code).toBe(code)
  })

  test('numbers that grow stop at their bound, whatever the facts', () => {
    const result = compiled('((((score^100)^100)^100)^100)^100')
    const facts = new Map<string, Fact>([['score', Fraction.of(10n ** 20n + 1n, 3n ** 40n)]])
    const outcome = result.ok && evaluateFormula(result.formula.tree, facts)
    expect(outcome instanceof Stop && outcome.reason).toBe('too-large')
  })
})

/** What may stand in a formula, in any order: most of it reads as nothing. */
const soup = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('score', 'base', 'figure', 'x', '0.5', '85', '7%') },
      { weight: 4, arbitrary: fc.constantFrom('+', '-', '*', '/', '^', '<', '>=', '=', '&', '%') },
      { weight: 3, arbitrary: fc.constantFrom('(', ')', ',', ';', '.', '"', ' ', '0,9') },
      {
        weight: 3,
        arbitrary: fc.constantFrom('IF(', 'ЕСЛИ(', 'МАКС(', 'BAND(', 'KPI("sales")', 'NOT('),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

/** A formula that reads, with a few characters lost, doubled or put in. */
const damaged = fc
  .tuple(someFormula, fc.constantFrom(...spellings), fc.array(fc.tuple(fc.nat(), soup, fc.nat(3))))
  .map(([tree, spelling, blows]) =>
    blows.slice(0, 3).reduce(
      (text, [place, put, lost]) => {
        const at = place % (text.length + 1)
        return text.slice(0, at) + put.slice(0, 5) + text.slice(at + lost)
      },
      spellFormula(tree, spelling),
    ),
  )

const fuzzRuns = Number(process.env.ETALON_RUNS ?? 5_000)

describe('anything at all', () => {
  test('is a formula within its bounds, or has a problem within the text', () => {
    let evaluated = 0
    fc.assert(
      fc.property(
        fc.oneof(soup, damaged),
        fc.constantFrom(...spellings),
        someFacts,
        (text, spelling, numbers) => {
          const result = compileFormula(text, spelling, exampleScope, anyPlace)
          if (!result.ok) {
            expect(result.problems.length).toBeGreaterThan(0)
            for (const { from, to } of result.problems) {
              expect(from >= 0 && from <= to && to <= text.length).toBe(true)
            }
            return
          }
          evaluated += 1
          const { tree } = result.formula
          const facts = new Map<string, Fact>([
            ...numbers,
            ['position', 'driver'],
            ['is_new', true],
            ['base', Fraction.of(60_000)],
          ])
          expect(partCount(tree)).toBeLessThanOrEqual(formulaLimits.parts)
          expect(levels(tree)).toBeLessThanOrEqual(formulaLimits.levels)
          expect(counted(traceFormula(tree, facts))).toBeLessThanOrEqual(partCount(tree))
          const columns = new Map([...facts].map(([name, fact]) => [name, columnOf([fact])]))
          evaluateColumns(result.formula, columns, 1)
        },
      ),
      { numRuns: fuzzRuns },
    )
    expect(evaluated).toBeGreaterThan(fuzzRuns / 100)
  })
})
