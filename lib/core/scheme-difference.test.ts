import { describe, expect, test } from 'vitest'
import { aComponent, aDriverScheme, aGate, aKpi, aScheme } from '@/test/factories/pay'
import type { Component } from './scheme'
import { schemeDifference } from './scheme-difference'

describe('the difference between two versions of a scheme', () => {
  test('is nothing between equal ones', () => {
    expect(schemeDifference(aDriverScheme(), aDriverScheme())).toEqual([])
  })

  test('names what changed in the head', () => {
    const { appliesTo } = aScheme()
    const after = aScheme({
      cap: '90000.00',
      appliesTo: { ...appliesTo, from: '2026-12-01', positionIds: ['driver'] },
      regulation: { number: '18-P', date: '2026-11-01' },
    })
    expect(schemeDifference(aScheme(), after)).toEqual([
      { kind: 'scheme', field: 'regulation' },
      { kind: 'scheme', field: 'positions' },
      { kind: 'scheme', field: 'from' },
      { kind: 'scheme', field: 'cap' },
    ])
  })

  test('takes no notice of the order of positions', () => {
    const withPositions = (...positionIds: string[]) =>
      aScheme({ appliesTo: { ...aScheme().appliesTo, positionIds } })
    expect(schemeDifference(withPositions('a', 'b'), withPositions('b', 'a'))).toEqual([])
  })

  test('names parts that came, went and changed, by their codes', () => {
    const before = aScheme({
      components: [aComponent({ code: 'a', share: '0.5' }), aComponent({ code: 'b' })],
      gates: [aGate({ code: 'g' })],
    })
    const changed = aComponent({ code: 'a', share: '0.6', missing: 'hold' })
    const after = aScheme({
      components: [changed, aComponent({ code: 'c' })],
      gates: [aGate({ code: 'g', capRate: '0.9' })],
    })
    expect(schemeDifference(before, after)).toEqual([
      { kind: 'removed', part: 'component', code: 'b', title: { en: 'b' } },
      { kind: 'added', part: 'component', code: 'c', title: { en: 'c' } },
      { kind: 'component', field: 'share', before: before.components[0], after: changed },
      { kind: 'component', field: 'missing', before: before.components[0], after: changed },
      { kind: 'gate', field: 'capRate', before: before.gates[0], after: after.gates[0] },
    ])
  })

  test('says that the order changed once, whatever moved', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((code) => aComponent({ code }))
    if (!a || !b || !c) throw new Error('three components')
    const of = (...components: (typeof a)[]) => aScheme({ components })
    expect(schemeDifference(of(a, b, c), of(c, a, b))).toEqual([{ kind: 'order' }])
    expect(schemeDifference(of(a, b), of(a, c, b)).map(({ kind }) => kind)).toEqual(['added'])
  })

  test('sampling of a figure, which is not sampled, is no difference', () => {
    const figure = (minimumVisits: number) =>
      aScheme({
        components: [
          aComponent({ value: aKpi('trips'), sampling: { minimumVisits, smoothing: 'none' } }),
        ],
      })
    expect(schemeDifference(figure(3), figure(8))).toEqual([])
  })

  test.each<[string, Parameters<typeof aScheme>[0]]>([
    ['name', { name: { en: 'Another' } }],
    ['regulation', { regulation: null }],
    ['period', { period: 'quarter' }],
    ['currency', { currency: 'EUR' }],
    ['positions', { appliesTo: { ...aScheme().appliesTo, positionIds: ['driver'] } }],
    ['units', { appliesTo: { ...aScheme().appliesTo, unitIds: ['depot'] } }],
    ['from', { appliesTo: { ...aScheme().appliesTo, from: '2026-12-01' } }],
    ['base', { base: { kind: 'salary' } }],
    ['floor', { floor: '1.00' }],
    ['cap', { cap: '90000.00' }],
    ['proration', { proration: false }],
    ['rounding', { rounding: { mode: 'half-even', unit: '0.01' } }],
  ])('tells %s alone', (field, more) => {
    expect(schemeDifference(aScheme(), aScheme(more))).toEqual([{ kind: 'scheme', field }])
  })

  test('takes no notice of the order of units', () => {
    const withUnits = (...unitIds: string[]) =>
      aScheme({ appliesTo: { ...aScheme().appliesTo, unitIds } })
    expect(schemeDifference(withUnits('a', 'b'), withUnits('b', 'a'))).toEqual([])
  })

  test('tells gates that came and went', () => {
    const of = (...codes: string[]) => aScheme({ gates: codes.map((code) => aGate({ code })) })
    expect(schemeDifference(of('g', 'h'), of('i', 'g'))).toMatchObject([
      { kind: 'removed', part: 'gate', code: 'h' },
      { kind: 'added', part: 'gate', code: 'i' },
    ])
  })

  test('tells how visits are sampled where both versions read visits', () => {
    const eight = { minimumVisits: 8, smoothing: 'none' } as const
    const fields = (before: Component, after: Component) =>
      schemeDifference(aScheme({ components: [before] }), aScheme({ components: [after] })).map(
        (change) => ('field' in change ? change.field : change.kind),
      )
    expect(fields(aComponent(), aComponent({ sampling: eight }))).toEqual(['sampling'])
    const figure = aComponent({ value: aKpi('trips'), sampling: eight })
    expect(fields(aComponent(), figure)).toEqual(['value'])
    expect(fields(figure, aComponent())).toEqual(['value'])
  })
})
