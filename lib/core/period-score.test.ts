import { describe, expect, test } from 'vitest'
import { aChecklist, aSection, no, notApplicable, yes, yesNo } from '@/test/factories/checklist'
import { Fraction, fractionText } from './exact'
import {
  periodRuleOf,
  periodScore,
  periodVisitOf,
  scoredVisitOf,
  scoreOfVisits,
} from './period-score'
import { scoreEvaluation } from './score-evaluation'

const document = aChecklist([aSection('s', [yesNo('a'), yesNo('b')])])
const visit = (
  touchpoint: 'store' | 'call',
  ...answers: Parameters<typeof scoreEvaluation>[1][number][]
) => periodVisitOf(touchpoint, scoreEvaluation(document, answers))

describe('period score', () => {
  test('a visit without a score enters no mean', () => {
    const unscored = visit('store', notApplicable('a'), notApplicable('b'))
    const half = visit('store', yes('a'), no('b'))
    for (const kind of ['mean', 'pooled'] as const) {
      const { score, visits } = periodScore([unscored, half], { kind })
      expect([score && fractionText(score), visits]).toEqual(['50/1', 1])
      expect(periodScore([unscored], { kind })).toEqual({ score: null, visits: 0 })
    }
    expect(periodScore([])).toEqual({ score: null, visits: 0 })
  })

  test('a touchpoint without a weight does not count', () => {
    const visits = [visit('store', yes('a')), visit('call', no('a'))]
    const rule = { kind: 'by-touchpoint', weights: { store: '40' } } as const
    expect(periodScore(visits, rule)).toEqual({ score: Fraction.hundred, visits: 1 })
    expect(periodScore(visits, { kind: 'by-touchpoint', weights: {} }).score).toBeNull()
  })

  test('points are pooled only where every checklist says so', () => {
    expect(periodRuleOf([{ personScore: 'pooled' }, { personScore: 'pooled' }])).toEqual({
      kind: 'pooled',
    })
    expect(periodRuleOf([{ personScore: 'pooled' }, {}])).toEqual({ kind: 'mean' })
    expect(periodRuleOf([{}])).toEqual({ kind: 'mean' })
    expect(periodRuleOf([])).toEqual({ kind: 'mean' })
  })

  test('touchpoints weigh by their own means, however many visits each had', () => {
    const visits = [
      visit('store', yes('a')),
      visit('store', yes('a'), no('b')),
      visit('store', no('b')),
      visit('call', no('a')),
      visit('store', notApplicable('a'), notApplicable('b')),
    ]
    const weighted = (store: string, call: string) => {
      const rule = { kind: 'by-touchpoint', weights: { store, call } } as const
      const { score, visits: number } = periodScore(visits, rule)
      return [score && fractionText(score), number]
    }
    expect(weighted('40', '60')).toEqual(['20/1', 4])
    expect(weighted('3', '1')).toEqual(['75/2', 4])
    expect(weighted('0', '1')).toEqual(['0/1', 4])
    expect(weighted('0', '0')).toEqual([null, 4])
  })

  test('pooled points are cut to 0..100', () => {
    const pooled = (earned: number) =>
      periodScore(
        [
          {
            touchpoint: 'store',
            total: Fraction.zero,
            earned: Fraction.of(earned),
            possible: Fraction.of(4),
          },
        ],
        { kind: 'pooled' },
      ).score
    expect(
      [pooled(-1), pooled(3), pooled(4), pooled(5)].map((own) => own && fractionText(own)),
    ).toEqual(['0/1', '75/1', '100/1', '100/1'])
  })

  test('thousands of visits stay exact and small', () => {
    const visits = Array.from({ length: 9000 }, (_, place) => ({
      touchpoint: 'store' as const,
      total: Fraction.of(100 * (place % 7), [7, 9, 11, 13][place % 4] ?? 7),
      earned: Fraction.one,
      possible: Fraction.one,
    }))
    const { score } = periodScore(visits)
    expect((score?.d ?? 0n) <= 9000n * 7n * 9n * 11n * 13n).toBe(true)
  })
})

test('a visit whose touchpoint is of no interest has none', () => {
  expect(Object.keys(scoredVisitOf('90/1', null)).toSorted()).toEqual(['points', 'total'])
  expect(scoredVisitOf('90/1', null, 'call')).toMatchObject({ touchpoint: 'call' })
})

describe('the score of visits, each by the rule of its checklist', () => {
  const short = { earned: '1/1', possible: '2/1' }
  const long = { earned: '9/1', possible: '10/1' }
  const scoreOf = (...visits: Parameters<typeof scoredVisitOf>[]) => {
    const { score, ...rest } = scoreOfVisits(visits.map((visit) => scoredVisitOf(...visit)))
    return { ...rest, score: score && fractionText(score) }
  }

  test.each<[string, Parameters<typeof scoredVisitOf>[], string, boolean]>([
    [
      'the mean where no checklist pools',
      [
        ['50/1', null],
        ['90/1', null],
      ],
      '70/1',
      false,
    ],
    [
      'points where all of them do',
      [
        ['50/1', short],
        ['90/1', long],
      ],
      '250/3',
      true,
    ],
    [
      'the mean where one does not',
      [
        ['50/1', short],
        ['90/1', null],
      ],
      '70/1',
      false,
    ],
    ['the points of one visit, whatever its total', [['0/1', short]], '50/1', true],
    ['no more than 100', [['100/1', { earned: '3/1', possible: '2/1' }]], '100/1', true],
    ['no less than 0', [['0/1', { earned: '-3/1', possible: '2/1' }]], '0/1', true],
  ])('%s', (_, visits, score, isPooled) => {
    const expected = { score, visits: visits.length, isPooled }
    expect(scoreOf(...visits)).toEqual(expected)
    expect(scoreOf(...visits.toReversed())).toEqual(expected)
  })

  test('a visit without a score says nothing, neither points nor the rule', () => {
    const unscored = { total: null, points: null }
    const pooled = [scoredVisitOf('50/1', short), scoredVisitOf('90/1', long)]
    expect(scoreOfVisits([unscored, ...pooled])).toEqual(scoreOfVisits(pooled))
    expect(scoreOfVisits([unscored])).toEqual({ score: null, visits: 0, isPooled: false })
    expect(scoreOfVisits([])).toEqual({ score: null, visits: 0, isPooled: false })
  })
})

describe('the score of visits where touchpoints have weights', () => {
  const weights = { call: '40', store: '40', 'back-office': '20' } as const
  const shortOnes = { earned: '1/1', possible: '2/1' }
  const visits = () => [
    scoredVisitOf('90/1', null, 'call'),
    scoredVisitOf('70/1', null, 'call'),
    scoredVisitOf('50/1', null, 'store'),
    scoredVisitOf('100/1', null, 'back-office'),
    scoredVisitOf('0/1', null, 'chat'),
    scoredVisitOf('0/1', null),
  ]
  const shown = ({ score, visits: n, sureAs }: ReturnType<typeof scoreOfVisits>) => [
    score && fractionText(score),
    n,
    sureAs && fractionText(sureAs),
  ]

  test('is that of each touchpoint by its weight, whatever the number of its visits', () => {
    const found = scoreOfVisits(visits(), weights)
    // (40 * 80 + 40 * 50 + 20 * 100) / 100; n = 1 / (0.16 / 2 + 0.16 + 0.04).
    expect(shown(found)).toEqual(['72/1', 4, '25/7'])
    expect(found.parts?.map(({ touchpoint, visits: n }) => [touchpoint, n])).toEqual([
      ['store', 1],
      ['call', 2],
      ['back-office', 1],
    ])
    expect(scoreOfVisits(visits().toReversed(), weights)).toEqual(found)
  })

  test('a touchpoint without visits leaves the denominator', () => {
    // (40 * 80 + 20 * 100) / 60; n = 60^2 / (40^2 / 2 + 20^2).
    expect(
      shown(scoreOfVisits([...visits().slice(0, 2), ...visits().slice(3, 4)], weights)),
    ).toEqual(['260/3', 3, '3/1'])
    expect(shown(scoreOfVisits(visits().slice(0, 2), weights))).toEqual(['80/1', 2, '2/1'])
  })

  test('visits of touchpoints without a weight alone make no score', () => {
    const none = { score: null, visits: 0, parts: [], isPooled: false }
    expect(scoreOfVisits(visits().slice(4), weights)).toEqual(none)
    expect(scoreOfVisits([], weights)).toEqual(none)
  })

  test('within a touchpoint points are pooled where its checklists say so', () => {
    const pooled = [
      scoredVisitOf('50/1', shortOnes, 'store'),
      scoredVisitOf('100/1', { earned: '10/1', possible: '10/1' }, 'store'),
      scoredVisitOf('0/1', null, 'call'),
    ]
    // 11 of 12, and nothing.
    expect(shown(scoreOfVisits(pooled, weights))).toEqual(['275/6', 3, '8/3'])
  })

  test('equal visits at weights like their numbers are as sure as their number', () => {
    const all = visits().slice(0, 3)
    expect(shown(scoreOfVisits(all, { call: '2', store: '1' }))).toEqual(['70/1', 3, '3/1'])
    expect(scoreOfVisits(all).sureAs).toBeUndefined()
  })
})
