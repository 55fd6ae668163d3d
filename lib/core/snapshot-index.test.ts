import { describe, expect, test } from 'vitest'
import { aPerson, aScore, ownScore } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import { Fraction } from './exact'
import type { PeriodFacts } from './period-snapshot'
import type { ScoreSource } from './scheme'
import { isDueIn, periodMonths, SnapshotIndex, scoreMonths } from './snapshot-index'

const october = ['2026-10']

describe('the months', () => {
  test('of a period are one, or the quarter that ends with it', () => {
    expect(periodMonths('month', '2026-12')).toEqual(['2026-12'])
    expect(periodMonths('quarter', '2026-12')).toEqual(['2026-10', '2026-11', '2026-12'])
  })

  test('of a score are the last so many periods', () => {
    expect(scoreMonths({ periods: 2 }, 'month', '2026-01')).toEqual(['2025-12', '2026-01'])
    expect(scoreMonths({ periods: 2 }, 'quarter', '2026-06')).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
    ])
  })

  test('with which a scheme is paid', () => {
    expect(isDueIn('month', '2026-11')).toBe(true)
    expect(isDueIn('quarter', '2026-11')).toBe(false)
    expect(isDueIn('quarter', '2026-12')).toBe(true)
  })
})

describe('visits', () => {
  const indexOf = (scores: PeriodFacts['scores']) => new SnapshotIndex({ scores, kpiFacts: [] })
  const ids = (found: readonly { readonly visitId: string }[]) =>
    found.map(({ visitId }) => visitId)

  test('come by day, those of one day by their identifiers', () => {
    const index = indexOf([
      aScore('c', { visitedOn: '2026-10-02' }),
      aScore('b', { visitedOn: '2026-10-03' }),
      aScore('a', { visitedOn: '2026-10-03' }),
      aScore('d', { visitedOn: '2026-10-01' }),
    ])
    expect(ids(index.visits(aPerson(), 'person', october))).toEqual(['d', 'c', 'a', 'b'])
    expect(ids(index.visits(aPerson(), 'unit', october))).toEqual(['d', 'c', 'a', 'b'])
  })

  test('of several units of one person come by day too', () => {
    const place = { positionId: 'driver' }
    const person = aPerson({
      assignments: [
        { ...place, unitId: 'shop', fromOn: '2026-10-01', throughOn: '2026-10-10' },
        { ...place, unitId: 'depot', fromOn: '2026-10-11', throughOn: '2026-10-20' },
        { ...place, unitId: 'shop', fromOn: '2026-10-21', throughOn: null },
      ],
    })
    const at = (visitId: string, unitId: string, day: string) =>
      aScore(visitId, { unitId, visitedOn: `2026-10-${day}`, personId: null })
    const index = indexOf([
      at('late', 'shop', '21'),
      at('away', 'shop', '11'),
      at('gone', 'depot', '21'),
      at('middle', 'depot', '20'),
      at('first', 'shop', '01'),
      at('elsewhere', 'store', '15'),
    ])
    expect(ids(index.visits(person, 'unit', october))).toEqual(['first', 'middle', 'late'])
  })

  test('of a unit are all of its visits, whoever worked there', () => {
    const index = indexOf([
      aScore('own'),
      aScore('shared', { personId: null, visitedOn: '2026-10-01' }),
      aScore('earlier', { countsIn: '2026-09' }),
      aScore('elsewhere', { unitId: 'shop' }),
    ])
    const sample = index.unitSample('depot', ownScore, october)
    expect(ids(sample.map(({ score }) => score))).toEqual(['shared', 'own'])
    expect(index.unitSample('nowhere', ownScore, october)).toEqual([])
  })

  test('of the person are not those of days on which another scheme pays him', () => {
    const awayOn = [
      { first: '2026-10-01', last: '2026-10-04' },
      { first: '2026-10-20', last: '2026-10-31' },
    ]
    const days = ['04', '05', '19', '20']
    const index = indexOf(days.map((day) => aScore(day, { visitedOn: `2026-10-${day}` })))
    expect(ids(index.visits({ ...aPerson(), awayOn }, 'person', october))).toEqual(['05', '19'])
  })

  const points = { earned: '3/1', possible: '4/1' }
  const rich = aScore('rich', {
    total: '75/1',
    points,
    sections: [
      { id: 'till', percent: '10/1' },
      { id: 'greeting', percent: null },
    ],
    standards: [
      { id: 'clean', percent: '20/1' },
      { id: 'name-tag', percent: '50/1' },
    ],
  })
  const pooled = { earned: Fraction.of(3), possible: Fraction.of(4) }

  test.each<[string, ScoreSource, Fraction | null, typeof pooled | null]>([
    ['all', { kind: 'all' }, Fraction.of(75), pooled],
    ['the checklist', { kind: 'checklist', id: 'delivery' }, Fraction.of(75), pooled],
    ['the touchpoint', { kind: 'touchpoint', id: 'store' }, Fraction.of(75), pooled],
    ['the section', { kind: 'section', checklistId: 'delivery', id: 'greeting' }, null, null],
    ['the standard', { kind: 'standard', id: 'name-tag' }, Fraction.of(50), null],
  ])('read for %s: the percentage, and points of whole visits alone', (_, source, percent, of) => {
    const value = { ...ownScore, source }
    expect(indexOf([rich]).sample(aPerson(), value, october)).toEqual([
      { score: rich, percent, points: of },
    ])
  })
})

describe('figures', () => {
  const index = () =>
    new SnapshotIndex({
      scores: [],
      kpiFacts: [
        aFact('calls', '1', { id: 'own' }),
        aFact('calls', '2', { id: 'unit', personId: null, unitId: 'depot' }),
        aFact('calls', '3', { id: 'month', month: '2026-09' }),
        aFact('trips', '4', { id: 'metric' }),
        aFact('calls', '5', { id: 'other', personId: 'petrov' }),
      ],
    })

  test.each([
    ['person', 'calls', '2026-10', 'own'],
    ['unit', 'calls', '2026-10', 'unit'],
    ['person', 'calls', '2026-09', 'month'],
    ['person', 'trips', '2026-10', 'metric'],
    ['unit', 'trips', '2026-10', undefined],
    ['person', 'calls', '2026-11', undefined],
  ] as const)('of the %s, %s in %s: %s', (subject, metric, month, id) => {
    expect(index().figure(aPerson(), subject, metric, month)?.id).toBe(id)
  })

  test('two that stand for the same are thrown, with what they stand for', () => {
    const twice = [aFact('calls', '1', { id: 'a' }), aFact('calls', '2', { id: 'b' })]
    expect(() => new SnapshotIndex({ scores: [], kpiFacts: twice })).toThrow(
      'Two figures stand for 2026-10 person sokolova calls',
    )
  })
})
