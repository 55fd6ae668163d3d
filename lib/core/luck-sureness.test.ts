import { describe, expect, test } from 'vitest'
import { testAtLength } from '@/test/at-length'
import {
  publishedNoise,
  simpleSubject,
  simulatedMonth,
  simulatedTeams,
  slope,
  trueNoiseShare,
} from '@/test/factories/luck'
import { believedMeans, mirroredMeans, varianceWithin } from './luck-belief'
import type { LuckSubject } from './luck-draws'
import { type LuckOptions, luckMeter, luckOfCrews } from './luck-meter'
import { LuckNoise } from './luck-noise'
import { type LuckSureness, lessLuck, type ToldShare } from './luck-sureness'
import { SeededDraws } from './seeded-draws'

const options = { seed: 7, draws: 40, deviation: '6.5' } as const

const surenessOf = (subjects: readonly LuckSubject[], drawing: LuckOptions = options) => {
  const { sureness } = luckMeter(subjects, drawing)
  if (!sureness) throw new Error('nobody can say how sure the share is')
  return sureness
}

const errorOf = ({ pulls }: LuckSureness) => Math.hypot(...pulls.map(Number))

const company = (people: number, visits: number, seed = 4) =>
  simulatedMonth({ ...publishedNoise, people, visits, seed }, slope)

describe('the interval of a share', () => {
  test('counts that it is not known whose means are to be believed', () => {
    // On one visit a share e / v of a slope is as sure as the variance v of so many means is: with
    // belief held fixed the error would be a fifth of that.
    const month = company(400, 1)
    const known = Number(luckMeter(month, options).noiseShare) * Math.sqrt(2 / 400)
    expect(errorOf(surenessOf(month))).toBeGreaterThan(known * 0.6)
    expect(errorOf(surenessOf(month))).toBeLessThan(known * 1.6)
  })

  test('and that it is not known how far visits reach', () => {
    // Nobody's means differ but for noise: all that is not known is its variance, and how means lie.
    const alike = simulatedMonth(
      { people: 200, visits: 3, levels: 0, noise: 0.065, seed: 4 },
      slope,
    )
    const { noiseShare, sureness } = luckMeter(alike, options)
    expect(Number(noiseShare)).toBeGreaterThan(0.85)
    expect(Number(sureness?.low)).toBeGreaterThan(0.6)
    expect(Number(sureness?.low)).toBeLessThan(0.95)
    expect(sureness?.high).toBe('1.0000')
  })

  test('is no point where less than nothing is left of the differences', () => {
    const { noiseShare, sureness } = luckMeter(company(60, 1, 9), { ...options, deviation: '9' })
    expect(noiseShare).toBe('1.0000')
    expect(Number(sureness?.low)).toBeLessThan(0.9)
    expect(sureness?.high).toBe('1.0000')
  })

  testAtLength('is half as wide for four times the people', () => {
    const errors = (people: number) =>
      [1, 2, 3].map((seed) => {
        const month = company(people, 2, seed)
        return errorOf(surenessOf(month, { ...options, draws: 10 }))
      })
    const ratio = Math.hypot(...errors(90)) / Math.hypot(...errors(360))
    expect(ratio).toBeGreaterThan(1.5)
    expect(ratio).toBeLessThan(2.7)
  })

  testAtLength('holds the truth in nine companies of ten', () => {
    const known = { ...publishedNoise, visits: 3, seed: 20261123 }
    const truth = trueNoiseShare(known, slope)
    const holding = Array.from({ length: 20 }, (_, seed) => company(60, 3, seed + 1)).filter(
      (month) => {
        const { low, high } = surenessOf(month, { ...options, draws: 10 })
        return Number(low) <= truth && truth <= Number(high)
      },
    )
    expect(holding.length).toBeGreaterThanOrEqual(18)
  })
})

describe('who is left out together', () => {
  test('goes by the name, whatever the order of the people', () => {
    const month = company(80, 2)
    const often = { ...options, draws: 240 }
    const [one, other] = [month, month.toReversed()].map((people) => surenessOf(people, often))
    if (one === undefined || other === undefined) throw new Error('nobody')
    // Drawn in another order, each tenth pulls as it did but for the draws.
    const together = one.pulls.map((pull, tenth) => Number(pull) * Number(other.pulls[tenth]))
    const alike = together.reduce((sum, product) => sum + product, 0)
    expect(alike / (errorOf(one) * errorOf(other))).toBeGreaterThan(0.9)
  })

  test('is a person with all months', () => {
    const months = ['2026-09', '2026-10'].flatMap((group) =>
      company(30, 2).map((one) => ({ ...one, group, id: `${one.id} ${group}`, kin: one.id })),
    )
    const alone = errorOf(surenessOf(company(30, 2)))
    // The second month repeats the first: it makes nothing surer.
    expect(errorOf(surenessOf(months)) / alone).toBeGreaterThan(0.8)
  })

  test('is a crew: a pool is never split', () => {
    const teams = simulatedTeams(
      { ...publishedNoise, people: 96, visits: 2, seed: 3, team: 8 },
      slope,
    )
    const { sureness } = luckOfCrews(teams, { ...options, kin: 'unit' })
    expect(sureness).toMatchObject({ kin: 'unit' })
    expect(sureness?.pulls.filter((pull) => pull !== null).length).toBeLessThanOrEqual(12)
    const [one, two, three] = teams
    const few = [one, two, three].flatMap((crew) => crew ?? [])
    expect(luckOfCrews(few, { ...options, kin: 'unit' })).toMatchObject({ sureness: null })
  })
})

describe('where nobody can say how sure a share is', () => {
  test('people fill fewer than six tenths', () => {
    const few = company(40, 2).map((one, at) => ({ ...one, kin: `unit-${at % 4}` }))
    const { noiseShare, sureness } = luckMeter(few, options)
    expect([noiseShare === null, sureness]).toEqual([false, null])
  })

  test('nothing is luck, and where there is no share', () => {
    expect(luckMeter(company(40, 1), { ...options, deviation: '0' })).toMatchObject({
      ...{ noiseShare: '0.0000', sureness: null },
    })
    expect(luckMeter([simpleSubject('a', new Map(), slope)], options).sureness).toBeNull()
  })
})

test('ten units are ten tenths, by whatever name; of other ones than another scheme’s', () => {
  const teams = (from: number) =>
    simulatedTeams({ ...publishedNoise, people: 40, visits: 2, seed: 3, team: 4 }, slope).map(
      (crew, at) => ({
        ...crew,
        members: crew.members.map((one) => ({ ...one, kin: `unit-${from + at}` })),
      }),
    )
  const sure = (from: number) => luckOfCrews(teams(from), { ...options, kin: 'unit' }).sureness
  expect(sure(0)?.pulls.filter((pull) => pull === null)).toEqual([])
  expect(sure(0)?.among).toBe(sure(0)?.among)
  expect(sure(0)?.among).not.toBe(sure(1)?.among)
  expect(luckMeter(company(100, 1), options).sureness?.among).toBe('many')
})

describe('which of two schemes leaves less to luck', () => {
  const pulls = (...own: readonly number[]) =>
    Array.from({ length: 10 }, (_, tenth) => (own[tenth] ?? 0).toFixed(4))
  const share = (
    noiseShare: string | null,
    own: LuckSureness['pulls'] | null | undefined,
    kin = 'person',
  ): ToldShare => ({
    noiseShare,
    ...(own === undefined
      ? {}
      : {
          sureness: own && {
            low: '0.1',
            high: '0.9',
            among: 'many',
            kin: kin as LuckSureness['kin'],
            pulls: own,
          },
        }),
  })

  test('what moves both alike is no doubt about their difference', () => {
    const [one, other] = [share('0.6', pulls(0.05, -0.05)), share('0.55', pulls(0.05, -0.04))]
    expect(lessLuck(one, other)).toBe('second')
    expect(lessLuck(other, one)).toBe('first')
    expect(lessLuck(one, share('0.55', pulls(-0.05, 0.04)))).toBe('untold')
  })

  test('where units were left out of one and people of the other, both are doubted', () => {
    const [one, other] = [share('0.6', pulls(0.05)), share('0.55', pulls(0.05), 'unit')]
    expect(lessLuck(one, other)).toBe('untold')
    expect(lessLuck(share('0.75', pulls(0.05)), other)).toBe('second')
  })

  test('by Student’s point of the tenths that both know', () => {
    const few = pulls(0.05).map((pull, tenth) => (tenth < 6 ? pull : null))
    const none = few.map((pull) => (pull === null ? null : '0.0000'))
    expect(lessLuck(share('0.6', few), share('0.5', none))).toBe('untold')
    expect(lessLuck(share('0.601', few), share('0.5', none))).toBe('second')
    expect(lessLuck(share('0.592', pulls(0.05)), share('0.5', pulls()))).toBe('second')
    expect(lessLuck(share('0.591', pulls(0.05)), share('0.5', pulls()))).toBe('untold')
  })

  test('where nothing is luck there is nothing to doubt', () => {
    const certain = share('0.0000', null)
    expect(lessLuck(certain, share('0.6', pulls(0.05)))).toBe('first')
    expect(lessLuck(share('0.6', pulls(0.05)), certain)).toBe('second')
    expect(lessLuck(certain, share('0.09', pulls(0.05)))).toBe('untold')
    expect(lessLuck(certain, share('0.6', null))).toBe('untold')
    expect(lessLuck(certain, certain)).toBe('same')
  })

  test('shares that are shown alike do not differ', () => {
    expect(lessLuck(share('0.604', pulls()), share('0.5951', pulls()))).toBe('same')
    expect(lessLuck(share('0.604', pulls()), share('0.5949', pulls()))).toBe('second')
  })

  test('trials of the time before: by five points', () => {
    const older = (noiseShare: string) => share(noiseShare, undefined)
    expect(lessLuck(older('0.3'), older('0.3499'))).toBe('same')
    expect(lessLuck(older('0.3'), older('0.35'))).toBe('first')
    expect(lessLuck(older('0.35'), older('0.3'))).toBe('second')
  })

  test('nothing where one is not known to be sure, or has no share', () => {
    expect(lessLuck(share('0.3', null), share('0.9', pulls()))).toBe('untold')
    expect(lessLuck(share('0.9', pulls()), share('0.3', null))).toBe('untold')
    expect(lessLuck(share(null, null), share('0.9', pulls()))).toBeNull()
    expect(lessLuck(share('0.9', pulls()), share(null, null))).toBeNull()
  })
})

describe('what the rest of the people say', () => {
  const person = (at: number, ...values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const visits = values.map((value, index) => ({ id: `visit-${at}-${index}`, value }))
    return { group: '2026-10', samples: new Map([['part', { mean, visits }]]) }
  }
  const samplesOf = (people: readonly ReturnType<typeof person>[]) =>
    people.map(({ samples }) => samples)

  test('the draws stay, and reach as far as these people’s residuals do', () => {
    const quiet = Array.from({ length: 5 }, (_, at) => person(at, 0.8, 0.82))
    const loud = Array.from({ length: 5 }, (_, at) => person(at + 5, 0.7, 0.9))
    const all = new LuckNoise(samplesOf([...quiet, ...loud]), 0.065)
    const some = all.knownFrom(samplesOf(loud))
    const [one] = samplesOf(loud)
    if (one === undefined) throw new Error('nobody')
    const visits = all.together([one])
    const drawn = all.drawn(visits, new SeededDraws(3))
    const moved = (noise: LuckNoise) => noise.moved(visits, drawn)[0]?.get('part') ?? 0
    // Squared residuals: (0.01² + 0.1²) / 2 times 2 of all, 0.1² times 2 of the loud.
    expect(moved(some) / moved(all)).toBeCloseTo(Math.sqrt(0.02 / 0.0101), 9)
    expect(some.squaredErrorOf('part', [one])).toBeCloseTo(0.01, 12)
    expect(some.knownFrom([]).squaredErrorOf('part', [one])).toBeCloseTo(0.00505, 12)
  })

  test('the known noise goes on standing for too few residuals', () => {
    const few = Array.from({ length: 4 }, (_, at) => person(at, 0.7, 0.9))
    const some = new LuckNoise(samplesOf(few), 0.1).knownFrom(samplesOf(few.slice(1)))
    expect(some.squaredErrorOf('part', samplesOf(few.slice(0, 1)))).toBeCloseTo(0.005, 12)
  })

  test('means that differ by less than their noise are mirrored: so much is missing', () => {
    const close = [0.84, 0.85, 0.86].map((value, at) => person(at, value))
    const noise = new LuckNoise([], 0.065)
    const values = mirroredMeans(close, noise)?.map((means) => means.get('part') ?? 0) ?? []
    expect(believedMeans(close, noise).map((means) => means.get('part'))).toEqual([
      0.85, 0.85, 0.85,
    ])
    const found = varianceWithin(values.map((value) => ({ group: 'all', value })))
    expect(found).toBeCloseTo(0.065 ** 2 - 0.01 ** 2, 12)
    const far = [0.6, 0.8, 1].map((value, at) => person(at, value))
    expect(mirroredMeans(far, noise)).toBeNull()
    const alike = [0.8, 0.8].map((value, at) => person(at, value))
    expect(mirroredMeans(alike, noise)?.map((means) => means.get('part'))).toEqual([0.8, 0.8])
  })
})
