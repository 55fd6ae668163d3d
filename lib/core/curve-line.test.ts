import { describe, expect, test } from 'vitest'
import { type CurvePlace, curveLine } from './curve-line'
import { curveProblems } from './curve-problems'
import { plainDecimalText } from './display-number'
import { Fraction } from './exact'
import type { Curve } from './scheme'

const text = (value: Fraction) =>
  1_000_000_000n % value.d === 0n ? plainDecimalText(value) : `${value.n}/${value.d}`
const told = ({ at, rate }: CurvePlace) => `${text(at)}: ${text(rate)}`
const drawn = (curve: Curve) => curveLine(curve)?.stretches.map((stretch) => stretch.map(told))

describe('the line of a curve', () => {
  test('a proportional one rises to its cap', () => {
    expect(drawn({ kind: 'proportional', cap: '1' })).toEqual([['0: 0', '1: 1', '1.2: 1']])
    expect(drawn({ kind: 'proportional', cap: null })).toEqual([['0: 0', '1.2: 1.2']])
  })

  test('all or nothing jumps', () => {
    expect(drawn({ kind: 'all-or-nothing', from: '0.85' })).toEqual([
      ['0: 0', '0.8499: 0'],
      ['0.85: 1', '1.2: 1'],
    ])
  })

  test('tiers jump where the compared value gets there', () => {
    const tiers = [
      { from: '0.7', rate: '0.5' },
      { from: '0.85', rate: '1' },
    ]
    expect(drawn({ kind: 'tiers', compare: 'exact', tiers })?.map(([first]) => first)).toEqual([
      '0: 0',
      '0.7: 0.5',
      '0.85: 1',
    ])
    expect(drawn({ kind: 'tiers', compare: 'round', tiers })?.map(([first]) => first)).toEqual([
      '0: 0',
      '0.695: 0.5',
      '0.845: 1',
    ])
  })

  test('points are straight, and flat outside', () => {
    const points = [
      { at: '0.6', rate: '0' },
      { at: '0.95', rate: '1' },
    ]
    expect(drawn({ kind: 'points', points })).toEqual([['0: 0', '0.6: 0', '0.95: 1', '1.2: 1']])
  })

  test('a formula without a rate has a gap', () => {
    const line = drawn({ kind: 'formula', formula: 'IFS(value < 0.5, 0, value >= 0.7, 1)' })
    expect(line).toEqual([
      ['0: 0', '0.4999: 0'],
      ['0.7: 1', '1.2: 1'],
    ])
  })

  test('a fraction is read unless a figure is: 85 is none of the one, and one of the other', () => {
    const beyond: Curve = { kind: 'formula', formula: 'IF(value >= 85, 1, 0)' }
    expect(curveLine(beyond)).toBeNull()
    expect(curveLine(beyond, true)).toBeNull()
    expect(curveLine(beyond, false)?.to).toEqual(Fraction.of(102))
  })

  test('a figure beyond 1 is drawn as far as its last threshold', () => {
    expect(curveLine({ kind: 'all-or-nothing', from: '25' }, false)?.to).toEqual(Fraction.of(30))
  })

  test.each<[string, Curve]>([
    ['no steps', { kind: 'tiers', compare: 'exact', tiers: [] }],
    ['no number', { kind: 'all-or-nothing', from: '' }],
    ['no formula', { kind: 'formula', formula: 'IF(' }],
  ])('with %s there is nothing to draw', (_, curve) => {
    expect(curveLine(curve)).toBeNull()
  })
})

describe('what is marked on it', () => {
  const marks = (curve: Curve) => curveLine(curve)?.marks.map(told)
  const tiers = (compare: 'exact' | 'floor' | 'round'): Curve => ({
    kind: 'tiers',
    compare,
    tiers: [
      { from: '0.7', rate: '0.5' },
      { from: '0.85', rate: '1.5' },
    ],
  })

  test.each<[string, Curve, readonly string[], string, string]>([
    ['a cap', { kind: 'proportional', cap: '0.9' }, ['0.9: 0.9'], '1.2', '0.9'],
    ['no cap', { kind: 'proportional', cap: null }, [], '1.2', '1.2'],
    ['a threshold', { kind: 'all-or-nothing', from: '0.85' }, ['0.85: 1'], '1.2', '1'],
    ['tiers', tiers('exact'), ['0.7: 0.5', '0.85: 1.5'], '1.2', '1.5'],
    ['floored tiers', tiers('floor'), ['0.7: 0.5', '0.85: 1.5'], '1.2', '1.5'],
    ['rounded tiers', tiers('round'), ['0.695: 0.5', '0.845: 1.5'], '1.2', '1.5'],
    [
      'points',
      {
        kind: 'points',
        points: [
          { at: '1.5', rate: '2' },
          { at: '0.5', rate: '0' },
        ].toReversed(),
      },
      ['0.5: 0', '1.5: 2'],
      '1.8',
      '2',
    ],
    [
      'the numbers of a formula',
      { kind: 'formula', formula: 'IF(value > 2, 1, 0)' },
      ['0: 0', '1: 0', '2: 0'],
      '2.4',
      '1',
    ],
  ])('%s', (_name, curve, expected, to, highest) => {
    const line = curveLine(curve)
    expect(marks(curve)).toEqual(expected)
    expect([line?.to, line?.highest].map((value) => value && text(value))).toEqual([to, highest])
  })

  test('a bend without a rate is not marked', () => {
    const line = curveLine({ kind: 'formula', formula: '0.1 / (value - 0.5)' })
    expect(line?.marks.map(({ at }) => text(at))).toEqual(['0.1'])
  })
})

describe('a jump', () => {
  const pieces = (formula: string) => curveLine({ kind: 'formula', formula })?.stretches.length

  test('is a change of a thousandth within a hair', () => {
    expect(pieces('IF(value > 0.5, 0.001, 0)')).toBe(2)
    expect(pieces('IF(value > 0.5, 0.0009, 0)')).toBe(1)
    expect(pieces('IF(value > 0.5, 0, 0.001)')).toBe(2)
  })

  test('is no slope', () => {
    const points = [
      { at: '0.5', rate: '0' },
      { at: '0.7', rate: '1' },
    ]
    expect(curveLine({ kind: 'points', points })?.stretches).toHaveLength(1)
  })
})

describe('where a higher value pays less', () => {
  const falls = (curve: Curve) => curveLine(curve)?.falls.map(({ at }) => text(at))

  test('is marked once for each fall', () => {
    expect(falls({ kind: 'formula', formula: 'IF(value > 0.9, 0.5, value)' })).toEqual(['0.9001'])
    const tiers = [
      { from: '0.7', rate: '1' },
      { from: '0.85', rate: '0.5' },
      { from: '0.9', rate: '1' },
      { from: '0.95', rate: '0.9' },
    ]
    expect(falls({ kind: 'tiers', compare: 'exact', tiers })).toEqual(['0.85', '0.95'])
    const slope = [
      { at: '0.6', rate: '1' },
      { at: '0.8', rate: '0.5' },
    ]
    expect(falls({ kind: 'points', points: slope })).toEqual(['0.6001'])
  })

  test('of a formula is marked where the warning says so, though the formula names no such number', () => {
    const curve: Curve = { kind: 'formula', formula: 'IF(value * 2 > 1.09, 0, 1)' }
    const [warned] = curveProblems(curve)
    expect(warned).toMatchObject({ code: 'formula-pays-less', values: { at: '0.55' } })
    expect(falls(curve)).toEqual(['0.55'])
  })

  test('a curve that only rises has none', () => {
    expect(falls({ kind: 'proportional', cap: '1' })).toEqual([])
  })
})
