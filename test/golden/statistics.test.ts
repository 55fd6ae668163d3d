import { describe, expect, test } from 'vitest'
import {
  cohenKappa,
  fleissKappa,
  type KrippendorffMetric,
  krippendorffAlpha,
  wilsonInterval,
} from '@/lib/core/statistics'
import { agreementWith } from './agreement'
import figures from './statistics.json'

/** Figures with a name of their own: "wilson 3". */
const named = <Row extends object>(kind: string, rows: readonly Row[]) =>
  rows.map((row, index) => ({ ...row, id: `${kind} ${index + 1}` }))

const wilson = named('wilson', figures.wilson_95)
const krippendorff = named('krippendorff', figures.krippendorff)
const kappa = named('kappa', figures.kappa)
const fleiss = named('fleiss', figures.fleiss)

const golden = agreementWith(
  'statistics.json',
  [...wilson, ...krippendorff, ...kappa, ...fleiss].map(({ id }) => id),
)

describe('published statistics', () => {
  test.each(wilson)('Wilson: $x of $n', ({ id, x, n, low, high }) => {
    golden.claim(id)
    const interval = wilsonInterval(x, n)
    const places = Math.max(...[low, high].map((value) => `${value}`.length - 2), 4)
    expect(interval?.low).toBeCloseTo(low, places)
    expect(interval?.high).toBeCloseTo(high, places)
  })

  test.each(krippendorff)("Krippendorff's alpha, $metric", ({ id, data, metric, alpha }) => {
    golden.claim(id)
    const digits = `${alpha}`.length - 2
    const value = krippendorffAlpha(data, metric as KrippendorffMetric)
    expect(value).toBeCloseTo(alpha, digits)
  })

  test.each(kappa)("Cohen's kappa $kappa", ({ id, table, kappa: expected }) => {
    golden.claim(id)
    expect(cohenKappa(table)).toBeCloseTo(expected, 10)
  })

  test.each(fleiss)("Fleiss' kappa $published", ({ id, table, kappa: expected }) => {
    golden.claim(id)
    expect(fleissKappa(table)).toBeCloseTo(expected, 6)
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
