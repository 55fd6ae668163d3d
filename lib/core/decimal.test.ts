import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDecimal, isNegative, isSizeWithin, isWhole } from './decimal'
import { Fraction, parseDecimal } from './exact'

const decimals = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
    fc.stringMatching(/^(?:\.[0-9]{1,9})?$/),
  )
  .map(([isBelow, whole, places]) => `${isBelow ? '-' : ''}${whole}${places}`)

test('what is read off the digits is what exact numbers say', () => {
  fc.assert(
    fc.property(decimals, fc.integer({ min: 0, max: 200 }), (text, limit) => {
      expect(isDecimal(text)).toBe(true)
      const number = parseDecimal(text)
      expect(isWhole(text)).toBe(number.d === 1n)
      expect(isNegative(text)).toBe(number.isNegative)
      expect(isSizeWithin(text, limit)).toBe(!Fraction.of(limit).isBelow(number.absolute()))
    }),
  )
})

test.each([
  ['3', true],
  ['3.0', true],
  ['-2.000', true],
  ['3.01', false],
] as const)('%s is whole: %s', (text, expected) => {
  expect(isWhole(text)).toBe(expected)
})

test.each([
  ['-1', true],
  ['-0.1', true],
  ['-0', false],
  ['-0.00', false],
  ['1', false],
] as const)('%s is negative: %s', (text, expected) => {
  expect(isNegative(text)).toBe(expected)
})

test.each(['90', '-90', '90.0', '-90.000'])('%s is within 90', (text) => {
  expect(isSizeWithin(text, 90)).toBe(true)
})

test.each(['90.000000001', '-90.1', '91'])('%s is not within 90', (text) => {
  expect(isSizeWithin(text, 90)).toBe(false)
})
