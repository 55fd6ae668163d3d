import { describe, expect, test } from 'vitest'
import { aComponent, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { aFact, compute, only, percents } from '@/test/factories/pay-period'
import type { PeriodFacts } from './period-snapshot'
import type { ComputedValue, SchemeDocument } from './scheme'

const scheme = (
  formula: string,
  value: Partial<ComputedValue> = {},
  more: Partial<SchemeDocument> = {},
) =>
  aScheme({
    components: [
      aComponent({
        code: 'computed',
        sampling: { minimumVisits: 1, smoothing: 'none' },
        value: {
          kind: 'formula',
          subject: 'person',
          periods: 1,
          formula,
          scores: [
            { code: 'Delivery', source: { kind: 'checklist', id: 'delivery' } },
            { code: 'Calls', source: { kind: 'touchpoint', id: 'call' } },
          ],
          ...value,
        },
      }),
    ],
    ...more,
  })

const computedFrom = (document: SchemeDocument, facts: Partial<PeriodFacts> = {}) =>
  only(factsUnder(document, facts)).result.components[0]?.value

describe('months of work', () => {
  test.each([
    ['2026-10-31', null, 0],
    ['2026-09-30', null, 1],
    ['2026-10-02', null, 0],
    ['2025-10-31', null, 12],
    ['2025-11-02', null, 11],
    ['2026-08-15', '2026-10-14', 2],
    ['2026-08-15', '2026-10-13', 1],
    ['2026-08-15', '2027-03-31', 2],
  ] as const)('from %s, the last day %s: %s', (hiredOn, leftOn, months) => {
    const people = [aPerson({ hiredOn, leftOn })]
    expect(computedFrom(scheme('tenure_months'), { people })).toBe(`${months}/1`)
  })
})

describe('days', () => {
  test('without a timesheet are those of the month, or of the quarter', () => {
    expect(computedFrom(scheme('worked_days'))).toBe('31/1')
    expect(computedFrom(scheme('norm_days'))).toBe('31/1')
    const quarter = scheme('worked_days', {}, { period: 'quarter' })
    expect(computedFrom(quarter, { month: '2026-12' })).toBe('92/1')
  })
})

describe('the salary', () => {
  const salaries = [{ fromOn: '2020-01-01', amount: '30000.00' }]

  test('is that of the period', () => {
    const people = [aPerson({ salaries })]
    expect(computedFrom(scheme('salary / 100000'), { people })).toBe('3/10')
    const quarter = scheme('salary / 100000', {}, { period: 'quarter' })
    expect(computedFrom(quarter, { people, month: '2026-12' })).toBe('9/10')
  })

  test('is missing where there is none', () => {
    const { components } = only(factsUnder(scheme('salary / 100000'))).result
    expect(components[0]?.missing?.reason).toBe('not-delivered')
  })
})

describe('what visits tell', () => {
  const scores = [
    aScore('a', { total: '60/1', criticalFailures: 2 }),
    aScore('b', { total: '90/1', criticalFailures: 1 }),
    aScore('c', { total: null, criticalFailures: 1 }),
    aScore('d', { total: '30/1', checklistId: 'call', touchpoint: 'call' }),
    aScore('e', { total: '10/1', countsIn: '2026-09' }),
  ]

  test.each([
    ['SCORE("Delivery")', '3/4'],
    ['SCORE("Calls")', '3/10'],
    // Visits with a score are counted; failures of those without one stand all the same.
    ['VISITS("Delivery")', '2/1'],
    ['VISITS("Calls")', '1/1'],
    ['FAILURES("Delivery")', '4/1'],
    ['FAILURES("Calls")', '0/1'],
  ])('%s is %s', (text, value) => {
    expect(computedFrom(scheme(text), { scores })).toBe(value)
  })

  test('over the last periods, where the value says so', () => {
    expect(computedFrom(scheme('VISITS("Delivery")', { periods: 2 }), { scores })).toBe('3/1')
  })

  test('of the unit, where the value is the unit’s', () => {
    const shared = [aScore('u', { total: '20/1', personId: null })]
    expect(computedFrom(scheme('SCORE("Delivery")', { subject: 'unit' }), { scores: shared })).toBe(
      '1/5',
    )
  })

  test('are counted as none where there are none', () => {
    expect(computedFrom(scheme('VISITS("Delivery") + FAILURES("Delivery")'))).toBe('0/1')
  })

  test('on exactly the minimum is a score', () => {
    const two = { ...scheme('SCORE("Delivery")') }
    const components = two.components.map((component) => ({
      ...component,
      sampling: { minimumVisits: 2, smoothing: 'none' as const },
    }))
    expect(computedFrom({ ...two, components }, { scores: percents('60', '90') })).toBe('3/4')
    const { result } = only(factsUnder({ ...two, components }, { scores: percents('60') }))
    expect(result.components[0]?.missing?.reason).toBe('too-few-visits')
  })

  test('a code that the scheme does not explain is thrown', () => {
    expect(() => compute(factsUnder(scheme('SCORE("Elsewhere")')))).toThrow(
      new RangeError('The scheme does not say what Elsewhere stands for'),
    )
  })
})

describe('the trace', () => {
  test('has each visit and each figure once, however often they are read', () => {
    const document = scheme(
      'IF(SCORE("Delivery") > 0.5, KPI("trips"), 0) + KPI("trips") + VISITS("Delivery") / 100',
    )
    const [trace] = only(
      factsUnder(document, { scores: percents('80', '90'), kpiFacts: [aFact('trips', '0.2')] }),
    ).traces
    expect(trace?.visits.map(({ visitId }) => visitId)).toEqual(['visit-0', 'visit-1'])
    expect(trace?.facts.map(({ factId }) => factId)).toEqual(['trips-10'])
  })

  test('says how touchpoints were weighted, whichever of the scores reads them all', () => {
    const scores = [
      aScore('a', { touchpoint: 'call', total: '90/1' }),
      aScore('b', { touchpoint: 'store', total: '50/1' }),
    ]
    const named = [
      { code: 'Calls', source: { kind: 'touchpoint', id: 'call' } },
      { code: 'All', source: { kind: 'all' } },
    ] as const
    const touchpointWeights = { call: '40', store: '60' }
    const statement = (formula: string, more: Partial<PeriodFacts> = {}) =>
      only(factsUnder(scheme(formula, { scores: named }), { scores, ...more }))
    const both = statement('(SCORE("Calls") + SCORE("All")) / 2', { touchpointWeights })
    // 0.4 * 90 + 0.6 * 50 = 66.
    expect(both.result.components[0]?.value).toBe('39/50')
    expect(both.traces[0]).toStrictEqual({
      code: 'computed',
      visits: both.traces[0]?.visits,
      facts: [],
      weighted: [
        { touchpoint: 'store', weight: '60', visits: 1, score: { exact: '50/1', text: '50.00' } },
        { touchpoint: 'call', weight: '40', visits: 1, score: { exact: '90/1', text: '90.00' } },
      ],
    })
    const calls = statement('SCORE("Calls")', { touchpointWeights })
    expect(calls.traces[0]).not.toHaveProperty('weighted')
    expect(statement('SCORE("All")').traces[0]).not.toHaveProperty('weighted')
  })

  test('a figure that was not delivered leaves none', () => {
    const document = scheme('IFMISSING(KPI("trips"), 1)')
    const { traces, result } = only(factsUnder(document))
    expect(result.components[0]?.value).toBe('1/1')
    expect(traces[0]).toEqual({ code: 'computed', visits: [], facts: [] })
  })
})

describe('what is kept of a formula, to ask what other scores would have paid', () => {
  const scores = [
    aScore('a', { total: '60/1' }),
    aScore('b', { total: '90/1' }),
    aScore('c', { total: null }),
    aScore('d', { total: '30/1', checklistId: 'call', touchpoint: 'call' }),
  ]
  const readings = (document: SchemeDocument, facts: Partial<PeriodFacts> = {}) =>
    only(factsUnder(document, { scores, readingRule: 2, ...facts })).traces[0]?.readings
  const number = (text: string) => ({ kind: 'number', number: text })

  test('is all that any branch reads, of a score its visits, and nothing of the payout itself', () => {
    const formula =
      'IF(SCORE("Delivery") >= 0.7, KPI("trips") * base / 60000, VISITS("Calls") * SCORE("Calls"))'
    expect(readings(scheme(formula), { kpiFacts: [aFact('trips', '0.2')] })).toStrictEqual([
      {
        key: 'SCORE("Delivery")',
        outcome: number('3/4'),
        score: {
          ...{ mean: '3/4', visits: 2 },
          // A visit without a score is traced, and does not count.
          of: [
            { visitId: 'a', percent: '60/1' },
            { visitId: 'b', percent: '90/1' },
            { visitId: 'c', percent: null },
          ],
        },
      },
      { key: 'KPI("trips")', outcome: number('1/5') },
      { key: 'VISITS("Calls")', outcome: number('1/1') },
      {
        key: 'SCORE("Calls")',
        outcome: number('3/10'),
        score: { mean: '3/10', visits: 1, of: [{ visitId: 'd', percent: '30/1' }] },
      },
    ])
  })

  test('is the mean of too few visits too, and none of no visits', () => {
    const document = scheme('SCORE("Delivery")')
    const components = document.components.map((component) => ({
      ...component,
      sampling: { minimumVisits: 3, smoothing: 'none' as const },
    }))
    expect(readings({ ...document, components })).toMatchObject([
      {
        outcome: { kind: 'stop', reason: 'too-few-visits' },
        score: { mean: '3/4', visits: 2 },
      },
    ])
    expect(readings(document, { scores: [] })).toStrictEqual([
      {
        key: 'SCORE("Delivery")',
        outcome: { kind: 'stop', reason: 'no-visits' },
        score: { mean: null, visits: 0, of: [] },
      },
    ])
  })

  test('is how touchpoints were weighted, of the score that reads several alone', () => {
    const named = [
      { code: 'Calls', source: { kind: 'touchpoint', id: 'call' } },
      { code: 'All', source: { kind: 'all' } },
    ] as const
    const found = readings(scheme('SCORE("Calls") + SCORE("All")', { scores: named }), {
      touchpointWeights: { call: '40', store: '60' },
    })
    expect(found?.map(({ score }) => score?.weighted)).toEqual([
      undefined,
      [
        { touchpoint: 'store', weight: '60', visits: 2, score: { exact: '75/1', text: '75.00' } },
        { touchpoint: 'call', weight: '40', visits: 1, score: { exact: '30/1', text: '30.00' } },
      ],
    ])
    // 0.6 * 75 + 0.4 * 30 = 57.
    expect(found?.map(({ score }) => score?.mean)).toEqual(['3/10', '57/100'])
    expect(found?.[0]?.score).not.toHaveProperty('weighted')
  })
})
