import { expect, test } from 'vitest'
import { fractionText } from './exact'
import { keptNumber, pointsOfQuestions } from './kept-points'

test('a number is kept with nine places, and as a fraction where these do not hold it', () => {
  expect(keptNumber(null)).toEqual({ decimal: null, exact: null })
  expect(keptNumber('3/2')).toEqual({ decimal: '1.500000000', exact: null })
  expect(keptNumber('1/3')).toEqual({ decimal: '0.333333333', exact: '1/3' })
  expect(keptNumber('1/10000000000')).toEqual({ decimal: '0.000000000', exact: '1/10000000000' })
})

test('points are added up as they are, decimals and fractions alike', () => {
  const { earned, possible } = pointsOfQuestions([
    { earned: '1/3', possible: '1' },
    { earned: '0.5', possible: '1/7' },
    { earned: '-2', possible: '0' },
  ])
  expect([fractionText(earned), fractionText(possible)]).toEqual(['-7/6', '8/7'])
  expect(pointsOfQuestions([]).possible.isZero).toBe(true)
})
