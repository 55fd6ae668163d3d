import { describe, expect, test } from 'vitest'
import { aComponent, aGate, aKpi, aScheme } from '@/test/factories/pay'
import type { Component, ComputedValue, Curve, SchemeDocument } from './scheme'
import { canCompute, schemeProblems } from './scheme-problems'

const told = (document: SchemeDocument) =>
  schemeProblems(document).map(
    ({ code, severity, place }) => `${severity} ${code} ${place.join('.')}`,
  )
const ofUnit = { ...aKpi('trips'), subject: 'unit' } as const
const formula = (text: string): ComputedValue => ({
  kind: 'formula',
  subject: 'person',
  periods: 1,
  formula: text,
  scores: [{ code: 'Delivery', source: { kind: 'checklist', id: 'delivery' } }],
})

describe('a pool', () => {
  const pool = (components: readonly Component[], unit = '0.01') =>
    aScheme({
      base: { kind: 'pool', amount: '90000.00' },
      appliesTo: { positionIds: ['seller'], unitIds: [], from: '2026-09-01' },
      rounding: { mode: 'half-up', unit },
      components,
    })
  const toAll = (unitIds: readonly string[]) => ({
    ...pool([aComponent()]),
    appliesTo: { positionIds: [], unitIds, from: '2026-09-01' },
  })
  const trips = (code: string, more: Partial<Component> = {}) =>
    aComponent({ code, share: '0.5', value: aKpi('trips'), ...more })

  test.each<[string, SchemeDocument, readonly string[]]>([
    [
      'is split to the kopeck',
      pool([aComponent()], '1.00'),
      ['error pool-in-kopecks rounding.unit'],
    ],
    ['weighs alike', pool([aComponent({ value: ofUnit })]), ['warning pool-weighs-alike base']],
    ['weighs otherwise by one part', pool([trips('a'), trips('b', { value: ofUnit })]), []],
    ['of every unit', toAll([]), ['activation pool-for-everybody appliesTo']],
    ['of named units', toAll(['shop']), []],
    ['of nothing', pool([]), ['error no-components components']],
  ])('%s', (_, document, expected) => {
    expect(told(document)).toEqual(expected)
  })
})

describe('what a curve reads', () => {
  const curve: Curve = { kind: 'formula', formula: 'IF(value >= 85, 1, 0)' }
  const wrong = 'error formula-wrong components.0.curve.formula'
  const gates = [aGate({ capRate: '0' })]
  const cut = 'warning cut-over-legal-limit gates.0.capRate'
  const eight = { minimumVisits: 8, smoothing: 'none' } as const

  test('is a fraction of 1, but for a figure as it was delivered', () => {
    const of = (more: Partial<Component>) =>
      told(aScheme({ components: [aComponent({ curve, sampling: eight, ...more })], gates }))
    expect(of({ value: aKpi('trips') })).toEqual([cut])
    expect(of({ value: aKpi('trips', '25') })).toEqual([wrong])
    expect(of({})).toEqual([wrong])
  })

  test('may have a warning, and a cut is told nevertheless', () => {
    const warned: Curve = { kind: 'all-or-nothing', from: '0' }
    const component = aComponent({ curve: warned, sampling: eight })
    expect(told(aScheme({ components: [component], gates }))).toEqual([
      'warning threshold-not-positive components.0.curve.from',
      cut,
    ])
  })

  test('one part that is wrong hides the cut and the sum of the shares', () => {
    const parts = [aComponent({ share: '0.7' }), aComponent({ code: 'b', share: 'x' })]
    expect(told(aScheme({ components: parts, gates }))).toEqual([
      'error not-a-decimal components.1.share',
    ])
  })
})

describe('a formula as a value', () => {
  const remarks = (...components: readonly Component[]) =>
    schemeProblems(aScheme({ components })).filter(({ severity }) => severity !== 'warning')
  const computed = (code: string, text: string, more: Partial<Component> = {}) =>
    aComponent({ code, share: '0.5', value: formula(text), ...more })

  test.each([
    ['MAX(SCORE("Delivery"), 0)', false],
    ['IFMISSING(SCORE("Delivery"), 0)', true],
    ['IFMISSING(SCORE("Delivery") + KPI("trips"), 0)', true],
    ['IFMISSING(SCORE("Delivery"), -1)', true],
    ['IFMISSING(KPI("trips"), 0) + SCORE("Delivery")', false],
    ['ABS(-IFMISSING(SCORE("Delivery"), 0))', true],
  ])('%s pays zero for too few visits: %s', (text, expected) => {
    const codes = remarks(computed('a', text)).map(({ code }) => code)
    expect(codes).toEqual(expected ? ['formula-zero-for-missing'] : [])
  })

  test('that pays nothing where it misses a score is no score that pays nothing', () => {
    expect(remarks(computed('a', 'SCORE("Delivery")', { missing: 'pay-zero' }))).toEqual([])
  })

  test('a reserved code and a circle are told at their places', () => {
    expect(remarks(computed('a', '1'), aComponent({ code: 'base', share: '0.5' }))).toEqual([
      {
        ...{ code: 'code-reserved', severity: 'error' },
        ...{ place: ['components', 1, 'code'], values: { code: 'base' } },
      },
    ])
    const circle = [aComponent({ share: '0.5' }), computed('b', 'c'), computed('c', 'b')]
    expect(remarks(...circle)).toEqual([
      {
        ...{ code: 'formula-circle', severity: 'error' },
        ...{ place: ['components', 1, 'value'], values: { circle: 'b → c → b' } },
      },
    ])
  })
})

test('blanks are no name, and a cap of words is an error of its gate', () => {
  expect(told(aScheme({ name: { ru: ' ', en: '' } }))).toEqual(['activation name-missing name'])
  const gates = [aGate({ capRate: '80%', condition: { kind: 'presence', below: '0.5' } })]
  expect(told(aScheme({ gates }))).toEqual(['error not-a-decimal gates.0.capRate'])
})

test('one error is enough not to compute', () => {
  const problems = schemeProblems(
    aScheme({ regulation: null, components: [aComponent({ share: 'x' })] }),
  )
  expect(problems.map(({ severity }) => severity)).toEqual(['activation', 'error'])
  expect(canCompute(problems)).toBe(false)
})
