import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, displayPercent, plainDecimalText, pointsText } from './display-number'
import { parseDecimal as decimal, Fraction, parseDecimal } from './exact'
import '@/test/seeded'

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
    expect(() => plainDecimalText(Fraction.of(1, 3))).toThrow(
      new RangeError('The number has no decimal text of at most nine places'),
    )
  })
})

describe('decimals with so many places', () => {
  test.each([
    ['0', 0, '0'],
    ['0', 2, '0.00'],
    ['7', 0, '7'],
    ['-7.5', 0, '-8'],
    ['7.49', 0, '7'],
    ['-0.4', 0, '0'],
    ['0.05', 1, '0.1'],
    ['-0.05', 1, '-0.1'],
    ['0.0449', 1, '0.0'],
    ['12.3', 4, '12.3000'],
    ['-0.001', 3, '-0.001'],
  ])('%s with %d: %s', (value, places, text) => {
    expect(decimalText(decimal(value), places)).toBe(text)
  })
})

describe('points', () => {
  test.each([
    [Fraction.of(3), '3'],
    [Fraction.of(100), '100'],
    [Fraction.zero, '0'],
    [Fraction.of(1, 2), '0.5'],
    [Fraction.of(-5, 2), '-2.5'],
    [Fraction.of(1, 160), '0.00625'],
    [decimal('1.000001'), '1.000001'],
    [Fraction.of(2, 3), '0.67'],
    [Fraction.of(-2, 3), '-0.67'],
    [Fraction.of(10, 3), '3.33'],
    [Fraction.of(200, 3), '66.67'],
    [Fraction.of(1, 30), '0.033'],
    [Fraction.of(-1, 150), '-0.0067'],
    [Fraction.of(1, 99), '0.01'],
    [Fraction.of(1, 1500), '0.00067'],
    [Fraction.of(1, 150_000_000), '0.000000007'],
    [Fraction.of(1, 15_000_000), '0.000000067'],
    [Fraction.of(1, 15_000_000_000), '0'],
  ])('%o is %s', (value, text) => {
    expect(pointsText(value)).toBe(text)
  })
})
