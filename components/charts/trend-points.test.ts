import { describe, expect, test } from 'vitest'
import { marksOf, scaleOf, type TrendPoint } from './trend-points'

function aPoint(only: Partial<TrendPoint>): TrendPoint {
  return { key: 'k', label: 'l', value: '80', ...only }
}

describe('marksOf', () => {
  test('joins what can be compared and puts a gap where it cannot', () => {
    const marks = marksOf([
      aPoint({ value: '78.8', low: '76', high: '81' }),
      aPoint({ value: '81.8', low: '79', high: '84', breakBefore: 'checklist 3' }),
    ])
    expect(marks.map(({ x, value }) => [x, value])).toEqual([
      [0, 78.8],
      [0.5, null],
      [1, 81.8],
    ])
  })

  test('draws the interval of few visits as of many, and no point for none', () => {
    const marks = marksOf([
      aPoint({ low: '60', high: '90', isFew: true }),
      aPoint({ value: null, low: '60', high: '90' }),
    ])
    expect(marks[0]?.band).toEqual([60, 90])
    expect(marks[1]?.value).toBeNull()
  })
})

describe('scaleOf', () => {
  test('holds every figure, the interval and the target, within 0 and 100', () => {
    const scale = scaleOf([aPoint({ low: '77.2', high: '83' })], '88')
    expect(scale).toEqual({ from: 75, to: 90 })
    expect(scaleOf([aPoint({ value: '100', low: '99', high: '100' })], undefined)).toEqual({
      from: 90,
      to: 100,
    })
    expect(scaleOf([aPoint({ value: '0.5' })], undefined)).toEqual({ from: 0, to: 10 })
  })

  test('is the whole scale where there is nothing', () => {
    expect(scaleOf([aPoint({ value: null })], undefined)).toEqual({ from: 0, to: 100 })
  })
})
