import { expect, test } from 'vitest'
import { aFormula } from '@/test/factories/formula'
import { Fraction, fractionText } from '../exact'
import { evaluateWithin, Fuel } from './evaluate-formula'
import { evaluateRows, partCount, thinned } from './formula-rows'
import type { Fact } from './formula-value'
import { Stop } from './formula-value'

const rows = (text: string, facts: readonly Fact[], fuel = new Fuel(1_000)) =>
  evaluateRows(aFormula(text).tree, new Map([['score', facts]]), facts.length, fuel).map(
    (value) => value && fractionText(value),
  )
const huge = Fraction.of(10n ** 20n + 1n, 3n ** 40n)

test('every row has the number of the exact evaluation, or none', () => {
  const facts = [Fraction.of(1, 2), Fraction.of(1, 3), { missing: 'no-visits' } as const, huge]
  expect(rows('1 / (score - 0.5)', facts)).toEqual([
    null,
    '-6/1',
    null,
    fractionText(Fraction.one.dividedBy(huge.minus(Fraction.of(1, 2)))),
  ])
})

test('texts are evaluated exactly', () => {
  expect(rows('IF("a" = "A", score, 0)', [Fraction.of(2, 3)])).toEqual(['2/3'])
})

test('rows without fuel have no number', () => {
  const tree = aFormula('score + 1').tree
  expect(partCount(tree)).toBe(3)
  const fuel = new Fuel(2.7)
  const two = [Fraction.one, Fraction.one, Fraction.one]
  expect(rows('score + 1', two, fuel)).toEqual(['2/1', '2/1', null])
  expect(fuel.left).toBeCloseTo(-0.05)
  expect(rows('score + 1', two, new Fuel(0))).toEqual([null, null, null])
})

test('long numbers take more of the fuel, and the end of it is no outcome', () => {
  const facts = new Map([['score', Fraction.of(99, 100)]])
  const taken = (text: string) => {
    const fuel = new Fuel(1_000)
    expect(evaluateWithin(aFormula(text).tree, facts, fuel)).not.toBeNull()
    return 1_000 - fuel.left
  }
  expect(taken('score + 1')).toBe(3)
  expect(taken('score ^ 20')).toBe(21)
  expect(taken('score ^ 90')).toBe(401)
  expect(evaluateWithin(aFormula('score / 0').tree, facts, new Fuel(9))).toBeInstanceOf(Stop)
  const empty = new Fuel(2)
  expect(evaluateWithin(aFormula('score + 1 + 1').tree, facts, empty)).toBeNull()
  expect(empty.left).toBeLessThanOrEqual(0)
})

test('values are thinned evenly, with the first and the last, and never to fewer than ten', () => {
  const kept = (count: number, most: number) =>
    thinned(
      Array.from({ length: count }, (_, value) => Fraction.of(value)),
      most,
    ).map(({ n }) => Number(n))
  expect(kept(12, 12)).toHaveLength(12)
  expect(kept(12, 11)).toEqual([0, 2, 4, 6, 8, 10, 11])
  expect(kept(25, 12)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24])
  expect(kept(20, 0)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 19])
  expect(kept(10, 0)).toHaveLength(10)
})
