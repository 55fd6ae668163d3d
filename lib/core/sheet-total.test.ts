import { describe, expect, test } from 'vitest'
import { aSheet, type Points, pairsOn } from '@/test/factories/sheet'
import { Fraction, fractionText, parseDecimal } from './exact'
import {
  bonusOf,
  clamped,
  criticalFailures,
  earnedAfterZero,
  finalTotal,
  ordinaryPart,
  percentWithBonus,
  sumSections,
  totalOf,
  withLimits,
} from './sheet-total'

function sheetWith(points: readonly Points[], given: Parameters<typeof aSheet>[0] = {}) {
  const sheet = aSheet(given)
  const pairs = pairsOn(sheet, points)
  const sums = sumSections(sheet, pairs)
  return { sheet, pairs, sums, failures: criticalFailures(sheet, pairs) }
}

const one: Points = ['1', '1']
const half: Points = ['0.5', '1']
const none: Points = ['0', '1']
const extra: Points = ['1.5', '0']
const text = (value: Fraction | null) => value && fractionText(value)

describe('sums', () => {
  test('pool everything beneath a section; what does not count is left out', () => {
    const { sums, sheet } = sheetWith([one, half, null, none, extra])
    expect(sheet.scale).toBe(2n)
    expect(sums.earned).toEqual([3n, 1n, 0n, 3n, 0n])
    expect(sums.possible).toEqual([4n, 2n, 2n, 0n, 0n])
    expect(bonusOf(sheet, sums)).toBe(3n)
  })
})

describe('critical failures', () => {
  test('are counted per root section, and those that hold the total are listed', () => {
    expect(sheetWith([half, none, none, none, null]).failures).toEqual({
      failed: [0, 2, 3],
      zeroing: [1, 0, 0, 0],
      limits: [
        { question: 2, limit: Fraction.of(60) },
        { question: 3, limit: Fraction.zero },
      ],
    })
    expect(sheetWith([one, none, one, null, null]).failures).toEqual({
      failed: [],
      zeroing: [0, 0, 0, 0],
      limits: [],
    })
  })

  test('two of one section are two: one that is mended leaves the other', () => {
    const points = [one, one, one, one, null, half, none]
    expect(sheetWith(points).failures).toEqual({
      failed: [5, 6],
      zeroing: [0, 0, 0, 2],
      limits: [],
    })
  })

  test.each([
    [5n, true, 0n],
    [-5n, true, -5n],
    [0n, true, 0n],
    [5n, false, 5n],
    [-5n, false, -5n],
  ])('of %s points, zeroed: %s, %s are left', (earned, isZeroed, left) => {
    expect(earnedAfterZero(earned, isZeroed)).toBe(left)
  })
})

describe('the ordinary part', () => {
  const partOf = (
    method: 'weighted-sections' | 'total-points',
    points: readonly Points[],
    without?: number,
  ) => {
    const { sheet, sums, failures } = sheetWith(points, { method })
    const { earned, weight } = ordinaryPart(sheet, sums, failures.zeroing, without)
    return [fractionText(earned), weight]
  }

  test('of weighted sections adds shares, and the weights of what applied', () => {
    // Weights are doubled: 6, 2, 1 and 4.
    expect(partOf('weighted-sections', [one, half, half, none, extra])).toEqual(['5/1', 8n])
    expect(partOf('weighted-sections', [one, half, null, null, extra])).toEqual(['9/2', 6n])
    expect(partOf('weighted-sections', [half, one, half, none, extra])).toEqual(['1/2', 8n])
    expect(partOf('weighted-sections', [one, half, half, none, extra], 0)).toEqual(['1/2', 2n])
    expect(partOf('weighted-sections', [one, half, half, none, extra], 1)).toEqual(['9/2', 6n])
  })

  test('of total points adds points times the factor', () => {
    expect(partOf('total-points', [one, half, half, none, extra])).toEqual(['20/1', 32n])
    expect(partOf('total-points', [one, half, null, null, extra])).toEqual(['18/1', 24n])
    expect(partOf('total-points', [half, one, half, none, extra])).toEqual(['2/1', 32n])
    expect(partOf('total-points', [one, half, half, none, extra], 0)).toEqual(['2/1', 8n])
  })
})

describe('the total', () => {
  const totals = (...given: Parameters<typeof sheetWith>) => {
    const { sheet, sums, failures, pairs } = sheetWith(...given)
    const total = totalOf(sheet, sums, failures)
    expect(finalTotal(sheet, pairs)).toEqual(total.total)
    return [total.beforeCritical, total.beforeTotalEffects, total.unclamped, total.total].map(text)
  }

  test('sections set to zero first, then what holds the total, then the clamp', () => {
    expect(totals([one, half, one, one, null])).toEqual(['325/4', '325/4', '325/4', '325/4'])
    expect(totals([half, one, one, one, null])).toEqual(['325/4', '25/1', '25/1', '25/1'])
    expect(totals([one, one, half, one, null])).toEqual(['375/4', '375/4', '60/1', '60/1'])
    expect(totals([one, one, half, half, null])).toEqual(['175/2', '175/2', '0/1', '0/1'])
    expect(totals([null, null, null, null, extra])).toEqual([null, null, null, null])
  })

  test('bonus points come on top, up to 100 unless more is allowed', () => {
    const points = [one, one, one, one, extra]
    expect(totals(points)).toEqual(['203/2', '203/2', '203/2', '100/1'])
    expect(totals(points, { allowOver100: true })).toEqual(Array(4).fill('203/2'))
    expect(totals(points, { method: 'total-points' })).toEqual(['203/2', '203/2', '203/2', '100/1'])
    expect(totals([one, one, one, one, ['-1', '0']])).toEqual(Array(4).fill('99/1'))
  })

  test('a negative total is shown as 0 and kept as it is', () => {
    expect(totals([['-1', '1'], none, one, one, null])).toEqual(['-25/2', '-25/2', '-25/2', '0/1'])
  })
})

describe('limits', () => {
  test('the lowest stands; no total stays none', () => {
    const limits = [60, 20, 40].map((limit, place) => ({
      question: place,
      limit: Fraction.of(limit),
    }))
    expect(text(withLimits(Fraction.of(50), limits))).toBe('20/1')
    expect(text(withLimits(Fraction.of(10), limits))).toBe('10/1')
    expect(text(withLimits(Fraction.of(50), []))).toBe('50/1')
    expect(withLimits(null, limits)).toBeNull()
  })

  test('the clamp', () => {
    const clampedTo = (value: string) => text(clamped(aSheet(), parseDecimal(value)))
    const over = aSheet({ allowOver100: true })
    expect(['-0.5', '0', '50', '100', '100.5'].map(clampedTo)).toEqual([
      '0/1',
      '0/1',
      '50/1',
      '100/1',
      '100/1',
    ])
    expect(text(clamped(over, parseDecimal('100.5')))).toBe('201/2')
    expect(text(clamped(over, parseDecimal('-1')))).toBe('0/1')
    expect(clamped(over, null)).toBeNull()
  })

  test('nothing possible is no score, whatever the bonus', () => {
    const sheet = aSheet()
    expect(percentWithBonus(sheet, { n: 0n, d: 1n, weight: 0n }, 4n)).toBeNull()
    expect(text(percentWithBonus(sheet, { n: 1n, d: 2n, weight: 2n }, 4n))).toBe('27/1')
    expect(text(percentWithBonus(sheet, { n: 1n, d: 2n, weight: 2n }, 0n))).toBe('25/1')
  })
})
