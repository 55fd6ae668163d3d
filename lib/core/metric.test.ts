import { describe, expect, test } from 'vitest'
import { aKpi, ownScore } from '@/test/factories/pay'
import { curveUnit, figureProblem, metricCode } from './metric'
import type { ComponentValue } from './scheme'

const metrics = [
  { code: 'trips', unit: 'number' },
  { code: 'answer_time', unit: 'seconds' },
] as const

test('a code is small Latin letters, digits and underscores, begins with a letter, and has at most 40', () => {
  const longest = 'a'.repeat(40)
  const good = ['a', 'answer_time', 'chat_40s', 'a_', 'a1', longest]
  expect(good.filter((code) => !metricCode.test(code))).toEqual([])
  const bad = ['', '1a', '_a', 'A', 'aB', 'a-b', 'a b', ' a', 'a ', 'é', `${longest}a`]
  expect(bad.filter((code) => metricCode.test(code))).toEqual([])
})

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
