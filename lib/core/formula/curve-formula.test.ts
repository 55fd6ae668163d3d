import { describe, expect, test } from 'vitest'
import { fractionText, parseDecimal } from '../exact'
import { compileFormula } from './compile-formula'
import { checkCurveFormula, formulaLine, formulaRates } from './curve-formula'
import { curvePlace, curveScope } from './formula-scope'

function checked(text: string) {
  const result = compileFormula(text, 'en', curveScope(false), curvePlace)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const found = checkCurveFormula(result.formula.tree)
  if (found === null) return null
  const { fall, stop, highest } = found
  return {
    fall: fall && [fall.previousAt, fall.previousRate, fall.at, fall.rate].map(fractionText),
    stop: stop && `${stop.stop.reason} at ${fractionText(stop.at)}`,
    highest: fractionText(highest),
  }
}

describe('a formula as a curve', () => {
  test.each(['value', 'IF(value >= 0.9, 1, value)', 'BAND(value, 0.8, 0.5, 0.9, 1)', '1'])(
    '%s pays never less for more',
    (text) => {
      expect(checked(text)).toMatchObject({ fall: null, stop: null })
    },
  )

  test('is told where it pays less', () => {
    expect(checked('IF(value >= 0.9, 0.5, value)')?.fall).toEqual([
      '8999/10000',
      '8999/10000',
      '9/10',
      '1/2',
    ])
    expect(checked('1 - value')?.fall).toEqual(['0/1', '1/1', '1/100', '99/100'])
  })

  test('is looked at beyond the grid where it names a number', () => {
    expect(checked('IF(value >= 25, 0, 1)')?.fall).toEqual(['249999/10000', '1/1', '25/1', '0/1'])
    expect(checked('IF(value > 25, 0, 1)')?.fall).toEqual(['25/1', '1/1', '250001/10000', '0/1'])
    expect(checked('IF(value = 0.123, 0, 1)')?.fall?.[2]).toBe('123/1000')
  })

  test('is told where it pays nothing that can be named', () => {
    expect(checked('1 / (value - 0.5)')?.stop).toBe('division-by-zero at 1/2')
    expect(checked('IFS(value >= 0.5, 1)')?.stop).toBe('no-condition-met at 0/1')
  })

  test('never pays less than nothing', () => {
    expect(checked('value - 1')).toEqual({ fall: null, stop: null, highest: '1/1' })
    expect(checked('-1')).toEqual({ fall: null, stop: null, highest: '0/1' })
  })
})

test('a formula as a line has a rate at every value that is tried, and none where there is none', () => {
  const line = formulaLine('IF(value = 1, 1 / (value - 1), value - 0.5)')
  const rates = new Map(line?.map(({ at, rate }) => [fractionText(at), fractionText(rate)]))
  expect(['0/1', '1/2', '3/4', '1/1', '3/2'].map((at) => rates.get(at))).toEqual([
    ...['0/1', '0/1', '1/4', undefined, '1/1'],
  ])
})

test('one long number at every value is tried, four are too much work', () => {
  expect(checked('value ^ 90')).toMatchObject({ fall: null, stop: 'too-large at 899999/10000' })
  // The grid, and of the 90 with a hair on both sides the number itself.
  expect(formulaLine('value ^ 90')).toHaveLength(201 + 1)
  expect(checked('MIN(1, value ^ 100)')).not.toBeNull()
  const four = 'SUM(value ^ 90, value ^ 91, value ^ 92, value ^ 93)'
  expect(checked(four)).toBeNull()
  expect(formulaLine(four)).toBeNull()
})

test('a large formula is tried at fewer values', () => {
  const triedAt = (names: number) =>
    formulaLine(`MAX(${Array.from({ length: names }, () => 'value').join(', ')})`)?.length
  expect(triedAt(148)).toBe(201)
  expect(triedAt(149)).toBe(101)
})

test('of a large formula the numbers that it names stay, and the hundredths between them go', () => {
  const bands = Array.from({ length: 60 }, (_, band) => `value - 0.${String(band + 1003)}`)
  const formula = `MAX(${bands.join(', ')})`
  const places = new Set(formulaLine(formula)?.map(({ at }) => fractionText(at)))
  const named = bands.map((band) => fractionText(parseDecimal(band.replace('value - ', ''))))
  expect(named.filter((at) => !places.has(at))).toEqual([])
  expect(places.has('7/100')).toBe(false)
})

test('the rates that a statement asks for are all those that matter, and none where there is none', () => {
  const rated = new Map(
    formulaRates('IF(value = 1, 1 / (value - 1), value - 0.5)').map(({ at, rate }) => [
      fractionText(at),
      fractionText(rate),
    ]),
  )
  expect(['0/1', '3/4', '1/1', '3/2'].map((at) => rated.get(at))).toEqual([
    ...['0/1', '1/4', undefined, '1/1'],
  ])
})
