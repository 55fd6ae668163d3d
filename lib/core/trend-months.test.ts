import { describe, expect, test } from 'vitest'
import { aChecklist, aSection, yesNo } from '@/test/factories/checklist'
import { Fraction } from './exact'
import type { TouchpointWeights } from './period-score'
import { changeInTrend, measureTrend, type TrendTotals, trendOf } from './trend-months'
import { planTrend, type TrendVersion } from './trend-plan'

const linked = (id: string, standardId: string, weight = '1') => yesNo(id, { standardId, weight })
const version = (id: string, ...questions: readonly ReturnType<typeof yesNo>[]): TrendVersion => ({
  id,
  checklistId: 'store',
  document: aChecklist([aSection('s', questions)]),
})
const first = version('v1', linked('a', 'greeting'), linked('b', 'till', '3'))
const second = version('v2', linked('a', 'greeting'), linked('c', 'queue', '3'))
const third = version('v3', linked('d', 'price'))

const totals = (month: string, versionId: string, total: number, visits = 1): TrendTotals => ({
  ...{ month, versionId, visits },
  visit: { total: Fraction.of(total), points: null },
})
const points = (month: string, versionId: string, earned: string, subjectId = 'shop') => ({
  ...{ month, versionId, subjectId },
  questions: [{ earned, possible: '1' }],
})
const deviation = Fraction.of(6)
const months = ['2026-08', '2026-09', '2026-10']

const measured = (
  given: readonly TrendTotals[],
  own: readonly ReturnType<typeof points>[],
  versions: readonly TrendVersion[] = [first, second, third],
) =>
  measureTrend(months, planTrend(given, versions), given, own, {
    deviation,
    weightsIn: () => null,
  })

describe('the months of a trend', () => {
  test('one version: totals, each visit once, with the interval of a whole visit', () => {
    const given = [totals('2026-08', 'v1', 80, 4), totals('2026-10', 'v1', 100)]
    expect(trendOf(measured(given, []))).toMatchObject([
      { month: '2026-08', visits: 4, score: { text: '80.00' }, over: null, breakBefore: null },
      { month: '2026-09', visits: 0, score: null, leftOut: 0 },
      { month: '2026-10', visits: 1, score: { text: '100.00' }, isFew: true },
    ])
    // 80 +- 1.645 * 6 / 2.
    expect(trendOf(measured(given, []))[0]?.interval).toEqual({ low: '75.07', high: '84.94' })
  })

  test('two versions: the shared standard alone, with the noise of so small a part', () => {
    const given = [totals('2026-08', 'v1', 80, 4), totals('2026-09', 'v2', 10)]
    const own = [
      ...['1', '1', '0', '1'].map((earned) => points('2026-08', 'v1', earned)),
      points('2026-09', 'v2', '1'),
    ]
    const [august, september] = trendOf(measured(given, own))
    expect(august).toMatchObject({ score: { text: '75.00' }, over: { shared: 1, all: 2 } })
    // A quarter of the total: the noise is twice that of the whole. 75 +- 1.645 * 12 / 2.
    expect(august?.interval).toEqual({ low: '65.13', high: '84.87' })
    expect(september).toMatchObject({
      score: { text: '100.00' },
      breakBefore: { why: 'questions', shared: 1, all: 2 },
    })
  })

  test('visits in which no shared standard was assessed are counted as left out', () => {
    const given = [totals('2026-08', 'v1', 80, 2), totals('2026-09', 'v2', 10)]
    const own = [points('2026-08', 'v1', '1'), points('2026-09', 'v2', '1')]
    expect(trendOf(measured(given, own)).map(({ visits, leftOut }) => [visits, leftOut])).toEqual([
      [1, 1],
      [1, 0],
      [0, 0],
    ])
  })

  test('a visit in which nothing was possible is no visit of the line', () => {
    const given = [totals('2026-08', 'v1', 80, 2), totals('2026-09', 'v2', 10)]
    const nothing = { ...points('2026-08', 'v1', '0'), questions: [{ earned: '0', possible: '0' }] }
    const [august] = measured(given, [nothing, points('2026-08', 'v1', '1')])
    expect(august?.visits.map(({ total }) => total)).toEqual([Fraction.hundred])
    expect(august).toMatchObject({ leftOut: 1, deviation: Fraction.of(12) })
  })

  test('a visit without a score is neither measured nor left out', () => {
    const unscored = { ...totals('2026-08', 'v1', 0), visit: { total: null, points: null } }
    const given = [unscored, totals('2026-08', 'v1', 60)]
    expect(trendOf(measured(given, []))[0]).toMatchObject({ visits: 1, leftOut: 0 })
  })
})

describe('the noise of what is measured', () => {
  test('comes from the points of the shared standards, where thirty people were visited twice', () => {
    const people = Array.from({ length: 36 }, (_, place) => `person ${place}`)
    const given = [
      ...[totals('2026-08', 'v1', 50, 72), totals('2026-09', 'v2', 50, 36)],
      ...[totals('2026-10', 'v3', 50, 2), totals('2026-10', 'v2', 50)],
    ]
    const own = people.flatMap((person) => [
      ...['0.77', '0.83'].map((earned) => points('2026-08', 'v1', earned, person)),
      points('2026-09', 'v2', '0.8', person),
      // Of the line after it: another version, and one of this line in a month that is not of it.
      ...[points('2026-10', 'v3', '0', person), points('2026-10', 'v2', '1', person)],
    ])
    const [august, september, october] = trendOf(measured(given, own))
    expect(august).toMatchObject({ visits: 72, score: { text: '80.00' }, leftOut: 0 })
    // 77, 83 and 80 of everybody: s_w = sqrt((9 + 9) / 2) = 3. 80 +- 1.645 * 3 / 6.
    expect(september).toMatchObject({ visits: 36, interval: { low: '79.18', high: '80.82' } })
    // By totals again: 50 +- 1.645 * 6 / sqrt(2).
    expect(october).toMatchObject({ visits: 2, interval: { low: '43.02', high: '56.98' } })
  })

  test('is that of a whole visit where the standards carry nothing of the total', () => {
    const friendly = yesNo('a', { standardId: 'greeting', bonus: true })
    const onlyBonus = version('v4', friendly)
    const given = [totals('2026-08', 'v1', 80), totals('2026-09', 'v4', 0)]
    const own = [points('2026-08', 'v1', '1'), points('2026-09', 'v4', '1')]
    const beside = version('v4', friendly, linked('b', 'price'))
    for (const last of [onlyBonus, beside])
      expect(measured(given, own, [first, last])[0]).toMatchObject({
        deviation,
        over: { shared: 1 },
      })
  })

  test('is the larger one where two checklists stand on one line, each measured for itself', () => {
    const call = { ...version('c1', linked('e', 'voice')), checklistId: 'call' }
    const given = [
      ...[totals('2026-08', 'v1', 80, 4), totals('2026-09', 'v2', 10)],
      ...[totals('2026-09', 'c1', 50, 3), totals('2026-10', 'c1', 50, 4)],
    ]
    const own = [
      ...['1', '1', '0', '1'].map((earned) => points('2026-08', 'v1', earned)),
      points('2026-09', 'v2', '1'),
    ]
    const line = measured(given, own, [first, second, call])
    const [, september, october] = trendOf(line)
    // (100 + 3 * 50) / 4.
    expect(september).toMatchObject({ visits: 4, score: { text: '62.50' }, leftOut: 0 })
    expect(september?.over).toEqual({ shared: 1, all: 2 })
    // Calls by their totals, with the noise of the standards beside them: 50 +- 1.645 * 12 / 2.
    expect(october).toMatchObject({ over: null, interval: { low: '40.13', high: '59.87' } })
    expect(changeInTrend(line[2], line[0])).toMatchObject({ over: { shared: 1, all: 2 } })
  })
})

describe('weights of touchpoints that change', () => {
  const even = { store: '50', call: '50' } as const
  const stores = { store: '80', call: '20' } as const
  const visitOf = (month: string, touchpoint: 'store' | 'call', total: number): TrendTotals => ({
    ...{ month, versionId: 'v1', visits: 3 },
    visit: { total: Fraction.of(total), points: null, touchpoint },
  })
  const trendWith = (
    weights: Readonly<Record<string, TouchpointWeights>>,
    ...given: TrendTotals[]
  ) =>
    trendOf(
      measureTrend(months, planTrend(given, [first, second]), given, [], {
        deviation,
        weightsIn: (month) => weights[month] ?? null,
      }),
    )
  const marks = (trend: ReturnType<typeof trendOf>) =>
    trend.map(({ isWeighedAnew, breakBefore }) => [isWeighedAnew, breakBefore?.why ?? null])
  const everyMonth = () =>
    months.flatMap((month) => [visitOf(month, 'store', 90), visitOf(month, 'call', 60)])

  test('mark the month from which they count, though the checklist is the same', () => {
    const trend = trendWith({ '2026-09': even, '2026-10': stores }, ...everyMonth())
    expect(trend.map(({ score }) => score?.text)).toEqual(['75.00', '75.00', '84.00'])
    expect(marks(trend)).toEqual([
      [false, null],
      [true, null],
      [true, null],
    ])
  })

  test('the same weights in other words mark nothing', () => {
    const trend = trendWith(
      { '2026-08': even, '2026-09': { call: '50.0', store: '50', email: '0' }, '2026-10': even },
      ...everyMonth(),
    )
    expect(trend.every(({ isWeighedAnew }) => !isWeighedAnew)).toBe(true)
  })

  test('a month without a score is passed over', () => {
    const given = [visitOf('2026-08', 'store', 90), visitOf('2026-10', 'store', 90)]
    const weights = { '2026-08': even, '2026-09': stores, '2026-10': even }
    expect(marks(trendWith(weights, ...given))).toEqual(months.map(() => [false, null]))
    // Visits of a touchpoint without a weight make no score.
    const unweighed = { ...weights, '2026-09': { store: '100' }, '2026-10': stores }
    const called = visitOf('2026-09', 'call', 60)
    const trend = trendWith(unweighed, ...given, called)
    expect(trend[1]).toMatchObject({ score: null, isWeighedAnew: false })
    expect(trend[2]).toMatchObject({ isWeighedAnew: true })
  })

  test('a break of the checklist stands beside it', () => {
    const other = { ...visitOf('2026-09', 'store', 90), versionId: 'v3' }
    const given = [visitOf('2026-08', 'store', 90), other]
    const plan = planTrend(given, [first, third])
    const trend = trendOf(
      measureTrend(months, plan, given, [], {
        deviation,
        weightsIn: (month) => (month === '2026-08' ? even : stores),
      }),
    )
    expect(marks(trend)[1]).toEqual([true, 'nothing-shared'])
  })
})

describe('a change between two months', () => {
  const changeOf = (
    given: readonly TrendTotals[],
    own: readonly ReturnType<typeof points>[] = [],
  ) => {
    const [august, september] = measured(given, own)
    return changeInTrend(september, august)
  }

  test('of one version is that of its totals', () => {
    const change = changeOf([totals('2026-08', 'v1', 80, 9), totals('2026-09', 'v1', 95, 9)])
    expect(change).toEqual({ value: '15.00', certainty: 'certain', over: null, isCut: false })
  })

  test('across versions runs over what they share', () => {
    const given = [totals('2026-08', 'v1', 90), totals('2026-09', 'v2', 10)]
    const change = changeOf(given, [points('2026-08', 'v1', '0'), points('2026-09', 'v2', '1')])
    expect(change).toMatchObject({ value: '100.00', over: { shared: 1, all: 2 }, isCut: false })
  })

  test('is not told across the beginning of a new line, nor with an empty month', () => {
    expect(changeOf([totals('2026-08', 'v1', 90), totals('2026-09', 'v3', 10)])).toEqual({
      value: null,
      certainty: 'unknown',
      over: null,
      isCut: true,
    })
    expect(changeOf([totals('2026-09', 'v1', 90)])).toMatchObject({ value: null, isCut: false })
    expect(changeInTrend(undefined, undefined)).toMatchObject({ value: null, isCut: false })
    const [august, september] = measured([totals('2026-08', 'v1', 90)], [])
    const nothing = { value: null, certainty: 'unknown', over: null, isCut: false }
    expect(changeInTrend(august, undefined)).toEqual(nothing)
    expect(changeInTrend(undefined, august)).toEqual(nothing)
    expect(changeInTrend(september, august)).toEqual(nothing)
    expect(changeInTrend(august, september)).toEqual(nothing)
  })
})
