import { describe, expect, test } from 'vitest'
import { aComponent, aScheme } from '@/test/factories/pay'
import { fractionText } from './exact'
import { Fuel } from './formula/evaluate-formula'
import { walkFormula } from './formula-walks'
import type { KnownMetric } from './metric-problems'
import type { Component, ComputedValue } from './scheme'

const plenty = 100_000
const share = { unit: 'share', direction: 'less' } as const
const metrics: readonly KnownMetric[] = [{ code: 'late', ...share }]

function walk(
  formula: string,
  more: Partial<Component> = {},
  others: readonly Component[] = [],
  fuel = new Fuel(plenty),
) {
  const value: ComputedValue = {
    ...{ kind: 'formula', subject: 'person', periods: 1, formula },
    scores: ['till', 'hall'].map((code) => ({ code, source: { kind: 'all' } })),
  }
  const own = aComponent({ code: 'own', value, ...more })
  return walkFormula(own, value, aScheme({ components: [own, ...others] }), metrics, fuel)
}

/** Falls from the better paid place to the worse paid one. */
const falls = (...given: Parameters<typeof walk>) =>
  walk(...given).falls.map(({ of, better, previousAt, previousRate, at, rate }) => [
    ...[of, better, ...[previousAt, previousRate, at, rate].map(fractionText)],
  ])
const till = 'SCORE("till")'

describe('a stretch over which a better reading is paid less', () => {
  test('is one fall, however many steps it has', () => {
    expect(falls(`1 - ${till}`)).toEqual([[till, 'more', '0/1', '1/1', '1/1', '0/1']])
    expect(falls(till)).toEqual([])
    expect(falls('0.5')).toEqual([])
  })

  test('is each by itself where the rate rises between them, from the least value', () => {
    const twice = `IF(${till} < 0.3, 1, IF(${till} < 0.5, 0.5, IF(${till} < 0.7, 0.8, 0.1)))`
    expect(falls(twice)).toEqual([
      [till, 'more', '2999/10000', '1/1', '3/10', '1/2'],
      [till, 'more', '6999/10000', '4/5', '7/10', '1/10'],
    ])
  })

  test('of which less is better begins at the largest value', () => {
    expect(falls('KPI("late")')).toEqual([['KPI("late")', 'less', '2/1', '2/1', '0/1', '0/1']])
    expect(falls('2 - KPI("late")')).toEqual([])
  })

  test('is told of every reading, and of at most five places of one', () => {
    expect(falls(`2 - ${till} - SCORE("hall")`).map(([of]) => of)).toEqual([till, 'SCORE("hall")'])
    const steps = [1, 2, 3, 4, 5, 6, 7].map(
      (at) => `IF(${till} >= 0.${at}, IF(${till} < 0.${at}5, 1, 0), 0)`,
    )
    expect(falls(steps.join(' + '))).toHaveLength(5)
  })

  test('is found where another reading is not as usual', () => {
    const [found, ...more] = falls(`IF(tenure_months < 1, 1 - ${till}, ${till})`)
    expect([found, more]).toEqual([[till, 'more', '0/1', '1/1', '1/1', '0/1'], []])
  })

  test('is of the formula: what the curve alone takes is told of the curve', () => {
    const curve = {
      kind: 'points',
      points: [
        { at: '0', rate: '1' },
        { at: '1', rate: '0' },
      ],
    } as const
    expect(falls(till, { curve })).toEqual([])
    const byFormula = { kind: 'formula', formula: 'value * 2 - 1' } as const
    // No rate is below nothing.
    expect(falls(`1 - ${till}`, { curve: byFormula })).toEqual([
      [till, 'more', '0/1', '1/1', '1/2', '0/1'],
    ])
  })

  test('is not found without fuel', () => {
    expect(falls(`1 - ${till}`, {}, [], new Fuel(0))).toEqual([])
    const fuel = new Fuel(plenty)
    walk(`1 - ${till}`, {}, [], fuel)
    expect(fuel.left).toBeGreaterThan(0)
    expect(fuel.left).toBeLessThan(plenty)
  })
})

describe('a slope that one visit decides over', () => {
  const cliff = `IF(${till} >= 0.8, 1, 0)`
  const on = (minimumVisits: number) =>
    ({
      sampling: { minimumVisits, smoothing: 'none' },
    }) as const

  test('is told with the fewest visits, where they are fewer than eight', () => {
    expect([1, 3, 7, 8].map((visits) => walk(cliff, on(visits)).steepOn)).toEqual([1, 3, 7, null])
    expect(walk(till, on(3)).steepOn).toBeNull()
    expect(walk('IF(KPI("late") >= 0.8, 1, 0)', on(3)).steepOn).toBeNull()
  })

  test('of several readings with the fewest of all', () => {
    const courtesy = aComponent({ code: 'courtesy', ...on(2) })
    const both = `${cliff} * IF(courtesy >= 0.5, 1, 0)`
    expect(walk(both, on(4), [courtesy]).steepOn).toBe(2)
    expect(walk(both, on(1), [courtesy]).steepOn).toBe(1)
  })
})
