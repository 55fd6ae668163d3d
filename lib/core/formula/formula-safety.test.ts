import '@/test/seeded'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anyPlace,
  compiled,
  exampleScope,
  numberPlace,
  someFacts,
  someFormula,
} from '@/test/factories/formula'
import {
  laborious,
  meaningless,
  unreadable,
  withCurve,
  withValue,
} from '@/test/factories/hostile-formulas'
import { Fraction } from '../exact'
import type { SchemeDocument } from '../scheme'
import { schemeProblems } from '../scheme-problems'
import { checkFormula } from './check-formula'
import { compileFormula } from './compile-formula'
import { evaluateFormula, type FormulaTrace, traceFormula } from './evaluate-formula'
import { columnOf, evaluateColumns } from './formula-columns'
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
  const refusals = (scheme: SchemeDocument) =>
    schemeProblems(scheme, []).filter(({ severity }) => severity !== 'warning')

  test.each(all)('%s: no scheme has it', (_, text) => {
    // A figure is looked for in the catalogue, not in the language.
    const code = text.startsWith('KPI') ? 'metric-unknown' : 'formula-wrong'
    expect(refusals(withValue(text))).toMatchObject([{ code }])
    expect(refusals(withCurve(text))).toMatchObject([{ code: 'formula-wrong' }])
  })

  test.each(laborious)('%s: read, and as a curve %s', (_, refusal, textOf) => {
    expect(compiled(textOf('score'), numberPlace)).toMatchObject({ ok: true })
    const found = refusals(withCurve(textOf('value'))).map(({ code }) => code)
    expect(found).toEqual(refusal === 'stands' ? [] : [refusal])
    // As a value it is tried as long as the fuel lasts.
    expect(refusals(withValue(textOf('SCORE("all")')))).toEqual([])
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
