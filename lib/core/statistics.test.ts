import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cohenKappa,
  fleissKappa,
  type KrippendorffMetric,
  krippendorffAlpha,
  wilsonInterval,
} from './statistics'
import '@/test/seeded'

describe("Wilson's interval", () => {
  test.each([
    [-1, 4],
    [5, 4],
    [0.5, 4],
    [0, 4.5],
    [0, Number.NaN],
    [0, -1],
  ])('%d of %d is no share', (x, n) => {
    expect(() => wilsonInterval(x, n)).toThrow(
      new RangeError('A share is a whole count of a whole number'),
    )
  })

  test('holds the share, is exact at the ends, and turns with the count', () => {
    const counts = fc
      .integer({ min: 1, max: 500 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(counts, ([x, n]) => {
        const { low, high } = wilsonInterval(x, n) ?? { low: 2, high: -1 }
        expect(low).toBeLessThanOrEqual(x / n)
        expect(high).toBeGreaterThanOrEqual(x / n)
        expect(low === 0).toBe(x === 0)
        expect(high === 1).toBe(x === n)
        const others = wilsonInterval(n - x, n)
        expect(others?.low).toBeCloseTo(1 - high, 12)
        expect(others?.high).toBeCloseTo(1 - low, 12)
      }),
    )
  })

  test('all and none of any number end at exactly 1 and 0', () => {
    for (let n = 1; n <= 2000; n += 1) {
      expect(wilsonInterval(n, n)?.high).toBe(1)
      expect(wilsonInterval(0, n)?.low).toBe(0)
    }
  })

  test('solves the equation it comes from: |x/n - p| = z * sqrt(p (1 - p) / n)', () => {
    for (const z of [1.645, 1.959963984540054, 2.576]) {
      const { low, high } = wilsonInterval(7, 20, z) ?? { low: 0, high: 0 }
      for (const p of [low, high]) {
        expect(Math.abs(7 / 20 - p)).toBeCloseTo(z * Math.sqrt((p * (1 - p)) / 20), 12)
      }
    }
  })
})

describe("Cohen's kappa", () => {
  test('full agreement is 1, chance is 0, less than chance is below', () => {
    const full = [
      [3, 0],
      [0, 5],
    ]
    const chance = [
      [2, 2],
      [2, 2],
    ]
    const contrary = [
      [0, 4],
      [4, 0],
    ]
    expect([full, chance, contrary].map(cohenKappa)).toEqual([1, 0, -1])
  })

  test('a category that was left out of a row was not chosen', () => {
    const table = [[3, 1], [0, 4, 0], [1]]
    const square = [
      [3, 1, 0],
      [0, 4, 0],
      [1, 0, 0],
    ]
    expect(cohenKappa(table)).toBe(cohenKappa(square))
    // Observed 7/9; expected (4*4 + 4*5 + 1*0) / 81.
    expect(cohenKappa(table)).toBeCloseTo((7 / 9 - 36 / 81) / (1 - 36 / 81), 12)
  })
})

describe("Fleiss' kappa", () => {
  test('two raters are enough', () => {
    const rows = [
      [2, 0],
      [1, 1],
      [0, 2],
    ]
    // Observed 2/3, expected 1/2.
    expect(fleissKappa(rows)).toBeCloseTo(1 / 3, 12)
  })

  test('a category that was left out of a row was not chosen', () => {
    expect(fleissKappa([[2, 1], [3]])).toBe(
      fleissKappa([
        [2, 1],
        [3, 0],
      ]),
    )
  })

  test.each([
    ['one rater', [[1, 0]]],
    [
      'another number of raters',
      [
        [2, 0],
        [2, 1],
      ],
    ],
  ])('%s', (_, table) => {
    expect(() => fleissKappa(table)).toThrow(
      new RangeError('Every subject needs the same number of raters, at least two'),
    )
  })
})

describe("Krippendorff's alpha", () => {
  const value = fc.option(fc.constantFrom(0, 1, 2, 3, 10, 20), { freq: 4 })
  const ratings = fc.integer({ min: 1, max: 6 }).chain((units) =>
    fc.array(fc.array(value, { minLength: units, maxLength: units }), {
      minLength: 2,
      maxLength: 4,
    }),
  )
  const metrics: readonly KrippendorffMetric[] = ['nominal', 'ordinal', 'interval', 'ratio']

  test.each(metrics)('%s is what the pairs of values say', (metric) => {
    fc.assert(
      fc.property(ratings, (data) => {
        const expected = alphaOfPairs(data, metric)
        const alpha = krippendorffAlpha(data, metric)
        if (expected === null) expect(alpha).toBeNull()
        else expect(alpha).toBeCloseTo(expected, 9)
      }),
    )
  })

  test('rows of different length end in gaps', () => {
    expect(krippendorffAlpha([[1, 2, 3], [1, 3], [2]], 'interval')).toBe(
      krippendorffAlpha(
        [
          [1, 2, 3],
          [1, 3, null],
          [2, null, null],
        ],
        'interval',
      ),
    )
  })
})

/** The definition, pair by pair: within a unit by its number of values, and over all values. */
function alphaOfPairs(
  data: readonly (readonly (number | null)[])[],
  metric: KrippendorffMetric,
): number | null {
  const units = (data[0] ?? [])
    .map((_, unit) => data.map((row) => row[unit] ?? null).filter((own) => own !== null))
    .filter((unit) => unit.length > 1)
  const all = units.flat()
  const distance = (a: number, b: number): number => {
    if (a === b) return 0
    if (metric === 'nominal') return 1
    if (metric === 'interval') return (a - b) ** 2
    if (metric === 'ratio') return ((a - b) / (a + b)) ** 2
    const times = (of: number) => all.filter((own) => own === of).length
    const within = all.filter((own) => own >= Math.min(a, b) && own <= Math.max(a, b)).length
    return (within - (times(a) + times(b)) / 2) ** 2
  }
  const pairs = (list: readonly number[]) =>
    list.flatMap((a) => list.map((b) => distance(a, b))).reduce((sum, own) => sum + own, 0)
  const expected = pairs(all) / (all.length * (all.length - 1))
  if (all.length === 0 || expected === 0) return null
  const observed =
    units.reduce((sum, unit) => sum + pairs(unit) / (unit.length - 1), 0) / all.length
  return 1 - observed / expected
}
