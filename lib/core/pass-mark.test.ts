import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayPercent } from './display-number'
import { Fraction, parseDecimal } from './exact'
import { comparedWithMark, leastPassing, marksOfDisplay } from './pass-mark'

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

describe('a shown number', () => {
  it('passes exactly when the number itself passes', () => {
    const roundings = fc.constantFrom(undefined, 'floor' as const, 'round' as const)
    const thousandths = fc.integer({ min: 0, max: 20_000 }).map((units) => Fraction.of(units, 1000))
    const marks = fc.integer({ min: 1, max: 2000 }).map((units) => Fraction.of(units, 100))
    fc.assert(
      fc.property(thousandths, marks, roundings, (score, mark, passRounding) => {
        const shown = displayPercent(score, 2, marksOfDisplay(mark, { passRounding }))
        const passes = (one: Fraction) => comparedWithMark(one, { passRounding }).isAtLeast(mark)
        expect(passes(parseDecimal(shown))).toBe(passes(score))
      }),
      { numRuns: 5000 },
    )
  })

  it('without rounding keeps to the mark alone', () => {
    expect(marksOfDisplay(Fraction.of(85), {})).toEqual([Fraction.of(85)])
    expect(marksOfDisplay(null, { passRounding: 'round' })).toEqual([])
  })
})
