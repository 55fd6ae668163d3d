import { describe, expect, it } from 'vitest'
import { compareStandardScores, standardPercents, standardScore } from './standard-score'
import { wilsonOfShare } from './statistics'

const points = (earned: string, possible: string, visits = 1) => ({
  questions: [{ earned, possible }],
  visits,
})

describe('the score of a standard', () => {
  it('of no visit is none, not zero', () => {
    const none = { visits: 0, percent: null, interval: null, isFew: true }
    expect(standardScore([])).toEqual(none)
    expect(standardScore([points('0', '0', 5)])).toEqual(none)
  })

  it('counts each visit once, whatever its questions weigh', () => {
    const score = standardScore([points('10', '10'), points('0', '1')])
    expect(score).toMatchObject({ visits: 2, percent: '50.00', isFew: true })
  })

  it('of three visits is enough to be judged, of two it is not', () => {
    expect([2, 3].map((visits) => standardScore([points('1', '2', visits)]).isFew)).toEqual([
      true,
      false,
    ])
  })

  it('is exact: a third is a third', () => {
    expect(standardScore([points('1', '3', 3)]).percent).toBe('33.33')
  })

  it('adds the thirds of several questions up to a whole', () => {
    const thirds = ['1/3', '1/3', '1/3'].map((earned) => ({ earned, possible: '1' }))
    const whole = { questions: [...thirds, { earned: '0', possible: '1/7' }], visits: 3 }
    // 1 of 22/7: with nine places of a third each it would be 0.999999999.
    expect(standardScore([whole]).percent).toBe('31.82')
    expect(standardPercents(thirds.map((one) => ({ id: 's', ...one })))).toEqual([
      { id: 's', percent: '100/3' },
    ])
  })

  it('of one visit is not cut, and is none where nothing was possible', () => {
    expect(
      standardPercents([
        { id: 'b', earned: '3/1', possible: '2/1' },
        { id: 'a', earned: '0/1', possible: '0/1' },
      ]),
    ).toEqual([
      { id: 'a', percent: null },
      { id: 'b', percent: '150/1' },
    ])
  })

  it('cuts a negative share at 0 and a bonus at 100', () => {
    expect(standardScore([points('-5', '10', 3)])).toMatchObject({ percent: '0.00' })
    expect(standardScore([points('12', '10', 3)])).toMatchObject({ percent: '100.00' })
  })

  // Wilson, z = 1.645, 8 of 10: centre (0.8 + 0.1353) / 1.2706, reach 0.1856.
  it('has Wilson’s interval at 90 %', () => {
    const { interval } = standardScore([points('1', '1', 8), points('0', '1', 2)])
    expect(interval).toEqual({ low: '54.08', high: '93.14' })
  })

  it('all passed is not certain', () => {
    const { interval } = standardScore([points('1', '1', 4)])
    expect(interval?.high).toBe('100.00')
    expect(Number(interval?.low)).toBeLessThan(65)
  })

  it('sorts the worst first, few visits after them, nothing last', () => {
    const good = standardScore([points('9', '10', 5)])
    const bad = standardScore([points('1', '10', 5)])
    const few = standardScore([points('0', '10', 1)])
    const none = standardScore([])
    expect([none, few, good, bad].sort(compareStandardScores)).toEqual([bad, good, few, none])
    expect(compareStandardScores(none, standardScore([]))).toBe(0)
  })

  it.each([
    [-0.1, 3],
    [1.1, 3],
    [0.5, 0],
    [0.5, 1.5],
  ])('a share of %d in %d is refused', (share, n) => {
    expect(() => wilsonOfShare(share, n)).toThrow(
      new RangeError('A share lies between 0 and 1, of at least one'),
    )
  })
})
