import { describe, expect, test } from 'vitest'
import { parseDecimal } from './exact'
import {
  changeOfVisits,
  summariseByTouchpoint,
  summariseVisits,
  visitsOfTotals,
} from './period-summary'
import { publishedDeviation } from './reliability'

const totals = (...texts: string[]) => visitsOfTotals(texts.map(parseDecimal))
const four = () => totals('80', '90', '85', '85.5')

describe('summariseVisits', () => {
  test('mean, interval and number', () => {
    // 6.5 * 1.645 / sqrt(4) = 5.34625
    expect(summariseVisits(four(), publishedDeviation)).toEqual({
      visits: 4,
      score: { exact: '681/8', text: '85.13' },
      isPooled: false,
      interval: { low: '79.78', high: '90.47' },
      isFew: false,
    })
  })

  test('two visits are too few, none is no score', () => {
    expect(summariseVisits(totals('80', '90'), publishedDeviation)).toMatchObject({
      visits: 2,
      isFew: true,
      score: { text: '85.00' },
    })
    expect(summariseVisits(totals('80', '90', '85'), publishedDeviation).isFew).toBe(false)
    expect(summariseVisits([], publishedDeviation)).toEqual({
      visits: 0,
      score: null,
      isPooled: false,
      interval: null,
      isFew: true,
    })
  })
})

test('pooled points keep the interval of so many visits', () => {
  const points = { earned: parseDecimal('8'), possible: parseDecimal('10') }
  const visits = ['80', '90', '85', '85.5'].map((total) => ({ total: parseDecimal(total), points }))
  expect(summariseVisits(visits, publishedDeviation)).toEqual({
    visits: 4,
    score: { exact: '80/1', text: '80.00' },
    isPooled: true,
    interval: { low: '74.65', high: '85.35' },
    isFew: false,
  })
  expect(changeOfVisits(visits, four(), publishedDeviation)).toEqual({
    value: '-5.13',
    certainty: 'uncertain',
  })
})

describe('changeOfVisits', () => {
  test('a small difference of few visits is not told from chance', () => {
    const now = totals('82', '92', '87', '87.5')
    expect(changeOfVisits(now, four(), publishedDeviation)).toEqual({
      value: '2.00',
      certainty: 'uncertain',
    })
  })

  test('a large one is', () => {
    const now = totals('95', '96', '97', '98')
    expect(changeOfVisits(now, four(), publishedDeviation)).toEqual({
      value: '11.38',
      certainty: 'certain',
    })
  })

  test('with too few on either side nothing is said', () => {
    const [two, three] = [totals('50', '51'), totals('50', '51', '52')]
    expect(changeOfVisits(four(), two, publishedDeviation).certainty).toBe('unknown')
    expect(changeOfVisits(two, four(), publishedDeviation).certainty).toBe('unknown')
    expect(changeOfVisits(four(), three, publishedDeviation).certainty).toBe('certain')
    expect(changeOfVisits(three, four(), publishedDeviation).certainty).toBe('certain')
    expect(changeOfVisits([], four(), publishedDeviation)).toEqual({
      value: null,
      certainty: 'unknown',
    })
    expect(changeOfVisits(four(), [], publishedDeviation)).toEqual({
      value: null,
      certainty: 'unknown',
    })
  })
})

describe('scores over several touchpoints', () => {
  const weights = { call: '40', store: '60' } as const
  const of = (touchpoint: 'call' | 'store', ...texts: string[]) =>
    totals(...texts).map((visit) => ({ ...visit, touchpoint }))
  const now = () => [...of('call', '80', '90', '100'), ...of('store', '50')]

  test('carry their parts, all their visits and the interval of the weighted mean', () => {
    // 0.4 * 90 + 0.6 * 50; se^2 = 42.25 * (0.16 / 3 + 0.36), reach 1.645 * 4.1789.
    expect(summariseVisits(now(), publishedDeviation, weights)).toEqual({
      visits: 4,
      score: { exact: '66/1', text: '66.00' },
      isPooled: false,
      interval: { low: '59.13', high: '72.87' },
      isFew: false,
      parts: [
        { touchpoint: 'store', weight: '60', visits: 1, score: { exact: '50/1', text: '50.00' } },
        { touchpoint: 'call', weight: '40', visits: 3, score: { exact: '90/1', text: '90.00' } },
      ],
    })
  })

  test('are not compared where the rule is another, and by the same rule as ever', () => {
    const before = [...of('call', '60', '60'), ...of('store', '60')]
    expect(
      changeOfVisits(now(), before, publishedDeviation, { now: weights, before: null }),
    ).toEqual({ value: null, certainty: 'other-rule' })
    expect(
      changeOfVisits(now(), before, publishedDeviation, { now: weights, before: weights }),
    ).toEqual({ value: '6.00', certainty: 'uncertain' })
    const far = of('store', '20', '20', '20')
    expect(
      changeOfVisits(now(), far, publishedDeviation, { now: weights, before: weights }),
    ).toEqual({ value: '46.00', certainty: 'certain' })
  })
})

test('each touchpoint is a figure of its own, in their common order; one without a score is none', () => {
  const at = (touchpoint: 'store' | 'call' | 'chat', total: string | null) => ({
    ...{ touchpoint, points: null, total: total === null ? null : parseDecimal(total) },
  })
  const visits = [at('call', '60'), at('store', '80'), at('store', '90'), at('chat', null)]
  expect(summariseByTouchpoint(visits, publishedDeviation)).toEqual([
    { touchpoint: 'store', ...summariseVisits(totals('80', '90'), publishedDeviation) },
    { touchpoint: 'call', ...summariseVisits(totals('60'), publishedDeviation) },
  ])
  expect(summariseByTouchpoint([], publishedDeviation)).toEqual([])
})
