import '@/test/seeded'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyPlace, compiled, exampleScope, someFacts, someFormula } from '@/test/factories/formula'
import { aComponent, aScheme } from '@/test/factories/pay'
import { Fraction } from '../exact'
import type { Component } from '../scheme'
import { schemeProblems } from '../scheme-problems'
import { checkFormula } from './check-formula'
import { compileFormula } from './compile-formula'
import { evaluateFormula, type FormulaTrace, traceFormula } from './evaluate-formula'
import { columnOf, evaluateColumns } from './formula-columns'
import type { FormulaProblemCode } from './formula-problem'
import { type FormulaNode, formulaLimits, partsOf } from './formula-tree'
import { type Fact, Stop } from './formula-value'
import { spellings } from './functions'
import { readFormula } from './read-formula'
import { spellFormula } from './spell-formula'

const counted = ({ parts }: FormulaTrace): number =>
  1 + parts.reduce((sum, part) => sum + counted(part), 0)
const partCount = (node: FormulaNode): number =>
  1 + partsOf(node).reduce((sum, part) => sum + partCount(part), 0)
const levels = (node: FormulaNode): number => 1 + Math.max(0, ...partsOf(node).map(levels))

const most = formulaLimits.characters
const repeated = (text: string, end = '') => text.repeat(Math.floor(most / text.length) - 1) + end

/** Refused while reading: nothing of it is checked. */
const unreadable: readonly (readonly [string, string, FormulaProblemCode, number, number])[] = [
  ['a megabyte', 'x'.repeat(1_000_000), 'too-long', most, 1_000_000],
  ['a megabyte of spaces', ' '.repeat(1_000_000), 'too-long', most, 1_000_000],
  ['a megabyte of brackets', '('.repeat(1_000_000), 'too-long', most, 1_000_000],
  ['open brackets', repeated('('), 'too-deep', 64, 65],
  ['nested brackets', `${'('.repeat(65)}1${')'.repeat(65)}`, 'too-deep', 64, 65],
  ['closed brackets', repeated(')'), 'bracket-extra', 0, 1],
  ['signs', repeated('-', '1'), 'too-deep', 64, 2_000],
  ['a sum without end', repeated('1+', '1'), 'too-deep', 0, 1_871],
  ['a sum that breaks off', '1+'.repeat(999), 'value-missing', 1_998, 1_998],
  ['powers of powers', repeated('9^', '9'), 'too-deep', 0, 1_871],
  ['powers that break off', '9^'.repeat(999), 'value-missing', 1_998, 1_998],
  ['arguments', `SUM(${'1,'.repeat(900)}1)`, 'arguments', 0, 1_806],
  ['unknown names', `SUM(${'nobody,'.repeat(280)}1)`, 'arguments', 0, 1_966],
  ['codes that are none', `SUM(${'KPI("x"),'.repeat(200)}1)`, 'arguments', 0, 1_806],
  ['nested functions', `${'ABS('.repeat(65)}1${')'.repeat(65)}`, 'too-deep', 259, 260],
  ['calls that break off', `${'IF('.repeat(60)}${'a,'.repeat(900)}`, 'value-missing', 1_980, 1_980],
  ['digits', '9'.repeat(most), 'number', 0, most],
  ['quotes', '"'.repeat(most - 1), 'quote', 1_998, 1_999],
  ['words', repeated('a b '), 'operator-missing', 2, 3],
  ['separators', repeated(', '), 'value-missing', 0, 1],
  ['__proto__ of a name', 'base.__proto__', 'member', 5, 14],
  ['a call of a member', 'base.constructor("return 1")()', 'operator-missing', 16, 17],
  ['a call of constructor', 'constructor("return process")', 'unknown-function', 0, 11],
  ['a bomb for regular expressions', `${'a'.repeat(1_900)}!`, 'character', 1_900, 1_901],
  ['another', `${'1 '.repeat(900)}!`, 'spaced-number', 0, 3],
  ['a NUL', '1 + \0', 'character', 4, 5],
  ['a surrogate', '1 + \ud83d', 'character', 4, 5],
  ['an emoji', '1 + 😀', 'character', 4, 6],
]

/** Read, and refused for what it means: the first problem, and how many there are. */
const meaningless: readonly (readonly [
  string,
  string,
  FormulaProblemCode,
  number,
  number,
  number,
])[] = [
  ['a power', '9^999999999', 'whole-power', 2, 11, 1],
  ['__proto__', '__proto__', 'unknown-name', 0, 9, 1],
  ['a code __proto__', 'KPI("__proto__")', 'unknown-code', 4, 15, 1],
  ['a code constructor', 'SCORE("constructor")', 'unknown-code', 6, 19, 1],
  ['a chain of comparisons', `1${'<1'.repeat(60)}`, 'chained-comparison', 0, 121, 1],
  ['money times money', `${'base*'.repeat(60)}base`, 'money-times-money', 0, 9, 1],
  ['places of facts', `SUM(${'ROUND(1,trips),'.repeat(120)}1)`, 'whole-places', 12, 17, 120],
]

describe('hostile formulas are refused by what they are, at their place', () => {
  test.each(unreadable)('%s', (_, text, code, from, to) => {
    const refused = { ok: false, problem: { code, from, to } }
    expect(readFormula(text, 'en')).toMatchObject(refused)
    expect(compiled(text)).toMatchObject({ ok: false, problems: [refused.problem] })
    // A Russian reader is refused as well, if in some cases for a comma or a point before it.
    expect(readFormula(text, 'ru').ok).toBe(false)
    expect(compiled(text, anyPlace, 'ru').ok).toBe(false)
  })

  test.each(meaningless)('%s', (_, text, code, from, to, count) => {
    const read = readFormula(text, 'en')
    if (!read.ok) throw new Error(read.problem.code)
    const { problems } = checkFormula(read.tree, exampleScope, anyPlace, 'en')
    expect(problems).toHaveLength(count)
    expect(problems[0]).toMatchObject({ code, from, to })
    expect(compiled(text)).toEqual({ ok: false, problems })
  })

  const all = [...unreadable, ...meaningless].map(([name, text]) => [name, text] as const)

  test.each(all)('%s: no scheme has it', (_, text) => {
    const value = {
      ...({ kind: 'formula', subject: 'person', periods: 1 } as const),
      ...{ formula: text, scores: [] },
    }
    const curve = { kind: 'formula', formula: text } as const
    const refusals = (component: Component) =>
      schemeProblems(aScheme({ components: [component] }), []).filter(
        ({ severity }) => severity !== 'warning',
      )
    // A figure is looked for in the catalogue, not in the language.
    const code = text.startsWith('KPI') ? 'metric-unknown' : 'formula-wrong'
    expect(refusals(aComponent({ value }))).toMatchObject([{ code }])
    expect(refusals(aComponent({ curve }))).toMatchObject([{ code: 'formula-wrong' }])
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
