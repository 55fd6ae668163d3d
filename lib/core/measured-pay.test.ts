import { describe, expect, test } from 'vitest'
import { aComponent, aKpi } from '@/test/factories/pay'
import type { ValueDraft } from './component-draft'
import { Fraction, parseDecimal } from './exact'
import { curveValue, type Measure } from './measure'
import { rateAmong, rateComponents } from './measured-pay'
import type { ComputedValue, MissingRule } from './scheme'

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

describe('the rate of one part among others', () => {
  const spread = (missing: MissingRule) => ({
    component: aComponent({ code: 'spread', share: '0.2', missing }),
    ...({ value: null, reason: 'too-few-visits' } as const),
  })
  const calls = (value: string | null): ValueDraft => {
    const component = aComponent({ code: 'calls', share: '0.8', value: aKpi('calls') })
    return value === null
      ? { component, value: null, reason: 'not-delivered' }
      : { component, value: parseDecimal(value), reason: null }
  }
  const rate = (missing: MissingRule, measured: string | null, code = 'spread') =>
    rateAmong(
      new Map<string, ValueDraft>([
        ['spread', spread(missing)],
        ['calls', calls(measured)],
      ]),
      code,
    )

  test('is what its curve pays for what was measured', () => {
    expect(rate('renormalise', '0.6', 'calls')).toEqual(parseDecimal('0.6'))
  })

  test('is none where its share goes to those that were measured', () => {
    expect(rate('renormalise', '0.6')).toBeNull()
  })

  test('is the full one where there is nobody to give its share to: few visits cost no money', () => {
    expect(rate('renormalise', null)).toEqual(Fraction.one)
  })

  test('is by its rule, whatever of the others was measured', () => {
    expect([rate('pay-full', '0.6'), rate('pay-full', null)]).toEqual([Fraction.one, Fraction.one])
    expect([rate('hold', '0.6'), rate('hold', null)]).toEqual([null, null])
  })

  test('is none of a part that is not there', () => {
    expect(rate('pay-full', '0.6', 'beauty')).toBeNull()
  })
})
