import { describe, expect, test } from 'vitest'
import { curveProblems, hasCliff } from './curve-problems'
import { parseDecimal } from './exact'
import type { Curve } from './scheme'

describe('curves', () => {
  test.each<[string, Curve, readonly string[]]>([
    ['empty tiers', { kind: 'tiers', compare: 'exact', tiers: [] }, ['error curve-empty tiers']],
    ['empty points', { kind: 'points', points: [] }, ['error curve-empty points']],
    [
      'tiers out of order',
      {
        kind: 'tiers',
        compare: 'exact',
        tiers: [
          { from: '0.9', rate: '1' },
          { from: '0.8', rate: '1' },
        ],
      },
      ['error not-ascending tiers.1.from'],
    ],
    [
      'two tiers at one value',
      {
        kind: 'tiers',
        compare: 'exact',
        tiers: [
          { from: '0.9', rate: '0.5' },
          { from: '0.90', rate: '1' },
        ],
      },
      ['error too-many-at-one-value tiers.1.from'],
    ],
    [
      'three points at one value',
      {
        kind: 'points',
        points: [
          { at: '1', rate: '0' },
          { at: '1', rate: '0.5' },
          { at: '1', rate: '1' },
        ],
      },
      ['error too-many-at-one-value points.2.at'],
    ],
    [
      'a negative rate',
      { kind: 'points', points: [{ at: '1', rate: '-1' }] },
      ['error rate-negative points.0.rate'],
    ],
    [
      'words for numbers',
      { kind: 'tiers', compare: 'exact', tiers: [{ from: '80%', rate: 'full' }] },
      ['error not-a-decimal tiers.0.from', 'error not-a-decimal tiers.0.rate'],
    ],
    [
      'a tier between two percents, floored',
      { kind: 'tiers', compare: 'floor', tiers: [{ from: '0.855', rate: '1' }] },
      ['warning tier-between-percents tiers.0.from'],
    ],
    [
      'a threshold at zero',
      { kind: 'all-or-nothing', from: '0' },
      ['warning threshold-not-positive from'],
    ],
    ['a cap of words', { kind: 'proportional', cap: 'no' }, ['error not-a-decimal cap']],
    [
      'a curve that pays nothing',
      { kind: 'points', points: [{ at: '1', rate: '0' }] },
      ['warning pays-nothing points'],
    ],
    [
      'a step down at one value',
      {
        kind: 'points',
        points: [
          { at: '1', rate: '1' },
          { at: '1', rate: '0.5' },
        ],
      },
      ['activation pays-less points.1.rate'],
    ],
  ])('%s', (_name, curve, problems) => {
    const found = curveProblems(curve).map(
      ({ code, severity, place }) => `${severity} ${code} ${place.join('.')}`,
    )
    expect(found).toEqual(problems)
  })

  test('a fall names both sides for the sentence', () => {
    const curve: Curve = {
      kind: 'points',
      points: [
        { at: '0.8', rate: '1' },
        { at: '0.9', rate: '0.5' },
      ],
    }
    expect(curveProblems(curve)[0]?.values).toEqual({
      at: '0.9',
      rate: '0.5',
      previousAt: '0.8',
      previousRate: '1',
    })
  })
})

describe('what the sentence of a curve’s problem names', () => {
  test.each<[Curve, Readonly<Record<string, string>>]>([
    [{ kind: 'proportional', cap: '-1' }, { rate: '-1' }],
    [{ kind: 'proportional', cap: '1,5' }, { text: '1,5' }],
    [{ kind: 'proportional', cap: '10000' }, { rate: '10000' }],
    [{ kind: 'points', points: [{ at: '0.8', rate: '5.01' }] }, { rate: '5.01' }],
    [
      { kind: 'formula', formula: '95' },
      { number: '95', percent: '9500' },
    ],
    [{ kind: 'all-or-nothing', from: '-0.5' }, { from: '-0.5' }],
    [{ kind: 'all-or-nothing', from: '85%' }, { text: '85%' }],
    [{ kind: 'tiers', compare: 'round', tiers: [{ from: '0.855', rate: '1' }] }, { at: '0.855' }],
    [
      {
        kind: 'points',
        points: [
          { at: '0.9', rate: '0' },
          { at: '0.8', rate: '1' },
        ],
      },
      { at: '0.8', previousAt: '0.9' },
    ],
    [
      {
        kind: 'tiers',
        compare: 'exact',
        tiers: [
          { from: '0.9', rate: '0' },
          { from: '0.90', rate: '1' },
        ],
      },
      { at: '0.90', previousAt: '0.9' },
    ],
    [
      { kind: 'formula', formula: 'IF(value > 0.9, 0.5, value)' },
      { at: '0.9001', rate: '0.5', previousAt: '0.9', previousRate: '0.9' },
    ],
    [{ kind: 'formula', formula: '1 / (value - 0.5) + 3' }, { at: '0.5' }],
  ])('%j', (curve, values) => {
    const found = curveProblems(curve).map((problem) => problem.values)
    expect(found).toContainEqual(values)
  })

  test.each<[string, Curve, readonly string[]]>([
    ['no cap', { kind: 'proportional', cap: null }, []],
    ['a cap of nothing', { kind: 'proportional', cap: '0' }, ['warning pays-nothing cap']],
    ['a cap of five times the share', { kind: 'proportional', cap: '5' }, []],
    [
      'a cap with zeros too many',
      { kind: 'proportional', cap: '10000' },
      ['warning rate-far-beyond cap'],
    ],
    [
      'a step with zeros too many, beside one that is not there yet',
      {
        kind: 'tiers',
        compare: 'exact',
        tiers: [
          { from: '0.8', rate: '1' },
          { from: '0.9', rate: '5.01' },
        ],
      },
      ['warning rate-far-beyond tiers.1.rate'],
    ],
    ['no formula', { kind: 'formula', formula: ' ' }, ['error formula-empty formula']],
    ['a formula of a number', { kind: 'formula', formula: '2' }, []],
    [
      'a formula of percents without their sign',
      { kind: 'formula', formula: '95' },
      ['warning formula-far-beyond formula'],
    ],
    [
      'an exact tier between two percents',
      {
        kind: 'tiers',
        compare: 'exact',
        tiers: [{ from: '0.855', rate: '1' }],
      },
      [],
    ],
    [
      'a floored tier on a percent',
      {
        kind: 'tiers',
        compare: 'floor',
        tiers: [{ from: '0.85', rate: '1' }],
      },
      [],
    ],
    [
      'a formula that pays nothing',
      { kind: 'formula', formula: 'value * 0' },
      ['warning pays-nothing formula'],
    ],
    [
      'a formula that gives a condition',
      { kind: 'formula', formula: 'value > 1' },
      ['error formula-wrong formula'],
    ],
    [
      'a formula without a rate',
      { kind: 'formula', formula: 'IFS(value > 0.5, 1)' },
      ['warning formula-without-rate formula'],
    ],
  ])('%s', (_name, curve, expected) => {
    const found = curveProblems(curve).map(
      ({ code, severity, place }) => `${severity} ${code} ${place.join('.')}`,
    )
    expect(found).toEqual(expected)
  })
})

const longNumbers = 'SUM(value ^ 90, value ^ 91, value ^ 92, value ^ 93)'

describe('a cliff', () => {
  const tiers = (...from: string[]): Curve => ({
    kind: 'tiers',
    compare: 'exact',
    tiers: from.map((at) => ({ from: at, rate: '1' })),
  })
  const points = (...places: readonly (readonly [string, string])[]): Curve => ({
    kind: 'points',
    points: places.map(([at, rate]) => ({ at, rate })),
  })

  test.each<[string, Curve, boolean]>([
    ['proportional', { kind: 'proportional', cap: '1' }, false],
    ['all or nothing', { kind: 'all-or-nothing', from: '0.9' }, true],
    ['a tier', tiers('0.9'), true],
    ['no tiers', tiers(), false],
    ['a formula that does not read', { kind: 'formula', formula: 'IF(' }, false],
    ['a formula of texts', { kind: 'formula', formula: 'IF(value > 0.5, "a", "b")' }, false],
    ['a formula beside percents', { kind: 'formula', formula: 'IF(value >= 85, 1, 0)' }, true],
    ['a steep formula', { kind: 'formula', formula: 'CLAMP(value * 100 - 84, 0, 1)' }, true],
    ['a formula between its numbers', { kind: 'formula', formula: 'FLOOR(value, 0.25)' }, true],
    [
      'a formula of long numbers, which is refused',
      { kind: 'formula', formula: longNumbers },
      false,
    ],
    ['a ramp of a hair', points(['0.8499', '0'], ['0.85', '1']), true],
    ['a ramp that one visit crosses', points(['0.84', '0'], ['0.86', '1']), true],
    ['a long ramp', points(['0.6', '0'], ['0.95', '1']), false],
    ['points of words', points(['low', '0'], ['0.85', '1']), false],
  ])('%s: %s', (_, curve, expected) => {
    expect(hasCliff(curve, parseDecimal('0.02'))).toBe(expected)
  })

  test('a formula of numbers so long that trying it takes too much work is refused', () => {
    expect(curveProblems({ kind: 'formula', formula: longNumbers })).toEqual([
      { code: 'formula-too-much-work', severity: 'error', place: ['formula'], values: {} },
    ])
    expect(curveProblems({ kind: 'formula', formula: 'MIN(1, value ^ 12)' })).toEqual([])
  })

  test('a figure is a fraction of 1 unless somebody says otherwise', () => {
    const curve: Curve = { kind: 'formula', formula: 'IF(value >= 85, 1, 0)' }
    expect(curveProblems(curve).map(({ code }) => code)).toEqual(['formula-wrong'])
    expect(curveProblems(curve, false)).toEqual([])
  })

  test('a threshold of words is told at its place', () => {
    expect(curveProblems({ kind: 'all-or-nothing', from: 'high' })).toEqual([
      { code: 'not-a-decimal', severity: 'error', place: ['from'], values: { text: 'high' } },
    ])
  })
})
