import { describe, expect, test } from 'vitest'
import {
  aComponent,
  aGate,
  aKpi,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
  ownScore,
} from '@/test/factories/pay'
import { aFact, compute, only, percents, reading } from '@/test/factories/pay-period'
import { computePeriod } from './compute-period'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, SnapshotScore } from './period-snapshot'
import type { SchemeDocument, ScoreValue } from './scheme'

describe('which visits count', () => {
  const three = (more: (index: number) => Partial<SnapshotScore>) =>
    ['60', '70', '80'].map((total, index) =>
      aScore(`visit-${index}`, { total: `${total}/1`, ...more(index) }),
    )

  test('the mean of the visits’ exact percentages', () => {
    const scores = [...percents('70', '80'), aScore('third', { total: '200/3' })]
    const { result } = only(factsUnder(reading({}), { scores }))
    expect(result.components[0]?.value).toBe('13/18')
    expect(result.payout).toBe('43333.33')
  })

  test('a visit without a score is traced and not counted', () => {
    const { result, traces } = only(
      factsUnder(reading({}), { scores: percents('50', '70', '90', null) }),
    )
    expect(result.components[0]?.measure).toMatchObject({ visits: 3, mean: '7/10' })
    expect(traces[0]?.visits).toHaveLength(4)
  })

  test.each<[string, Partial<ScoreValue>, (index: number) => Partial<SnapshotScore>, number]>([
    ['all', {}, () => ({}), 3],
    ['another person’s', {}, () => ({ personId: 'petrov' }), 0],
    ['of nobody in particular', {}, () => ({ personId: null }), 0],
    ['of another month', {}, () => ({ countsIn: '2026-09' }), 0],
    [
      'of the last two periods',
      { periods: 2 },
      (index) => ({ countsIn: ['2026-08', '2026-09', '2026-10'][index] ?? '' }),
      2,
    ],
    [
      'of one checklist',
      { source: { kind: 'checklist', id: 'delivery' } },
      (index) => ({ checklistId: index === 0 ? 'call' : 'delivery' }),
      2,
    ],
    [
      'of one touchpoint',
      { source: { kind: 'touchpoint', id: 'call' } },
      (index) => ({ touchpoint: index === 0 ? 'call' : 'store' }),
      1,
    ],
    [
      'with the section',
      { source: { kind: 'section', checklistId: 'delivery', id: 'greeting' } },
      (index) => (index === 0 ? {} : { sections: [{ id: 'greeting', percent: '50/1' }] }),
      2,
    ],
    [
      'with a section of the same name in another checklist',
      { source: { kind: 'section', checklistId: 'call', id: 'greeting' } },
      () => ({ sections: [{ id: 'greeting', percent: '50/1' }] }),
      0,
    ],
    [
      'with the standard',
      { source: { kind: 'standard', id: 'name-tag' } },
      (index) => (index === 2 ? { standards: [{ id: 'name-tag', percent: '100/1' }] } : {}),
      1,
    ],
    ['of the person’s unit', { subject: 'unit' }, () => ({ personId: null }), 3],
    ['of another unit', { subject: 'unit' }, () => ({ personId: null, unitId: 'shop' }), 0],
  ])('%s', (_name, value, more, visits) => {
    const { result } = only(factsUnder(reading(value), { scores: three(more) }))
    expect(result.components[0]?.measure).toMatchObject({ visits })
  })

  test('a section’s percentage is read, not the total', () => {
    const scores = three(() => ({ sections: [{ id: 'greeting', percent: '50/1' }] }))
    const source = { kind: 'section', checklistId: 'delivery', id: 'greeting' } as const
    expect(only(factsUnder(reading({ source }), { scores })).result.payout).toBe('30000.00')
  })

  test('a unit’s visits are those of the days on which the person worked there', () => {
    const person = aPerson({
      unitId: 'shop',
      assignments: [
        { unitId: 'depot', positionId: 'driver', fromOn: '2020-01-15', throughOn: '2026-10-14' },
        { unitId: 'shop', positionId: 'driver', fromOn: '2026-10-15', throughOn: null },
      ],
    })
    const at = (visitId: string, unitId: string, visitedOn: string, total: string) =>
      aScore(visitId, { unitId, visitedOn, personId: null, total })
    const scores = [
      at('a', 'depot', '2026-10-14', '60/1'),
      at('b', 'depot', '2026-10-15', '0/1'),
      at('c', 'shop', '2026-10-14', '0/1'),
      at('d', 'shop', '2026-10-15', '80/1'),
    ]
    const { result, traces } = only(
      factsUnder(reading({ subject: 'unit' }), { people: [person], scores }),
    )
    expect(traces[0]?.visits.map((visit) => visit.visitId)).toEqual(['a', 'd'])
    expect(result.components[0]?.measure).toMatchObject({ mean: '7/10' })
  })

  test('a visit released late counts in the month that is told, on the day it was made', () => {
    const late = aScore('late', { visitedOn: '2026-09-30', countsIn: '2026-10' })
    const { traces } = only(factsUnder(reading({}), { scores: [late] }))
    expect(traces[0]?.visits[0]).toMatchObject({ visitedOn: '2026-09-30', countsIn: '2026-10' })
  })
})

describe('figures', () => {
  const scheme = aScheme({
    components: [aComponent({ code: 'calls', value: { ...aKpi('calls'), subject: 'unit' } })],
  })

  test('a unit’s figure is that of the person’s unit', () => {
    const kpiFacts = [
      aFact('calls', '0.5', { id: 'a', personId: null, unitId: 'depot' }),
      aFact('calls', '0.1', { id: 'b', personId: null, unitId: 'shop' }),
      aFact('calls', '0.2', { id: 'c' }),
    ]
    expect(only(factsUnder(scheme, { kpiFacts })).result.payout).toBe('30000.00')
  })

  test('a figure stands on no visits, and is told with its target', () => {
    const trips = aScheme({
      components: [aComponent({ code: 'trips', value: aKpi('trips', '25') })],
    })
    const { result, traces } = only(factsUnder(trips, { kpiFacts: [aFact('trips', '20')] }))
    expect(result.components[0]?.measure).toEqual({ kind: 'kpi', actual: '20/1', target: '25' })
    expect(traces).toEqual([
      {
        code: 'trips',
        visits: [],
        facts: [{ factId: 'trips-10', metric: 'trips', month: '2026-10', value: '20' }],
      },
    ])
  })

  test('a revised figure is told with its reason, and a first one without any', () => {
    const trips = aScheme({ components: [aComponent({ code: 'trips', value: aKpi('trips') })] })
    const factsOf = (more: Parameters<typeof aFact>[2]) =>
      only(factsUnder(trips, { kpiFacts: [aFact('trips', '20', more)] })).traces[0]?.facts
    const fact = { factId: 'trips-10', metric: 'trips', month: '2026-10', value: '20' }
    expect(factsOf({})).toStrictEqual([fact])
    expect(factsOf({ reason: 'counted again' })).toStrictEqual([
      { ...fact, reason: 'counted again' },
    ])
  })

  test('months after the last day are waited for, but where the quarter is paid on leaving', () => {
    const value = aKpi('trips')
    const quarter = aScheme({
      period: 'quarter',
      components: [aComponent({ code: 'trips', value, missing: 'pay-zero' })],
    })
    const months = ['2026-10', '2026-11', '2026-12']
    const kpiFacts = months.map((month) => aFact('trips', '0.5', { id: month, month }))
    const measured = (
      leftOn: string | null,
      facts: typeof kpiFacts,
      more: Partial<PeriodFacts> = {},
    ) => {
      const people = [aPerson({ leftOn })]
      const read = { month: '2026-12', people, kpiFacts: facts, ...more }
      return only(factsUnder(quarter, read)).result.components[0]?.value ?? null
    }
    const two = kpiFacts.slice(0, 2)
    expect(measured('2026-11-15', two)).toBeNull()
    expect(measured('2026-11-15', two, { quarterOnLeaving: true })).toBe('1/2')
    expect(measured(null, two, { quarterOnLeaving: true })).toBeNull()
    expect(measured(null, kpiFacts, { quarterOnLeaving: true })).toBe('1/2')
  })

  test('two figures for one metric and month are thrown, not guessed between', () => {
    const kpiFacts = [aFact('calls', '0.5', { id: 'a' }), aFact('calls', '0.6', { id: 'b' })]
    expect(() => takeSnapshot(factsUnder(scheme, { kpiFacts }))).toThrow(RangeError)
  })
})

describe('gates and their trace', () => {
  const failing = (visitId: string, criticalFailures: number, more: Partial<SnapshotScore> = {}) =>
    aScore(visitId, { criticalFailures, ...more })
  const scheme = aScheme({ gates: [aGate()] })

  test('failures of the period are added up over the visits and traced to them', () => {
    const scores = [
      failing('a', 1),
      failing('b', 0),
      failing('c', 1),
      failing('d', 3, { countsIn: '2026-09' }),
    ]
    const { result, gateTraces } = only(factsUnder(scheme, { scores }))
    expect(result.gates[0]).toMatchObject({ observed: '2/1', applies: true })
    expect(result.payout).toBe('48000.00')
    expect(gateTraces).toEqual([
      {
        code: 'critical',
        visits: ['a', 'c'].map((visitId) => ({
          visitId,
          visitedOn: '2026-10-14',
          checklistVersionId: 'delivery-2',
          criticalFailures: 1,
          score: null,
        })),
      },
    ])
  })

  test('a quarter looks at the failures of its three months', () => {
    const scores = ['2026-10', '2026-12'].map((countsIn, index) =>
      failing(`visit-${index}`, 1, { countsIn }),
    )
    const quarterly: SchemeDocument = { ...scheme, period: 'quarter' }
    const { result } = only(factsUnder(quarterly, { month: '2026-12', scores }))
    expect(result.gates[0]).toMatchObject({ observed: '2/1', applies: true })
  })

  test('presence is read from no visits', () => {
    const present = aGate({ code: 'present', condition: { kind: 'presence', below: '0.5' } })
    const { result, gateTraces } = only(factsUnder(aScheme({ gates: [present, aGate()] })))
    expect(result.gates.map(({ code }) => code)).toEqual(['present', 'critical'])
    expect(gateTraces).toEqual([{ code: 'critical', visits: [] }])
  })

  test('a lower bound names its visits, and their touchpoints only where these are weighed', () => {
    const condition = {
      kind: 'lower-bound',
      value: ownScore,
      below: '0.7',
      minimumVisits: 1,
    } as const
    const bounded = aScheme({ gates: [aGate({ condition })] })
    const facts = factsUnder(bounded, { scores: percents('60') })
    const visit = {
      visitId: 'visit-0',
      visitedOn: '2026-10-14',
      checklistVersionId: 'delivery-2',
      criticalFailures: 0,
      score: { exact: '60/1', text: '60.00' },
    }
    expect(only(facts).gateTraces).toStrictEqual([{ code: 'critical', visits: [visit] }])
    const weighed = only({ ...facts, touchpointWeights: { store: '100' } })
    expect(weighed.gateTraces).toMatchObject([{ visits: [{ ...visit, touchpoint: 'store' }] }])
  })

  test('a lower bound reads its own source', () => {
    const gate = aGate({
      code: 'calls',
      condition: {
        kind: 'lower-bound',
        value: { ...ownScore, source: { kind: 'touchpoint', id: 'call' } },
        below: '0.7',
        minimumVisits: 3,
      },
    })
    const calls = ['60', '65', '70'].map((total, index) =>
      aScore(`call-${index}`, { touchpoint: 'call', total: `${total}/1` }),
    )
    const { result, gateTraces } = only(factsUnder(aScheme({ gates: [gate] }), { scores: calls }))
    expect(result.gates[0]).toMatchObject({ observed: '13/20', applies: true })
    expect(gateTraces[0]?.visits).toHaveLength(3)
  })
})

describe('smoothing', () => {
  const sampling = { minimumVisits: 1, smoothing: 'reliability' } as const

  test('draws towards the mean of the people’s means, each person once', () => {
    const people = ['a', 'b', 'c'].map((id) => aPerson({ id }))
    const scores = [
      aScore('1', { personId: 'a', total: '90/1' }),
      aScore('2', { personId: 'a', total: '100/1' }),
      aScore('3', { personId: 'b', total: '75/1' }),
      aScore('4', { personId: 'stranger', total: '0/1' }),
    ]
    const facts = factsUnder(reading({}, { sampling }), { people, scores })
    expect(takeSnapshot(facts).groupMeans).toEqual([
      { schemeVersionId: 'scheme-4', component: 'courtesy', mean: '17/20', subjects: 2 },
    ])
    const [a, b, c] = compute(facts).statements
    // R(2) = 0.42 / 1.21, R(1) = 0.21
    expect(a?.result.components[0]?.value).toBe('2141/2420')
    expect(b?.result.components[0]?.value).toBe('829/1000')
    expect(c?.result.components[0]?.missing).toMatchObject({ reason: 'no-visits' })
  })

  test('a group of units counts each unit once, with all its visits', () => {
    const people = ['a', 'b', 'c'].map((id) =>
      aPerson({ id, unitId: id === 'c' ? 'shop' : 'depot' }),
    )
    const scores = [
      aScore('1', { personId: null, total: '60/1' }),
      aScore('2', { personId: null, unitId: 'shop', total: '100/1' }),
    ]
    const facts = factsUnder(reading({ subject: 'unit' }, { sampling }), { people, scores })
    expect(takeSnapshot(facts).groupMeans).toMatchObject([{ mean: '4/5', subjects: 2 }])
  })

  test('is by the group of the scheme and the component, and there may be none', () => {
    const two = aScheme({
      components: [
        aComponent({ share: '0.5', sampling }),
        aComponent({ code: 'order', share: '0.5', sampling }),
      ],
    })
    const snapshot = takeSnapshot(factsUnder(two, { scores: percents('90') }))
    const mean = (component: string, value: string, schemeVersionId = 'scheme-4') => ({
      ...{ schemeVersionId, component, mean: value, subjects: 9 },
    })
    const drawn = (...groupMeans: readonly ReturnType<typeof mean>[]) =>
      computePeriod({ ...snapshot, groupMeans }).statements[0]?.result.components.map(
        ({ value }) => value,
      )
    const others = [mean('order', '1/10', 'scheme-3'), mean('courtesy', '1/5', 'scheme-3')]
    // 0.5 + 0.21 * 0.4 and 0.7 + 0.21 * 0.2.
    expect(drawn(...others, mean('courtesy', '1/2'), mean('order', '7/10'))).toEqual([
      '73/125',
      '371/500',
    ])
    expect(drawn(...others)).toEqual(['9/10', '9/10'])
  })

  test('a component that does not smooth has no group, nor a figure, nor people of another scheme', () => {
    const scores = [
      aScore('1', { personId: 'a', total: '90/1' }),
      aScore('2', { personId: 'b', total: '50/1' }),
    ]
    const people = [aPerson({ id: 'a' }), aPerson({ id: 'b', schemeVersionIds: ['scheme-9'] })]
    const means = (document: SchemeDocument) =>
      takeSnapshot(factsUnder(document, { people, scores })).groupMeans
    expect(means(reading({}))).toEqual([])
    expect(
      means(aScheme({ components: [aComponent({ value: aKpi('trips'), sampling })] })),
    ).toEqual([])
    expect(means(reading({}, { sampling }))).toMatchObject([{ mean: '9/10', subjects: 1 }])
    const none = takeSnapshot(factsUnder(reading({}, { sampling }), { people }))
    expect(none.groupMeans).toEqual([])
    const groupMeans = [
      { schemeVersionId: 'scheme-4', component: 'courtesy', mean: '1/5', subjects: 9 },
    ]
    const [statement] = computePeriod({
      ...takeSnapshot(factsUnder(reading({}), { scores: percents('90', '90', '90') })),
      groupMeans,
    }).statements
    expect(statement?.result.components[0]?.value).toBe('9/10')
  })

  test('golden B12: group mean 85.3, own mean 95 on one visit is 87.34', () => {
    const groupMeans = [
      { schemeVersionId: 'scheme-4', component: 'courtesy', mean: '853/1000', subjects: 30 },
    ]
    const snapshot = takeSnapshot(factsUnder(reading({}, { sampling }), { scores: percents('95') }))
    const [statement] = computePeriod({ ...snapshot, groupMeans }).statements
    expect(statement?.result.components[0]?.display).toEqual({ text: '87.34', unit: 'percent' })
  })
})

describe('checklists that pool the points of visits', () => {
  const points = (earned: string, possible: string) => ({
    earned: `${earned}/1`,
    possible: `${possible}/1`,
  })
  const pooled = [
    aScore('a', { total: '50/1', points: points('1', '2') }),
    aScore('b', { total: '90/1', points: points('18', '20') }),
    aScore('c', { total: '100/1', points: points('2', '2') }),
  ]

  test('a score is made of the points of all visits, and the statement keeps the sums', () => {
    const { result, traces } = only(factsUnder(reading({}), { scores: pooled }))
    expect(result.components[0]?.measure).toMatchObject({ mean: '7/8', visits: 3 })
    expect(result.payout).toBe('52500.00')
    expect(traces[0]?.pooled).toEqual(points('21', '24'))
  })

  test('points of a visit without a score are none of the sums', () => {
    const unscored = aScore('d', { total: null, points: points('5', '5') })
    const { traces } = only(factsUnder(reading({}), { scores: [...pooled, unscored] }))
    expect(traces[0]?.pooled).toEqual(points('21', '24'))
  })

  test('one visit under another rule: the mean of all', () => {
    const scores = [...pooled.slice(1), aScore('a', { total: '50/1' })]
    const { result, traces } = only(factsUnder(reading({}), { scores }))
    expect(result.components[0]?.measure).toMatchObject({ mean: '4/5', visits: 3 })
    expect(traces[0]).not.toHaveProperty('pooled')
  })

  test('a section is averaged: points are those of whole visits', () => {
    const sections = [{ id: 'greeting', percent: '60/1' }]
    const source = { kind: 'section', checklistId: 'delivery', id: 'greeting' } as const
    const scores = pooled.map((score) => ({ ...score, sections }))
    const { result } = only(factsUnder(reading({ source }), { scores }))
    expect(result.components[0]?.measure).toMatchObject({ mean: '3/5', visits: 3 })
  })

  test('a lower bound and the mean of the group read them as well', () => {
    const gate = aGate({
      condition: { kind: 'lower-bound', value: ownScore, below: '0.81', minimumVisits: 3 },
    })
    const sampling = { minimumVisits: 3, smoothing: 'reliability' } as const
    const document = { ...reading({}, { sampling }), gates: [gate] }
    const facts = factsUnder(document, { scores: pooled })
    expect(takeSnapshot(facts).groupMeans).toMatchObject([{ mean: '7/8' }])
    const { result, gateTraces } = only(facts)
    expect(result.gates[0]).toMatchObject({ applies: false, observed: '7/8' })
    expect(gateTraces[0]?.pooled).toEqual(points('21', '24'))
  })
})
