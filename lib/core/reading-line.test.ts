import { describe, expect, test } from 'vitest'
import { aComponent, aScheme } from '@/test/factories/pay'
import { Fraction, fractionText, parseDecimal } from './exact'
import type { FormulaMeasure, Measure } from './measure'
import type { PayoutInput } from './payout-input'
import { betterScores, jumpsWithin, type ReadingLine, readingLine } from './reading-line'
import type { ComputedValue } from './scheme'
import { rulesOfStints } from './stint-codes'
import { type ReadPart, readParts } from './visit-readings'

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
    // What is paid now is not known: whether another score pays more is not either.
    const unknown: Rate = (score) => (score.equals(of('0.5')) ? null : Fraction.one)
    expect(better(aLine('0.5', unknown))).toEqual([null, null])
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

describe('the line of a part that is computed', () => {
  const formula = (text: string): ComputedValue => ({
    ...{ kind: 'formula', subject: 'person', periods: 1, formula: text },
    scores: [{ code: 'Delivery', source: { kind: 'checklist', id: 'delivery' } }],
  })
  const key = 'SCORE("Delivery")'
  const score = (mean: string | null): FormulaMeasure => ({
    kind: 'formula',
    facts: new Map([[key, mean === null ? { missing: 'no-visits' } : of(mean)]]),
    visits: new Map([[key, 4]]),
  })
  const nothingRead = { kind: 'formula', facts: new Map(), visits: new Map() } as const
  /** The line of one of two parts, of which the second may read the first. */
  const lineOf = (
    code: 'service' | 'bonus',
    texts: readonly [string, string],
    measures: Readonly<Record<string, Measure>>,
  ) => {
    const [service, bonus] = texts.map(formula)
    if (service === undefined || bonus === undefined) throw new Error('two formulas')
    const components = [
      aComponent({ code: 'service', share: '0.5', value: service }),
      aComponent({ code: 'bonus', share: '0.5', value: bonus }),
    ]
    const input: PayoutInput = {
      ...{ rules: aScheme({ components }), base: '60000.00', time: null },
      ...{ gateReadings: new Map(), measures: new Map(Object.entries(measures)) },
    }
    const part = readParts(components).find(({ component }) => component.code === code)
    return part === undefined ? null : readingLine(input, part)
  }
  const step = `IF(${key} >= 0.8, 1, IF(${key} > 1.5, 2, 0.25))`
  const told = (line: ReadingLine | null, ...scores: readonly string[]) =>
    scores.map((at) => {
      const rate = line?.rateAt(of(at)) ?? null
      return rate === null ? null : fractionText(rate)
    })

  test('is tried where a score can be, each place once, and beside what its formula names', () => {
    // What another part names, which this one does not read, is no place of this one.
    const line = lineOf('service', [step, '0.33'], { service: score('0.7') })
    expect(line).toMatchObject({ visits: 4 })
    expect([line?.mean, line?.whole].map((one) => one && fractionText(one))).toEqual([
      ...['7/10', '1/1'],
    ])
    const points = line?.points ?? []
    expect(line?.marks.map(fractionText)).toEqual(['1/4', '4/5', '1/1'])
    // A twentieth each from 0 to 1, and a hair on both sides of three numbers, but not above 1.
    expect(points).toHaveLength(21 + 5)
    expect(points.every((point, at) => points[at - 1]?.isBelow(point) ?? at === 0)).toBe(true)
    expect(told(line, '0.7', '0.8', '1')).toEqual(['1/4', '1/1', '1/1'])
  })

  test('of a part that names another one follows what that one reads', () => {
    const both = { service: score('0.7'), bonus: nothingRead }
    const line = lineOf('bonus', [step, '1 - service.rate'], both)
    expect(told(line, '0.7', '0.8')).toEqual(['3/4', '0/1'])
    expect(line?.marks.map(fractionText)).toContain('4/5')
    const unread = lineOf('bonus', [step, '1 - service.rate'], { service: score('0.7') })
    expect(told(unread, '0.7', '0.8')).toEqual(['3/4', '0/1'])
  })

  test('has no rate where the formula names none', () => {
    const line = lineOf('service', [`1 / (${key} - 0.5)`, '1'], { service: score('0.7') })
    expect(told(line, '0.5', '1')).toEqual([null, '2/1'])
  })

  test('of somebody who moved is that of all stints together, and none while one has none', () => {
    const stints = [
      { key: '@1', base: '60000.00', share: '1/2' },
      { key: '@2', base: '45000.00', share: '1/2' },
    ]
    const paidBy = (text: string) => {
      const scheme = aScheme({ components: [aComponent({ value: formula(text) })] })
      const rules = rulesOfStints(scheme, ['@1', '@2'])
      const [part] = readParts(rules.components)
      const measures = new Map(rules.components.map(({ code }) => [code, score('0.7')]))
      const input = { rules, base: '45000.00', time: null, measures, gateReadings: new Map() }
      return part === undefined ? null : readingLine({ ...input, stints }, part)
    }
    // Of the first stint the score itself, of the second twice the score.
    const line = paidBy(`${key} / (base / 30000 - 1)`)
    expect(told(line, '0.7', '0.4')).toEqual(['21/10', '6/5'])
    expect(line && fractionText(line.whole)).toBe('2/1')
    // The second divides by nothing.
    expect(told(paidBy(`${key} / (base / 45000 - 1)`), '0.7', '0.4')).toEqual([null, null])
  })

  test('is none without a score, and where nothing was kept to ask', () => {
    expect(lineOf('service', [step, '1'], { service: score(null) })).toBeNull()
    const { visits: _, ...before } = score('0.7')
    expect(lineOf('service', [step, '1'], { service: before })).toBeNull()
    const bonus = { kind: 'formula', facts: new Map() } as const
    const both = { service: score('0.7'), bonus }
    expect(lineOf('bonus', [step, '1 - service.rate'], both)).toBeNull()
  })
})
