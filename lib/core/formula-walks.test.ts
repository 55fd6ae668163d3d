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

  test('of which less is better is told from the least value too', () => {
    const late = 'KPI("late")'
    const two = `IF(${late} < 0.3, 0.5, IF(${late} < 0.5, 1, IF(${late} < 0.7, 0.2, 0.6)))`
    expect(falls(two)).toEqual([
      [late, 'less', '3/10', '1/1', '2999/10000', '1/2'],
      [late, 'less', '7/10', '3/5', '6999/10000', '1/5'],
    ])
  })

  test('is sought where each other reading is not as usual, whatever the walked one is', () => {
    // A score has dozens of values beside these numbers; seven months are but one of a few.
    const marks = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => `0.${at}1`).join(' + ')
    const condition = 'AND(tenure_months = 7, worked_days = 21)'
    expect(falls(`IF(${condition}, 1 - ${till}, ${till}) + 0 * (${marks})`)).toHaveLength(1)
  })

  test('ends where the curve names no rate', () => {
    const curve = { kind: 'formula', formula: 'IF(value = 0.5, 1 / 0, value)' } as const
    expect(falls(`1 - ${till}`, { curve })).toEqual([[till, 'more', '0/1', '1/1', '1/1', '0/1']])
  })

  test('is not found without fuel', () => {
    expect(falls(`1 - ${till}`, {}, [], new Fuel(0))).toEqual([])
    const fuel = new Fuel(plenty)
    walk(`1 - ${till}`, {}, [], fuel)
    expect(fuel.left).toBeGreaterThan(0)
    expect(fuel.left).toBeLessThan(plenty)
  })
})

describe('as much is tried as the fuel lasts for', () => {
  const used = (formula: string, curve?: Component['curve']) => {
    const fuel = new Fuel(plenty)
    walk(formula, curve && { curve }, [], fuel)
    return plenty - fuel.left
  }

  test('the last place always, between the others fewer', () => {
    expect(falls(`1 - ${till}`, {}, [], new Fuel(169))).toEqual([
      [till, 'more', '0/1', '1/1', '1/1', '0/1'],
    ])
    const [found] = falls(`IF(${till} < 0.3, 1 - ${till}, ${till})`, {}, [], new Fuel(169))
    expect(found).toEqual([till, 'more', '0/1', '1/1', '3001/10000', '3001/10000'])
  })

  test('of several readings each has its part, and what one leaves is for the next', () => {
    // Falls where the other score is not the usual 1.
    const other = `IF(${till} < 0.8, 1 - SCORE("hall"), SCORE("hall"))`
    expect(falls(other, {}, [], new Fuel(1_800))).toEqual([
      ['SCORE("hall")', 'more', '0/1', '1/1', '1/1', '0/1'],
    ])
    expect(falls(other, {}, [], new Fuel(1_200))).toEqual([])
  })

  test('of many sets of other values only so many as can be paid for', () => {
    const formula = `1 - ${till} + 0 * tenure_months * worked_days * norm_days * salary`
    const days = [2, 3, 4, 5, 6, 7, 8, 9].map((day) => `0 * ${day}`).join(' + ')
    const fuel = new Fuel(1_000)
    expect(falls(`${formula} + ${days}`, {}, [], fuel)).toHaveLength(1)
    expect(fuel.left).toBeGreaterThan(0)
  })

  test('no curve is asked once it went out, though it was enough for some values', () => {
    // From 0.01 on the numbers are hundreds of digits long.
    const long = `1 - ${till}^99`
    expect(falls(long, {}, [], new Fuel(500))).toEqual([])
    const fuel = new Fuel(805.25)
    expect(falls(long, {}, [], fuel)).toEqual([])
    expect(fuel.left).toBe(0)
  })

  test('a curve is asked once for each value', () => {
    // Both have the same number of parts and places: the one always the same value, the other 102.
    expect(used(`${till} * 1`) - used(`${till} * 0`)).toBe(101)
    const curve = { kind: 'formula', formula: 'value / 2' } as const
    expect(used(`${till} * 1`, curve) - used(`${till} * 0`, curve)).toBe(3 * 101)
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
