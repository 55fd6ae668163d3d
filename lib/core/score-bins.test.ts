import { describe, expect, test } from 'vitest'
import { scoreBins } from './score-bins'

describe('scoreBins', () => {
  test('counts by the exact score, with the empty parts between', () => {
    expect(scoreBins(['21249/250', '85/1', '749/10', '100/1'])).toEqual([
      { from: 70, to: 75, count: 1 },
      { from: 75, to: 80, count: 0 },
      { from: 80, to: 85, count: 1 },
      { from: 85, to: 90, count: 1 },
      { from: 90, to: 95, count: 0 },
      { from: 95, to: 100, count: 1 },
    ])
  })

  test('keeps what stands outside 0 and 100, and has no part without a score', () => {
    expect(scoreBins(['-10/1'])).toEqual([{ from: 0, to: 5, count: 1 }])
    expect(scoreBins(['120/1'])).toEqual([{ from: 95, to: 100, count: 1 }])
    expect(scoreBins([])).toEqual([])
  })
})
