import { describe, expect, test } from 'vitest'
import { aComponent, aKpi } from '@/test/factories/pay'
import { Fraction, parseDecimal } from './exact'
import { curveValue, type Measure } from './measure'
import { rateComponents } from './measured-pay'
import type { ComputedValue } from './scheme'

const trips: ComputedValue = {
  kind: 'formula',
  subject: 'person',
  periods: 1,
  formula: 'KPI("trips") / 25',
  scores: [],
}
const byFormula = aComponent({ code: 'computed', value: trips })

describe('the number that a curve reads', () => {
  const smoothing = { groupMean: parseDecimal('0.8'), reliability: parseDecimal('0.5') }
  const score = (mean: Fraction | null): Measure => ({
    kind: 'score',
    mean,
    visits: 4,
    interval: null,
    smoothing,
  })

  test('is drawn towards the group’s mean where the component smooths', () => {
    expect(curveValue(aComponent(), score(parseDecimal('0.6')))).toEqual(parseDecimal('0.7'))
    expect(curveValue(aComponent(), score(null))).toBeNull()
  })

  test('is the figure as a part of its target', () => {
    const kpi = (actual: string | null): Measure => ({
      kind: 'kpi',
      actual: actual === null ? null : parseDecimal(actual),
    })
    expect(curveValue(aComponent({ value: aKpi('trips', '25') }), kpi('20'))).toEqual(
      Fraction.of(4, 5),
    )
    expect(curveValue(aComponent({ value: aKpi('trips') }), kpi('20'))).toEqual(Fraction.of(20))
    expect(curveValue(aComponent({ value: aKpi('trips', '25') }), kpi(null))).toBeNull()
  })

  test('of a formula is not known before it is computed', () => {
    expect(curveValue(byFormula, { kind: 'formula', facts: new Map() })).toBeNull()
  })
})

test('a formula of which nothing was read misses its facts', () => {
  const ground = { base: Fraction.one, prorated: Fraction.one, days: null }
  const [rated] = rateComponents([byFormula], new Map(), ground)
  expect(rated).toMatchObject({
    measure: { kind: 'formula' },
    value: null,
    missing: { reason: 'not-delivered', applied: 'pay-full' },
    rate: Fraction.one,
  })
})
