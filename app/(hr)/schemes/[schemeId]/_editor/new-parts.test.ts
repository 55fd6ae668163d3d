import { describe, expect, test } from 'vitest'
import { curveProblems } from '@/lib/core/curve-problems'
import type { Curve } from '@/lib/core/scheme'
import { aComponent, aKpi, ownScore } from '@/test/factories/pay'
import { curveFor, newCurve } from './new-parts'

const metrics = [
  { code: 'trips', direction: 'more', unit: 'number' },
  { code: 'answer_time', direction: 'less', unit: 'seconds' },
  { code: 'churn', direction: 'less', unit: 'share' },
] as const
const rising: Curve = { kind: 'all-or-nothing', from: '0.9' }
const falling: Curve = { kind: 'all-or-nothing', direction: 'falling', from: '1.2' }

describe('the curve of a value that was just chosen', () => {
  test('turns with the metric, and not without need', () => {
    const read = (metric: string, curve: Curve) => aComponent({ value: aKpi(metric), curve })
    expect(curveFor(aKpi('churn'), read('trips', rising), metrics)).toEqual(
      newCurve('all-or-nothing', true),
    )
    expect(curveFor(aKpi('trips', '100'), read('answer_time', falling), metrics)).toEqual(
      newCurve('all-or-nothing'),
    )
    expect(curveFor(aKpi('trips'), read('csat', rising), metrics)).toBe(rising)
    expect(curveFor(ownScore, read('answer_time', falling), metrics)).toEqual(
      newCurve('all-or-nothing'),
    )
  })

  test('of a figure in its own unit has no values: nobody knows how many seconds are good', () => {
    const falls = aComponent({ value: aKpi('trips'), curve: rising })
    expect(curveFor(aKpi('answer_time'), falls, metrics)).toEqual({
      ...{ kind: 'all-or-nothing', direction: 'falling', from: '' },
    })
    expect(newCurve('tiers', true, 'seconds')).toMatchObject({
      tiers: [
        { from: '', rate: '1' },
        { from: '', rate: '0.5' },
      ],
    })
    expect(newCurve('points', false, 'money')).toMatchObject({
      points: [
        { at: '', rate: '0' },
        { at: '', rate: '1' },
      ],
    })
    expect(newCurve('proportional', true, 'seconds')).toEqual(newCurve('proportional', true))
  })

  test('keeps the numbers of somebody while the same metric is read', () => {
    const mismatched = aComponent({ value: aKpi('answer_time'), curve: rising })
    expect(curveFor(aKpi('answer_time', '40'), mismatched, metrics)).toBe(rising)
  })

  test.each(['proportional', 'all-or-nothing', 'tiers', 'points', 'formula'] as const)(
    'a new %s curve has no problems, either way',
    (kind) => {
      for (const falls of [false, true]) {
        const curve = newCurve(kind, falls)
        expect(curve.direction).toBe(falls ? 'falling' : undefined)
        expect(curveProblems(curve).filter(({ severity }) => severity !== 'warning')).toEqual([])
      }
    },
  )
})
