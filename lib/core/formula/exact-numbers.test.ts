import { describe, expect, test } from 'vitest'
import { Fraction, fractionText, parseDecimal } from '../exact'
import { bounded, onLine, power, quotient, roundedToPlaces, toStep } from './exact-numbers'
import type { FormulaNode } from './formula-tree'
import { Stop } from './formula-value'

const node: FormulaNode = { kind: 'boolean', value: true, from: 0, to: 4 }
const largest = 10n ** 300n
const of = (n: bigint, d = 1n) => Fraction.of(n, d)
const said = (value: Fraction | Stop) =>
  value instanceof Stop ? `${value.reason} ${value.node === node}` : fractionText(value)

describe('the bound of numbers', () => {
  test.each([
    ['the largest above', of(largest - 1n), true],
    ['one more', of(largest), false],
    ['the largest below', of(1n - largest), true],
    ['one less', of(-largest), false],
    ['the finest', of(1n, largest - 1n), true],
    ['one finer', of(1n, largest), false],
    ['nothing', of(0n), true],
  ])('%s', (_name, value, fits) => {
    expect(said(bounded(value, node))).toBe(fits ? fractionText(value) : 'too-large true')
  })
})

describe('a quotient', () => {
  test('is exact, or a named division by zero', () => {
    expect(said(quotient(of(1n), of(3n), node))).toBe('1/3')
    expect(said(quotient(of(1n), of(0n), node))).toBe('division-by-zero true')
    expect(said(quotient(of(0n), of(0n), node))).toBe('division-by-zero true')
  })
})

describe('a power', () => {
  test.each([
    [of(2n, 3n), 3, '8/27'],
    [of(2n, 3n), -3, '27/8'],
    [of(-2n), 3, '-8/1'],
    [of(-2n), -3, '-1/8'],
    [of(-2n), 2, '4/1'],
    [of(5n), 1, '5/1'],
    [of(5n), 0, '1/1'],
    [of(0n), 0, '1/1'],
    [of(0n), 2, '0/1'],
    [of(0n), -1, 'division-by-zero true'],
    [of(9n), 100, `${9n ** 100n}/1`],
    [of(999n), 100, `${999n ** 100n}/1`],
    [of(1n, 999n), 100, `1/${999n ** 100n}`],
    [of(1000n), 100, 'too-large true'],
    [of(1000n), -100, 'too-large true'],
    [of(10n), 30, `${10n ** 30n}/1`],
    [of(10n ** 200n), 1, `${10n ** 200n}/1`],
    [of(10n ** 150n), 2, 'too-large true'],
    [of(10n ** 200n), 100, 'too-large true'],
    [of(1n, 10n ** 200n), 100, 'too-large true'],
  ])('case %#', (base, exponent, expected) => {
    expect(said(power(base, exponent, node))).toBe(expected)
  })
})

describe('rounding to places', () => {
  test.each([
    ['2.5', 0, 'half-up', '3/1'],
    ['2.45', 1, 'half-up', '5/2'],
    ['250', -2, 'half-up', '300/1'],
    ['-0.01', 0, 'away-from-zero', '-1/1'],
    ['9.99', 0, 'toward-zero', '9/1'],
  ] as const)('%s to %s places, %s', (value, places, rounding, expected) => {
    expect(fractionText(roundedToPlaces(parseDecimal(value), places, rounding))).toBe(expected)
  })
})

describe('steps', () => {
  test.each([
    ['2.5', '2', 'FLOOR', '2/1'],
    ['2.5', '2', 'CEILING', '4/1'],
    ['-2.5', '2', 'FLOOR', '-4/1'],
    ['-2.5', '2', 'CEILING', '-2/1'],
    ['-2.5', '-2', 'FLOOR', '-2/1'],
    ['-2.5', '-2', 'CEILING', '-4/1'],
    ['0', '-2', 'FLOOR', '0/1'],
    ['2.5', '-2', 'FLOOR', 'step-sign true'],
    ['2.5', '0', 'FLOOR', 'division-by-zero true'],
    ['2.5', '0', 'CEILING', '0/1'],
  ] as const)('%s by %s, %s', (value, step, name, expected) => {
    expect(said(toStep(parseDecimal(value), parseDecimal(step), name, node))).toBe(expected)
  })
})

describe('a line', () => {
  const line = (value: string, from: string, to: string) =>
    fractionText(
      onLine(parseDecimal(value), parseDecimal(from), parseDecimal(to), of(10n), of(30n)),
    )

  test.each([
    ['0', '1', '2', '10/1'],
    ['1', '1', '2', '10/1'],
    ['1.5', '1', '2', '20/1'],
    ['2', '1', '2', '30/1'],
    ['3', '1', '2', '30/1'],
    ['3', '2', '1', '10/1'],
    ['1.25', '2', '1', '25/1'],
    ['0', '2', '1', '30/1'],
    ['0.9', '1', '1', '10/1'],
    ['1', '1', '1', '30/1'],
  ])('%s on the line from %s to %s', (value, from, to, expected) => {
    expect(line(value, from, to)).toBe(expected)
  })
})
