import { Fraction } from '@/lib/core/exact'
import type { LuckCrew, LuckSubject } from '@/lib/core/luck-draws'
import { SeededDraws } from '@/lib/core/seeded-draws'

/** What a share pays for the mean of its visits, in roubles of 10,000. */
export type SimplePay = (mean: number) => number

export const cliffAt85: SimplePay = (mean) => (mean >= 0.85 ? 10_000 : 0)
export const slope: SimplePay = (mean) => 10_000 * Math.min(1, Math.max(0, mean))
export const threeTiers: SimplePay = (mean) => (mean >= 0.9 ? 10_000 : mean >= 0.8 ? 5_000 : 0)

/** A company whose true levels and whose noise of a visit are known. */
export interface KnownNoise {
  readonly people: number
  readonly visits: number
  /** Deviation of the true levels and of a visit, fractions of 1. */
  readonly levels: number
  readonly noise: number
  readonly seed: number
}

/** 0.21 of the variance of single visits is people, as in the published data. */
export const publishedNoise = { levels: 0.0335, noise: 0.065 } as const

const average = 0.85

/** One month of visits as the meter sees it. */
export function simulatedMonth(known: KnownNoise, pay: SimplePay): readonly LuckSubject[] {
  const draws = new SeededDraws(known.seed)
  return Array.from({ length: known.people }, (_, person) => {
    const level = average + known.levels * draws.normal()
    const values = Array.from({ length: known.visits }, () => level + known.noise * draws.normal())
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const visits = values.map((value, index) => ({ id: `${person}-${index}`, value }))
    return simpleSubject(String(person), new Map([['part', { mean, visits }]]), pay)
  })
}

export function simpleSubject(
  id: string,
  samples: LuckSubject['samples'],
  pay: SimplePay,
): LuckSubject {
  return {
    id,
    group: '2026-10',
    samples,
    pay: (means) => {
      const mean = means.get('part') ?? Fraction.zero
      const amount = Math.round(pay(mean.toNumber()))
      return {
        payout: `${amount}.00`,
        amount,
        parts: new Map([['part', amount]]),
        atFull: 10_000,
      }
    },
  }
}

/**
 * The noise share that is true of such a company: two months of the same people, so that what the
 * two have in common is people, and the rest is noise.
 */
export function trueNoiseShare(known: Omit<KnownNoise, 'people'>, pay: SimplePay): number {
  const draws = new SeededDraws(known.seed + 1)
  const people = 200_000
  const error = known.noise / Math.sqrt(known.visits)
  let sum = 0
  let squares = 0
  let products = 0
  for (let person = 0; person < people; person += 1) {
    const level = average + known.levels * draws.normal()
    const one = pay(within(level + error * draws.normal()))
    const two = pay(within(level + error * draws.normal()))
    sum += one + two
    squares += one * one + two * two
    products += one * two
  }
  const mean = sum / (2 * people)
  const variance = squares / (2 * people) - mean * mean
  return 1 - (products / people - mean * mean) / variance
}

function within(mean: number): number {
  return Math.min(1, Math.max(0, mean))
}

/** Units of so many people who share 10,000 a head. */
export interface KnownTeams extends KnownNoise {
  readonly team: number
}

/** One month of visits of people who share pools, as the meter sees it. */
export function simulatedTeams(known: KnownTeams, pay: SimplePay): readonly LuckCrew[] {
  const month = simulatedMonth(known, pay)
  return Array.from({ length: Math.floor(month.length / known.team) }, (_, unit) =>
    simpleCrew(month.slice(unit * known.team, (unit + 1) * known.team), String(unit)),
  )
}

function simpleCrew(subjects: readonly LuckSubject[], team: string): LuckCrew {
  return {
    members: subjects.map((subject) => ({ ...subject, team })),
    pay: (means) => {
      const alone = subjects.map((subject, place) => subject.pay(means[place] ?? new Map()))
      const parts = shared(alone.map(({ amount }) => amount))
      return parts.map((amount) => {
        const payout = `${Math.round(amount)}.00`
        return { payout, amount, parts: new Map([['part', amount]]), atFull: 10_000 }
      })
    },
  }
}

function shared(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  return weights.map((weight) => (sum === 0 ? 0 : (10_000 * weights.length * weight) / sum))
}

/** As `trueNoiseShare`, of people who share pools: two months of the same units. */
export function trueNoiseShareInTeams(known: Omit<KnownTeams, 'people'>, pay: SimplePay): number {
  const draws = new SeededDraws(known.seed + 1)
  const error = known.noise / Math.sqrt(known.visits)
  const sums = { one: 0, squares: 0, products: 0, people: 0 }
  for (let unit = 0; unit < 200_000 / known.team; unit += 1) {
    const levels = Array.from({ length: known.team }, () => average + known.levels * draws.normal())
    const month = () => shared(levels.map((level) => pay(within(level + error * draws.normal()))))
    const [first, second] = [month(), month()]
    for (const [place, one] of first.entries()) {
      const two = second[place] ?? 0
      sums.one += (one + two) / 2
      sums.squares += (one * one + two * two) / 2
      sums.products += one * two
      sums.people += 1
    }
  }
  const mean = sums.one / sums.people
  const variance = sums.squares / sums.people - mean * mean
  return 1 - (sums.products / sums.people - mean * mean) / variance
}
