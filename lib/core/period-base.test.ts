import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScore, factsUnder } from '@/test/factories/pay'
import { aFact, compute, only, percents, reading } from '@/test/factories/pay-period'
import { baseAndTime, baseOfStint } from './period-base'
import type { SnapshotKpiFact } from './period-snapshot'
import type { SchemeDocument } from './scheme'

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

  test('a norm of no days is as good as no timesheet', () => {
    const people = [aPerson({ payFacts: [{ ...payFact, workedDays: '0', normDays: '0' }] })]
    const { result } = only(factsUnder(bySalary, { people, scores: full }))
    expect(result.proration).toMatchObject({ basis: 'full', factor: '1/1' })
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

test('a stint of months in which nobody was employed is told, not paid', () => {
  const days = { first: '2026-10-01', last: '2026-10-15' }
  const gone = aPerson({ leftOn: '2026-09-30' })
  const base = { kind: 'fixed', amount: '60000.00' } as const
  expect(baseOfStint(base, gone, ['2026-10'], days)).toEqual({ ok: false, reason: 'not-employed' })
})

test('salaries are found by their days, in whatever order they stand', () => {
  const salaries = [
    { fromOn: '2026-09-01', amount: '3.00' },
    { fromOn: '2026-01-01', amount: '2.00' },
    { fromOn: '2020-01-01', amount: '1.00' },
  ]
  const base = (order: typeof salaries) =>
    baseAndTime({ kind: 'salary' }, aPerson({ salaries: order }), ['2026-10'])
  for (const order of [salaries, salaries.toReversed()]) {
    expect(base(order)).toMatchObject({ ok: true, value: { base: '3.00' } })
  }
})

test('a period without months is thrown', () => {
  expect(() => baseAndTime({ kind: 'salary' }, aPerson(), [])).toThrow('A period has months')
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

  test('a timesheet that lacks a month is as good as none', () => {
    const payFacts = ['2026-11', '2026-12'].map((month) => ({
      id: month,
      month,
      workedDays: '10',
      normDays: '20',
      baseAmount: null,
    }))
    const { result } = only({ ...facts('2026-12'), people: [{ ...person, payFacts }] })
    expect(result.proration.basis).toBe('full')
  })

  test('somebody hired after its first month is paid for the days employed', () => {
    const fixed: SchemeDocument = { ...scheme, base: { kind: 'fixed', amount: '92000.00' } }
    const people = [aPerson({ hiredOn: '2026-11-01' })]
    const { result } = only(factsUnder(fixed, { month: '2026-12', people, scores }))
    expect(result.payout).toBe('61000.00')
  })
})

describe('a quarter with an imported base', () => {
  const imported: SchemeDocument = {
    ...reading({}),
    period: 'quarter',
    base: { kind: 'imported' },
  }
  const payFacts = ['2026-11', '2026-12'].map((month) => ({
    id: month,
    month,
    workedDays: '10',
    normDays: '20',
    baseAmount: '30000.00',
  }))

  test('adds up the employed months, and only their days', () => {
    const people = [aPerson({ hiredOn: '2026-11-01', payFacts })]
    const scores = percents('100', '100', '100').map((score) => ({ ...score, countsIn: '2026-12' }))
    const { result } = only(factsUnder(imported, { month: '2026-12', people, scores }))
    expect(result.base).toBe('60000.00')
    expect(result.proration).toMatchObject({ basis: 'timesheet', worked: '20', norm: '40' })
    expect(result.payout).toBe('30000.00')
  })

  test('an employed month without an amount is named', () => {
    const people = [aPerson({ payFacts })]
    expect(compute(factsUnder(imported, { month: '2026-12', people })).unpaid).toMatchObject([
      { reason: 'no-base-amount' },
    ])
  })
})
