import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText } from './display-number'
import { Fraction, fractionText, parseDecimal } from './exact'
import {
  deviationOfPart,
  intervalOf,
  publishedReliability,
  randomEffects,
  smoothedScore,
  squareRoot,
  sureOfOneVisit,
  visitNoise,
} from './reliability'
import { smoothedInterval } from './smoothed-interval'
import '@/test/seeded'

const scores = (...values: number[]) => values.map((value) => Fraction.of(value))
const percent = (text: string) => parseDecimal(text)

describe('noise of one visit', () => {
  test('published figures until thirty subjects have two visits, and said to be such', () => {
    const few = Array.from({ length: 29 }, (_, place) => scores(80 + (place % 9), 85))
    const published = visitNoise([...few, scores(90)])
    expect(fractionText(published.reliability)).toBe('21/100')
    expect(fractionText(published.deviation)).toBe('13/2')
    expect(published).toMatchObject({ source: 'published-default', subjects: 29 })
    const own = visitNoise([...few, scores(90, 91)])
    expect(own).toMatchObject({ source: 'own-visits', subjects: 30 })
    expect(own.deviation.equals(published.deviation)).toBe(false)
    expect(visitNoise([])).toMatchObject({ source: 'published-default', subjects: 0 })
  })

  test('in a part of the checklist it is larger, and never smaller than in the whole', () => {
    const whole = percent('6.5')
    const inPart = (share: Fraction) => decimalText(deviationOfPart(whole, share), 6)
    expect(inPart(Fraction.one)).toBe('6.500000')
    expect(inPart(Fraction.of(1, 4))).toBe('13.000000')
    expect(inPart(Fraction.of(2, 3))).toBe('7.960842')
    const none = new RangeError('A part has a share above zero')
    expect(() => deviationOfPart(whole, Fraction.zero)).toThrow(none)
    expect(() => deviationOfPart(whole, Fraction.of(-1, 2))).toThrow(none)
  })

  test('one visit alone: a wide interval, cut to what a score can be', () => {
    const noise = visitNoise([])
    expect(sureOfOneVisit(percent('75'), noise)).toEqual({
      low: '64.31',
      high: '85.69',
      reliability: '0.21',
      source: 'published-default',
    })
    expect(sureOfOneVisit(percent('99'), noise)).toMatchObject({ low: '88.31', high: '100.00' })
  })

  test('the ends: nothing differs, only subjects differ, only visits differ', () => {
    const reliabilityOf = (...subjects: Fraction[][]) =>
      decimalText(randomEffects(subjects)?.reliability ?? Fraction.of(-1), 4)
    expect(reliabilityOf(scores(80, 80), scores(80, 80))).toBe('0.0000')
    expect(reliabilityOf(scores(80, 80), scores(90, 90))).toBe('1.0000')
    expect(reliabilityOf(scores(70, 90), scores(90, 70))).toBe('0.0000')
    expect(randomEffects([scores(70, 90), scores(80)])).toBeNull()
  })

  test('the order of subjects and visits does not matter', () => {
    const score = fc.integer({ min: 0, max: 9999 }).map((units) => Fraction.of(units, 97))
    const subjects = fc.array(fc.array(score, { minLength: 1, maxLength: 4 }), { minLength: 3 })
    fc.assert(
      fc.property(subjects, (list) => {
        const turned = list.map((own) => own.toReversed()).toReversed()
        expect(randomEffects(turned)).toEqual(randomEffects(list))
      }),
    )
  })

  test('square roots to six places', () => {
    expect(decimalText(squareRoot(Fraction.of(2)), 6)).toBe('1.414214')
    expect(fractionText(squareRoot(percent('0.25')))).toBe('1/2')
    expect(fractionText(squareRoot(Fraction.zero))).toBe('0/1')
    expect(fractionText(squareRoot(Fraction.of(-4)))).toBe('0/1')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
        const root = squareRoot(Fraction.of(value)).toNumber()
        expect(Math.abs(root - Math.sqrt(value))).toBeLessThan(1e-5)
      }),
    )
  })
})

describe('few visits', () => {
  test('an interval ends at 0 and 100', () => {
    const { low, high } = intervalOf(Fraction.of(98), 1, percent('6.5'))
    expect([decimalText(low, 4), decimalText(high, 4)]).toEqual(['87.3075', '100.0000'])
    expect(decimalText(intervalOf(Fraction.of(1), 1, percent('6.5')).low)).toBe('0.00')
    expect(decimalText(intervalOf(Fraction.of(1), 1, percent('6.5')).high, 4)).toBe('11.6925')
  })

  test.each([0, -1, 1.5, Number.NaN])('an interval of %d visits is refused', (visits) => {
    expect(() => intervalOf(Fraction.of(98), visits, percent('6.5'))).toThrow(
      new RangeError('Count at least one visit'),
    )
  })

  test('many visits stand for themselves, few are drawn to the group', () => {
    const group = Fraction.of(80)
    const smoothed = (visits: number) =>
      smoothedScore({ mean: Fraction.of(100), visits }, group, publishedReliability)
    expect(decimalText(smoothed(1))).toBe('84.20')
    expect(smoothed(10_000).isAtLeast(percent('99.9'))).toBe(true)
  })

  test('of a smoothed score the part of the noise is left that its own mean weighs', () => {
    const own = { mean: Fraction.of(95), visits: 4 }
    const deviation = percent('6.5')
    const score = smoothedScore(own, percent('85.3'), publishedReliability)
    const { low, high } = smoothedInterval(score, own, publishedReliability, deviation)
    // R(4) = 0.515; 1.645 * 6.5 * sqrt(0.515 / 4).
    expect([decimalText(score), decimalText(low), decimalText(high)]).toEqual([
      '90.30',
      '86.46',
      '94.14',
    ])
    const none = smoothedInterval(score, own, Fraction.zero, deviation)
    expect(none).toEqual({ low: score, high: score })
    const sure = { ...own, sureAs: Fraction.of(1) }
    const wider = smoothedInterval(score, sure, publishedReliability, deviation)
    expect(decimalText(wider.low)).toBe('85.40')
  })
})
