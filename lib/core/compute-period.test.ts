import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import {
  aComponent,
  aDriverScheme,
  aGate,
  aKpi,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
  ownScore,
  someFacts,
} from '@/test/factories/pay'
import { canonicalJson } from './canonical-json'
import { computePeriod } from './compute-period'
import { parseMoney, sumMoney } from './money'
import { differenceBetweenRuns } from './pay-adjustment'
import { noiseForSnapshot, sealOf, takeSnapshot, verifySeal } from './period-seal'
import type { PeriodFacts, SnapshotKpiFact, SnapshotScore } from './period-snapshot'
import { visitNoise } from './reliability'
import type { Component, SchemeDocument, ScoreValue } from './scheme'
import type { StatementDocument } from './statement'

const compute = (facts: PeriodFacts) => computePeriod(takeSnapshot(facts))

function only(facts: PeriodFacts): StatementDocument {
  const { statements, unpaid } = compute(facts)
  expect(unpaid).toEqual([])
  expect(statements).toHaveLength(1)
  return statements[0] as StatementDocument
}

const payouts = (facts: PeriodFacts) =>
  compute(facts).statements.map((statement) => [statement.person.id, statement.result.payout])

function aFact(metric: string, value: string, more: Partial<SnapshotKpiFact> = {}) {
  const fact = { id: `${metric}-10`, metric, personId: 'sokolova', unitId: null, month: '2026-10' }
  return { ...fact, value, ...more }
}

const percents = (...totals: readonly (string | null)[]): readonly SnapshotScore[] =>
  totals.map((total, index) =>
    aScore(`visit-${index}`, { total: total === null ? null : `${total}/1` }),
  )

const reading = (value: Partial<ScoreValue>, more: Partial<Component> = {}): SchemeDocument =>
  aScheme({ components: [aComponent({ value: { ...ownScore, ...value }, ...more })] })

describe('the worked example, from facts to statement', () => {
  const facts = factsUnder(aDriverScheme(), {
    kpiFacts: [
      aFact('trips', '20'),
      aFact('on_time', '1'),
      aFact('clean', '1'),
      aFact('handover', '1'),
    ],
    scores: percents('79', '90'),
  })
  const statement = only(facts)

  test('pays 53,400.00 and says for what', () => {
    expect(statement.amount).toBe('53400.00')
    expect(statement.result.lines.map((line) => line.amount)).toEqual([
      '26400.00',
      '9000.00',
      '6000.00',
      '6000.00',
      '6000.00',
    ])
  })

  test('names the person, the place, the scheme and its regulation as they stood', () => {
    expect(statement).toMatchObject({
      month: '2026-10',
      organisation: { name: 'Stroydom' },
      person: { personnelNumber: '0042', fullName: 'Anna Sokolova' },
      unit: { id: 'depot', name: 'Depot' },
      position: { id: 'driver', name: 'Driver' },
      scheme: { number: 4, regulation: { number: '17-P', date: '2026-08-28' }, currency: 'RUB' },
      base: { kind: 'fixed', parts: [{ month: null, asOf: null, amount: '60000.00' }] },
    })
  })

  test('traces every component to its visits or figures', () => {
    expect(statement.traces[0]).toEqual({
      code: 'trips',
      visits: [],
      facts: [{ factId: 'trips-10', metric: 'trips', month: '2026-10', value: '20' }],
    })
    expect(statement.traces[2]?.visits).toEqual([
      {
        visitId: 'visit-0',
        visitedOn: '2026-10-14',
        countsIn: '2026-10',
        touchpoint: 'store',
        checklistId: 'delivery',
        checklistVersionId: 'delivery-2',
        score: { exact: '79/1', text: '79.00' },
      },
      expect.objectContaining({ visitId: 'visit-1', score: { exact: '90/1', text: '90.00' } }),
    ])
  })

  test('shows the mean with its interval and the rule that was applied', () => {
    expect(statement.result.components[2]).toMatchObject({
      measure: {
        kind: 'score',
        mean: '169/200',
        visits: 2,
        // 84.5 +- 1.645 * 6.5 / sqrt(2) = 84.5 +- 7.560739
        interval: { low: '0.769393', high: '0.920607' },
      },
      missing: { reason: 'too-few-visits', applied: 'pay-full' },
    })
  })

  test('says what would have changed it', () => {
    expect(statement.whatIf).toMatchObject([
      { code: 'trips', change: 'full', measured: '25/1', difference: '6600.00' },
    ])
  })

  test('is plain JSON without a trace of a shopper', () => {
    expect(JSON.parse(canonicalJson(statement))).toEqual(statement)
    expect(canonicalJson(statement)).not.toMatch(/shopper/i)
  })
})

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

  test('two figures for one metric and month are thrown, not guessed between', () => {
    const kpiFacts = [aFact('calls', '0.5', { id: 'a' }), aFact('calls', '0.6', { id: 'b' })]
    expect(() => takeSnapshot(factsUnder(scheme, { kpiFacts }))).toThrow(RangeError)
  })
})

describe('base and proration', () => {
  const full = percents('100', '100', '100')
  const salary = (...rows: readonly (readonly [string, string])[]) =>
    rows.map(([fromOn, amount]) => ({ fromOn, amount }))
  const payFact = {
    id: 'pay-10',
    month: '2026-10',
    workedDays: '17',
    normDays: '21',
    baseAmount: null,
  }
  const bySalary = reading({})
  const withSalary: SchemeDocument = { ...bySalary, base: { kind: 'salary' } }
  const imported: SchemeDocument = { ...bySalary, base: { kind: 'imported' } }

  test('the salary in force on the last day of the month', () => {
    const people = [
      aPerson({
        salaries: salary(
          ['2026-10-31', '70000.00'],
          ['2020-01-15', '50000.00'],
          ['2026-11-01', '90000.00'],
        ),
      }),
    ]
    const statement = only(factsUnder(withSalary, { people, scores: full }))
    expect(statement.result.payout).toBe('70000.00')
    expect(statement.base).toEqual({
      kind: 'salary',
      parts: [{ month: '2026-10', asOf: '2026-10-31', amount: '70000.00' }],
    })
  })

  test('a leaver’s salary on the last employed day, for the days employed', () => {
    const people = [
      aPerson({
        leftOn: '2026-10-10',
        salaries: salary(['2020-01-15', '31000.00'], ['2026-10-11', '90000.00']),
      }),
    ]
    const { result } = only(factsUnder(withSalary, { people, scores: full }))
    expect(result.payout).toBe('10000.00')
    expect(result.proration).toEqual({
      factor: '10/31',
      basis: 'calendar',
      worked: '10',
      norm: '31',
    })
  })

  test('somebody hired in the month is paid for the days since', () => {
    const people = [aPerson({ hiredOn: '2026-10-22' })]
    const { result } = only(factsUnder(bySalary, { people, scores: full }))
    expect(result.proration).toMatchObject({ worked: '10', norm: '31' })
  })

  test('a timesheet goes before the calendar', () => {
    const people = [aPerson({ hiredOn: '2026-10-07', payFacts: [payFact] })]
    const { result } = only(factsUnder(bySalary, { people, scores: full }))
    expect(result.payout).toBe('48571.43')
    expect(result.proration).toMatchObject({ basis: 'timesheet', worked: '17', norm: '21' })
  })

  test('the pay fact of another month says nothing', () => {
    const people = [aPerson({ payFacts: [{ ...payFact, month: '2026-09' }] })]
    expect(only(factsUnder(bySalary, { people, scores: full })).result.proration.basis).toBe('full')
  })

  test('an imported base', () => {
    const people = [aPerson({ payFacts: [{ ...payFact, baseAmount: '42000.00' }] })]
    const statement = only(factsUnder(imported, { people, scores: full }))
    expect(statement.result.payout).toBe('34000.00')
    expect(statement.base.parts).toEqual([{ month: '2026-10', asOf: null, amount: '42000.00' }])
  })

  test.each([
    ['no salary', withSalary, aPerson(), 'no-salary'],
    [
      'a salary from later on',
      withSalary,
      aPerson({ salaries: salary(['2026-11-01', '1.00']) }),
      'no-salary',
    ],
    ['no base amount', imported, aPerson(), 'no-base-amount'],
    ['a pay fact without it', imported, aPerson({ payFacts: [payFact] }), 'no-base-amount'],
    ['hired later', bySalary, aPerson({ hiredOn: '2026-11-01' }), 'not-employed'],
    ['left before', bySalary, aPerson({ leftOn: '2026-09-30' }), 'not-employed'],
  ] as const)('%s is named, never a silent 0', (_name, scheme, person, reason) => {
    const { statements, unpaid } = compute(factsUnder(scheme, { people: [person], scores: full }))
    expect(statements).toEqual([])
    expect(unpaid).toEqual([{ personId: 'sokolova', schemeVersionId: 'scheme-4', reason }])
  })
})

describe('a quarterly scheme', () => {
  const scheme: SchemeDocument = { ...reading({}), period: 'quarter', base: { kind: 'salary' } }
  const person = aPerson({
    salaries: [
      { fromOn: '2020-01-01', amount: '30000.00' },
      { fromOn: '2026-12-01', amount: '40000.00' },
    ],
  })
  const scores = ['2026-09', '2026-10', '2026-11', '2026-12'].map((countsIn, index) =>
    aScore(`visit-${index}`, { countsIn, total: index === 0 ? '0/1' : '100/1' }),
  )
  const facts = (month: string) => factsUnder(scheme, { month, people: [person], scores })

  test('is paid with the last month, on three salaries and the visits of three months', () => {
    const { result } = only(facts('2026-12'))
    expect(result.base).toBe('100000.00')
    expect(result.payout).toBe('100000.00')
    expect(result.components[0]?.measure).toMatchObject({ visits: 3 })
  })

  test('is not due before', () => {
    expect(compute(facts('2026-11')).unpaid).toMatchObject([{ reason: 'quarter-not-over' }])
  })

  test('a figure that lacks a month was not delivered', () => {
    const kpi: SchemeDocument = {
      ...scheme,
      base: { kind: 'fixed', amount: '90000.00' },
      components: [aComponent({ value: aKpi('trips'), missing: 'pay-zero' })],
    }
    const months = ['2026-10', '2026-11', '2026-12'].map((month, index) =>
      aFact('trips', ['0.2', '0.4', '0.9'][index] ?? '', { id: month, month }),
    )
    const paid = (kpiFacts: readonly SnapshotKpiFact[]) =>
      only(factsUnder(kpi, { month: '2026-12', kpiFacts })).result.payout
    expect(paid(months)).toBe('45000.00')
    expect(paid(months.slice(1))).toBe('0.00')
  })

  test('somebody hired after its first month is paid for the days employed', () => {
    const fixed: SchemeDocument = { ...scheme, base: { kind: 'fixed', amount: '92000.00' } }
    const people = [aPerson({ hiredOn: '2026-11-01' })]
    const { result } = only(factsUnder(fixed, { month: '2026-12', people, scores }))
    expect(result.payout).toBe('61000.00')
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

  test('golden B12: group mean 85.3, own mean 95 on one visit is 87.34', () => {
    const groupMeans = [
      { schemeVersionId: 'scheme-4', component: 'courtesy', mean: '853/1000', subjects: 30 },
    ]
    const snapshot = takeSnapshot(factsUnder(reading({}, { sampling }), { scores: percents('95') }))
    const [statement] = computePeriod({ ...snapshot, groupMeans }).statements
    expect(statement?.result.components[0]?.display).toEqual({ text: '87.34', unit: 'percent' })
  })
})

describe('adjustments of earlier periods', () => {
  const adjustment = {
    id: 'adjustment-1',
    amount: '5000.00',
    cause: 'appeal',
    note: 'the answer on the greeting was corrected',
    statementId: 'statement-of-september',
    month: '2026-09',
  } as const

  test('are paid beside the payout, with their cause and the statement they correct', () => {
    const people = [aPerson({ adjustments: [{ ...adjustment, schemeVersionId: 'scheme-4' }] })]
    const statement = only(factsUnder(reading({}), { people, scores: percents('50', '50', '50') }))
    expect(statement.result.payout).toBe('30000.00')
    expect(statement.amount).toBe('35000.00')
    expect(statement.adjustments).toEqual([adjustment])
  })
})

describe('the whole period', () => {
  const people = [
    aPerson({ id: 'a' }),
    aPerson({ id: 'b', unitId: 'shop' }),
    aPerson({
      id: 'c',
      unitId: 'shop',
      payFacts: [
        { id: 'pay', month: '2026-10', workedDays: '22', normDays: '20', baseAmount: null },
      ],
    }),
  ]
  const scores = ['1', '2', '3'].map((id) => aScore(id, { personId: 'a', total: '50/1' }))
  const period = compute(factsUnder(reading({}), { people, scores }))

  test('adds up per unit, with what was paid without measurement', () => {
    expect(period.total).toBe('156000.00')
    expect(period.units).toEqual([
      {
        unit: { id: 'depot', name: 'Depot' },
        statements: 1,
        amount: '30000.00',
        paidUnmeasured: '0.00',
      },
      {
        unit: { id: 'shop', name: 'Shop' },
        statements: 2,
        amount: '126000.00',
        paidUnmeasured: '126000.00',
      },
    ])
  })

  test('tells HR what to look at', () => {
    expect(period.notices.map(({ personId, code }) => [personId, code])).toEqual([
      ['a', 'no-timesheet'],
      ['b', 'no-timesheet'],
      ['b', 'paid-unmeasured'],
      ['c', 'worked-above-norm'],
      ['c', 'paid-unmeasured'],
    ])
  })

  test('a person paid by two schemes has two statements', () => {
    const schemes = ['scheme-4', 'scheme-5'].map((versionId) => ({
      versionId,
      number: 1,
      effectiveFrom: '2026-09-01',
      document: aScheme(),
    }))
    const both = [aPerson({ schemeVersionIds: ['scheme-5', 'scheme-4'] })]
    const { statements } = compute(someFacts({ schemes, people: both }))
    expect(statements.map((statement) => statement.scheme.versionId)).toEqual([
      'scheme-4',
      'scheme-5',
    ])
  })

  test('a snapshot that names what it does not hold is thrown', () => {
    expect(() => compute(someFacts({ units: [] }))).toThrow(RangeError)
    expect(() => compute(someFacts({ schemes: [] }))).toThrow(RangeError)
  })
})

describe('a new run', () => {
  const people = ['a', 'b', 'c'].map((id) => aPerson({ id }))
  const run = (paid: readonly string[], total: string) => {
    const scores = ['1', '2', '3'].map((id) => aScore(id, { personId: 'a', total }))
    const chosen = people.filter((person) => paid.includes(person.id))
    return compute(factsUnder(reading({}), { people: chosen, scores })).statements
  }

  test('tells what it changes, line by line, and leaves out what it does not', () => {
    const changes = differenceBetweenRuns(run(['a', 'b'], '50/1'), run(['a', 'b', 'c'], '40/1'))
    const line = (amount: string) => [{ code: 'courtesy', amount }]
    expect(changes).toEqual([
      {
        personId: 'a',
        schemeVersionId: 'scheme-4',
        kind: 'changed',
        amount: '-6000.00',
        lines: line('-6000.00'),
      },
      {
        personId: 'c',
        schemeVersionId: 'scheme-4',
        kind: 'added',
        amount: '60000.00',
        lines: line('60000.00'),
      },
    ])
    expect(differenceBetweenRuns(run(['a', 'b'], '50/1'), run(['a'], '50/1'))).toEqual([
      {
        personId: 'b',
        schemeVersionId: 'scheme-4',
        kind: 'removed',
        amount: '-60000.00',
        lines: line('-60000.00'),
      },
    ])
  })
})

describe('the seal', () => {
  const facts = factsUnder(reading({}), { scores: percents('70', '80', '90') })
  const snapshot = takeSnapshot(facts)

  test('holds the snapshot and its place after the previous period', () => {
    const text = canonicalJson(snapshot)
    const seal = sealOf(snapshot, 'previous')
    expect(seal).toMatch(/^[0-9a-f]{64}$/)
    expect(verifySeal(text, 'previous', seal)).toEqual({ ok: true, value: seal })
    expect(verifySeal(text, null, seal)).toEqual({ ok: false, reason: 'seal-broken' })
    expect(verifySeal(text.replace('"70/1"', '"71/1"'), 'previous', seal).ok).toBe(false)
  })

  test('survives storing and reading', () => {
    const text = canonicalJson(snapshot)
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    expect(canonicalJson(computePeriod(JSON.parse(text)))).toBe(
      canonicalJson(computePeriod(snapshot)),
    )
  })

  test('the noise of visits is kept as text', () => {
    expect(noiseForSnapshot(visitNoise([]))).toEqual({
      reliability: '0.21',
      deviation: '6.5',
      source: 'published-default',
      subjects: 0,
    })
  })
})

const total = fc.integer({ min: 0, max: 300 }).map((n) => `${n}/3`)
const someScores = fc.array(
  fc.record({
    total: fc.option(total, { freq: 8 }),
    personId: fc.constantFrom('a', 'b', 'c', null),
    unitId: fc.constantFrom('depot', 'shop'),
    visitedOn: fc.integer({ min: 10, max: 31 }).map((day) => `2026-10-${day}`),
    criticalFailures: fc.nat(1),
  }),
  { maxLength: 25 },
)
const richScheme = aScheme({
  components: [
    aComponent({
      code: 'own',
      share: '0.6',
      sampling: { minimumVisits: 2, smoothing: 'reliability' },
      missing: 'renormalise',
    }),
    aComponent({ code: 'shared', share: '0.4', value: { ...ownScore, subject: 'unit' } }),
  ],
  gates: [aGate()],
})
const richFacts = (given: readonly Partial<SnapshotScore>[]) =>
  factsUnder(richScheme, {
    people: ['a', 'b', 'c'].map((id) => aPerson({ id })),
    scores: given.map((score, index) => aScore(`visit-${index}`, score)),
  })

describe('properties', () => {
  test('the order in which visits and people were gathered leaves no trace', () => {
    fc.assert(
      fc.property(someScores, (given) => {
        const facts = richFacts(given)
        const turned = {
          ...facts,
          scores: facts.scores.toReversed(),
          people: facts.people.toReversed(),
        }
        expect(canonicalJson(takeSnapshot(turned))).toBe(canonicalJson(takeSnapshot(facts)))
        expect(canonicalJson(compute(turned))).toBe(canonicalJson(compute(facts)))
      }),
    )
  })

  test('computing a stored snapshot again is byte-identical', () => {
    fc.assert(
      fc.property(someScores, (given) => {
        const snapshot = takeSnapshot(richFacts(given))
        const again = computePeriod(JSON.parse(canonicalJson(snapshot)))
        expect(canonicalJson(again)).toBe(canonicalJson(computePeriod(snapshot)))
      }),
    )
  })

  test('every statement’s lines add up to its amount', () => {
    fc.assert(
      fc.property(someScores, (given) => {
        for (const { result, amount } of compute(richFacts(given)).statements) {
          expect(sumMoney(result.lines.map((line) => line.amount))).toBe(amount)
        }
      }),
    )
  })

  test('a better visit never pays its person less', () => {
    const plain = reading({}, { sampling: { minimumVisits: 1, smoothing: 'none' } })
    fc.assert(
      fc.property(someScores, fc.nat(), (given, which) => {
        const facts = { ...richFacts(given), schemes: factsUnder(plain).schemes }
        const index = given.length === 0 ? -1 : which % given.length
        const raised = facts.scores.map((score, at) =>
          at === index && score.total !== null ? { ...score, total: '100/1' } : score,
        )
        const before = payouts(facts)
        const after = payouts({ ...facts, scores: raised })
        before.forEach(([, payout], at) => {
          expect(parseMoney(after[at]?.[1] ?? '').isAtLeast(parseMoney(payout ?? ''))).toBe(true)
        })
      }),
    )
  })
})
