import { describe, expect, test } from 'vitest'
import { SeededDraws } from './seeded-draws'

const many = <Drawn>(draw: (draws: SeededDraws) => Drawn, seed = 1, count = 20_000) => {
  const draws = new SeededDraws(seed)
  return Array.from({ length: count }, () => draw(draws))
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

describe('seeded draws', () => {
  test('are those of xoshiro128** from the same state, on every machine', () => {
    expect(many((draws) => draws.next() * 2 ** 32, 42, 4)).toMatchInlineSnapshot(`
      [
        660444221,
        3652823732,
        77672526,
        910233633,
      ]
    `)
  })

  test('the same for one seed, others for another', () => {
    expect(many((draws) => draws.next(), 7, 10)).toEqual(many((draws) => draws.next(), 7, 10))
    expect(many((draws) => draws.next(), 8, 10)).not.toEqual(many((draws) => draws.next(), 7, 10))
  })

  test('lie in 0..1 with the mean and the variance of an even spread', () => {
    const drawn = many((draws) => draws.next())
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...drawn)).toBeLessThan(1)
    expect(mean(drawn)).toBeCloseTo(0.5, 2)
    expect(mean(drawn.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2)
  })

  test('whole numbers below a count come equally often', () => {
    const drawn = many((draws) => draws.below(4))
    const counts = [0, 1, 2, 3].map((value) => drawn.filter((one) => one === value).length)
    for (const count of counts) expect(Math.abs(count - 5_000)).toBeLessThan(250)
    expect(many((draws) => draws.below(1), 1, 20)).toEqual(Array.from({ length: 20 }, () => 0))
    for (const none of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => new SeededDraws(1).below(none)).toThrow(new RangeError('Draw from at least one'))
  })

  test('the normal distribution has its mean, its deviation and its tails', () => {
    const drawn = many((draws) => draws.normal())
    expect(mean(drawn)).toBeCloseTo(0, 1)
    expect(Math.sqrt(mean(drawn.map((value) => value ** 2)))).toBeCloseTo(1, 1)
    const outside = drawn.filter((value) => Math.abs(value) > 1.645).length / drawn.length
    expect(outside).toBeCloseTo(0.1, 2)
  })
})
