import { describe, expect, test } from 'vitest'
import { Fraction, fractionText, parseDecimal } from './exact'
import { isSteep, lineOf, reachOfOneVisit } from './steep-slope'

const line = (...places: readonly (readonly [string, string])[]) =>
  lineOf(places.map(([at, rate]) => ({ at, rate })))
const reach = parseDecimal('0.02')

describe('one visit of usual noise', () => {
  test('moves a mean by its part of the visits, a smoothed one by less', () => {
    const of = (minimumVisits: number, smoothing: 'none' | 'reliability') =>
      fractionText(reachOfOneVisit({ minimumVisits, smoothing }))
    expect(of(1, 'none')).toBe('13/200')
    expect(of(3, 'none')).toBe('13/600')
    // R(3) = 0.63 / 1.42
    expect(of(3, 'reliability')).toBe(
      fractionText(Fraction.of(13, 600).times(Fraction.of(63, 142))),
    )
  })
})

describe('a slope', () => {
  test.each<[string, ReturnType<typeof line>, boolean]>([
    ['that one visit crosses', line(['0.84', '0'], ['0.86', '1']), true],
    ['of which it crosses half', line(['0.82', '0'], ['0.86', '1']), true],
    ['of which it crosses less', line(['0.819', '0'], ['0.86', '1']), false],
    ['of a hair', line(['0.8499', '0'], ['0.85', '1']), true],
    ['that is low and short', line(['0.84', '0.8'], ['0.86', '1']), true],
    ['of less than a percent', line(['0.84', '0.991'], ['0.86', '1']), false],
    ['that is level', line(['0.84', '1'], ['0.86', '1']), false],
    ['without places', [], false],
    // Many short pieces are one slope.
    ['in pieces', line(['0.6', '0'], ['0.62', '0.1'], ['0.64', '0.2'], ['0.7', '0.5']), false],
    ['in pieces, one of them steep', line(['0.6', '0'], ['0.7', '0.2'], ['0.71', '0.9']), true],
    // Pieces of which none is crossed alone, and both are crossed together.
    [
      'of two steep pieces',
      line(['0.6', '0'], ['0.7', '0.1'], ['0.71', '0.4'], ['0.72', '0.7'], ['0.9', '0.9']),
      true,
    ],
    [
      'with a jump inside',
      line(['0.6', '0'], ['0.8', '0.4'], ['0.8', '0.42'], ['0.95', '1']),
      true,
    ],
    [
      'with a jump of less than a percent',
      line(['0.6', '0'], ['0.8', '0.4'], ['0.8', '0.409'], ['0.95', '1']),
      false,
    ],
    // Two slopes with a level between them are judged each by itself.
    ['of two', line(['0.5', '0'], ['0.7', '0.5'], ['0.8', '0.5'], ['0.81', '1']), true],
    ['that falls', line(['0.84', '1'], ['0.86', '0']), true],
    ['that falls slowly', line(['0.6', '1'], ['0.9', '0']), false],
  ])('%s', (_, places, expected) => {
    expect(isSteep(places, reach)).toBe(expected)
  })
})
