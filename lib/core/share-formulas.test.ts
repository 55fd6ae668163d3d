import { expect, test } from 'vitest'
import { aComponent, aKpi } from '@/test/factories/pay'
import type { Component, Curve } from './scheme'
import { sharePercentProblems } from './share-formulas'

const metrics = [
  { code: 'on_time', unit: 'share' },
  { code: 'answer_time', unit: 'seconds' },
] as const

const byFormula = (formula: string): Curve => ({ kind: 'formula', formula })
const delivery = { code: 'delivery', source: { kind: 'checklist', id: 'delivery' } } as const
const computed = (formula: string): Component =>
  aComponent({
    value: { kind: 'formula', subject: 'person', periods: 1, formula, scores: [delivery] },
  })
const told = (...components: readonly Component[]) =>
  sharePercentProblems(components, metrics).map(
    ({ severity, place, values }) => `${severity} ${place.join('.')} ${values.number}`,
  )

test.each([
  ['a share', aKpi('on_time'), 'IF(value >= 90, 1, 0)', ['warning components.0.curve.formula 90']],
  ['a share as a fraction', aKpi('on_time'), 'IF(value >= 0.9, 1, 0)', []],
  ['a share in percents', aKpi('on_time'), 'IF(value >= 90%, 1, 0)', []],
  ['seconds', aKpi('answer_time'), 'IF(value >= 90, 1, 0)', []],
  // Divided by its plan it is a fraction that the formula itself refuses.
  ['a figure with a plan', aKpi('on_time', '0.9'), 'IF(value >= 90, 1, 0)', []],
  ['what does not read', aKpi('on_time'), 'IF(value >= ', []],
  ['what has another mistake', aKpi('on_time'), 'IF(valeu >= 90, 1, 0)', []],
  ['what has another mistake beside it', aKpi('on_time'), 'IF(value >= 90, 1, valeu)', []],
] as const)('%s as a curve', (_, value, formula, expected) => {
  expect(told(aComponent({ value, curve: byFormula(formula) }))).toEqual(expected)
})

test.each([
  ['IF(KPI("on_time") >= 90, 1, 0)', ['warning components.0.value.formula 90']],
  ['IF(KPI("on_time") >= 0.9, 1, 0)', []],
  ['IF(KPI("answer_time") >= 90, 1, 0)', []],
  // One share among other figures is enough.
  [
    'IF(KPI("on_time") >= 90, 1, 0) * KPI("answer_time")',
    ['warning components.0.value.formula 90'],
  ],
  // A score beside percents is refused by the formula itself: nothing is said of the figure.
  ['IF(KPI("on_time") >= 90, 1, 0) * IF(SCORE("delivery") >= 80, 1, 0)', []],
] as const)('%s as a value', (formula, expected) => {
  expect(told(computed(formula))).toEqual(expected)
})

test('is said with the number, and of every formula of the scheme', () => {
  const asCurve = aComponent({ value: aKpi('on_time'), curve: byFormula('IF(value >= 95, 1, 0)') })
  const asValue = computed('IF(KPI("on_time") >= 90, 1, 0)')
  const [first, second] = sharePercentProblems([asCurve, asValue], metrics)
  expect(first).toMatchObject({
    ...{ code: 'formula-percents', severity: 'warning', values: { number: '95' } },
    place: ['components', 0, 'curve', 'formula'],
  })
  expect(second).toMatchObject({ place: ['components', 1, 'value', 'formula'] })
})

test('a component that is such a figure is told like the figure itself', () => {
  const onTime = aComponent({ code: 'on_time', value: aKpi('on_time') })
  const seconds = aComponent({ code: 'answer_time', value: aKpi('answer_time') })
  const by = (formula: string) => told(computed(formula), onTime, seconds)
  expect(by('IF(on_time >= 90, 1, 0)')).toEqual(['warning components.0.value.formula 90'])
  expect(by('IF(answer_time >= 90, 1, 0)')).toEqual([])
})
