import { describe, expect, test } from 'vitest'
import { aFormula } from '@/test/factories/formula'
import { Fraction, fractionText } from '../exact'
import { columnOf, evaluateColumns, factAt } from './formula-columns'
import type { Fact } from './formula-value'

const most = Number.MAX_SAFE_INTEGER
const f = (n: number | bigint, d: number | bigint = 1) => Fraction.of(n as number, d as number)

describe('a column', () => {
  test('shares a denominator up to a million', () => {
    const shared = columnOf([f(1, 1_000), f(1, 1_000_000), f(-3)])
    expect(shared.denominators).toBe(1_000_000)
    expect([...shared.numerators]).toEqual([1_000, 1, -3_000_000])
    const apart = columnOf([f(1, 1_000_000), f(1, 3)])
    expect(apart.denominators).toEqual(Float64Array.from([1_000_000, 3]))
    expect([...apart.numerators]).toEqual([1, 1])
  })

  test('shares none where a number would leave the exact ones', () => {
    expect(columnOf([f(most), f(1)]).denominators).toBe(1)
    expect(columnOf([f(-most), f(1)]).denominators).toBe(1)
    expect(columnOf([f(most), f(1, 2)]).denominators).toEqual(Float64Array.from([1, 2]))
    expect(columnOf([f(-most), f(1, 2)]).denominators).toEqual(Float64Array.from([1, 2]))
    expect(columnOf([f((most - 1) / 2), f(1, 2)]).denominators).toBe(2)
  })

  test('keeps beside its numbers what is too long above or below', () => {
    const long: readonly Fact[] = [f(2n ** 53n), f(1n, 2n ** 53n), f(1, 4), 'text', true]
    const column = columnOf(long)
    expect([...column.others.keys()]).toEqual([0, 1, 3, 4])
    expect(column.denominators).toBe(4)
    expect(long.map((_, row) => factAt(column, row))).toEqual(long)
  })

  test('a row of it has its own denominator, or that of all', () => {
    const apart = columnOf([f(1, 1_000_003), f(2, 7)])
    expect([0, 1].map((row) => factAt(apart, row))).toEqual([f(1, 1_000_003), f(2, 7)])
    expect(factAt(columnOf([f(1, 2), f(1, 4)]), 0)).toEqual(f(1, 2))
    expect(factAt(columnOf([]), 0)).toEqual({ missing: 'not-delivered' })
  })
})

describe('a formula for many rows', () => {
  const scores = () => columnOf([f(1, 2), f(0), f(3, 4)])

  test('counts the rows that had no number', () => {
    const result = evaluateColumns(aFormula('1 / score'), new Map([['score', scores()]]), 3)
    expect(result.beyond).toBe(1)
    expect([...result.others.keys()]).toEqual([1])
    expect([0, 2].map((row) => fractionText(factAt(result, row) as Fraction))).toEqual([
      '2/1',
      '4/3',
    ])
  })

  test('over one denominator keeps one', () => {
    const columns = new Map([['score', scores()]])
    expect(evaluateColumns(aFormula('score + 1'), columns, 3)).toMatchObject({
      denominators: 4,
      beyond: 0,
    })
    expect(evaluateColumns(aFormula('1 / score'), columns, 3).denominators).toBeInstanceOf(
      Float64Array,
    )
  })

  test('of truths has no numbers, and every row is kept', () => {
    const result = evaluateColumns(aFormula('score > 0.5'), new Map([['score', scores()]]), 3)
    expect(result).toMatchObject({ denominators: 1, beyond: 3 })
    expect(result.others.size).toBe(3)
    expect([...result.numerators]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    expect([0, 1, 2].map((row) => factAt(result, row))).toEqual([false, false, true])
  })

  test('for no rows is an empty column', () => {
    const result = evaluateColumns(aFormula('score + 1'), new Map([['score', columnOf([])]]), 0)
    expect(result).toMatchObject({ numerators: new Float64Array(0), beyond: 0 })
    expect(evaluateColumns(aFormula('score > 1'), new Map(), 0).beyond).toBe(0)
  })

  test('fewer than a column has leaves the others out', () => {
    const result = evaluateColumns(aFormula('score * 2'), new Map([['score', scores()]]), 2)
    expect([...result.numerators]).toHaveLength(2)
    expect(factAt(result, 2)).toEqual({ missing: 'not-delivered' })
  })
})
