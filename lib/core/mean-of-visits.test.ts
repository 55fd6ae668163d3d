import { expect, test } from 'vitest'
import { decimalText } from './display-number'
import { Fraction, fractionText } from './exact'
import { meanScore, reliabilityOfMean } from './mean-of-visits'
import { publishedReliability } from './reliability'

test('reliability of a mean with the published figure', () => {
  const shown = [4, 8, 12].map((n) => decimalText(reliabilityOfMean(publishedReliability, n)))
  expect(shown).toEqual(['0.52', '0.68', '0.76'])
})

test('one visit has its own reliability; none and all stay what they are', () => {
  expect(reliabilityOfMean(publishedReliability, 1)).toEqual(publishedReliability)
  expect(fractionText(reliabilityOfMean(Fraction.of(1, 2), 2))).toBe('2/3')
  expect(reliabilityOfMean(Fraction.zero, 7)).toEqual(Fraction.zero)
  expect(reliabilityOfMean(Fraction.one, 7)).toEqual(Fraction.one)
})

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d visits are refused', (visits) => {
  expect(() => reliabilityOfMean(publishedReliability, visits)).toThrow(
    new RangeError('Count at least one visit'),
  )
})

test('a visit without a score leaves the mean', () => {
  expect(meanScore([Fraction.of(90), null, Fraction.of(80)])).toEqual({
    score: Fraction.of(85),
    visits: 2,
  })
  expect(meanScore([null])).toEqual({ score: null, visits: 0 })
})
