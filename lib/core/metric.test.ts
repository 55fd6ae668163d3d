import { describe, expect, test } from 'vitest'
import { aKpi, ownScore } from '@/test/factories/pay'
import { curveUnit, figureProblem } from './metric'
import type { ComponentValue } from './scheme'

const metrics = [
  { code: 'trips', unit: 'number' },
  { code: 'answer_time', unit: 'seconds' },
] as const

describe('what a curve is written in', () => {
  test.each<[string, ComponentValue, string]>([
    ['a score', ownScore, 'share'],
    [
      'a formula',
      { kind: 'formula', subject: 'person', periods: 1, formula: '1', scores: [] },
      'share',
    ],
    ['a figure by its plan', aKpi('answer_time', '40'), 'share'],
    ['a figure without a plan', aKpi('answer_time'), 'seconds'],
    ['a figure that the catalogue does not hold', aKpi('sales'), 'number'],
  ])('%s', (_name, value, unit) => {
    expect(curveUnit(value, metrics)).toBe(unit)
  })
})

test('a share that looks like percents is asked about, other figures may be any', () => {
  expect(figureProblem('share', '1.2')).toBeNull()
  expect(figureProblem('share', '85')).toBe('percents-as-share')
  expect(figureProblem('share', '-85')).toBe('percents-as-share')
  expect(figureProblem('seconds', '85')).toBeNull()
})
