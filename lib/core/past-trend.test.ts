import { describe, expect, test } from 'vitest'
import { Fraction } from './exact'
import { firstPastMonth, mostTrendMonths, pastTrend, trendWindow } from './past-trend'
import { summariseVisits } from './period-summary'
import { visitNoise } from './reliability'

const visitOf = (total: Fraction) => ({ total, points: null })

describe('the months of a trend', () => {
  const span = (firstPast: string | null) => {
    const months = trendWindow('2026-10', firstPast)
    return [months[0], months.at(-1), months.length]
  }

  test.each([
    [null, '2026-05', 6],
    ['2026-08', '2026-05', 6],
    ['2026-05', '2026-05', 6],
    ['2026-04', '2026-04', 7],
    ['2025-01', '2025-01', 22],
    ['2024-11', '2024-11', mostTrendMonths],
    ['2019-01', '2024-11', mostTrendMonths],
  ])('first imported in %s', (firstPast, first, length) => {
    expect(span(firstPast)).toEqual([first, '2026-10', length])
  })
})

describe('imported scores', () => {
  const scores = (...values: number[]) => values.map((value) => Fraction.of(value))
  const past = () => [
    { month: '2026-03', subjectId: 'depot', scores: scores(80, 90) },
    { month: '2026-01', subjectId: 'depot', scores: scores(60) },
    { month: '2026-03', subjectId: 'shop', scores: scores(70, 75) },
  ]

  test('begin with their first month', () => {
    expect(firstPastMonth(past())).toBe('2026-01')
    expect(firstPastMonth([])).toBeNull()
  })

  test('are one figure a month, empty where nothing was imported', () => {
    const { deviation } = visitNoise([])
    expect(pastTrend(past(), ['2026-02', '2026-03'])).toEqual([
      { month: '2026-02', ...summariseVisits([], deviation) },
      { month: '2026-03', ...summariseVisits(scores(80, 90, 70, 75).map(visitOf), deviation) },
    ])
    expect(pastTrend(past(), ['2025-12', '2026-02'])).toBeNull()
    expect(pastTrend([], ['2026-03'])).toBeNull()
  })

  test('of many subjects have a noise of their own, from all their months', () => {
    const many = Array.from({ length: 30 }, (_, place) => [
      { month: '2026-02', subjectId: `s${place}`, scores: scores(70 + place) },
      { month: '2026-03', subjectId: `s${place}`, scores: scores(74 + place) },
    ]).flat()
    const { deviation, source } = visitNoise(
      Array.from({ length: 30 }, (_, place) => scores(70 + place, 74 + place)),
    )
    expect(source).toBe('own-visits')
    const march = Array.from({ length: 30 }, (_, place) => Fraction.of(74 + place))
    expect(pastTrend(many, ['2026-03'])).toEqual([
      { month: '2026-03', ...summariseVisits(march.map(visitOf), deviation) },
    ])
  })
})
