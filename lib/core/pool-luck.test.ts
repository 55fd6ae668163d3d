import { describe, expect, test } from 'vitest'
import { lives, testAtLength } from '@/test/at-length'
import {
  cliffAt85,
  publishedNoise,
  type SimplePay,
  simulatedTeams,
  slope,
  threeTiers,
  trueNoiseShareInTeams,
} from '@/test/factories/luck'
import { aComponent, aPerson, aScheme, aScore, factsUnder, ownScore } from '@/test/factories/pay'
import { luckOfCrews } from './luck-meter'
import { parseMoney } from './money'
import { payNeighbours } from './pay-neighbours'
import { luckLimits, luckOfReplay } from './replay-luck'
import type { Component, SchemeDocument } from './scheme'
import { replayMonth } from './scheme-replay'

const options = { seed: 7, draws: 12, deviation: '6.5' } as const

describe('pools of a company whose noise is known', () => {
  const paths = { 'a cliff': cliffAt85, 'three tiers': threeTiers, 'a slope': slope }
  const cases = [1, 2, 3, 8].flatMap((visits) =>
    Object.entries(paths).map(([name, pay]) => ({ visits, name, pay })),
  )
  const known = (visits: number, team: number) => ({ ...publishedNoise, visits, team })
  const reported = (visits: number, pay: SimplePay, team: number, seed = 20261122) => {
    const teams = simulatedTeams({ ...known(visits, team), people: 1_600, seed }, pay)
    return Number(luckOfCrews(teams, options).noiseShare)
  }
  const truth = (visits: number, pay: SimplePay, team: number) =>
    trueNoiseShareInTeams({ ...known(visits, team), seed: 5 }, pay)

  test.each(cases.slice(0, lives(cases.length)))(
    '$name on $visits visits: the share is true to 0.05',
    ({ visits, pay }) => {
      expect(Math.abs(reported(visits, pay, 8) - truth(visits, pay, 8))).toBeLessThan(0.05)
    },
  )

  testAtLength.each([2, 40])('also where %d share one, over a few companies', (team) => {
    const shares = [1, 2, 3].map((seed) => reported(3, slope, team, seed))
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
    expect(Math.abs(mean - truth(3, slope, team))).toBeLessThan(0.05)
  })

  testAtLength(
    'a cliff on one visit is more luck than the same cliff on eight, and than a slope',
    () => {
      const [cliffOnOne, cliffOnEight] = [1, 8].map((n) => reported(n, cliffAt85, 8))
      expect(cliffOnOne).toBeGreaterThan((cliffOnEight ?? 1) + 0.1)
      expect(cliffOnEight).toBeGreaterThan(reported(8, slope, 8))
    },
  )
})

const once = { minimumVisits: 1, smoothing: 'none' } as const
const cliff = { kind: 'all-or-nothing', from: '0.85' } as const

const aPool = (part: Partial<Component> = {}, more: Partial<SchemeDocument> = {}) =>
  aScheme({
    base: { kind: 'pool', amount: '30000.00' },
    components: [aComponent({ value: ownScore, sampling: once, ...part })],
    ...more,
  })

interface Mate {
  readonly unitId?: string
  readonly totals: readonly string[]
}

/** People with their visits, each at his unit. */
function shop(document: SchemeDocument, mates: readonly Mate[]) {
  const people = mates.map(({ unitId = 'depot' }, at) =>
    aPerson({ id: `p${at}`, personnelNumber: String(1_000 + at), unitId }),
  )
  const scores = mates.flatMap(({ totals, unitId = 'depot' }, at) =>
    totals.map((total, index) =>
      aScore(`visit-${at}-${index}`, { personId: `p${at}`, unitId, total: `${total}/1` }),
    ),
  )
  return replayMonth(factsUnder(document, { people, scores }))
}

/** Teams of five around a threshold, everybody with three visits. */
const teams = (count: number, size = 5): readonly Mate[] =>
  Array.from({ length: count * size }, (_, at) => ({
    unitId: Math.floor(at / size) % 2 === 0 ? 'depot' : 'shop',
    totals: [0, 1, 2].map((index) => String(80 + ((at * 7) % 13) + ((at * 3 + index * 5) % 9) - 5)),
  }))

describe('the luck of a pool, paid by the engine', () => {
  const document = aPool({ curve: cliff })
  const month = () => shop(document, teams(6))

  test('everybody has a band around his part, and the parts of a draw are one pool', () => {
    const report = luckOfReplay([month()], document, '6.5')
    expect(report).toMatchObject({ of: 30, payouts: 30, draws: 200, luckiest: 'courtesy' })
    expect(Number(report.noiseShare)).toBeGreaterThan(0)
    const parts = new Map(
      month().statements.map(({ person, result }) => [person.id, result.payout]),
    )
    for (const { id, low, high } of report.bands) {
      const part = parseMoney(parts.get(id.split(' ', 1)[0] ?? '') ?? '0.00')
      expect(parseMoney(high).isAtLeast(parseMoney(low))).toBe(true)
      expect(parseMoney('30000.00').isAtLeast(parseMoney(high))).toBe(true)
      expect(part.isAtLeast(parseMoney('0.00'))).toBe(true)
    }
  })

  testAtLength('the size of the pool is none of the scheme’s merit', () => {
    const large = aPool({ curve: cliff }, { base: { kind: 'pool', amount: '30000000.00' } })
    const [one, other] = [document, large].map((scheme) =>
      Number(luckOfReplay([shop(scheme, teams(6))], scheme, '6.5').noiseShare),
    )
    expect(Math.abs((one ?? 0) - (other ?? 1))).toBeLessThan(0.001)
  })

  testAtLength('visits of the unit are drawn once for all: they move nobody’s part', () => {
    const ofUnit = aPool({
      value: { kind: 'score', subject: 'unit', source: { kind: 'all' }, periods: 1 },
    })
    const alike = shop(ofUnit, teams(6))
    expect(luckOfReplay([alike], ofUnit, '6.5')).toMatchObject({
      ...{ noiseShare: null, verdict: 'no-differences' },
    })
    expect(payNeighbours(alike.statements, ofUnit, '6.5')).toEqual([])
  })

  testAtLength(
    'above the limit some pools stand for all, and of a larger one some of its people',
    () => {
      const crowd = shop(document, teams(1, luckLimits.payouts + 20))
      const report = luckOfReplay([crowd], document, '6.5')
      expect([report.of, report.payouts, report.draws]).toEqual([420, 400, 40])
    },
    60_000,
  )
})

describe('neighbours who share a pool', () => {
  const near = (document: SchemeDocument, ...mates: readonly Mate[]) =>
    payNeighbours(shop(document, mates).statements, document, '6.5')

  test('the part by the other side of the step, and what the others lose by it', () => {
    const found = near(
      aPool({ curve: cliff }),
      { totals: ['84', '84', '84'] },
      { totals: ['95', '95', '95'] },
      { totals: ['95', '95', '95'] },
    )
    expect(found).toMatchObject([
      {
        ...{ personId: 'p0', side: 'below', threshold: '85.00', difference: '10000.00' },
        others: { members: 2, amount: '-10000.00' },
      },
    ])
  })

  test('alone in a pool a step decides over all of it, and there are no others', () => {
    const [alone] = near(aPool({ curve: cliff }), { totals: ['86', '86', '86'] })
    expect(alone).toMatchObject({ side: 'above', difference: '-30000.00' })
    expect(alone?.others).toBeUndefined()
  })

  test('a part that would differ by less than a hundredth is nobody’s news', () => {
    const barely = { kind: 'tiers', compare: 'exact' } as const
    const tiers = (low: string) => [
      { from: '0', rate: low },
      { from: '0.85', rate: '1' },
    ]
    const mates = [{ totals: ['84', '84', '84'] }, { totals: ['95', '95', '95'] }]
    expect(near(aPool({ curve: { ...barely, tiers: tiers('0.99') } }), ...mates)).toEqual([])
    expect(near(aPool({ curve: { ...barely, tiers: tiers('0.9') } }), ...mates)).toHaveLength(1)
  })

  test('a step of the unit moves only who is moved by it', () => {
    const value = { kind: 'score', subject: 'unit', source: { kind: 'all' }, periods: 1 } as const
    const own = aPool({ curve: { kind: 'proportional', cap: null } })
    const [first] = own.components
    if (first === undefined) throw new Error('no component')
    const bonus = { ...first, code: 'unit', share: '0.5', value, curve: cliff }
    const document = aScheme({
      ...own,
      components: [{ ...first, share: '0.5' }, bonus],
    })
    // The unit stands at 84.5: above the step all weigh 0.5 more and the parts draw together.
    const found = near(document, { totals: ['94'] }, { totals: ['75'] })
    expect(found.map(({ personId, code, side }) => [personId, code, side])).toEqual([
      ['p0', 'unit', 'below'],
      ['p1', 'unit', 'below'],
    ])
    expect(found.map(({ difference }) => parseMoney(difference).isPositive)).toEqual([false, true])
    expect(found[0]?.others).toBeUndefined()
  })
})
