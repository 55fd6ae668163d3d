import { describe, expect, test } from 'vitest'
import { SeededDraws } from './seeded-draws'
import {
  areToldApart,
  bandsOf,
  chosenEndsWiden,
  comparable,
  differenceOf,
  extremesOf,
} from './told-apart'

const figure = (value: number, low: number, high: number) => ({ value, low, high })

describe('telling figures apart', () => {
  // Newcombe 1998, table II, 56/70 against 48/80 by method 10 at 95 %: 0.0524 to 0.3339.
  test('the difference of two shares has the published interval', () => {
    const a = figure(0.8, 0.6917, 0.877)
    const b = figure(0.6, 0.4905, 0.7)
    const { value, low, high } = differenceOf(a, b)
    expect(value).toBeCloseTo(0.2, 9)
    expect(low).toBeCloseTo(0.0524, 2)
    expect(high).toBeCloseTo(0.3339, 2)
    expect(areToldApart(a, b)).toBe(true)
    expect(areToldApart(b, a)).toBe(true)
  })

  test('overlapping intervals may still be told apart, touching noise may not', () => {
    expect(areToldApart(figure(80, 76, 84), figure(86, 82, 90))).toBe(true)
    expect(areToldApart(figure(80, 76, 84), figure(85, 81, 89))).toBe(false)
  })

  test('each arm counts on the side where it lies', () => {
    // The upper arm of the lower one and the lower arm of the higher one face each other.
    expect(areToldApart(figure(10, 0, 11), figure(13, 12, 40))).toBe(true)
    expect(areToldApart(figure(10, 9, 30), figure(13, 0, 14))).toBe(false)
  })

  test('equal figures never differ, not even without noise', () => {
    expect(areToldApart(figure(50, 50, 50), figure(50, 50, 50))).toBe(false)
    expect(areToldApart(figure(50, 50, 50), figure(50.01, 50.01, 50.01))).toBe(true)
  })

  test('a group is measured from its first and does not drift', () => {
    const isApart = (first: number, entry: number) => entry - first >= 10
    expect(bandsOf([50, 55, 59, 60, 69, 71], isApart)).toEqual([[50, 55, 59], [60, 69], [71]])
    expect(bandsOf([], isApart)).toEqual([])
    expect(bandsOf([50], isApart)).toEqual([[50]])
  })

  // Normal points of 5 % by 3, 10 and 45 pairs: 2.1280, 2.5758 and 3.0588, over 1.6449.
  test.each([
    [2, 1],
    [3, 1.2937],
    [5, 1.566],
    [10, 1.8596],
  ])('the ends of %i lie farther apart by chance', (count, wider) => {
    expect(chosenEndsWiden(count)).toBeCloseTo(wider, 3)
  })

  test('among equals the ends are called apart in at most one of ten cases', () => {
    const draws = new SeededDraws(20261122)
    const rounds = 2_000
    let apart = 0
    for (let round = 0; round < rounds; round += 1) {
      const figures = Array.from({ length: 8 }, () => {
        const value = draws.normal()
        return figure(value, value - 1.645, value + 1.645)
      })
      if (extremesOf(figures, (one) => one)?.areApart) apart += 1
    }
    expect(apart / rounds).toBeGreaterThan(0.02)
    expect(apart / rounds).toBeLessThanOrEqual(0.1)
  })

  test('two that nobody has chosen lie apart as they are', () => {
    expect(chosenEndsWiden(2)).toBe(1)
  })

  test('nothing is compared without a score or without its interval', () => {
    const interval = { low: '76.00', high: '84.00' }
    expect(comparable({ percent: null, interval, isFew: false })).toBeNull()
    expect(comparable({ percent: '80.00', interval: null, isFew: false })).toBeNull()
    expect(comparable({ percent: '80.00', interval, isFew: true })).toBeNull()
    expect(comparable({ percent: '80.00', interval, isFew: false })).toEqual(figure(80, 76, 84))
  })

  test('the ends are those that were measured often enough', () => {
    const row = (percent: string | null, low: string, high: string, isFew = false) => ({
      percent,
      interval: percent === null ? null : { low, high },
      isFew,
    })
    const few = row('10.00', '0.00', '40.00', true)
    const low = row('60.00', '55.00', '65.00')
    const high = row('80.00', '75.00', '85.00')
    expect(extremesOf([few, high, row(null, '', ''), low], comparable)).toEqual({
      lowest: low,
      highest: high,
      areApart: true,
    })
    const near = row('64.00', '59.00', '69.00')
    expect(extremesOf([low, near], comparable)).toMatchObject({ areApart: false })
    expect(extremesOf([few, low], comparable)).toBeNull()
    expect(extremesOf([], comparable)).toBeNull()
  })
})
