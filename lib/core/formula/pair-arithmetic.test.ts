import '@/test/seeded'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fraction, fractionText } from '../exact'
import { roundTo } from '../rounding'
import {
  addPairs,
  commonDivisor,
  commonMultiple,
  comparePairs,
  dividePairs,
  halfUpOf,
  kept,
  multiplyPairs,
  type PairState,
  wholeOf,
} from './pair-arithmetic'

const largest = Number.MAX_SAFE_INTEGER
const fresh = (): PairState => ({ row: 0, denominator: 1, beyond: false })

/** Whole numbers of every size, those at the end of what doubles hold exactly among them. */
const whole = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.maxSafeInteger(),
  fc.constantFrom(largest, -largest, largest - 1, 94_906_265, 94_906_266, 2 ** 52, 3 * 2 ** 50),
)
const positive = whole.map((n) => Math.abs(n) + (n === 0 ? 1 : 0))

type Operation = typeof addPairs

/** The result as a fraction, or nothing where the pair was given up. */
function resultOf(operation: Operation, a: number, da: number, b: number, db: number) {
  const state = fresh()
  const n = operation(state, a, da, b, db)
  return state.beyond ? null : Fraction.of(n, state.denominator)
}

describe.each([
  ['sum', addPairs, (a: Fraction, b: Fraction) => a.plus(b)],
  ['product', multiplyPairs, (a: Fraction, b: Fraction) => a.times(b)],
  ['quotient', dividePairs, (a: Fraction, b: Fraction) => (b.isZero ? null : a.dividedBy(b))],
] as const)('a %s of pairs', (_name, operation, exactly) => {
  test('is exact, or given up', () => {
    fc.assert(
      fc.property(whole, positive, whole, positive, (a, da, b, db) => {
        const result = resultOf(operation, a, da, b, db)
        const exact = exactly(Fraction.of(a, da), Fraction.of(b, db))
        if (result !== null) expect(exact && fractionText(exact)).toBe(fractionText(result))
      }),
      { numRuns: 2_000 },
    )
  })

  test('is never given up for small numbers', () => {
    const small = fc.integer({ min: -3_000, max: 3_000 })
    fc.assert(
      fc.property(small, small, small, small, (a, b, c, d) => {
        const [da, db] = [Math.abs(b) + 1, Math.abs(d) + 1]
        const isPossible = operation !== dividePairs || c !== 0
        expect(resultOf(operation, a, da, c, db) !== null).toBe(isPossible)
      }),
    )
  })
})

describe('the edge of exact whole numbers', () => {
  test.each([
    ['a sum that just fits', addPairs, [largest - 1, 1, 1, 1], `${largest}/1`],
    ['one that does not', addPairs, [largest, 1, 1, 1], null],
    ['one below', addPairs, [-largest, 1, -1, 1], null],
    ['a denominator that does not fit', addPairs, [1, 2 ** 30, 1, 3 ** 20], null],
    [
      'one of two where one divides the other',
      addPairs,
      [1, 2 ** 52, 1, 2],
      '2251799813685249/4503599627370496',
    ],
    ['a product that just fits', multiplyPairs, [largest, 1, 1, 1], `${largest}/1`],
    ['one that fits in lower terms', multiplyPairs, [2 ** 40, 3, 3, 2 ** 40], '1/1'],
    [
      'one that fits below in lower terms',
      multiplyPairs,
      [-(2 ** 40), 3, 3 * 2 ** 20, 2 ** 40],
      '-1048576/1',
    ],
    ['one that does not', multiplyPairs, [2 ** 40, 1, 3 ** 20, 1], null],
    ['a quotient by a negative number', dividePairs, [3, 4, -5, 6], '-9/10'],
    ['a quotient by nothing', dividePairs, [3, 4, 0, 6], null],
  ] as const)('%s', (_name, operation, [a, da, b, db], expected) => {
    const result = resultOf(operation, a, da, b, db)
    expect(result && fractionText(result)).toBe(expected)
  })

  test('is where a number is given up', () => {
    const given = (value: number) => {
      const state = fresh()
      expect(kept(state, value)).toBe(value)
      return state.beyond
    }
    expect([largest, -largest, 0].map(given)).toEqual([false, false, false])
    expect([largest + 1, -largest - 1].map(given)).toEqual([true, true])
  })
})

test('a comparison says what the exact one says, or is given up', () => {
  fc.assert(
    fc.property(whole, positive, whole, positive, (a, da, b, db) => {
      const state = fresh()
      const order = Math.sign(comparePairs(state, a, da, b, db))
      if (!state.beyond) expect(order + 0).toBe(Fraction.of(a, da).compare(Fraction.of(b, db)))
    }),
    { numRuns: 2_000 },
  )
  const state = fresh()
  expect(comparePairs(state, largest, 6, largest - 2, 4)).toBeLessThan(0)
  expect(comparePairs(fresh(), 2, 6, 1, 3)).toBe(0)
  // Cross products of these do not fit; over what both denominators divide they do.
  const close = fresh()
  expect(comparePairs(close, 5, 3 * 2 ** 50, 3, 2 ** 51)).toBeGreaterThan(0)
  expect(comparePairs(close, 5, 3 * 2 ** 50, 4, 2 ** 51)).toBeLessThan(0)
  expect(close.beyond).toBe(false)
})

test('divisors and multiples', () => {
  expect(commonDivisor(12, 18)).toBe(6)
  expect(commonDivisor(-12, 18)).toBe(6)
  expect(commonDivisor(0, 7)).toBe(7)
  expect(commonMultiple(4, 6)).toBe(12)
  expect(commonMultiple(2 ** 40, 3 ** 20)).toBe(Number.POSITIVE_INFINITY)
  expect(commonMultiple(largest, 1)).toBe(largest)
})

describe('rounding to whole numbers', () => {
  const roundings = ['half-up', 'away-from-zero', 'toward-zero', 'floor', 'ceiling'] as const

  test('agrees with exact rounding up to the largest numbers', () => {
    fc.assert(
      fc.property(whole, positive, fc.constantFrom(...roundings), (n, d, rounding) => {
        const exact = roundTo(Fraction.of(n, d), Fraction.one, rounding)
        expect(BigInt(wholeOf(n, d, rounding))).toBe(exact.n)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    [5, 2, 3],
    [-5, 2, -3],
    [4, 3, 1],
    [5, 3, 2],
    [-4, 3, -1],
    [-5, 3, -2],
    [6, 3, 2],
    [-6, 3, -2],
    [0, 3, 0],
  ])('half up: %s/%s', (n, d, expected) => {
    expect(halfUpOf(n, d) + 0).toBe(expected)
  })
})
