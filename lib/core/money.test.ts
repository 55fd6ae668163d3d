import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import { Fraction, parseDecimal, parseFraction } from './exact'
import {
  isAbove,
  isMoneyText,
  moneyOfMinor,
  moneyText,
  parseMoney,
  roundMoney,
  splitByLargestRemainder,
  subtractMoney,
  sumMoney,
} from './money'

// By hand: exact amount, half-up (a half away from zero), half-even (a half to the even kopeck).
const roundings = [
  ['0', '0.00', '0.00'],
  ['0.001', '0.00', '0.00'],
  ['0.0049', '0.00', '0.00'],
  ['0.004999999', '0.00', '0.00'],
  ['0.005', '0.01', '0.00'],
  ['0.005000001', '0.01', '0.01'],
  ['0.006', '0.01', '0.01'],
  ['0.0099', '0.01', '0.01'],
  ['0.01', '0.01', '0.01'],
  ['0.014999999', '0.01', '0.01'],
  ['0.015', '0.02', '0.02'],
  ['0.025', '0.03', '0.02'],
  ['0.035', '0.04', '0.04'],
  ['0.045', '0.05', '0.04'],
  ['0.055', '0.06', '0.06'],
  ['0.065', '0.07', '0.06'],
  ['0.075', '0.08', '0.08'],
  ['0.085', '0.09', '0.08'],
  ['0.095', '0.10', '0.10'],
  ['0.105', '0.11', '0.10'],
  ['0.995', '1.00', '1.00'],
  ['0.994999999', '0.99', '0.99'],
  ['1.005', '1.01', '1.00'],
  ['1.004999999', '1.00', '1.00'],
  ['1.015', '1.02', '1.02'],
  ['1.025', '1.03', '1.02'],
  ['1.255', '1.26', '1.26'],
  ['1.345', '1.35', '1.34'],
  ['2.5', '2.50', '2.50'],
  ['2.665', '2.67', '2.66'],
  ['2.675', '2.68', '2.68'],
  ['2.685', '2.69', '2.68'],
  ['4.35', '4.35', '4.35'],
  ['8.345', '8.35', '8.34'],
  ['9.995', '10.00', '10.00'],
  ['10.075', '10.08', '10.08'],
  ['10.235', '10.24', '10.24'],
  ['99.9999999', '100.00', '100.00'],
  ['99.994999999', '99.99', '99.99'],
  ['99.995', '100.00', '100.00'],
  ['100.125', '100.13', '100.12'],
  ['1234.565', '1234.57', '1234.56'],
  ['48571.428571428', '48571.43', '48571.43'],
  ['52666.666666666', '52666.67', '52666.67'],
  ['999999.995', '1000000.00', '1000000.00'],
  ['123456789012.345', '123456789012.35', '123456789012.34'],
  ['999999999999.994', '999999999999.99', '999999999999.99'],
  ['-0.004', '0.00', '0.00'],
  ['-0.005', '-0.01', '0.00'],
  ['-0.005000001', '-0.01', '-0.01'],
  ['-0.015', '-0.02', '-0.02'],
  ['-0.025', '-0.03', '-0.02'],
  ['-0.995', '-1.00', '-1.00'],
  ['-1.005', '-1.01', '-1.00'],
  ['-2.675', '-2.68', '-2.68'],
  ['-2.665', '-2.67', '-2.66'],
  ['-99.995', '-100.00', '-100.00'],
  ['-1234.565', '-1234.57', '-1234.56'],
  // Fractions that no decimal holds.
  ['1/3', '0.33', '0.33'],
  ['2/3', '0.67', '0.67'],
  ['1/7', '0.14', '0.14'],
  ['1/200', '0.01', '0.00'],
  ['3/200', '0.02', '0.02'],
  ['5/200', '0.03', '0.02'],
  ['-2/3', '-0.67', '-0.67'],
  ['1000000/7', '142857.14', '142857.14'],
] as const

const exact = (text: string) => (text.includes('/') ? parseFraction(text) : parseDecimal(text))

describe('rounding to the kopeck', () => {
  test('the table is as long as it claims', () => {
    expect(roundings.length).toBeGreaterThanOrEqual(60)
    expect(new Set(roundings.map(([amount]) => amount)).size).toBe(roundings.length)
  })

  test.each(roundings)('%s: half-up %s, half-even %s', (amount, halfUp, halfEven) => {
    expect(roundMoney(exact(amount))).toBe(halfUp)
    expect(roundMoney(exact(amount), 'half-even')).toBe(halfEven)
  })

  test.each([
    ['1234.50', '1', '1235.00', '1234.00'],
    ['1235.50', '1', '1236.00', '1236.00'],
    ['1250', '100', '1300.00', '1200.00'],
    ['-1250', '100', '-1300.00', '-1200.00'],
    ['12.35', '0.1', '12.40', '12.40'],
    ['12.25', '0.1', '12.30', '12.20'],
    ['12.33', '0.05', '12.35', '12.35'],
  ])('%s in units of %s: half-up %s, half-even %s', (amount, unit, halfUp, halfEven) => {
    const step = parseDecimal(unit)
    expect(roundMoney(exact(amount), 'half-up', step)).toBe(halfUp)
    expect(roundMoney(exact(amount), 'half-even', step)).toBe(halfEven)
  })

  test('a unit that is not a whole number of kopecks is thrown', () => {
    expect(() => roundMoney(exact('1.2345'), 'half-up', parseDecimal('0.0001'))).toThrow(RangeError)
    expect(() => roundMoney(exact('1'), 'half-up', Fraction.zero)).toThrow(RangeError)
  })
})

describe('money as text', () => {
  test.each(['0.00', '53400.00', '-0.05', '999999999999.99'])('%s is money', (text) => {
    expect(isMoneyText(text)).toBe(true)
    expect(moneyText(parseMoney(text))).toBe(text)
  })

  test.each([
    '',
    '53400',
    '53400.0',
    '53400.000',
    '53 400.00',
    '53400,00',
    '+1.00',
    '-0.00',
    '01.00',
    '1e3',
    '1000000000000.00',
  ])('"%s" is not', (text) => {
    expect(isMoneyText(text)).toBe(false)
    expect(() => parseMoney(text)).toThrow(RangeError)
  })

  test('an amount that is not whole kopecks, or too large for the database, is thrown', () => {
    expect(() => moneyText(exact('0.005'))).toThrow('not a whole number of kopecks')
    expect(() => moneyText(exact('1000000000000'))).toThrow('too large: 1000000000000.00')
    expect(() => parseMoney('5')).toThrow('Not an amount of money: "5"')
  })

  test('sums and differences', () => {
    expect(sumMoney([])).toBe('0.00')
    expect(sumMoney(['0.10', '0.20', '-0.05'])).toBe('0.25')
    expect(subtractMoney('5.00', '7.50')).toBe('-2.50')
  })
})

describe('split by largest remainder', () => {
  const ones = (count: number) => Array.from({ length: count }, () => Fraction.one)

  test.each([
    [3, ['33.34', '33.33', '33.33']],
    [7, ['14.29', '14.29', '14.29', '14.29', '14.28', '14.28', '14.28']],
    [11, ['9.10', '9.09', '9.09', '9.09', '9.09', '9.09', '9.09', '9.09', '9.09', '9.09', '9.09']],
  ])('100.00 in %i', (count, parts) => {
    expect(splitByLargestRemainder('100.00', ones(count))).toEqual(parts)
  })

  test.each([
    ['0.01', ['1', '1'], ['0.01', '0.00']],
    ['0.02', ['1', '1', '1'], ['0.01', '0.01', '0.00']],
    ['-100.00', ['1', '1', '1'], ['-33.34', '-33.33', '-33.33']],
    ['10.00', ['0', '1', '0'], ['0.00', '10.00', '0.00']],
    ['0.05', ['0.1', '0.3', '0.6'], ['0.01', '0.01', '0.03']],
    ['0.00', ['0', '0'], ['0.00', '0.00']],
    ['1.00', ['1/3', '1/6', '1/2'], ['0.33', '0.17', '0.50']],
  ])('%s over %j', (total, weights, parts) => {
    expect(splitByLargestRemainder(total, weights.map(exact))).toEqual(parts)
  })

  test('weights that cannot divide are thrown', () => {
    const allZero = 'An amount cannot be divided over weights that are all zero'
    expect(() => splitByLargestRemainder('1.00', [Fraction.zero])).toThrow(allZero)
    expect(() => splitByLargestRemainder('1.00', [])).toThrow(allZero)
    expect(() => splitByLargestRemainder('1.00', [Fraction.one, exact('-1')])).toThrow(
      'A weight cannot be negative',
    )
    expect(() => splitByLargestRemainder('0.00', [exact('-1')])).toThrow(
      'A weight cannot be negative',
    )
  })

  const money = fc
    .bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n })
    .map((n) => Fraction.of(n, 100n))
  const weight = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 1000n }))
    .map(([n, d]) => Fraction.of(n, d))
  const weights = fc
    .array(weight, { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((one) => one.isPositive))

  test('parts add up, and each is within a kopeck of its exact share', () => {
    fc.assert(
      fc.property(money, weights, (amount, all) => {
        const parts = splitByLargestRemainder(moneyText(amount), all)
        expect(sumMoney(parts)).toBe(moneyText(amount))
        const sum = all.reduce((total, one) => total.plus(one))
        parts.forEach((part, index) => {
          const share = amount.times(all[index] ?? Fraction.zero).dividedBy(sum)
          expect(parseMoney(part).minus(share).absolute().isBelow(Fraction.of(1n, 100n))).toBe(true)
        })
      }),
    )
  })

  test('a heavier weight never gets less, an equal one that stands earlier neither', () => {
    fc.assert(
      fc.property(money, weights, (amount, all) => {
        const size = amount.absolute()
        const parts = splitByLargestRemainder(moneyText(size), all).map(parseMoney)
        for (const [i, a] of all.entries()) {
          for (const [j, b] of all.entries()) {
            const mayNotBeLess = b.isBelow(a) || (a.equals(b) && i < j)
            if (mayNotBeLess) expect(parts[i]?.isAtLeast(parts[j] ?? Fraction.zero)).toBe(true)
          }
        }
      }),
    )
  })
})

test('kopecks are money, and amounts compare by what they are worth', () => {
  expect(moneyOfMinor(30050)).toBe('300.50')
  expect(moneyOfMinor(5)).toBe('0.05')
  expect(() => moneyOfMinor(0.5)).toThrow(RangeError)
  expect(isAbove('100.01', '100.00')).toBe(true)
  expect(isAbove('100.00', '100.00')).toBe(false)
  expect(isAbove('9.00', '10.00')).toBe(false)
  expect(() => isAbove('9', '10.00')).toThrow(RangeError)
})
