import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDecimal } from '@/lib/core/typed-answer'
import { editableDecimal, formatDecimal } from './decimal-text'
import { locales } from './locales'

const decimal = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 16n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 9 }),
  )
  .map(([negative, whole, fraction]) => {
    const digits = fraction ? `${whole}.${fraction}` : `${whole}`
    return negative && /[1-9]/.test(digits) ? `-${digits}` : digits
  })

describe('formatDecimal', () => {
  test.each([
    ['53400.00', 'ru', {}, '53\u00a0400,00'],
    ['53400.00', 'en', {}, '53,400.00'],
    ['999', 'ru', {}, '999'],
    ['1000', 'ru', {}, '1\u00a0000'],
    ['-0.35', 'ru', {}, '\u22120,35'],
    ['1.80', 'ru', { sign: 'always' }, '+1,80'],
    ['0.00', 'ru', { sign: 'always' }, '0,00'],
    ['-0.00', 'en', {}, '0.00'],
    ['1.005', 'en', { places: 2 }, '1.01'],
    ['2.5', 'en', { places: 0 }, '3'],
    ['-2.5', 'en', { places: 0 }, '\u22123'],
    ['999.995', 'en', { places: 2 }, '1,000.00'],
    ['-0.004', 'en', { places: 2 }, '0.00'],
    ['007', 'en', {}, '7'],
    ['5', 'en', { minPlaces: 2 }, '5.00'],
    ['84.996', 'en', { minPlaces: 2 }, '84.996'],
    ['9007199254740993.01', 'en', {}, '9,007,199,254,740,993.01'],
  ] as const)('%s in %s %o', (value, locale, shape, expected) => {
    expect(formatDecimal(value, locale, shape)).toBe(expected)
  })

  test.each(['', '1,5', 'NaN', '1e3', ' 1', '.5', '5.', '+1', '--1'])('refuses %j', (text) => {
    expect(() => formatDecimal(text, 'ru')).toThrow(RangeError)
  })

  test('is what the platform writes for the same exact text', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom(...locales), fc.nat(4), (value, locale, places) => {
        const platform = new Intl.NumberFormat(locale, {
          minimumFractionDigits: places,
          maximumFractionDigits: places,
          roundingMode: 'halfExpand',
          signDisplay: 'negative',
        }).format(value as `${number}`)
        expect(formatDecimal(value, locale, { places })).toBe(platform.replace('-', '\u2212'))
      }),
      { seed: 20261001, numRuns: 1000 },
    )
  })

  test('in a field it reads back as what it was', () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom(...locales), (value, locale) => {
        expect(readDecimal(editableDecimal(value, locale), locale === 'en')).toBe(value)
      }),
      { seed: 20261002, numRuns: 500 },
    )
  })
})

describe('readDecimal', () => {
  test.each([
    ['53 400,5', '53400.5'],
    ['53\u00a0400,50', '53400.50'],
    ['53\u202f400', '53400'],
    ['12.5', '12.5'],
    ['12,', '12'],
    ['+3', '3'],
    ['-3,10', '-3.10'],
    ['\u22123', '-3'],
    ['-0', '0'],
    ['0007', '7'],
  ])('%j is %s', (typed, expected) => {
    expect(readDecimal(typed)).toBe(expected)
  })

  test.each([
    ['1,234.50', '1234.50'],
    ['1,234,567', '1234567'],
    ['-12,345.6', '-12345.6'],
    ['12,5', '12.5'],
    ['1 500,5', '1500.5'],
    ['1.500', '1.500'],
  ])('where a comma groups, %j is %s', (typed, expected) => {
    expect(readDecimal(typed, true)).toBe(expected)
  })

  test('where a comma groups, "1,500" is two numbers, so it is none', () => {
    expect(readDecimal('1,500', true)).toBeNull()
    expect(readDecimal('1,500')).toBe('1.500')
  })

  test.each(['', 'abc', '1.2.3', '1,234.5', '5 %', '1e5', '--1', ',5'])(
    '%j is no number',
    (typed) => {
      expect(readDecimal(typed)).toBeNull()
    },
  )
})
