import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  Fraction,
  fractionText,
  greatestCommonDivisor,
  isDecimal,
  meanOf,
  parseDecimal,
  parseFraction,
  sumOf,
} from './exact'

fc.configureGlobal({ seed: 20261101 })

const decimal = (text: string) => parseDecimal(text)

describe('decimals', () => {
  test.each([
    ['0', '0/1'],
    ['-0', '0/1'],
    ['0.142857', '142857/1000000'],
    ['-12.50', '-25/2'],
    ['0.000000001', '1/1000000000'],
    ['999999999999999999.999999999', '999999999999999999999999999/1000000000'],
  ])('%s is %s', (text, fraction) => {
    expect(fractionText(parseDecimal(text))).toBe(fraction)
  })

  test.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '1.',
    '01',
    '1,5',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '0.0000000001',
    '1000000000000000000',
    '١',
    '1\n',
  ])('%j is refused', (text) => {
    expect(isDecimal(text)).toBe(false)
    expect(() => parseDecimal(text)).toThrow(RangeError)
  })
})

describe('fractions', () => {
  test('lowest terms, positive denominator, one text', () => {
    expect(fractionText(Fraction.of(-320, -6))).toBe('160/3')
    expect(fractionText(Fraction.of(10, -4))).toBe('-5/2')
    expect(fractionText(Fraction.of(0, -4))).toBe('0/1')
    expect(parseFraction('320/6')).toEqual(Fraction.of(160, 3))
  })

  test.each(['1', '1/0', '1/-2', '1.5/2', ' 1/2', '--1/2', '1/2/3'])(
    '%j is no fraction',
    (text) => {
      expect(() => parseFraction(text)).toThrow(RangeError)
    },
  )

  test('a binary fraction and a zero denominator are refused', () => {
    expect(() => Fraction.of(0.1)).toThrow(RangeError)
    expect(() => Fraction.of(1n, 0n)).toThrow(RangeError)
    expect(() => Fraction.one.dividedBy(Fraction.zero)).toThrow(RangeError)
  })

  test('one tenth and two tenths are three tenths', () => {
    expect(decimal('0.1').plus(decimal('0.2')).equals(decimal('0.3'))).toBe(true)
  })

  test('the field laws hold, and a sum does not depend on grouping', () => {
    const fraction = fc
      .tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 60n }))
      .map(([n, d]) => Fraction.of(n, d))
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(a.plus(b).times(c)).toEqual(a.times(c).plus(b.times(c)))
        expect(a.minus(b).plus(b)).toEqual(a)
        if (!b.isZero) expect(a.dividedBy(b).times(b)).toEqual(a)
        expect(a.compare(b)).toBe(Math.sign(a.minus(b).toNumber()))
        expect(parseFraction(fractionText(a))).toEqual(a)
      }),
    )
    fc.assert(
      fc.property(fc.array(fraction), (values) => {
        const oneByOne = values.reduce((sum, value) => sum.plus(value), Fraction.zero)
        expect(sumOf(values)).toEqual(oneByOne)
      }),
    )
  })

  test('the greatest common divisor, small and large', () => {
    const euclid = (a: bigint, b: bigint): bigint => (b === 0n ? a : euclid(b, a % b))
    const size = (a: bigint) => (a < 0n ? -a : a)
    const any = fc.oneof(
      fc.bigInt({ min: -50n, max: 50n }),
      fc.bigInt({ min: 0n, max: 2n ** 130n }),
    )
    fc.assert(
      fc.property(any, any, any, (a, b, common) => {
        const x = a * common
        const y = b * common
        expect(greatestCommonDivisor(x, y)).toBe(euclid(size(x), size(y)))
      }),
    )
  })

  test('the mean of nothing is null, not zero', () => {
    expect(meanOf([])).toBeNull()
    expect(meanOf([Fraction.of(1), Fraction.of(2)])).toEqual(Fraction.of(3, 2))
  })
})
