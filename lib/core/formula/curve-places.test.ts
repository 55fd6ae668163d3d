import { describe, expect, test } from 'vitest'
import { Fraction, fractionText, parseDecimal } from '../exact'
import { treeOf } from './canonical-trees'
import {
  checkCurveFormula,
  formulaMarks,
  formulaRate,
  formulaValues,
  hasFormulaCliff,
} from './curve-formula'
import { Stop } from './formula-value'

describe('the rate that a formula names', () => {
  const rate = (formula: string, value: string) => {
    const found = formulaRate(formula, parseDecimal(value))
    return found instanceof Stop ? found.reason : fractionText(found)
  }

  test('is exact, and never below nothing', () => {
    expect(rate('value / 3', '0.5')).toBe('1/6')
    expect(rate('value - 1', '0.5')).toBe('0/1')
    expect(rate('1 / value', '0')).toBe('division-by-zero')
  })

  test('is none for a text that is no formula, or gives no number', () => {
    expect(() => rate('value +', '1')).toThrow(new RangeError('Not a formula: value-missing at 7'))
    expect(() => rate('value > 1', '1')).toThrow(
      new RangeError('A curve needs a number: value > 1'),
    )
  })
})

describe('the numbers that a formula names', () => {
  test('are told once, from the lowest, as they stand', () => {
    const marks = formulaMarks('IF(value >= 90%, 1.5, IF(value < 0.25, 0, -value * 1.50 + 100%))')
    expect(marks.map(fractionText)).toEqual(['0/1', '1/4', '9/10', '1/1', '3/2'])
    expect(formulaMarks('value')).toEqual([])
  })

  test('are tried with a hair on both sides, none below 0', () => {
    const values = formulaValues('IF(value >= 2.5, 1, 0)').map(fractionText)
    // Every hundredth from 0 to 2, then what the numbers 0, 1 and 2.5 add.
    expect(values.slice(0, 3)).toEqual(['0/1', '1/10000', '1/100'])
    expect(values.slice(-4)).toEqual(['2/1', '24999/10000', '5/2', '25001/10000'])
    expect(values).toContain('9999/10000')
    expect(values).toContain('10001/10000')
    expect(values).toHaveLength(201 + 1 + 2 + 3)
    expect(new Set(values).size).toBe(values.length)
  })
})

describe('a formula jumps', () => {
  test.each([
    ['IF(value >= 0.9, 1, 0)', true],
    ['IF(value > 0.9, 1, 0)', true],
    ['IF(value >= 0.9, 0, 1)', true],
    ['value', false],
    ['value * 0.5 + 1', false],
    ['IF(value >= 0.9, 0.51, 0.5)', true],
    ['IF(value >= 0.9, 0.509, 0.5)', false],
    ['IF(value > 0.9, 0.51, 0.5)', true],
    ['IFS(value >= 0.9, 1)', true],
    ['IFS(value <= 0.9, 1)', true],
    ['1 / (value - 0.5)', true],
    ['value / 0', false],
    ['LINEAR(value, 0.8, 0.9, 0, 1)', false],
    ['LINEAR(value, 0.8, 0.8001, 0, 1)', true],
  ])('%s: %s', (formula, expected) => {
    expect(hasFormulaCliff(formula)).toBe(expected)
  })
})

function checkOf(text: string, falls = false) {
  const check = checkCurveFormula(treeOf(text), falls)
  if (check === null) throw new Error(`${text}: too much work`)
  return check
}

describe('a formula walked from its highest value', () => {
  const falls = (text: string) => checkOf(text, true)

  test('may pay more for less, and not less', () => {
    expect(falls('1 / (1 + value)').fall).toBeNull()
    const { fall } = falls('value')
    expect(fall && [fall.previousAt, fall.at].map(fractionText)).toEqual(['2/1', '199/100'])
  })

  test('tells the first place without a rate from above', () => {
    expect(falls('IFS(value > 1.5, 1)').stop?.at).toEqual(Fraction.of(3, 2))
  })

  test('a truth is no rate', () => {
    expect(checkOf('value > 1')).toEqual({
      fall: null,
      stop: null,
      highest: Fraction.zero,
    })
  })

  test('the first fall and the first stop are told, and the highest rate wherever it is', () => {
    const { fall, stop, highest } = checkOf(
      'IFS(value < 0.5, value, value < 1, value - 0.3, value > 1.9, 1 / 0, TRUE, 3 - value)',
    )
    expect(fall?.at).toEqual(Fraction.of(1, 2))
    expect(fractionText(highest)).toBe('2/1')
    expect(stop?.at).toEqual(Fraction.of(19_001, 10_000))
  })
})

describe('trees of stored formulas', () => {
  test('are read once', () => {
    expect(treeOf('value * 0.123')).toBe(treeOf('value * 0.123'))
  })

  test('are forgotten when there are too many, and read again', () => {
    const first = treeOf('value * 0.321')
    for (let n = 0; n < 101; n += 1) treeOf(`value + ${n}`)
    expect(treeOf('value * 0.321')).not.toBe(first)
    expect(treeOf('value * 0.321')).toEqual(first)
  })

  test('are in English', () => {
    expect(() => treeOf('МАКС(value; 0,5) * 0,5')).toThrow('Not a formula: other-spelling at 0')
  })
})
