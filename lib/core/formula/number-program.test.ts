import { describe, expect, test } from 'vitest'
import { aFormula } from '@/test/factories/formula'
import { Fraction, fractionText, parseDecimal } from '../exact'
import { evaluateFormula } from './evaluate-formula'
import { columnOf, evaluateColumns, factAt } from './formula-columns'
import { type Fact, Stop } from './formula-value'
import { numberProgram } from './number-program'

const decimals = (...texts: readonly string[]): readonly Fact[] => texts.map(parseDecimal)

const people: Readonly<Record<string, readonly Fact[]>> = {
  score: decimals('0.5', '0.8', '0.9', '0.95', '1'),
  on_time: [7, 2, 9, 0, 5].map((n) => Fraction.of(n, 9)),
  courtesy: decimals('-0.25', '0', '0.5', '2', '0.8'),
  worked_days: decimals('20', '17', '3', '0', '21'),
  norm_days: decimals('21', '21', '21', '23', '20'),
  figure: [Fraction.one, { missing: 'not-delivered' }, Fraction.one, Fraction.zero, Fraction.one],
  position: ['cook', 'driver', 'cook', 'cook', 'driver'],
  'KPI("sales")': decimals('12', '0', '-3', '2.5', '7'),
  is_new: [true, false, true, false, true],
}
const rows = 5
const columns = () =>
  new Map(Object.entries(people).map(([name, facts]) => [name, columnOf(facts)]))

function said(outcome: Fact): string {
  if (outcome instanceof Stop) return outcome.reason
  return outcome instanceof Fraction ? fractionText(outcome) : JSON.stringify(outcome)
}

/** How many rows went the exact way; every row must give what it gives alone. */
function exactRows(text: string): number {
  const formula = aFormula(text)
  const result = evaluateColumns(formula, columns(), rows)
  for (let row = 0; row < rows; row += 1) {
    const facts = new Map(Object.entries(people).map(([name, each]) => [name, each[row] as Fact]))
    const alone = said(evaluateFormula(formula.tree, facts))
    expect(said(factAt(result, row)), `${text}, row ${row}`).toBe(alone)
  }
  return result.beyond
}

describe('formulas of numbers need no exact fractions', () => {
  test.each([
    '0.5',
    '999999999.999999',
    'score',
    '-score',
    'score + on_time - courtesy',
    'score * on_time * courtesy',
    'KPI("sales") * score',
    'score / 3 / -4',
    'courtesy / score',
    'courtesy^0',
    'courtesy^1',
    'courtesy^3',
    'score^-2',
    'IF(score >= 0.9, on_time, courtesy)',
    'IF(courtesy = 0, 1, 2)',
    'IF(courtesy <> 0, 1, 2)',
    'IF(courtesy < 0.5, 1, 2)',
    'IF(courtesy <= 0.5, 1, 2)',
    'IF(courtesy > 0.5, 1, 2)',
    'IF(courtesy >= 0.5, 1, 2)',
    'IF(TRUE, score, 1)',
    'IF(FALSE, score, 1)',
    'IF(NOT(score > 0.8), 1, 2)',
    'IF(AND(score > 0.5, on_time > 0.5, courtesy >= 0), 1, 2)',
    'IF(OR(score > 0.9, on_time > 0.5, courtesy > 0.5), 1, 2)',
    'IF(AND(score > 0.5), 1, 2)',
    'IF(IF(score > 0.8, on_time > 0.5, courtesy > 0), 1, 2)',
    'IFS(score >= 0.95, 1, on_time > 0.7, 2, TRUE, 3)',
    'IFMISSING(score, 1) * 2',
    'IFMISSING(courtesy, 0)',
    'BAND(score, 0.8, 0.5, 0.9, on_time)',
    'BAND(courtesy, -1, 0.5)',
    'SUM(score, on_time, courtesy)',
    'AVERAGE(score, on_time, courtesy)',
    'MIN(score, on_time, courtesy)',
    'MAX(score, on_time, courtesy)',
    'MIN(score, 0.9)',
    'ABS(courtesy)',
    'CLAMP(courtesy, 0.2, 0.6)',
    'CLAMP(courtesy, 0.5, 0.5)',
    'CLAMP(courtesy, score - 1, score)',
    'LINEAR(score, 0.6, 0.9, 0, 1)',
    'LINEAR(score, 0.9, 0.6, 0, 1)',
    'LINEAR(worked_days, 0, norm_days, on_time, courtesy)',
    'LINEAR(worked_days, norm_days, 0, on_time, courtesy)',
    'FLOOR(score, 0.25)',
    'CEILING(score, 0.25)',
    'FLOOR(courtesy, 2)',
    'CEILING(courtesy, 2)',
    'ROUND(on_time, 2)',
    'ROUND(on_time, 0)',
    'ROUND(worked_days * 7, -1)',
    'ROUNDUP(on_time, 1)',
    'ROUNDUP(courtesy, 0)',
    'ROUNDDOWN(on_time, 1)',
    'ROUNDDOWN(worked_days, -1)',
    'ROUND(score * worked_days / norm_days, 2)',
  ])('%s', (text) => {
    expect(exactRows(text)).toBe(0)
  })
})

describe('only the rows that have no number of their own are evaluated exactly', () => {
  test.each([
    ['1 / courtesy', 1],
    ['courtesy^-1', 1],
    ['LINEAR(score, courtesy, courtesy, 0, 1)', 0],
    ['figure + 1', 1],
    ['IFMISSING(figure, 2)', 1],
    ['IF(figure > 0, 1, 2)', 1],
    ['IF(score > 0.9, figure, 1)', 0],
    ['IF(score < 0.9, figure, 1)', 1],
    ['IF(AND(score > 0.9, figure > 0), 1, 2)', 0],
    ['IF(OR(score < 0.9, figure > 0), 1, 2)', 0],
    ['IFS(score >= 0.9, 1)', 2],
    ['IFS(score >= 0.9, 1, score >= 0.8, 2)', 1],
    ['CLAMP(score, 0.9, worked_days)', 1],
    ['tenure_months', rows],
    ['IF(score > 0.9, tenure_months, 1)', 2],
    ['FLOOR(score, 0)', rows],
    ['CEILING(score, 0)', rows],
    ['FLOOR(courtesy, -1)', rows],
    ['FLOOR(score, on_time + 1)', rows],
    ['BAND(score, on_time, 0.5)', rows],
    ['0.000000001^3', rows],
    ['123456789012.123456789', rows],
  ] as const)('%s', (text, beyond) => {
    expect(exactRows(text)).toBe(beyond)
  })
})

describe('texts and truths have no program', () => {
  const program = (text: string) => numberProgram(aFormula(text).tree, columns(), rows)

  test.each([
    'position',
    '"a"',
    'score > 0.5',
    'position & "a"',
    'IF(position = "cook", 1, 2)',
    'IF(is_new, 1, 2)',
    'IF(NOT(is_new), 1, 2)',
    'IF(IFS(score > 0.8, TRUE, TRUE, FALSE), 1, 2)',
    'IF(IFMISSING(figure > 0, TRUE), 1, 2)',
    'IF(is_new = TRUE, 1, 2)',
    'IF(score > 0.5, position, "a")',
    'AND(score > 0.5, TRUE)',
  ])('%s', (text) => {
    expect(exactRows(text)).toBe(rows)
  })

  test('one of numbers has, and knows the denominator of all rows where there is one', () => {
    expect(program('score + 0.125')?.root.fixed).toBe(40)
    expect(program('score * 0.5')?.root.fixed).toBe(40)
    expect(program('score')?.state).toEqual({ row: 0, denominator: 1, beyond: false })
    expect(program('1 / worked_days')?.root.fixed).toBeNull()
    expect(program('ROUND(1 / worked_days, 2)')?.root.fixed).toBe(100)
    expect(program('2^3')?.root.constant).toBe(8)
    expect(program('2^-3')?.root).toMatchObject({ constant: 1, fixed: 8 })
    expect(program('position = "cook"')).toBeNull()
    expect(program('"a" & "b"')).toBeNull()
  })
})
