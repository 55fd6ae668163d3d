import { describe, expect, test } from 'vitest'
import { type Believed, believedMeans, mean, varianceWithin } from './luck-belief'
import { LuckNoise, type LuckSamples } from './luck-noise'

/** Somebody with one visit, which is his mean. */
const one = (id: string, value: number, reading = 'courtesy'): LuckSamples =>
  new Map([[reading, { mean: value, visits: [{ id, value }] }]])
const known = (deviation: number, people: readonly Believed[]) =>
  new LuckNoise(
    people.map(({ samples }) => samples),
    deviation,
  )
const believed = (deviation: number, ...people: readonly Believed[]) =>
  believedMeans(people, known(deviation, people)).map((means) => means.get('courtesy'))
const expectClose = (found: readonly (number | undefined)[], wanted: readonly number[]) => {
  expect(found).toHaveLength(wanted.length)
  for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, 9)
}

describe('numbers of groups', () => {
  test('have the mean of all, and none has 0', () => {
    expect(mean([1, 2, 6])).toBe(3)
    expect(mean([])).toBe(0)
  })

  test('vary around the means of their groups, with one degree of freedom less for each', () => {
    const of = (...values: readonly (readonly [string, number])[]) =>
      varianceWithin(values.map(([group, value]) => ({ group, value })))
    expect(of(['a', 1], ['a', 3])).toBe(2)
    expect(of(['a', 1], ['a', 3], ['b', 10])).toBe(2)
    // (1 + 1 + 4 + 4) / (4 - 2)
    expect(of(['a', 1], ['b', 5], ['a', 3], ['b', 9])).toBe(5)
    expect(of(['a', 1], ['b', 5])).toBe(0)
    expect(of()).toBe(0)
  })
})

describe('means of visits, as far as they can be believed', () => {
  const october = { group: '2026-10' }
  const wide = [
    { ...october, samples: one('v1', 0.6) },
    { ...october, samples: one('v2', 1) },
  ]

  test('are drawn towards the mean of the group by what is noise of their differences', () => {
    // v = 0.08 - 0.01; sqrt(0.07 / 0.08) of 0.2 around 0.8.
    const reach = 0.2 * Math.sqrt(0.07 / 0.08)
    expectClose(believed(0.1, ...wide), [0.8 - reach, 0.8 + reach])
    // Three alike and one apart: 0.03 between 0.75 and the mean of 0.9 each.
    const three = [0.9, 0.9, 0.6].map((value, at) => ({ ...october, samples: one(`${at}`, value) }))
    const trust = Math.sqrt(0.02 / 0.03)
    expectClose(believed(0.1, ...three), [0.8 + 0.1 * trust, 0.8 + 0.1 * trust, 0.8 - 0.2 * trust])
  })

  test('are all the same where the differences are noise alone', () => {
    const near = [0.79, 0.81].map((value) => ({ ...october, samples: one(`${value}`, value) }))
    expectClose(believed(0.1, ...near), [0.8, 0.8])
  })

  test('stand as they are where visits have no noise', () => {
    expectClose(believed(0, ...wide), [0.6, 1])
    const alike = wide.map((person, at) => ({ ...person, samples: one(`${at}`, 0.7) }))
    expectClose(believed(0, ...alike), [0.7, 0.7])
  })

  test('are compared within a month', () => {
    const november = { group: '2026-11', samples: one('v3', 0.2) }
    const reach = 0.2 * Math.sqrt(0.07 / 0.08)
    expectClose(believed(0.1, ...wide, november), [0.8 - reach, 0.8 + reach, 0.2])
  })

  test('are those of the readings that have visits', () => {
    const none = { ...october, samples: new Map([['courtesy', { mean: 0.5, visits: [] }]]) }
    const other = { ...october, samples: one('v3', 0.4, 'order') }
    const people = [...wide, none, other]
    const found = believedMeans(people, known(0.1, people))
    expect(found.map((means) => [...means.keys()])).toEqual([
      ['courtesy'],
      ['courtesy'],
      [],
      ['order'],
    ])
    expect(found[3]?.get('order')).toBeCloseTo(0.4, 9)
  })

  describe('of people who share pools', () => {
    const team = (name: string, ...values: readonly number[]) =>
      values.map((value) => ({ ...october, team: name, samples: one(`${name} ${value}`, value) }))

    test('are drawn towards those who share one, and these towards the month', () => {
      const found = believed(0.1, ...team('depot', 0.6, 1), ...team('shop', 0.4, 0.8))
      // Within both pools v = 0.08 - 0.01; between them 0.02 - 0.01 / 2.
      const within = 0.2 * Math.sqrt(0.07 / 0.08)
      const between = 0.1 * Math.sqrt(0.015 / 0.02)
      expectClose(found, [
        ...[0.7 + between - within, 0.7 + between + within],
        ...[0.7 - between - within, 0.7 - between + within],
      ])
    })

    test('a visit that all of a pool read is one, not many', () => {
      const shared = (name: string, value: number) =>
        [1, 2].map(() => ({ ...october, team: name, samples: one(name, value) }))
      const found = believed(0.1, ...shared('depot', 0.9), ...shared('shop', 0.7))
      // Between the pools 0.02 - 0.01: the visit of a pool is as unsure as one visit.
      const between = 0.1 * Math.sqrt(0.01 / 0.02)
      expectClose(found, [0.8 + between, 0.8 + between, 0.8 - between, 0.8 - between])
    })

    test('who shares none beside them is compared with the others of the month', () => {
      const alone = { ...october, samples: one('alone', 0.7) }
      const found = believed(0.1, ...team('depot', 0.85, 0.95), alone)
      // Within the depot all is noise; it and the rest of the month: v = 0.02 - (0.005 + 0.01) / 2.
      const real = 0.02 - 0.0075
      expectClose(found, [
        0.8 + 0.1 * Math.sqrt(real / (real + 0.005)),
        0.8 + 0.1 * Math.sqrt(real / (real + 0.005)),
        0.8 - 0.1 * Math.sqrt(real / (real + 0.01)),
      ])
    })
  })
})
