import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, only, percents } from '@/test/factories/pay-period'
import { canonicalJson } from './canonical-json'
import {
  componentOrder,
  computedScope,
  figuresAmong,
  lookupsOf,
  partOfKey,
  putsZeroForScore,
  readsVisits,
} from './computed-value'
import { Fraction } from './exact'
import { factsTraced } from './formula/traced-part'
import type { Component, ComputedValue } from './scheme'
import { schemeProblems } from './scheme-problems'

const formula = (text: string, more: Partial<ComputedValue> = {}): ComputedValue => ({
  kind: 'formula',
  subject: 'person',
  periods: 1,
  formula: text,
  scores: [{ code: 'Delivery', source: { kind: 'checklist', id: 'delivery' } }],
  ...more,
})

const computed = (text: string, more: Partial<Component> = {}) =>
  aComponent({ code: 'computed', value: formula(text), ...more })

const remarks = (...components: readonly Component[]) =>
  schemeProblems(aScheme({ components })).filter(({ severity }) => severity !== 'warning')

describe('a formula as a value is refused', () => {
  test('where formulas read each other, by the names of the circle', () => {
    const a = aComponent({ code: 'a', share: '0.5', value: formula('b.rate / 2') })
    const b = aComponent({ code: 'b', share: '0.5', value: formula('IF(a > 0.5, 1, 0)') })
    expect(remarks(a, b)).toEqual([
      {
        code: 'formula-circle',
        severity: 'error',
        place: ['components', 0, 'value'],
        values: { circle: 'a → b → a' },
      },
    ])
  })

  test('where it reads itself', () => {
    expect(remarks(computed('computed + 0.1'))).toMatchObject([
      { code: 'formula-circle', values: { circle: 'computed → computed', itself: 'computed' } },
    ])
  })

  test('where nothing is written yet, in words of its own', () => {
    expect(remarks(computed(' '))).toMatchObject([
      { code: 'formula-empty', place: ['components', 0, 'value', 'formula'] },
    ])
  })

  test('with a warning where percents were written without their sign', () => {
    const warned = (text: string) =>
      schemeProblems(aScheme({ components: [computed(text)] })).filter(
        ({ code }) => code === 'formula-far-beyond',
      )
    expect(warned('95')).toEqual([
      {
        ...{ code: 'formula-far-beyond', severity: 'warning' },
        place: ['components', 0, 'value', 'formula'],
        values: { number: '95', percent: '9500' },
      },
    ])
    expect(['95%', '2', '0.95', '-95'].flatMap(warned)).toEqual([])
  })

  test.each([
    ['does not read', 'SCORE("Delivery"'],
    ['names a score that is none', 'SCORE("Elsewhere")'],
    ['names a component that is not there', 'courtesy * 2'],
    ['gives money', 'base / 2'],
    ['gives a condition', 'tenure_months > 6'],
  ])('where it %s', (_, text) => {
    expect(remarks(computed(text))).toMatchObject([
      { code: 'formula-wrong', severity: 'error', place: ['components', 0, 'value', 'formula'] },
    ])
  })

  test('where it pays zero for too few visits', () => {
    expect(remarks(computed('IFMISSING(SCORE("Delivery"), 0)'))).toMatchObject([
      { code: 'formula-zero-for-missing', severity: 'activation' },
    ])
    expect(remarks(computed('IFMISSING(SCORE("Delivery"), 1)'))).toEqual([])
    expect(remarks(computed('IFMISSING(KPI("trips"), 0) / 25'))).toEqual([])
  })

  test('where a score is compared with percents, and a figure in its own unit is not', () => {
    const reads = (text: string, read: Component['value']) =>
      remarks(
        aComponent({ code: 'calls', share: '0.5', value: read }),
        computed(text, { share: '0.5' }),
      ).map(({ code }) => code)
    const text = 'IF(calls >= 150, 1, 0)'
    expect(reads(text, aKpi('calls'))).toEqual([])
    for (const read of [aKpi('calls', '200'), formula('KPI("calls") / 200'), aComponent().value])
      expect(reads(text, read)).toEqual(['formula-wrong'])
    // What it is paid stays a fraction, whatever it is.
    expect(reads('IF(calls.rate >= 150, 1, 0)', aKpi('calls'))).toEqual(['formula-wrong'])
  })

  test('where a component has a name that formulas know otherwise', () => {
    const base = aComponent({ code: 'base', share: '0.5' })
    expect(remarks(base, computed('KPI("trips") / 25', { share: '0.5' }))).toMatchObject([
      { code: 'code-reserved', values: { code: 'base' } },
    ])
    expect(remarks(base)).toEqual([])
  })
})

describe('a formula as a value, from the facts of the period', () => {
  const result = (text: string, facts: Parameters<typeof factsUnder>[1] = {}, more = {}) =>
    only(factsUnder(aScheme({ components: [computed(text, more)] }), facts))

  test('reads scores, figures and counts, and pays exactly', () => {
    const statement = result('SCORE("Delivery") * KPI("trips") / 30 + VISITS("Delivery") / 100', {
      scores: percents('80', '90', '100'),
      kpiFacts: [aFact('trips', '20')],
    })
    // 0.9 * 20 / 30 + 3 / 100
    expect(statement.result.components[0]?.value).toBe('63/100')
    expect(statement.amount).toBe('37800.00')
    expect(statement.traces[0]?.visits).toHaveLength(3)
    expect(statement.traces[0]?.facts).toMatchObject([{ metric: 'trips', value: '20' }])
  })

  test('reads the person: salary, days, months of work', () => {
    const people = [
      aPerson({
        hiredOn: '2026-01-15',
        salaries: [{ fromOn: '2026-01-01', amount: '40000.00' }],
        payFacts: [
          { id: 'p', month: '2026-10', workedDays: '11', normDays: '22', baseAmount: null },
        ],
      }),
    ]
    const text = 'salary / base * worked_days / norm_days + tenure_months / 100'
    // 40 / 60 / 2 + 9 / 100
    expect(result(text, { people }).result.components[0]?.value).toBe('127/300')
  })

  test('without a timesheet the days are those of the calendar', () => {
    expect(result('worked_days / norm_days').result.components[0]?.value).toBe('1/1')
  })

  test('reads other components: value, rate and amount, whatever their order', () => {
    const components = [
      computed('IF(trips >= 0.8, trips.rate, 0) + trips.amount / 60000', { share: '0.5' }),
      aComponent({
        code: 'trips',
        share: '0.5',
        value: aKpi('trips', '25'),
        curve: { kind: 'all-or-nothing', from: '0.8' },
      }),
    ].map((component) => ({ ...component }))
    const text = 'IF(trips >= 0.8, trips.rate, 0) / 2'
    const first = { ...computed(text, { share: '0.5' }) }
    const second = components[1]
    if (second === undefined) throw new Error('no second component')
    const statement = only(
      factsUnder(aScheme({ components: [first, second] }), { kpiFacts: [aFact('trips', '20')] }),
    )
    expect(statement.result.components[0]?.value).toBe('1/2')
    expect(statement.result.payout).toBe('45000.00')
  })

  test('an amount is the share of the prorated base that the rate pays', () => {
    const trips = aComponent({ code: 'trips', share: '0.4', value: aKpi('trips') })
    const text = 'IF(trips.amount >= 12000, 1, 0)'
    const amountOf = (value: string) =>
      only(
        factsUnder(aScheme({ components: [computed(text, { share: '0.6' }), trips] }), {
          kpiFacts: [aFact('trips', value)],
        }),
      ).result.components[0]?.value
    expect(amountOf('0.5')).toBe('1/1')
    expect(amountOf('0.49')).toBe('0/1')
  })

  test.each([
    ['no visits', '', [], 'no-visits'],
    ['too few visits', '', percents('80', '90'), 'too-few-visits'],
  ])('with %s the rule of the component decides', (_, __, scores, reason) => {
    const { components } = result('SCORE("Delivery")', { scores }).result
    expect(components[0]?.missing).toEqual({ reason, rule: 'pay-full', applied: 'pay-full' })
  })

  test('zero is paid for a figure that was not delivered, never for too few visits', () => {
    const more = { missing: 'pay-zero' as const }
    expect(result('KPI("trips") / 25', {}, more).amount).toBe('0.00')
    expect(result('SCORE("Delivery")', {}, more).amount).toBe('60000.00')
  })

  test('what cannot be computed is held, and its reason is kept', () => {
    const { result: paid } = result('1 / (KPI("trips") - 20)', { kpiFacts: [aFact('trips', '20')] })
    expect(paid.held).toEqual(['computed'])
    expect(paid.components[0]).toMatchObject({
      value: null,
      rate: null,
      measure: { kind: 'formula', stop: 'division-by-zero' },
      missing: { reason: 'not-computable', rule: 'pay-full', applied: 'hold' },
    })
  })

  test('a reader of what cannot be computed is held for the same reason', () => {
    const components = [
      computed('other + 0.1', { share: '0.5' }),
      aComponent({ code: 'other', share: '0.5', value: formula('1 / (KPI("trips") - 20)') }),
    ]
    const statement = only(
      factsUnder(aScheme({ components }), { kpiFacts: [aFact('trips', '20')] }),
    )
    expect(statement.result.components.map(({ measure }) => measure)).toMatchObject([
      { stop: 'division-by-zero' },
      { stop: 'division-by-zero' },
    ])
  })

  test('a reader of a part with too few visits misses it for the same reason', () => {
    const components = (text: string) => [
      computed(text, { share: '0.5' }),
      aComponent({ code: 'courtesy', share: '0.5' }),
    ]
    const first = (text: string) =>
      only(factsUnder(aScheme({ components: components(text) }), { scores: percents('80', '90') }))
        .result.components[0]
    expect(first('courtesy')?.missing?.reason).toBe('too-few-visits')
    expect(first('IFMISSING(courtesy, 0.4)')?.value).toBe('2/5')
  })

  test('a reader of the rate of what cannot be computed is held for the same reason', () => {
    const components = [
      computed('other.rate + 0.1', { share: '0.5' }),
      aComponent({ code: 'other', share: '0.5', value: formula('1 / (KPI("trips") - 20)') }),
    ]
    const facts = factsUnder(aScheme({ components }), { kpiFacts: [aFact('trips', '20')] })
    expect(only(facts).result.components[0]).toMatchObject({
      value: null,
      measure: { stop: 'division-by-zero' },
      missing: { reason: 'not-computable' },
    })
  })

  test('formulas in a circle, and one that gives no number, are thrown', () => {
    const circle = [
      computed('other / 2'),
      aComponent({ code: 'other', value: formula('computed') }),
    ]
    expect(() => only(factsUnder(aScheme({ components: circle })))).toThrow(
      'Formulas read each other: computed, other',
    )
    expect(() => result('tenure_months > 6')).toThrow('A value needs a number: tenure_months > 6')
  })

  test('the days of a timesheet go before those of the calendar, and both are read', () => {
    const payFacts = [
      { id: 'p', month: '2026-10', workedDays: '11', normDays: '22', baseAmount: null },
    ]
    const of = (text: string) =>
      result(text, { people: [aPerson({ payFacts })] }).result.components[0]?.value
    expect(of('worked_days')).toBe('11/1')
    expect(of('norm_days')).toBe('22/1')
  })

  test.each([
    ['IFMISSING(trips, 0.4)', 'pay-full', '2/5'],
    ['IFMISSING(trips.rate, 0.4)', 'pay-full', '1/1'],
    ['IFMISSING(trips.amount, 0.4) / 60000', 'pay-full', '1/2'],
    ['IFMISSING(trips.rate, 0.4)', 'pay-zero', '0/1'],
    ['IFMISSING(trips.rate, 0.4)', 'hold', '2/5'],
    ['IFMISSING(trips.amount, 0.4)', 'hold', '2/5'],
    ['IFMISSING(trips.rate, 0.4)', 'renormalise', '2/5'],
  ] as const)(
    '%s of a figure that was not delivered, by the rule %s: %s',
    (text, missing, value) => {
      const components = [
        computed(text, { share: '0.5' }),
        aComponent({ code: 'trips', share: '0.5', value: aKpi('trips'), missing }),
      ]
      const [first] = only(factsUnder(aScheme({ components }))).result.components
      expect(first?.value).toBe(value)
    },
  )

  test('the rate of a part whose curve names none is that stop', () => {
    const curve = { kind: 'formula', formula: '0.1 / (value - 1)' } as const
    const components = [
      computed('trips.rate + 1', { share: '0.5' }),
      aComponent({ code: 'trips', share: '0.5', value: aKpi('trips'), curve }),
    ]
    const of = (trips: string) =>
      only(factsUnder(aScheme({ components }), { kpiFacts: [aFact('trips', trips)] })).result
        .components[0]
    expect(of('1')).toMatchObject({ value: null, measure: { stop: 'division-by-zero' } })
    expect(of('2')?.value).toBe('11/10')
    // The value is there all the same.
    const reading = [computed('trips + 1', { share: '0.5' }), ...components.slice(1)]
    const [value] = only(
      factsUnder(aScheme({ components: reading }), { kpiFacts: [aFact('trips', '1')] }),
    ).result.components
    expect(value?.value).toBe('2/1')
  })

  test('the statement keeps the trace, as plain JSON', () => {
    const statement = result('IF(SCORE("Delivery") >= 0.9, 1, 0.5)', {
      scores: percents('80', '90', '70'),
    })
    const { measure } = statement.result.components[0] ?? {}
    expect(measure).toEqual({
      kind: 'formula',
      formula: 'IF(SCORE("Delivery") >= 0.9, 1, 0.5)',
      stop: null,
      trace: {
        from: 0,
        to: 36,
        outcome: { kind: 'number', number: '1/2' },
        parts: [
          {
            from: 3,
            to: 27,
            outcome: { kind: 'truth', truth: false },
            parts: [{ from: 3, to: 20, outcome: { kind: 'number', number: '4/5' }, parts: [] }],
          },
        ],
      },
    })
    expect(JSON.parse(canonicalJson(statement))).toEqual(statement)
  })

  test('the trace gives back what was read', () => {
    const text = 'IF(SCORE("Delivery") >= 0.9, KPI("trips"), tenure_months / 100)'
    const { measure } =
      result(text, { scores: percents('80', '90', '70') }).result.components[0] ?? {}
    if (measure?.kind !== 'formula') throw new Error('no formula')
    const facts = factsTraced(measure.formula, measure.trace)
    expect([...facts.keys()]).toEqual(['SCORE("Delivery")', 'tenure_months'])
    expect(facts.get('SCORE("Delivery")')).toEqual(Fraction.of(4, 5))
  })

  test('what would have changed it goes through the formula', () => {
    const components = [
      computed('IF(trips >= 1, 1, 0)', { share: '0.5' }),
      aComponent({ code: 'trips', share: '0.5', value: aKpi('trips', '25') }),
    ]
    const statement = only(
      factsUnder(aScheme({ components }), { kpiFacts: [aFact('trips', '20')] }),
    )
    expect(statement.result.payout).toBe('24000.00')
    expect(statement.whatIf).toMatchObject([
      { code: 'trips', change: 'full', measured: '25/1', difference: '36000.00' },
    ])
  })
})

describe('what a formula as a value reads', () => {
  test.each([
    ['SCORE("a") * KPI("b")', true],
    ['KPI("b") * SCORE("a")', true],
    ['VISITS("a") + FAILURES("a")', false],
    ['KPI("b")', false],
    ['1', false],
    ['SCORE("a"', false],
  ])('%s stands on visits: %s', (text, expected) => {
    expect(readsVisits(computed(text))).toBe(expected)
  })

  test('a score stands on visits, a figure does not', () => {
    expect(readsVisits(aComponent())).toBe(true)
    expect(readsVisits(aComponent({ value: aKpi('trips') }))).toBe(false)
  })

  test('its own figures are known where nobody says which there are', () => {
    const value = formula('KPI("a") + SCORE("Delivery")')
    expect([...computedScope([], value, null).codes.KPI.keys()]).toEqual(['a'])
    expect([...computedScope([], value, ['x', 'y']).codes.KPI.keys()]).toEqual(['x', 'y'])
    expect([...computedScope([], formula('KPI('), null).codes.KPI.keys()]).toEqual([])
    expect(lookupsOf('IF(')).toEqual([])
  })

  test('is a fraction of 1 but for figures without a plan that are no shares', () => {
    const of = (code: string, value: Component['value']) => aComponent({ code, value })
    const components = [
      of('score', aComponent().value),
      of('computed', formula('1')),
      of('planned', aKpi('calls', '200')),
      of('calls', aKpi('calls')),
      of('on_time', aKpi('on_time_share')),
    ]
    expect(figuresAmong(components, ['on_time_share'])).toEqual(['calls'])
    expect(figuresAmong(components, [])).toEqual(['calls', 'on_time'])
    const { names } = computedScope(components, formula('1'), null, ['on_time_share'])
    const fractions = [...names].flatMap(([name, { isFraction }]) => (isFraction ? [name] : []))
    expect(fractions.filter((name) => !name.endsWith('.rate'))).toEqual([
      ...['score', 'computed', 'planned', 'on_time'],
    ])
    expect(names.get('calls')?.mayBeMissing).toBe(true)
  })

  test.each([
    ['trips', 'trips'],
    ['trips.rate', 'trips'],
    ['trips.amount', 'trips'],
    // The code of a look-up is a word of its own, whatever stands in it.
    ['KPI("trips.rate")', 'KPI("trips.rate")'],
    ['SCORE("all")', 'SCORE("all")'],
  ])('%s is the part %s', (key, part) => {
    expect(partOfKey(key)).toBe(part)
  })

  test('comes before it', () => {
    const reader = aComponent({ code: 'a', value: formula('b.rate + c.amount') })
    const others = ['b', 'c'].map((code) => aComponent({ code }))
    expect(componentOrder([reader, ...others])).toEqual({ ok: true, order: ['b', 'c', 'a'] })
    expect(componentOrder([aComponent({ code: 'a', value: formula('IF(') })])).toEqual({
      ok: true,
      order: ['a'],
    })
  })
})

test('whoever writes zero for a score does so in so many words, with both parts', () => {
  expect(putsZeroForScore('IFMISSING(SCORE("Delivery"), 0)')).toBe(true)
  expect(putsZeroForScore('1 - IFMISSING(SCORE("Delivery"), -0.5)')).toBe(true)
  expect(putsZeroForScore('IFMISSING(KPI("trips"), 0)')).toBe(false)
  expect(putsZeroForScore('IFMISSING(SCORE("Delivery"), 0.5)')).toBe(false)
  expect(putsZeroForScore('IFMISSING + 0')).toBe(false)
  expect(putsZeroForScore('SCORE("Delivery"')).toBe(false)
})
