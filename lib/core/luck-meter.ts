import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import { Fraction } from './exact'
import { believedMeans, type Means } from './luck-belief'
import {
  type DrawnCrew,
  type LuckCrew,
  type LuckMember,
  type LuckPay,
  type LuckSubject,
  paidInRounds,
  partSpreadsOf,
  roundsOf,
  type Spread,
  spreadOf,
} from './luck-draws'
import { LuckNoise } from './luck-noise'
import { componentsOf, type LuckSureness, sureOfShare } from './luck-sureness'
import type { MoneyText } from './money'
import { SeededDraws } from './seeded-draws'

export interface LuckReport {
  readonly seed: number
  readonly draws: number
  /** Payouts that were drawn anew: people times months. */
  readonly payouts: number
  /** 0..1 with four places; null where it cannot be said, and `verdict` says why. */
  readonly noiseShare: Decimal | null
  readonly verdict: LuckVerdict
  /** How sure the share is; null where nobody can say, absent in trials of the time before. */
  readonly sureness?: LuckSureness | null
  /** The part of the scheme through which most of the luck comes; null where there is none. */
  readonly luckiest: string | null
  readonly bands: readonly LuckBand[]
  /** Residuals that the draws came from; 0 where the known noise stood for all of them. */
  readonly residuals: number
}

/** Where a payout would have lain in 90 of 100 months like this one. */
export interface LuckBand {
  readonly id: string
  readonly low: MoneyText
  readonly high: MoneyText
}

/** What a share is called. */
export type ShareVerdict = 'mostly-luck' | 'much-luck' | 'some-luck' | 'little-luck'

export type LuckVerdict =
  | ShareVerdict
  | 'nothing-sampled'
  | 'no-differences'
  | 'too-few-people'
  /** Of trials that were made before pools were measured. */
  | 'shared-pool'

export interface LuckOptions {
  readonly seed: number
  readonly draws: number
  /** s_w, percentage points. */
  readonly deviation: Decimal
  /** Who is left out together: a person with all months, or a unit with all its people. */
  readonly kin?: LuckSureness['kin']
}

/** Below this many payouts that can be compared, a share of their differences says nothing. */
export const fewestPayouts = 10

/**
 * How much of the differences in pay between people is luck: which visits happened to be made.
 *
 * Rule    every visit is drawn anew (luck-noise.ts) with each person's number of visits, and every
 *         draw is paid by the engine. Bands: around each person's own mean, the 5th and the 95th of
 *         100 payouts. Noise share: mean variance of the payouts within a person / (the same +
 *         variance between people, within a month). For the share a person's mean is first drawn
 *         towards the month's by sqrt(v / (v + e)), v the variance of the means less their squared
 *         errors e: the means themselves hold noise already, and redrawing around them would count
 *         it twice. A payout enters the share as a fraction of the own full payout: differences of
 *         salary are none of the scheme's.
 * Units   the share: 0..1. Bands: money, each one a payout of the engine.
 * Returns a null share where nobody's pay differs, where nothing is sampled, and below ten payouts.
 * Source  PAY.md, Trying a scheme; variance components by the method of moments.
 */
export function luckMeter(subjects: readonly LuckSubject[], options: LuckOptions): LuckReport {
  return luckOfCrews(subjects.map(alone), options)
}

function alone(subject: LuckSubject): LuckCrew {
  return {
    members: [subject],
    pay: ([means = new Map()]) => [subject.pay(means)],
  }
}

/**
 * As `luckMeter`, of people who share pools.
 *
 * Rule    all visits of those who are paid together are drawn at once, each visit once, and the pool is
 *         split anew in every draw: what falls to one by luck is taken from the others. The full payout
 *         of a member is the part by presence alone: differences of pools and of days are none of the
 *         scheme's. Means are believed within a pool first.
 * Units   as `luckMeter`.
 * Returns as `luckMeter`.
 * Source  PAY.md, Trying a scheme; Periods (Pool).
 */
export function luckOfCrews(crews: readonly LuckCrew[], options: LuckOptions): LuckReport {
  const members = crews.flatMap((crew) => crew.members)
  const noise = new LuckNoise(
    members.map((member) => member.samples),
    Number(options.deviation) / 100,
  )
  const believed = new Map(
    believedMeans(members, noise).map((means, place) => [members[place], means]),
  )
  const draws = new SeededDraws(options.seed)
  const spreads: Spread[] = []
  const parts: ReadonlyMap<string, number>[] = []
  const bands: LuckBand[] = []
  const drawn: DrawnCrew[] = []
  for (const crew of crews) {
    const visits = noise.together(crew.members.map(({ samples }) => samples))
    const rounds = () => roundsOf(visits, noise, options.draws, draws)
    const around = paidInRounds(
      { crew, visits, rounds: rounds() },
      noise,
      crew.members.map(ownMeans),
    )
    const again = { crew, visits, rounds: rounds() }
    const means = crew.members.map((member) => believed.get(member) ?? new Map())
    const towards = paidInRounds(again, noise, means)
    for (const [place, member] of crew.members.entries()) {
      const pays = towards[place] ?? []
      const spread = spreadOf(member, pays)
      bands.push(bandOf(member.id, around[place] ?? []))
      if (spread !== null) spreads.push(spread)
      parts.push(partSpreadsOf(pays))
    }
    drawn.push(again)
  }
  const shared = sharedOf(spreads)
  const told = verdictOf(members, shared)
  return {
    seed: options.seed,
    draws: options.draws,
    payouts: members.length,
    ...told,
    sureness:
      told.noiseShare === null || shared === null
        ? null
        : sureOfShare(shared, drawn, noise, options.kin ?? 'person'),
    luckiest: luckiestOf(parts),
    bands,
    residuals: noise.residuals,
  }
}

function ownMeans({ samples }: LuckMember): Means {
  return new Map([...samples].map(([reading, { mean: own }]) => [reading, own]))
}

function bandOf(id: string, pays: readonly LuckPay[]): LuckBand {
  const ordered = pays.toSorted((a, b) => a.amount - b.amount)
  const at = (share: number) =>
    ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)]?.payout ?? '0.00'
  return { id, low: at(0.05), high: at(0.95) }
}

/** Null below `fewestPayouts`; 0/0 where nobody's pay differs. */
function sharedOf(spreads: readonly Spread[]): { within: number; total: number } | null {
  const groups = new Set(spreads.map(({ group }) => group))
  if (spreads.length - groups.size < fewestPayouts - 1) return null
  const { within, between } = componentsOf(spreads)
  return { within, total: within + Math.max(0, between) }
}

/** A spread of less than a millionth of the full pay is rounding. */
const ROUNDING = 1e-12

function verdictOf(
  subjects: readonly LuckMember[],
  shared: { within: number; total: number } | null,
): Pick<LuckReport, 'noiseShare' | 'verdict'> {
  if (subjects.every(({ samples }) => samples.size === 0)) {
    return { noiseShare: null, verdict: 'nothing-sampled' }
  }
  if (shared === null) return { noiseShare: null, verdict: 'too-few-people' }
  if (shared.total < ROUNDING) return { noiseShare: null, verdict: 'no-differences' }
  const share = shared.within / shared.total
  const noiseShare = decimalText(Fraction.of(Math.round(share * 10_000), 10_000), 4)
  return { noiseShare, verdict: verdictOfShare(share) }
}

/**
 * A word for a share of luck.
 *
 * Rule    from a half mostly, from 30 % much, from 10 % some, below that little.
 * Units   0..1.
 * Source  PAY.md, Trying a scheme (the screen says so in a sentence).
 */
export function verdictOfShare(share: number): ShareVerdict {
  if (share >= 0.5) return 'mostly-luck'
  if (share >= 0.3) return 'much-luck'
  return share >= 0.1 ? 'some-luck' : 'little-luck'
}

function luckiestOf(spreads: readonly ReadonlyMap<string, number>[]): string | null {
  const sums = new Map<string, number>()
  for (const parts of spreads) {
    for (const [code, within] of parts) sums.set(code, (sums.get(code) ?? 0) + within)
  }
  const [first] = [...sums].toSorted((a, b) => b[1] - a[1])
  return first && first[1] > ROUNDING ? first[0] : null
}
