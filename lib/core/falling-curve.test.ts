import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import { curveLine } from './curve-line'
import { curveProblems } from './curve-problems'
import { fullRateOf, fullValueOf, isWorse, nextStepOf, rateFor } from './curves'
import { plainDecimalText } from './display-number'
import { Fraction, fractionText, parseDecimal } from './exact'
import type { Curve, TierComparison } from './scheme'

const decimal = parseDecimal
const plain = (value: Fraction | null) => (value === null ? null : plainDecimalText(value))
const direction = 'falling' as const

const inverse = (cap: string | null): Curve => ({ kind: 'proportional', direction, cap })
const upTo: Curve = { kind: 'all-or-nothing', direction, from: '0.05' }
const tiers = (compare: TierComparison): Curve => ({
  kind: 'tiers',
  direction,
  compare,
  tiers: [
    { from: '0.8', rate: '1.2' },
    { from: '1', rate: '1' },
    { from: '1.15', rate: '0.5' },
  ],
})
const points: Curve = {
  kind: 'points',
  direction,
  points: [
    { at: '0.8', rate: '1.5' },
    { at: '1', rate: '1' },
    { at: '1.5', rate: '0' },
  ],
}
const step: Curve = {
  kind: 'points',
  direction,
  points: [
    { at: '1', rate: '1' },
    { at: '1', rate: '0' },
  ],
}
const noTiers: Curve = {
  kind: 'tiers',
  direction,
  compare: 'exact',
  tiers: [{ from: '1', rate: '0' }],
}
const formula = (text: string): Curve => ({ kind: 'formula', direction, formula: text })

describe('the rate of a figure of which less is better', () => {
  test.each([
    ['proportional: on the plan', inverse('1'), '1', '1'],
    ['proportional: a quarter beyond the plan', inverse('1'), '1.25', '0.8'],
    ['proportional: twice the plan', inverse('1'), '2', '0.5'],
    ['proportional: better than the plan, at most its cap', inverse('1.2'), '0.5', '1.2'],
    ['proportional: better than the plan within its cap', inverse('2'), '0.8', '1.25'],
    ['proportional: without a cap at most 1', inverse(null), '0.5', '1'],
    ['proportional: nothing at all is the best', inverse('1.5'), '0', '1.5'],
    ['proportional: and so is less than nothing', inverse('1.5'), '-3', '1.5'],
    ['all-or-nothing: on the threshold', upTo, '0.05', '1'],
    ['all-or-nothing: a hair above', upTo, '0.050000001', '0'],
    ['all-or-nothing: nothing', upTo, '0', '1'],
    ['tiers: below the first', tiers('exact'), '0.3', '1.2'],
    ['tiers: exactly on one', tiers('exact'), '1', '1'],
    ['tiers: a hair beyond it', tiers('exact'), '1.000000001', '0.5'],
    ['tiers: beyond the last', tiers('exact'), '1.16', '0'],
    ['tiers in whole percents: 100.01 % is 101 %', tiers('floor'), '1.0001', '0.5'],
    ['tiers in whole percents: 100 % is 100 %', tiers('floor'), '1', '1'],
    ['tiers rounded: 100.49 % is 100 %', tiers('round'), '1.0049', '1'],
    ['tiers rounded: 100.5 % is 101 %', tiers('round'), '1.005', '0.5'],
    ['points: flat below', points, '0', '1.5'],
    ['points: between', points, '1.25', '0.5'],
    ['points: flat above', points, '7', '0'],
    ['a step: on it', step, '1', '1'],
    ['a step: beyond it', step, '1.000000001', '0'],
    ['a formula pays what it computes', formula('IF(value <= 1, 1, 0.4)'), '1.01', '0.4'],
    ['no tiers pay nothing', { ...tiers('exact'), tiers: [] } as Curve, '1', '0'],
  ] as const)('%s', (_name, curve, value, rate) => {
    expect(plain(rateFor(curve, decimal(value)))).toBe(rate)
  })

  test('stays exact where no decimal divides', () => {
    expect(fractionText(rateFor(inverse('1'), decimal('3')))).toBe('1/3')
  })
})

describe('what counts as full, and the next step', () => {
  test.each([
    ['proportional', inverse('1.2'), '1', '1'],
    ['proportional with a cap below 1', inverse('0.8'), '1.25', '0.8'],
    ['proportional that pays nothing', inverse('0'), null, '0'],
    ['tiers that pay nothing', noTiers, null, '0'],
    ['a threshold below zero', { ...upTo, from: '-0.05' } as Curve, '-0.05', '1'],
    ['all-or-nothing', upTo, '0.05', '1'],
    ['tiers', tiers('exact'), '1', '1'],
    ['tiers in whole percents', tiers('floor'), '1', '1'],
    ['points', points, '1', '1'],
    ['a formula', formula('IF(value <= 0.5, 1, 0)'), '0.5', '1'],
  ] as const)('%s', (_name, curve, value, rate) => {
    expect(plain(fullValueOf(curve))).toBe(value)
    expect(plain(fullRateOf(curve))).toBe(rate)
  })

  test.each([
    ['proportional has none', inverse('1'), '2', null],
    ['all-or-nothing', upTo, '0.2', '0.05'],
    ['all-or-nothing reached', upTo, '0.05', null],
    ['tiers, beyond the last', tiers('exact'), '2', '1.15'],
    ['tiers, on one', tiers('exact'), '1.15', '1'],
    ['tiers, the best', tiers('exact'), '0.8', null],
    ['points', points, '1.25', '1'],
    ['a formula', formula('IF(value <= 0.5, 1, 0)'), '0.7', '0.5'],
  ] as const)('%s', (_name, curve, value, next) => {
    expect(plain(nextStepOf(curve, decimal(value)))).toBe(next)
  })

  test('more is worse', () => {
    expect(isWorse(upTo, decimal('0.06'), decimal('0.05'))).toBe(true)
    expect(isWorse(upTo, decimal('0.05'), decimal('0.05'))).toBe(false)
    expect(isWorse({ kind: 'proportional', cap: '1' }, decimal('0.5'), decimal('1'))).toBe(true)
  })
})

describe('what is wrong with a falling curve', () => {
  const told = (curve: Curve) =>
    curveProblems(curve).map(({ code, severity, place }) =>
      [severity, code, place.join('.')].join(' '),
    )

  test.each<[string, Curve, readonly string[]]>([
    ['nothing', tiers('exact'), []],
    ['a threshold of nothing is not passed by everybody', { ...upTo, from: '0' } as Curve, []],
    [
      'a step that pays more for worse',
      {
        ...tiers('exact'),
        tiers: [
          { from: '0.8', rate: '0.5' },
          { from: '1', rate: '1' },
        ],
      } as Curve,
      ['activation pays-more-for-worse tiers.1.rate'],
    ],
    [
      'a formula that rises',
      formula('MIN(value, 1)'),
      ['warning formula-pays-more-for-worse formula'],
    ],
    ['a formula that falls', formula('IF(value <= 1, 1, 0)'), []],
    ['a threshold that is no number', { ...upTo, from: '' } as Curve, ['error not-a-decimal from']],
  ])('%s', (_name, curve, expected) => {
    expect(told(curve)).toEqual(expected)
  })
})

describe('the picture of a falling curve', () => {
  const drawn = (curve: Curve) => {
    const line = curveLine(curve)
    return line?.stretches.map((stretch) =>
      stretch.map(({ at, rate }) => `${plain(at)}: ${plain(rate)}`),
    )
  }

  test('jumps behind its threshold', () => {
    expect(drawn(upTo)).toEqual([
      ['0: 1', '0.05: 1'],
      ['0.0501: 0', '1.2: 0'],
    ])
    expect(drawn(step)).toEqual([
      ['0: 1', '1: 1'],
      ['1.0001: 0', '1.2: 0'],
    ])
  })

  test('marks where less is paid less', () => {
    const falls = (curve: Curve) => curveLine(curve)?.falls.map(({ at }) => plain(at))
    expect(falls(tiers('exact'))).toEqual([])
    expect(falls(inverse('1'))).toEqual([])
    const wrong = [
      { from: '0.5', rate: '0.4' },
      { from: '1', rate: '1' },
    ]
    expect(falls({ kind: 'tiers', direction, compare: 'exact', tiers: wrong })).toEqual(['0.5'])
  })

  test('shows an inverse one as far as half is left', () => {
    expect(curveLine(inverse('1'))?.to).toEqual(decimal('2.4'))
  })

  test('of an inverse one that pays nothing is flat', () => {
    expect(drawn(inverse('0'))).toEqual([['0: 0', '1.2: 0']])
    expect(curveLine(inverse('0'))?.marks).toEqual([])
  })

  test.each([
    ['exact', ['0.8: 1.2', '1: 1', '1.15: 0.5']],
    ['floor', ['0.8: 1.2', '1: 1', '1.15: 0.5']],
    // Half a percent beyond a tier goes up to the next percent: there it is passed.
    ['round', ['0.805: 1', '1.005: 0.5', '1.155: 0']],
  ] as const)('marks tiers, compared %s, where they are passed', (compare, marks) => {
    const told = curveLine(tiers(compare))?.marks.map(
      ({ at, rate }) => `${plain(at)}: ${plain(rate)}`,
    )
    expect(told).toEqual(marks)
  })
})

const place = fc.integer({ min: 0, max: 1500 }).map((n) => plainDecimalText(Fraction.of(n, 1000)))
const rate = fc.integer({ min: 0, max: 30 }).map((n) => plainDecimalText(Fraction.of(n, 10)))
const steps = fc
  .array(fc.tuple(place, rate), { minLength: 1, maxLength: 6 })
  .map((all) => all.toSorted(([a], [b]) => decimal(a).compare(decimal(b))))
const anyFalling: fc.Arbitrary<Curve> = fc.oneof(
  fc.option(rate).map((cap) => ({ kind: 'proportional' as const, direction, cap })),
  place.map((from) => ({ kind: 'all-or-nothing' as const, direction, from })),
  fc.tuple(fc.constantFrom('exact', 'floor', 'round'), steps).map(([compare, all]) => ({
    kind: 'tiers' as const,
    direction,
    compare,
    tiers: all.map(([from, tierRate]) => ({ from, rate: tierRate })),
  })),
  steps.map((all) => ({
    kind: 'points' as const,
    direction,
    points: all.map(([at, pointRate]) => ({ at, rate: pointRate })),
  })),
)
const value = fc.integer({ min: -500, max: 2000 }).map((n) => Fraction.of(n, 997))
const isSound = (curve: Curve) =>
  curveProblems(curve).every((found) => found.severity === 'warning')

test('a falling curve without problems never pays less for less', () => {
  fc.assert(
    fc.property(anyFalling, value, value, (curve, a, b) => {
      fc.pre(isSound(curve))
      const [low, high] = a.isBelow(b) ? [a, b] : [b, a]
      expect(rateFor(curve, low).isAtLeast(rateFor(curve, high))).toBe(true)
    }),
    { numRuns: Number(process.env.ETALON_RUNS ?? 2000) },
  )
})

test('full and next step keep what they promise', () => {
  fc.assert(
    fc.property(anyFalling, value, (curve, here) => {
      fc.pre(isSound(curve))
      const full = fullValueOf(curve)
      if (full) expect(rateFor(curve, full).isAtLeast(fullRateOf(curve))).toBe(true)
      const next = nextStepOf(curve, here)
      if (next) {
        expect(next.isBelow(here)).toBe(true)
        expect(rateFor(curve, here).isBelow(rateFor(curve, next))).toBe(true)
      }
    }),
    { numRuns: Number(process.env.ETALON_RUNS ?? 2000) },
  )
})
