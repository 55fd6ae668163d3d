import { describe, expect, test } from 'vitest'
import { Fraction, fractionText, parseDecimal } from './exact'
import { betterScores, jumpsWithin, type ReadingLine } from './reading-line'
import type { ReadPart } from './visit-readings'

const hair = Fraction.of(1n, 1_000_000n)
const of = parseDecimal

/** What a line pays, by hand; null where it has no rate. */
type Rate = (score: Fraction) => Fraction | null

/** A line of which the score was measured, tried at every twentieth and beside what is named. */
function aLine(
  mean: string,
  rateAt: Rate,
  named: readonly string[] = [],
  whole = '1',
): ReadingLine {
  const grid = Array.from({ length: 21 }, (_, step) => Fraction.of(step, 20))
  const marks = named.map(of)
  const beside = marks.flatMap((mark) => [mark.minus(hair), mark, mark.plus(hair)])
  return {
    ...{ part: {} as ReadPart, mean: of(mean), visits: 3, rateAt, whole: of(whole), marks },
    points: [...grid, ...beside].toSorted((a, b) => a.compare(b)),
  }
}

const isFrom = (score: Fraction, text: string) => score.isAtLeast(of(text))
const isBetween = (score: Fraction, low: string, high: string) =>
  of(low).isBelow(score) && score.isBelow(of(high))
const step =
  (from: string): Rate =>
  (score) =>
    isFrom(score, from) ? Fraction.one : Fraction.zero
const straight: Rate = (score) => score

describe('where a rate jumps near the score that was measured', () => {
  const jumps = (line: ReadingLine, reach = '0.1') => jumpsWithin(line, of(reach)).map(fractionText)

  test('at a number that is named, within the reach and no farther', () => {
    expect(jumps(aLine('0.72', step('0.8'), ['0.8']))).toEqual(['4/5'])
    expect(jumps(aLine('0.88', step('0.8'), ['0.8']))).toEqual(['4/5'])
    expect(jumps(aLine('0.68', step('0.8'), ['0.8']))).toEqual([])
  })

  test('at a number that nobody names: the simplest of those that lie there', () => {
    expect(jumps(aLine('0.72', step('0.8')))).toEqual(['4/5'])
    expect(jumps(aLine('0.72', step('0.77')))).toEqual(['77/100'])
    // The same is paid again far below, where it explains nothing.
    const twice: Rate = (score) =>
      isFrom(score, '0.1') && !isFrom(score, '0.77') ? Fraction.zero : Fraction.one
    expect(jumps(aLine('0.72', twice))).toEqual(['77/100'])
  })

  test('up and down again, though both ends of the reach pay the same', () => {
    const hump: Rate = (score) =>
      isFrom(score, '0.76') && !isFrom(score, '0.79') ? Fraction.one : Fraction.zero
    expect(jumps(aLine('0.77', hump, ['0.76', '0.79']))).toEqual(['19/25', '79/100'])
  })

  test('nowhere on a slope, and nowhere beside scores that have no rate', () => {
    expect(jumps(aLine('0.77', straight))).toEqual([])
    const from: Rate = (score) => (isFrom(score, '0.75') ? Fraction.one : null)
    const until: Rate = (score) => (isFrom(score, '0.75') ? null : Fraction.one)
    for (const rate of [from, until, () => null]) expect(jumps(aLine('0.77', rate))).toEqual([])
  })

  test('a score without a rate in the way of a jump is no jump of its own', () => {
    // The middle between two scores that are tried has none.
    const hole: Rate = (score) => (score.equals(of('0.775')) ? null : step('0.79')(score))
    expect(jumps(aLine('0.77', hole))).toEqual([])
    const atPlace: Rate = (score) => (score.equals(of('0.78')) ? null : step('0.78')(score))
    const [found, ...more] = jumpsWithin(aLine('0.77', atPlace), of('0.1'))
    expect(more).toEqual([])
    expect(found?.minus(of('0.78')).isPositive).toBe(true)
    expect(hair.isAtLeast(found?.minus(of('0.78')) ?? Fraction.one)).toBe(true)
  })
})

describe('scores that would have paid more', () => {
  const better = (line: ReadingLine) => {
    const { full, next } = betterScores(line)
    return [full, next].map((score) => (score === null ? null : fractionText(score)))
  }

  test('are higher ones, and lower ones only where no higher one pays more', () => {
    expect(better(aLine('0.5', straight))).toEqual(['1/1', null])
    expect(better(aLine('0.5', straight, [], '0.8'))).toEqual(['4/5', null])
    const valley: Rate = (score) =>
      isFrom(score, '0.2') && !isFrom(score, '0.9') ? Fraction.zero : Fraction.one
    expect(better(aLine('0.5', valley, ['0.2', '0.9']))).toEqual(['9/10', '9/10'])
    const falling: Rate = (score) => (isFrom(score, '0.4') ? Fraction.zero : Fraction.one)
    expect(better(aLine('0.5', falling, ['0.4']))).toEqual(['399999/1000000', '399999/1000000'])
  })

  test('are none where the score has no rate, or nothing pays more', () => {
    expect(better(aLine('0.5', () => null))).toEqual([null, null])
    expect(better(aLine('0.5', () => Fraction.one))).toEqual([null, null])
  })

  test('a step is a bend at a number that is named, of however many', () => {
    const bent: Rate = (score) =>
      isFrom(score, '0.7') ? of('0.7').plus(score.minus(of('0.7')).times(of('0.5'))) : score
    expect(better(aLine('0.5', bent, ['0.7', '0.9']))).toEqual(['1/1', '7/10'])
    expect(better(aLine('0.5', bent, ['0.6', '0.9']))).toEqual(['1/1', null])
    expect(better(aLine('0.5', bent))).toEqual(['1/1', null])
  })

  test('a number beside which there is no rate is no step', () => {
    const above: Rate = (score) => (isBetween(score, '0.7', '0.8') ? null : score)
    expect(better(aLine('0.5', above, ['0.7']))).toEqual(['1/1', null])
    expect(better(aLine('0.5', above, ['0.8']))).toEqual(['1/1', null])
    const at: Rate = (score) => (score.equals(of('0.7')) ? null : score)
    expect(better(aLine('0.5', at, ['0.7']))).toEqual(['1/1', null])
  })

  test('are looked for beyond scores that have no rate', () => {
    const gap: Rate = (score) =>
      isBetween(score, '0.6', '0.7') ? null : isFrom(score, '0.7') ? Fraction.one : score
    expect(better(aLine('0.55', gap))[0]).toBe('7/10')
    // What the slope before the gap would reach lies in it.
    const within: Rate = (score) =>
      isBetween(score, '0.625', '0.64') ? null : isFrom(score, '0.64') ? Fraction.one : score
    expect(better(aLine('0.55', within, [], '0.63'))[0]).toBe('16/25')
    const beside: Rate = (score) => (isBetween(score, '0.629', '0.63') ? null : score)
    const { full } = betterScores(aLine('0.55', beside, [], '0.63'))
    expect(full?.isAtLeast(of('0.63'))).toBe(true)
    expect(hair.isAtLeast(full?.minus(of('0.63')) ?? Fraction.one)).toBe(true)
  })
})
