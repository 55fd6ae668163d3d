import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fraction, parseDecimal } from './exact'
import { comparedWithMark, leastPassing } from './pass-mark'

const hundredths = fc.integer({ min: -500, max: 500 }).map((units) => Fraction.of(units, 100))

describe('the least score that passes', () => {
  it('is where the comparison with the mark begins to hold', () => {
    const roundings = fc.constantFrom(undefined, 'floor' as const, 'round' as const)
    fc.assert(
      fc.property(hundredths, hundredths, roundings, (score, mark, passRounding) => {
        const least = leastPassing(mark, { passRounding })
        fc.pre(least !== null)
        const reaches = comparedWithMark(score, { passRounding }).isAtLeast(mark)
        expect(least !== null && score.isAtLeast(least)).toBe(reaches)
      }),
      { numRuns: 2000 },
    )
  })

  it('is told in whole and half percent', () => {
    const mark = parseDecimal('84.2')
    expect(leastPassing(mark, {})).toEqual(mark)
    expect(leastPassing(mark, { passRounding: 'floor' })).toEqual(Fraction.of(85))
    expect(leastPassing(mark, { passRounding: 'round' })).toEqual(Fraction.of(169, 2))
    expect(leastPassing(Fraction.zero, { passRounding: 'round' })).toBeNull()
  })
})
