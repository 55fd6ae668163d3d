import { describe, expect, test } from 'vitest'
import { lives, testAtLength } from '@/test/at-length'
import {
  cliffAt85,
  publishedNoise,
  simpleSubject,
  simulatedMonth,
  slope,
  threeTiers,
  trueNoiseShare,
} from '@/test/factories/luck'
import type { LuckSubject } from './luck-draws'
import { luckMeter } from './luck-meter'
import { parseMoney } from './money'

const options = { seed: 7, draws: 12, deviation: '6.5' } as const

const shareOf = (subjects: readonly LuckSubject[]) =>
  Number(luckMeter(subjects, options).noiseShare)

describe('against a company whose noise is known', () => {
  const paths = { 'a cliff': cliffAt85, 'three tiers': threeTiers, 'a slope': slope }
  const cases = [1, 2, 3, 8].flatMap((visits) =>
    Object.entries(paths).map(([name, pay]) => ({ visits, name, pay })),
  )

  test.each(cases.slice(0, lives(cases.length)))(
    '$name on $visits visits: the share is true to 0.05',
    ({ visits, pay }) => {
      const known = { ...publishedNoise, visits, seed: 20261122 }
      const month = simulatedMonth({ ...known, people: 1_500 }, pay)
      expect(Math.abs(shareOf(month) - trueNoiseShare(known, pay))).toBeLessThan(0.05)
    },
  )

  testAtLength('also where people differ much more than visits do', () => {
    const known = { levels: 0.08, noise: 0.04, visits: 2, seed: 5 }
    const month = simulatedMonth({ ...known, people: 1_500 }, cliffAt85)
    expect(Math.abs(shareOf(month) - trueNoiseShare(known, cliffAt85))).toBeLessThan(0.05)
  })

  const shares = (visits: number, pay: typeof slope) =>
    shareOf(simulatedMonth({ ...publishedNoise, people: 500, visits, seed: 3 }, pay))

  testAtLength(
    'a cliff on one visit is more luck than the same cliff on eight, and than a slope',
    () => {
      const cliffOnOne = shares(1, cliffAt85)
      expect(cliffOnOne).toBeGreaterThan(shares(8, cliffAt85) + 0.2)
      expect(cliffOnOne).toBeGreaterThan(shares(1, slope))
      expect(shares(8, cliffAt85)).toBeGreaterThan(shares(8, slope))
    },
  )
})

describe('what it reports', () => {
  const month = simulatedMonth({ ...publishedNoise, people: 40, visits: 3, seed: 1 }, slope)

  test('the same for the same seed, another picture for another', () => {
    expect(luckMeter(month, options)).toEqual(luckMeter(month, options))
    expect(luckMeter(month, options).bands).not.toEqual(
      luckMeter(month, { ...options, seed: 8 }).bands,
    )
  })

  testAtLength('a band around the own mean: mean ± 1.645 s_w / sqrt(n) on a slope', () => {
    const { bands } = luckMeter(month, { ...options, draws: 2_000 })
    const reach = 1.645 * (0.065 / Math.sqrt(3)) * 10_000
    const widths = bands.map(({ low, high }) => parseMoney(high).minus(parseMoney(low)).toNumber())
    const width = widths.reduce((sum, one) => sum + one, 0) / widths.length
    // The top is cut at 100 %, and the pool of 120 residuals has a noise of its own.
    expect(width).toBeGreaterThan(2 * reach * 0.8)
    expect(width).toBeLessThan(2 * reach * 1.15)
  })

  test('residuals are drawn where there are enough, else the known noise', () => {
    expect(luckMeter(month, options).residuals).toBe(120)
    const once = simulatedMonth({ ...publishedNoise, people: 40, visits: 1, seed: 1 }, slope)
    expect(luckMeter(once, options).residuals).toBe(0)
    const noiseless = luckMeter(once, { ...options, deviation: '0' })
    expect(noiseless.noiseShare).toBe('0.0000')
  })

  test('the part through which most of the luck comes', () => {
    expect(luckMeter(month, options).luckiest).toBe('part')
  })

  test.each([
    [1, cliffAt85, 'mostly-luck'],
    [2, slope, 'mostly-luck'],
    [8, cliffAt85, 'much-luck'],
    [20, slope, 'some-luck'],
    [60, slope, 'little-luck'],
  ] as const)('a verdict in a word: %d visits', (visits, pay, verdict) => {
    const many = simulatedMonth({ ...publishedNoise, people: 400, visits, seed: 2 }, pay)
    expect(luckMeter(many, options).verdict).toBe(verdict)
  })

  test('differences of salary are none of the scheme’s', () => {
    const uneven = month.map((subject, index) => {
      const times = index % 2 === 0 ? 1 : 10
      return {
        ...subject,
        pay: (means: Parameters<LuckSubject['pay']>[0]) => {
          const { amount, atFull, parts } = subject.pay(means)
          const payout = `${amount * times}.00`
          return { payout, amount: amount * times, atFull: atFull * times, parts }
        },
      }
    })
    const [even, other] = [month, uneven].map((one) => luckMeter(one, options).noiseShare)
    expect(other).toBe(even)
  })
})

describe('where nothing can be said', () => {
  const alike = simulatedMonth({ ...publishedNoise, people: 40, visits: 3, seed: 1 }, () => 10_000)

  test('nobody’s pay differs', () => {
    const { noiseShare, verdict, luckiest } = luckMeter(alike, options)
    expect([noiseShare, verdict, luckiest]).toEqual([null, 'no-differences', null])
  })

  test('nine people', () => {
    const few = luckMeter(alike.slice(0, 9), options)
    expect([few.noiseShare, few.verdict, few.bands.length]).toEqual([null, 'too-few-people', 9])
  })

  test('no part reads visits', () => {
    const { verdict } = luckMeter([simpleSubject('a', new Map(), slope)], options)
    expect(verdict).toBe('nothing-sampled')
  })

  test('nobody at all', () => {
    expect(luckMeter([], options)).toMatchObject({ noiseShare: null, bands: [] })
  })
})

describe('visits that several parts or people read', () => {
  test('a visit of a shared unit counts once among the residuals', () => {
    const visits = Array.from({ length: 12 }, (_, index) => ({
      id: `visit-${index}`,
      value: 0.8 + index / 100,
    }))
    const samples = new Map([['part', { mean: 0.855, visits }]])
    const shared = ['a', 'b', 'c'].map((id) => simpleSubject(id, samples, slope))
    expect(luckMeter(shared, options).residuals).toBe(12)
  })

  test('two parts that read the same visits move together: their luck does not even out', () => {
    const month = simulatedMonth({ ...publishedNoise, people: 300, visits: 2, seed: 4 }, slope)
    const half = (reading: string, means: Parameters<LuckSubject['pay']>[0]) =>
      (means.get(reading)?.toNumber() ?? 0) * 5_000
    const both = month.map((subject): LuckSubject => {
      const sample = subject.samples.get('part') ?? { mean: 0, visits: [] }
      return {
        ...subject,
        samples: new Map([
          ['part', sample],
          ['again', sample],
        ]),
        pay: (means) => {
          const amount = Math.round(half('part', means) + half('again', means))
          return { payout: `${amount}.00`, amount, atFull: 10_000, parts: new Map() }
        },
      }
    })
    expect(Math.abs(shareOf(both) - shareOf(month))).toBeLessThan(0.02)
  })
})
