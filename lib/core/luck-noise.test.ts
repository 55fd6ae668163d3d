import { describe, expect, test } from 'vitest'
import { LuckNoise, type LuckSamples, type LuckVisit, type VisitsTogether } from './luck-noise'
import { SeededDraws } from './seeded-draws'

const reading = (name: string, ...visits: readonly LuckVisit[]) =>
  [
    name,
    {
      mean: visits.reduce((sum, { value }) => sum + value, 0) / Math.max(1, visits.length),
      visits,
    },
  ] as const
const visit = (id: string, value: number, more: Partial<LuckVisit> = {}): LuckVisit => ({
  ...{ id, value },
  ...more,
})
/** Two visits a tenth above and below the mean: residuals of 0.1 times the root of 2. */
const pair = (id: string): LuckSamples =>
  new Map([reading('a', visit(`${id}1`, 0.7), visit(`${id}2`, 0.9))])
const pairs = (count: number) => Array.from({ length: count }, (_, at) => pair(`p${at}-`))

describe('what is known of the noise of visits', () => {
  test('comes from the visits themselves where there are ten residuals', () => {
    expect(new LuckNoise(pairs(5), 0.05).residuals).toBe(10)
    expect(new LuckNoise(pairs(6), 0.05).residuals).toBe(12)
    expect(new LuckNoise(pairs(4), 0.05).residuals).toBe(0)
  })

  test('counts a visit once, however many people read it', () => {
    expect(new LuckNoise([...pairs(5), ...pairs(5)], 0.05).residuals).toBe(10)
    expect(new LuckNoise([...pairs(4), ...pairs(4)], 0.05).residuals).toBe(0)
  })

  test('takes nothing from who has one visit alone', () => {
    const single = Array.from(
      { length: 12 },
      (_, at) => new Map([reading('a', visit(`${at}`, 0.5))]),
    )
    expect(new LuckNoise(single, 0.05).residuals).toBe(0)
  })

  test('keeps visits of several readings apart from those of one', () => {
    const both = (id: string): LuckSamples => {
      const visits = [visit(`${id}1`, 0.7), visit(`${id}2`, 0.9)]
      return new Map([reading('a', ...visits), reading('b', ...visits)])
    }
    const mixed = [...pairs(5), ...[1, 2, 3, 4].map((at) => both(`b${at}-`))]
    expect(new LuckNoise(mixed, 0.05).residuals).toBe(10)
    const enough = [...pairs(5), ...[1, 2, 3, 4, 5].map((at) => both(`b${at}-`))]
    expect(new LuckNoise(enough, 0.05).residuals).toBe(20)
  })
})

describe('the squared error of a mean', () => {
  const [first = new Map(), second = new Map()] = pairs(2)

  test('is that of a visit over their number: the known one, or that of the residuals', () => {
    expect(new LuckNoise(pairs(4), 0.05).squaredErrorOf('a', [first])).toBeCloseTo(0.00125, 12)
    // Residuals of 0.02 each, two visits.
    expect(new LuckNoise(pairs(5), 0.05).squaredErrorOf('a', [first])).toBeCloseTo(0.01, 12)
    const noise = new LuckNoise(pairs(5), 0.05)
    expect(noise.squaredErrorOf('a', [first])).toBe(noise.squaredErrorOf('a', [first]))
  })

  test('of several people is less by their number, and not where they read the same visits', () => {
    const noise = new LuckNoise(pairs(4), 0.1)
    expect(noise.squaredErrorOf('a', [first, second])).toBeCloseTo(0.0025, 12)
    expect(noise.squaredErrorOf('a', [first, first])).toBeCloseTo(0.005, 12)
  })

  test('is none of a reading that nobody has', () => {
    expect(new LuckNoise(pairs(4), 0.1).squaredErrorOf('b', [first])).toBe(0)
  })

  test('weighs a visit by its part of a weighted mean', () => {
    const weighted = new Map([
      reading(
        'a',
        visit('1', 0.7, { of: 4, group: 'store' }),
        visit('2', 0.9, { of: 2, group: 'phone' }),
      ),
    ])
    // (1/16 + 1/4) * 0.01
    expect(new LuckNoise([weighted], 0.1).squaredErrorOf('a', [weighted])).toBeCloseTo(0.003125, 12)
  })

  test('of a reading among others is of its own residuals', () => {
    const uneven = (id: string): LuckSamples =>
      new Map([
        reading('a', visit(`${id}1`, 0.7), visit(`${id}2`, 0.9)),
        reading('b', visit(`${id}1`, 0.4), visit(`${id}2`, 0.8)),
      ])
    const people = Array.from({ length: 5 }, (_, at) => uneven(`${at}-`))
    const noise = new LuckNoise(people, 0.05)
    const [one = new Map()] = people
    expect(noise.squaredErrorOf('a', [one])).toBeCloseTo(0.01, 12)
    expect(noise.squaredErrorOf('b', [one])).toBeCloseTo(0.04, 12)
  })
})

describe('visits drawn anew', () => {
  const redrawn = (noise: LuckNoise, together: VisitsTogether, draws: SeededDraws) =>
    noise.moved(together, noise.drawn(together, draws))
  const moved = (noise: LuckNoise, people: readonly LuckSamples[], seed = 7) =>
    redrawn(noise, noise.together(people), new SeededDraws(seed)).map((means) => [...means])

  test('move a mean by the normal noise of each, over their number', () => {
    const draws = new SeededDraws(7)
    const by = (draws.normal() * 0.1 + draws.normal() * 0.1) / 2
    const [[found] = []] = moved(new LuckNoise([], 0.1), pairs(1))
    expect(found?.[0]).toBe('a')
    expect(found?.[1]).toBeCloseTo(by, 12)
  })

  test('move it by residuals where there are enough, each as often', () => {
    const noise = new LuckNoise(pairs(5), 0.1)
    const together = noise.together(pairs(1))
    const draws = new SeededDraws(3)
    const seen = Array.from(
      { length: 400 },
      () => redrawn(noise, together, draws)[0]?.get('a') ?? 9,
    )
    const residual = 0.1 * Math.SQRT2
    const counts = [-residual, 0, residual].map(
      (wanted) => seen.filter((by) => Math.abs(by - wanted) < 1e-9).length,
    )
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400)
    // One in four, two in four, one in four.
    for (const [at, wanted] of [100, 200, 100].entries())
      expect(Math.abs((counts[at] ?? 0) - wanted)).toBeLessThan(45)
  })

  test('of several people who read one move them all by the same', () => {
    const [one = new Map(), other = new Map()] = pairs(2)
    const [first, second, third] = moved(new LuckNoise([], 0.1), [one, one, other])
    expect(first).toEqual(second)
    expect(third).not.toEqual(first)
  })

  test('move several readings together, and who reads less by what he reads', () => {
    const visits = [visit('v1', 0.7), visit('v2', 0.9)]
    const full = new Map([reading('a', ...visits), reading('b', ...visits)])
    const part = new Map([reading('b', ...visits)])
    const [first = [], second = []] = moved(new LuckNoise([], 0.1), [part, full])
    expect(second.map(([name]) => name)).toEqual(['a', 'b'])
    expect(first).toEqual([['b', second[1]?.[1]]])
    expect(second[0]?.[1]).toBe(second[1]?.[1])
  })

  test('give a colleague the residual of his own reading', () => {
    const uneven = (id: string): LuckSamples =>
      new Map([
        reading('a', visit(`${id}1`, 0.7), visit(`${id}2`, 0.9)),
        reading('b', visit(`${id}1`, 0.4), visit(`${id}2`, 0.8)),
      ])
    const people = Array.from({ length: 5 }, (_, at) => uneven(`${at}-`))
    const noise = new LuckNoise(people, 0.05)
    const [own = new Map()] = people
    const ofB = new Map([reading('b', visit('0-1', 0.4), visit('0-2', 0.8))])
    const [[a, b] = [], [other] = []] = moved(noise, [own, ofB])
    expect(other).toEqual(b)
    // What is twice as uneven moves twice as far.
    expect(b?.[1]).toBeCloseTo(2 * (a?.[1] ?? 9), 12)
    // Of somebody who moved the stint stands behind the code.
    const stint = new Map([reading('b@2', visit('0-1', 0.4), visit('0-2', 0.8))])
    const [, [moving] = []] = moved(noise, [own, stint])
    expect(moving).toEqual(['b@2', b?.[1]])
  })

  test('take residuals from the mean of the own touchpoint where they are weighted', () => {
    const weighted = (id: string): LuckSamples =>
      new Map([
        reading(
          'a',
          ...[0.7, 0.9].map((value, at) => visit(`${id}s${at}`, value, { of: 4, group: 'store' })),
          ...[0.1, 0.3].map((value, at) => visit(`${id}p${at}`, value, { of: 4, group: 'phone' })),
        ),
      ])
    const people = ['x', 'y', 'z'].map(weighted)
    const noise = new LuckNoise(people, 0.5)
    expect(noise.residuals).toBe(12)
    const [one = new Map()] = people
    // All are a tenth from the mean of their own, not three or four from that of all: 4 * 0.02 / 16.
    expect(noise.squaredErrorOf('a', [one])).toBeCloseTo(0.005, 12)
  })
})
