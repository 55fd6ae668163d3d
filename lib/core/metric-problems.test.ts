import { describe, expect, it } from 'vitest'
import { aComponent, aKpi, aScheme } from '@/test/factories/pay'
import { figureDoubt, figureProblem } from './metric'
import { fallingProblems, type KnownMetric, metricProblems } from './metric-problems'
import type { Component, Curve } from './scheme'
import { mayActivate, schemeProblems } from './scheme-problems'

const catalogue: readonly KnownMetric[] = [
  { code: 'trips', direction: 'more', unit: 'share' },
  { code: 'churn', direction: 'less', unit: 'share' },
]
const problemsOf = (...metrics: string[]) =>
  metricProblems(
    metrics.map((metric) => aComponent({ value: aKpi(metric) })),
    catalogue,
  ).map(({ code, place, values }) => [code, place[1], values.near])

describe('metrics of a scheme', () => {
  it('are found in the catalogue; a score asks for none', () => {
    expect(problemsOf('trips')).toEqual([])
    expect(metricProblems([aComponent()], [])).toEqual([])
  })

  it('that are not there are named, with what may have been meant', () => {
    expect(problemsOf('trips', 'tripps', 'xyz', '')).toEqual([
      ['metric-unknown-near', 1, 'trips'],
      ['metric-unknown', 2, undefined],
      ['metric-unknown', 3, undefined],
    ])
  })

  it('go through a curve of their own direction', () => {
    const falling = { kind: 'all-or-nothing', direction: 'falling', from: '1' } as const
    const rising = { kind: 'all-or-nothing', from: '1' } as const
    const told = (metric: string, curve: Curve) =>
      metricProblems([aComponent({ value: aKpi(metric), curve })], catalogue).map(
        ({ code, severity, place }) => [code, severity, place.join('.')],
      )
    expect(told('churn', rising)).toEqual([['metric-less', 'activation', 'components.0.curve']])
    expect(told('churn', falling)).toEqual([])
    expect(told('trips', falling)).toEqual([['metric-more', 'activation', 'components.0.curve']])
    expect(told('trips', rising)).toEqual([])
    expect(told('tripps', falling)[0]?.[0]).toBe('metric-unknown-near')
  })

  it('a falling curve reads figures alone, and in proportion only with a plan', () => {
    const told = (component: Partial<Component>) =>
      schemeProblems(aScheme({ components: [aComponent(component)] })).map(({ code, place }) => [
        code,
        place.slice(2).join('.'),
      ])
    const curve = { kind: 'proportional', direction: 'falling', cap: '1' } as const
    expect(told({ curve })).toEqual([['falling-not-figure', 'curve']])
    expect(told({ curve, value: aKpi('churn') })).toEqual([
      ['falling-without-plan', 'value.target'],
    ])
    expect(told({ curve, value: aKpi('churn', '0.05') })).toEqual([])
  })

  it('stop the activation, and are not looked at without a catalogue', () => {
    const document = aScheme({ components: [aComponent({ value: aKpi('tripps') })] })
    expect(mayActivate(schemeProblems(document))).toBe(true)
    expect(mayActivate(schemeProblems(document, catalogue))).toBe(false)
    expect(
      mayActivate(schemeProblems(document, [{ code: 'tripps', direction: 'more', unit: 'share' }])),
    ).toBe(true)
  })
})

describe('what the sentence about a metric names', () => {
  const near: readonly KnownMetric[] = [
    ...catalogue,
    { code: 'tripsy', direction: 'more', unit: 'share' },
  ]
  const value = { kind: 'formula', subject: 'person', periods: 1, scores: [] } as const
  const unknown = (place: string, metric: string, more: Readonly<Record<string, string>>) => ({
    ...{ severity: 'activation', place: ['components', 0, 'value', place] },
    ...{ code: more.near ? 'metric-unknown-near' : 'metric-unknown', values: { metric, ...more } },
  })

  it('of a figure', () => {
    const told = (metric: string) => metricProblems([aComponent({ value: aKpi(metric) })], near)
    expect(told('xyz')).toEqual([unknown('metric', 'xyz', {})])
    expect(told('tripps')).toEqual([unknown('metric', 'tripps', { near: 'trips, tripsy' })])
    expect(told('churn')).toEqual([
      {
        ...{ code: 'metric-less', severity: 'activation' },
        ...{ place: ['components', 0, 'curve'], values: { metric: 'churn' } },
      },
    ])
  })

  it('of a formula, each once, and nothing of the scores that it reads', () => {
    const told = (formula: string) =>
      metricProblems([aComponent({ value: { ...value, formula } })], near)
    expect(told('KPI("trips") + KPI("xyz") * KPI("xyz") + SCORE("nowhere")')).toEqual([
      unknown('formula', 'xyz', {}),
    ])
    expect(told('KPI("trips") / KPI("churn")')).toEqual([])
    expect(told('KPI(')).toEqual([])
  })

  it('of a falling curve', () => {
    const threshold = { kind: 'all-or-nothing', direction: 'falling', from: '1' } as const
    const inverse = { kind: 'proportional', direction: 'falling', cap: null } as const
    const told = (component: Partial<Component>) =>
      fallingProblems(aComponent(component), ['components', 3])
    expect(told({ curve: threshold, value: aKpi('churn') })).toEqual([])
    expect(told({ curve: threshold })).toEqual([
      {
        ...{ code: 'falling-not-figure', severity: 'activation' },
        ...{ place: ['components', 3, 'curve'], values: {} },
      },
    ])
    expect(told({ curve: inverse, value: aKpi('churn') })).toEqual([
      {
        ...{ code: 'falling-without-plan', severity: 'activation' },
        ...{ place: ['components', 3, 'value', 'target'], values: {} },
      },
    ])
  })
})

describe('a figure of a metric', () => {
  it.each([
    ['share', '0.95', null],
    ['share', '9.999', null],
    ['share', '10', 'percents-as-share'],
    ['share', '95', 'percents-as-share'],
    ['share', '-95', 'percents-as-share'],
    ['number', '95', null],
    ['points', '-40', null],
  ] as const)('%s %s: %s', (unit, value, expected) => {
    expect(figureProblem(unit, value)).toBe(expected)
  })

  it.each([
    ['share', null, '2', null],
    ['share', null, '2.01', 'far-beyond'],
    ['share', null, '-9.5', 'far-beyond'],
    // A plan above the whole is no reason to ask earlier than at three times it.
    ['share', '1.2', '3.6', null],
    ['share', '1.2', '3.61', 'far-beyond'],
    ['share', '0.05', '0.5', null],
    ['seconds', '20', '60', null],
    ['seconds', '20', '61', 'far-beyond'],
    ['money', '1000', '-3000.01', 'far-beyond'],
    ['number', null, '1000000', null],
  ] as const)('%s, plan %s: %s is asked about: %s', (unit, target, value, expected) => {
    expect(figureDoubt({ unit, target }, value)).toBe(expected)
  })
})
