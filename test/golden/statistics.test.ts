import { describe, expect, test } from 'vitest'
import {
  cohenKappa,
  fleissKappa,
  type KrippendorffMetric,
  krippendorffAlpha,
  wilsonInterval,
} from '@/lib/core/statistics'
import golden from './statistics.json'

describe('published statistics', () => {
  test.each(golden.wilson_95)('Wilson: $x of $n', ({ x, n, low, high }) => {
    const interval = wilsonInterval(x, n)
    const places = Math.max(...[low, high].map((value) => `${value}`.length - 2), 4)
    expect(interval?.low).toBeCloseTo(low, places)
    expect(interval?.high).toBeCloseTo(high, places)
  })

  test.each(golden.krippendorff)("Krippendorff's alpha, $metric", ({ data, metric, alpha }) => {
    const digits = `${alpha}`.length - 2
    const value = krippendorffAlpha(data, metric as KrippendorffMetric)
    expect(value).toBeCloseTo(alpha, digits)
  })

  test.each(golden.kappa)("Cohen's kappa $kappa", ({ table, kappa }) => {
    expect(cohenKappa(table)).toBeCloseTo(kappa, 10)
  })

  test.each(golden.fleiss)("Fleiss' kappa $published", ({ table, kappa }) => {
    expect(fleissKappa(table)).toBeCloseTo(kappa, 6)
  })
})

describe('where there is nothing to compare', () => {
  test('there is no figure, rather than zero or NaN', () => {
    expect(wilsonInterval(0, 0)).toBeNull()
    expect(cohenKappa([])).toBeNull()
    expect(cohenKappa([[5]])).toBeNull()
    expect(fleissKappa([])).toBeNull()
    expect(fleissKappa([[3, 0]])).toBeNull()
    expect(krippendorffAlpha([], 'nominal')).toBeNull()
    expect(
      krippendorffAlpha(
        [
          [1, null],
          [null, 2],
        ],
        'nominal',
      ),
    ).toBeNull()
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        'interval',
      ),
    ).toBeNull()
  })

  test('counts that are no counts are refused', () => {
    expect(() => wilsonInterval(5, 4)).toThrow(RangeError)
    expect(() => wilsonInterval(0.5, 4)).toThrow(RangeError)
    expect(() => fleissKappa([[1, 0]])).toThrow(RangeError)
    expect(() =>
      fleissKappa([
        [2, 0],
        [1, 0],
      ]),
    ).toThrow(RangeError)
  })
})
