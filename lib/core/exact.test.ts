import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, displayPercent, plainDecimalText } from './display-number'
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
import { roundHalfEven, roundHalfUp, roundTo, unitOfPlaces } from './rounding'

fc.configureGlobal({ seed: 20261101 })

const whole = unitOfPlaces(0)
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

describe('rounding', () => {
  test.each([
    ['2.5', '3', '2', '2', '3', '2', '3'],
    ['-2.5', '-3', '-2', '-3', '-2', '-2', '-3'],
    ['66.5', '67', '66', '66', '67', '66', '67'],
    ['67.5', '68', '68', '67', '68', '67', '68'],
    ['2.4', '2', '2', '2', '3', '2', '3'],
    ['-2.6', '-3', '-3', '-3', '-2', '-2', '-3'],
    ['7', '7', '7', '7', '7', '7', '7'],
  ])('%s', (value, halfUp, halfEven, floor, ceiling, towardZero, awayFromZero) => {
    const rounded = (['floor', 'ceiling', 'toward-zero', 'away-from-zero'] as const).map((mode) =>
      decimalText(roundTo(decimal(value), whole, mode), 0),
    )
    expect(decimalText(roundHalfUp(decimal(value), whole), 0)).toBe(halfUp)
    expect(decimalText(roundHalfEven(decimal(value), whole), 0)).toBe(halfEven)
    expect(rounded).toEqual([floor, ceiling, towardZero, awayFromZero])
  })

  test('1.005 is 1.01, as it is for a person and not for a binary number', () => {
    expect(decimalText(decimal('1.005'))).toBe('1.01')
    expect(decimalText(decimal('-1.005'))).toBe('-1.01')
    expect(roundHalfUp(decimal('1.005'))).toEqual(decimal('1.01'))
  })

  test('a unit that is no power of ten', () => {
    expect(roundHalfUp(decimal('12'), Fraction.of(5))).toEqual(Fraction.of(10))
    expect(roundHalfUp(decimal('12.5'), Fraction.of(5))).toEqual(Fraction.of(15))
    expect(() => roundHalfUp(decimal('1'), Fraction.zero)).toThrow(RangeError)
  })
})

describe('display', () => {
  test.each([
    [Fraction.of(160, 3), '53.33'],
    [Fraction.of(200, 3), '66.67'],
    [Fraction.of(-100, 3), '-33.33'],
    [Fraction.of(-1, 1000), '0.00'],
    [Fraction.of(100), '100.00'],
  ])('%o is shown as %s', (value, text) => {
    expect(displayPercent(value)).toBe(text)
  })

  test('rounding never carries a number onto a threshold that it has not reached', () => {
    const pass = [Fraction.of(85)]
    expect(displayPercent(decimal('84.996'), 2, pass)).toBe('84.996')
    expect(displayPercent(decimal('84.9999996'), 2, pass)).toBe('84.9999996')
    expect(displayPercent(decimal('84.994'), 2, pass)).toBe('84.99')
    expect(displayPercent(decimal('85'), 2, pass)).toBe('85.00')
    expect(displayPercent(decimal('85.001'), 2, pass)).toBe('85.001')
    expect(displayPercent(decimal('84.5'), 0, pass)).toBe('84.5')
  })

  test('the number shown stands on the same side of every threshold as the exact one', () => {
    const percent = fc
      .tuple(fc.bigInt({ min: -300n, max: 30000n }), fc.bigInt({ min: 1n, max: 400n }))
      .map(([n, d]) => Fraction.of(n, d))
    const threshold = fc.integer({ min: 0, max: 1000 }).map((tenths) => Fraction.of(tenths, 10))
    fc.assert(
      fc.property(percent, fc.array(threshold, { maxLength: 3 }), (value, thresholds) => {
        const shown = parseDecimal(displayPercent(value, 2, thresholds))
        for (const t of thresholds) expect(shown.compare(t)).toBe(value.compare(t))
      }),
    )
  })

  test('plain decimals carry no idle zeros and no lost digits', () => {
    expect(plainDecimalText(decimal('0.500'))).toBe('0.5')
    expect(plainDecimalText(decimal('3'))).toBe('3')
    expect(plainDecimalText(decimal('100'))).toBe('100')
    expect(() => plainDecimalText(Fraction.of(1, 3))).toThrow(RangeError)
  })
})
