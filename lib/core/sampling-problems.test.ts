import { describe, expect, test } from 'vitest'
import { isCount, periodProblems, positiveProblems, visitProblems } from './sampling-problems'

const place = ['components', 0, 'value']

describe('what is wrong with how much a value reads', () => {
  test.each([
    [1, true],
    [3, true],
    [0, false],
    [-1, false],
    [1.5, false],
    [Number.NaN, false],
  ])('%s counts something: %s', (number, counts) => {
    expect(isCount(number)).toBe(counts)
    expect(periodProblems({ periods: number }, place)).toEqual(
      counts ? [] : [{ code: 'periods-not-positive', severity: 'error', place, values: {} }],
    )
  })

  test('fewer than three visits before money are told and may stand', () => {
    expect(visitProblems(0, place)).toEqual([
      { code: 'minimum-visits-not-positive', severity: 'error', place, values: {} },
    ])
    expect(visitProblems(2, place)).toEqual([
      {
        ...{ code: 'minimum-visits-low', severity: 'warning', place },
        values: { minimumVisits: '2', advisable: '3' },
      },
    ])
    expect(visitProblems(3, place)).toEqual([])
  })

  test('a number above zero is one, and says so as decimal text', () => {
    const told = (text: string) => positiveProblems(text, 'share-not-positive', place)
    expect(told('0.01')).toEqual([])
    const wrong = { severity: 'error', place }
    for (const text of ['0', '-1']) {
      expect(told(text)).toEqual([{ ...wrong, code: 'share-not-positive', values: {} }])
    }
    expect(told('much')).toEqual([{ ...wrong, code: 'not-a-decimal', values: { text: 'much' } }])
  })
})
