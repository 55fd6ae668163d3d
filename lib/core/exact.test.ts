import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDecimal } from './decimal'
import {
  Fraction,
  fractionText,
  greatestCommonDivisor,
  largerOf,
  leastCommonMultiple,
  meanOf,
  parseDecimal,
  parseFraction,
  smallerOf,
  sumOf,
} from './exact'
import '@/test/seeded'

const decimal = (text: string) => parseDecimal(text)

describe('decimals', () => {
  test.each([
    ['0', '0/1'],
    ['-0', '0/1'],
    ['0.142857', '142857/1000000'],
    ['-12.50', '-25/2'],
    ['-0.5', '-1/2'],
    ['7', '7/1'],
    ['10', '10/1'],
    ['123456789012345678', '123456789012345678/1'],
    ['0.000000001', '1/1000000000'],
    ['999999999999999999.999999999', '999999999999999999999999999/1000000000'],
  ])('%s is %s', (text, fraction) => {
    expect(isDecimal(text)).toBe(true)
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
    '--1',
    '1.2.3',
    '-',
    '1a',
    'a1',
    '1000000000000000000',
    '١',
    '1\n',
  ])('%j is refused', (text) => {
    expect(isDecimal(text)).toBe(false)
    expect(() => parseDecimal(text)).toThrow(
      new RangeError(`Not a decimal of at most nine places: ${JSON.stringify(text)}`),
    )
  })
})

describe('fractions', () => {
  test('lowest terms, positive denominator, one text', () => {
    expect(fractionText(Fraction.of(-320, -6))).toBe('160/3')
    expect(fractionText(Fraction.of(10, -4))).toBe('-5/2')
    expect(fractionText(Fraction.of(0, -4))).toBe('0/1')
    expect(parseFraction('320/6')).toEqual(Fraction.of(160, 3))
  })

  test.each(['1', '1/0', '1/-2', '1.5/2', ' 1/2', '--1/2', '1/2/3', '/2', '1/', '1/2 ', '1/02'])(
    '%j is no fraction',
    (text) => {
      expect(() => parseFraction(text)).toThrow(
        new RangeError(`Not a fraction: ${JSON.stringify(text)}`),
      )
    },
  )

  test('a text that no checklist leads to is not read, and quoted in part', () => {
    const long = (length: number) => `1${'0'.repeat(length - 3)}/1`
    expect(parseFraction(long(40_000)).n).toBe(10n ** 39_997n)
    expect(() => parseFraction(long(40_001))).toThrow(
      new RangeError(`Not a fraction: "1${'0'.repeat(79)}"`),
    )
  })

  test('a binary fraction and a zero denominator are refused', () => {
    expect(() => Fraction.of(0.1)).toThrow(new RangeError('Not a safe integer: 0.1'))
    expect(() => Fraction.of(1, 2 ** 53)).toThrow(
      new RangeError('Not a safe integer: 9007199254740992'),
    )
    const noDenominator = new RangeError('A fraction cannot have the denominator zero')
    expect(() => Fraction.of(1n, 0n)).toThrow(noDenominator)
    expect(() => Fraction.of(0, 0)).toThrow(noDenominator)
    expect(() => Fraction.one.dividedBy(Fraction.zero)).toThrow(noDenominator)
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

describe('comparison', () => {
  test.each([
    ['1', '2', -1],
    ['2', '1', 1],
    ['-1', '1', -1],
    ['-1', '-2', 1],
    ['0.5', '0.5', 0],
    ['0', '0', 0],
    ['0.333333333', '0.333333334', -1],
  ] as const)('%s and %s', (left, right, order) => {
    const [a, b] = [decimal(left), decimal(right)]
    expect(a.compare(b)).toBe(order)
    expect(a.isBelow(b)).toBe(order < 0)
    expect(a.isAtLeast(b)).toBe(order >= 0)
    expect(a.equals(b)).toBe(order === 0)
  })

  test('equal is equal in both parts', () => {
    expect(Fraction.of(1, 3).equals(Fraction.of(1, 2))).toBe(false)
    expect(Fraction.of(1, 3).equals(Fraction.of(2, 3))).toBe(false)
  })

  test('of equal ones the first is the smaller and the larger', () => {
    const [a, b] = [Fraction.of(5, 2), decimal('2.5')]
    expect(smallerOf(a, b)).toBe(a)
    expect(largerOf(a, b)).toBe(a)
    expect(smallerOf(a, Fraction.one)).toBe(Fraction.one)
    expect(smallerOf(Fraction.one, a)).toBe(Fraction.one)
    expect(largerOf(a, Fraction.one)).toBe(a)
    expect(largerOf(Fraction.one, a)).toBe(a)
  })

  test.each([
    ['-2.5', true, false, false, '5/2'],
    ['0', false, true, false, '0/1'],
    ['2.5', false, false, true, '5/2'],
  ] as const)('the sign of %s', (text, isNegative, isZero, isPositive, size) => {
    const value = decimal(text)
    expect(value).toMatchObject({ isNegative, isZero, isPositive })
    expect(fractionText(value.absolute())).toBe(size)
  })
})

describe('as a binary number', () => {
  test.each([
    [Fraction.of(1, 3), 1 / 3],
    [Fraction.of(-7, 2), -3.5],
    [Fraction.of(10n ** 20n, 3n), 1e20 / 3],
    [Fraction.of(1n, 10n ** 12n), 1e-12],
    [Fraction.zero, 0],
  ])('%o', (fraction, number) => {
    expect(fraction.toNumber()).toBeCloseTo(number, 15)
  })
})

describe('the least common multiple', () => {
  test.each([
    [1n, 1n, 1n],
    [4n, 6n, 12n],
    [6n, 4n, 12n],
    [7n, 7n, 7n],
    [3n, 5n, 15n],
    [2n ** 70n, 2n ** 65n * 3n, 2n ** 70n * 3n],
  ])('of %s and %s is %s', (a, b, multiple) => {
    expect(leastCommonMultiple(a, b)).toBe(multiple)
  })
})
