import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import { curveProblems } from './curve-problems'
import {
  comparedValue,
  fullRateOf,
  fullValueOf,
  lowestReaching,
  namesRate,
  nextStepOf,
  rateFor,
  thresholdsOf,
} from './curves'
import { plainDecimalText } from './display-number'
import { Fraction, fractionText, parseDecimal } from './exact'
import type { Curve } from './scheme'

const decimal = parseDecimal
const plain = (value: Fraction | null) => (value === null ? null : plainDecimalText(value))

const proportional: Curve = { kind: 'proportional', cap: null }
const allOrNothing: Curve = { kind: 'all-or-nothing', from: '0.95' }
const tierSteps = [
  { from: '0.80', rate: '0.5' },
  { from: '0.90', rate: '1' },
  { from: '0.95', rate: '1.5' },
]
const tiers = (compare: 'exact' | 'floor' | 'round'): Curve => ({
  kind: 'tiers',
  compare,
  tiers: tierSteps,
})
const points: Curve = {
  kind: 'points',
  points: [
    { at: '0.8', rate: '0' },
    { at: '1', rate: '1' },
    { at: '1.2', rate: '1.5' },
  ],
}
const step: Curve = {
  kind: 'points',
  points: [
    { at: '1', rate: '0' },
    { at: '1', rate: '1' },
  ],
}

const upsideDown: Curve = {
  kind: 'tiers',
  compare: 'exact',
  tiers: [
    { from: '0.7', rate: '1' },
    { from: '0.85', rate: '0.5' },
  ],
}

const formula = (text: string): Curve => ({ kind: 'formula', formula: text })
const premium = formula('IF(value >= 0.9, 1.2, value)')

describe('the rate for a value', () => {
  test('is null when nothing was measured: the missing rule decides', () => {
    expect(rateFor(proportional, null)).toBeNull()
  })

  test.each([
    ['proportional pays the value', proportional, '1.3', '1.3'],
    ['and nothing for a negative one', proportional, '-0.2', '0'],
    ['up to a cap', { kind: 'proportional', cap: '1' }, '1.3', '1'],
    ['all-or-nothing: on the threshold', allOrNothing, '0.95', '1'],
    ['all-or-nothing: a hair below', allOrNothing, '0.949999999', '0'],
    ['tiers: below the first', tiers('exact'), '0.7999', '0'],
    ['tiers: exactly on one', tiers('exact'), '0.9', '1'],
    ['tiers: above the last', tiers('exact'), '2', '1.5'],
    ['tiers floored: 89.99 % is 89 %', tiers('floor'), '0.8999', '0.5'],
    ['tiers rounded: 89.5 % is 90 %', tiers('round'), '0.895', '1'],
    ['tiers rounded: 89.49 % is 89 %', tiers('round'), '0.8949', '0.5'],
    ['a formula below its limit', premium, '0.899999999', '0.899999999'],
    ['a formula on its limit', premium, '0.9', '1.2'],
    ['a formula below nothing', formula('value - 1'), '0.5', '0'],
    ['points: flat below', points, '-5', '0'],
    ['points: between', points, '0.95', '0.75'],
    ['points: flat above', points, '9', '1.5'],
    ['a step: below', step, '0.999999999', '0'],
    ['a step: on it, and no division by zero', step, '1', '1'],
    ['a step: above', step, '1.5', '1'],
    ['no tiers pay nothing', { kind: 'tiers', compare: 'exact', tiers: [] }, '1', '0'],
    ['no points pay nothing', { kind: 'points', points: [] }, '1', '0'],
  ] as const)('%s', (_name, curve, value, rate) => {
    expect(plain(rateFor(curve, decimal(value)))).toBe(rate)
  })

  test('stays exact between points that no decimal divides', () => {
    const thirds: Curve = {
      kind: 'points',
      points: [
        { at: '0', rate: '0' },
        { at: '0.9', rate: '1' },
      ],
    }
    expect(fractionText(rateFor(thirds, decimal('0.1')))).toBe('1/9')
  })

  test('what tiers compare', () => {
    expect(plain(comparedValue('exact', decimal('0.8999')))).toBe('0.8999')
    expect(plain(comparedValue('floor', decimal('0.8999')))).toBe('0.89')
    expect(plain(comparedValue('round', decimal('0.8999')))).toBe('0.9')
  })
})

describe('what counts as full', () => {
  test.each([
    ['proportional', proportional, '1', '1'],
    ['proportional below 1', { kind: 'proportional', cap: '0.9' }, '0.9', '0.9'],
    ['all-or-nothing', allOrNothing, '0.95', '1'],
    ['tiers', tiers('exact'), '0.9', '1'],
    ['tiers rounded', tiers('round'), '0.895', '1'],
    ['points', points, '1', '1'],
    ['a step', step, '1', '1'],
    [
      'points that pass 1 between two',
      {
        kind: 'points',
        points: [
          { at: '0', rate: '0.5' },
          { at: '1', rate: '1.5' },
        ],
      },
      '0.5',
      '1',
    ],
    [
      'tiers that never pay 1',
      { kind: 'tiers', compare: 'exact', tiers: [{ from: '0.8', rate: '0.4' }] },
      '0.8',
      '0.4',
    ],
    [
      'tiers that jump over 1',
      { kind: 'tiers', compare: 'exact', tiers: [{ from: '0.8', rate: '1.4' }] },
      '0.8',
      '1',
    ],
    [
      'tiers that begin at 0, however the value is rounded',
      { kind: 'tiers', compare: 'round', tiers: [{ from: '0', rate: '0.4' }] },
      '0',
      '0.4',
    ],
    ['a formula', premium, '0.9', '1'],
    ['a formula that never pays 1', formula('MIN(value, 0.7)'), '0.7', '0.7'],
    ['a formula beyond the grid', formula('IF(value >= 20, 1, 0)'), '20', '1'],
    ['a formula that pays nothing', formula('value * 0'), null, '0'],
    ['a formula with holes', formula('value / (value - 0.5) * 0.1'), '0.5001', '1'],
    [
      'points that begin with the whole',
      { kind: 'points', points: [{ at: '0.6', rate: '1' }] },
      '0.6',
      '1',
    ],
    ['a curve that pays nothing', { kind: 'points', points: [{ at: '1', rate: '0' }] }, null, '0'],
  ] as const)('%s', (_name, curve, value, rate) => {
    expect(plain(fullValueOf(curve))).toBe(value)
    expect(plain(fullRateOf(curve))).toBe(rate)
  })
})

describe('a formula that names no rate', () => {
  const quotient = formula('1 / (value - 0.5)')

  test('says so, and is never taken for 0', () => {
    expect(namesRate(quotient, decimal('0.5'))).toBe(false)
    expect(namesRate(quotient, decimal('0.6'))).toBe(true)
    expect(namesRate(points, decimal('0.5'))).toBe(true)
    expect(() => rateFor(quotient, decimal('0.5'))).toThrow(
      'The formula names no rate: division-by-zero',
    )
    expect(() => rateFor(formula('value +'), decimal('0.5'))).toThrow(RangeError)
  })

  test('is told where it was tried', () => {
    const told = (text: string, isFraction = true) =>
      curveProblems(formula(text), isFraction).map(
        ({ code, severity, values }) => `${severity} ${code} ${values.at ?? ''}`,
      )
    expect(told('1 / (value - 0.5)')).toContain('warning formula-without-rate 0.5')
    expect(told('IF(value >= 0.9, 0.5, value)')).toEqual(['warning formula-pays-less 0.9'])
    expect(told('0 * value')).toEqual(['warning pays-nothing '])
    expect(told('IF(value >= 85, 1, 0)')).toEqual(['error formula-wrong '])
    expect(told('IF(value >= 85, 1, 0)', false)).toEqual([])
    expect(told('base * value')).toEqual(['error formula-wrong '])
    expect(told('value >')).toEqual(['error formula-wrong '])
    expect(told('MIN(value, 1)')).toEqual([])
  })
})

describe('the next step up', () => {
  test.each([
    ['proportional has none', proportional, '0.5', null],
    ['all-or-nothing', allOrNothing, '0.5', '0.95'],
    ['all-or-nothing reached', allOrNothing, '0.95', null],
    ['tiers', tiers('exact'), '0.85', '0.9'],
    ['tiers on a tier', tiers('exact'), '0.9', '0.95'],
    ['tiers above the last', tiers('exact'), '0.99', null],
    ['tiers rounded: half a percent before', tiers('round'), '0.85', '0.895'],
    ['points', points, '0.85', '1'],
    ['points above 1', points, '1', '1.2'],
    ['points flat', points, '1.2', null],
    ['a lower step that pays more is none', upsideDown, '0.9', null],
    ['a formula', premium, '0.5', '0.9'],
    ['a formula above its limit', premium, '0.95', null],
    ['a formula past all it names', premium, '1.3', null],
  ] as const)('%s', (_name, curve, value, next) => {
    expect(plain(nextStepOf(curve, decimal(value)))).toBe(next)
  })
})

test.each([
  ['exact', '0.855', '0.855'],
  ['floor', '0.855', '0.86'],
  ['floor', '0.851', '0.86'],
  ['floor', '0.85', '0.85'],
  ['round', '0.85', '0.845'],
  ['round', '0.851', '0.855'],
] as const)('compared %s, a tier from %s is reached at %s', (compare, from, reached) => {
  expect(plain(lowestReaching(compare, { from, rate: '1' }))).toBe(reached)
})

test('thresholds are those of an exact comparison', () => {
  expect(thresholdsOf(tiers('exact')).map(plain)).toEqual(['0.8', '0.9', '0.95'])
  expect(thresholdsOf(tiers('floor'))).toEqual([])
  expect(thresholdsOf(allOrNothing).map(plain)).toEqual(['0.95'])
  expect(thresholdsOf(points).map(plain)).toEqual(['0.8', '1', '1.2'])
  expect(thresholdsOf(proportional)).toEqual([])
})

const place = fc.integer({ min: 0, max: 1500 }).map((n) => plainDecimalText(Fraction.of(n, 1000)))
const rate = fc.integer({ min: 0, max: 30 }).map((n) => plainDecimalText(Fraction.of(n, 10)))
const steps = fc
  .array(fc.tuple(place, rate), { minLength: 1, maxLength: 6 })
  .map((all) => all.toSorted(([a], [b]) => decimal(a).compare(decimal(b))))
const anyCurve: fc.Arbitrary<Curve> = fc.oneof(
  fc.option(rate).map((cap) => ({ kind: 'proportional' as const, cap })),
  place.map((from) => ({ kind: 'all-or-nothing' as const, from })),
  fc.tuple(fc.constantFrom('exact', 'floor', 'round'), steps).map(([compare, all]) => ({
    kind: 'tiers' as const,
    compare,
    tiers: all.map(([from, tierRate]) => ({ from, rate: tierRate })),
  })),
  steps.map((all) => ({
    kind: 'points' as const,
    points: all.map(([at, pointRate]) => ({ at, rate: pointRate })),
  })),
)
const hair = Fraction.of(1n, 1_000_000n)
const value = fc.integer({ min: -500, max: 2000 }).map((n) => Fraction.of(n, 997))

test('a curve without problems never pays less for a higher value', () => {
  fc.assert(
    fc.property(anyCurve, value, value, (curve, a, b) => {
      fc.pre(curveProblems(curve).every((found) => found.severity === 'warning'))
      const [low, high] = a.isBelow(b) ? [a, b] : [b, a]
      expect(rateFor(curve, high).isAtLeast(rateFor(curve, low))).toBe(true)
    }),
    { numRuns: Number(process.env.ETALON_RUNS ?? 2000) },
  )
})

test('a curve that is said to pay less does so at the named place', () => {
  fc.assert(
    fc.property(anyCurve, (curve) => {
      const problems = curveProblems(curve)
      fc.pre(problems.length > 0 && problems.every((found) => found.code === 'pays-less'))
      fc.pre(curve.kind !== 'tiers' || curve.compare === 'exact')
      for (const { values } of problems) {
        const from = decimal(values.previousAt ?? '')
        const to = decimal(values.at ?? '')
        const middle = from.plus(to).dividedBy(Fraction.of(2))
        // Of two points at one value the first is only approached, never reached.
        const rates = [from.minus(hair), from, middle, to.minus(hair), to].map((at) =>
          rateFor(curve, at),
        )
        expect(rates.some((high, at) => rates.slice(at).some((later) => later.isBelow(high)))).toBe(
          true,
        )
      }
    }),
    { numRuns: Number(process.env.ETALON_RUNS ?? 2000) },
  )
})

test('full and next step keep what they promise', () => {
  fc.assert(
    fc.property(anyCurve, value, (curve, here) => {
      fc.pre(curveProblems(curve).every((found) => found.severity === 'warning'))
      const full = fullValueOf(curve)
      if (full) expect(rateFor(curve, full).isAtLeast(fullRateOf(curve))).toBe(true)
      const next = nextStepOf(curve, here)
      if (next) expect(rateFor(curve, here).isBelow(rateFor(curve, next))).toBe(true)
    }),
    { numRuns: Number(process.env.ETALON_RUNS ?? 2000) },
  )
})
