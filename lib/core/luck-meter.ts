import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import { Fraction } from './exact'
import { type Believed, believedMeans, type Means, mean, varianceWithin } from './luck-belief'
import { LuckNoise } from './luck-noise'
import type { MoneyText } from './money'
import { SeededDraws } from './seeded-draws'

/** Whose payout is drawn: somebody in one month. */
export interface LuckMember extends Believed {
  readonly id: string
}

/** Somebody's pay for one month, which can be paid again for other means of the visits. */
export interface LuckSubject extends LuckMember {
  /** The engine of real pay, with each named mean in the place of the one that was measured. */
  readonly pay: (means: ReadonlyMap<string, Fraction>) => LuckPay
}

/** People whose pay of one month hangs together: what one gets by luck moves what the others get. */
export interface LuckCrew {
  readonly members: readonly LuckMember[]
  /** As for one, for all of them at once and in their order. */
  readonly pay: (means: readonly ReadonlyMap<string, Fraction>[]) => readonly LuckPay[]
}

export interface LuckPay {
  readonly payout: MoneyText
  /** The payout as a number, and that of each part by code; statistics only. */
  readonly amount: number
  readonly parts: ReadonlyMap<string, number>
  /** What everything at its full rate would have paid; out of a pool, the part by presence alone. */
  readonly atFull: number
}

export interface LuckReport {
  readonly seed: number
  readonly draws: number
  /** Payouts that were drawn anew: people times months. */
  readonly payouts: number
  /** 0..1 with four places; null where it cannot be said, and `verdict` says why. */
  readonly noiseShare: Decimal | null
  readonly verdict: LuckVerdict
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

export type LuckVerdict =
  | 'mostly-luck'
  | 'much-luck'
  | 'some-luck'
  | 'little-luck'
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
  const bands: LuckBand[] = []
  for (const crew of crews) {
    const again = drawsOf(crew, noise, options.draws, draws)
    const around = again(crew.members.map(ownMeans))
    const towards = again(crew.members.map((member) => believed.get(member) ?? new Map()))
    for (const [place, member] of crew.members.entries()) {
      bands.push(bandOf(member.id, around[place] ?? []))
      spreads.push(...spreadOf(member, towards[place] ?? []))
    }
  }
  const shared = sharedOf(spreads)
  return {
    seed: options.seed,
    draws: options.draws,
    payouts: members.length,
    ...verdictOf(members, shared),
    luckiest: luckiestOf(spreads),
    bands,
    residuals: noise.residuals,
  }
}

function ownMeans({ samples }: LuckMember): Means {
  return new Map([...samples].map(([reading, { mean: own }]) => [reading, own]))
}

/** Pays a crew again and again around given means; the payouts of each member together. */
function drawsOf(
  { members, pay }: LuckCrew,
  noise: LuckNoise,
  count: number,
  draws: SeededDraws,
): (means: readonly Means[]) => readonly (readonly LuckPay[])[] {
  const visits = noise.together(members.map(({ samples }) => samples))
  return (means) => {
    if (visits.visits.length === 0) return pay(members.map(() => new Map())).map((one) => [one])
    const rounds = Array.from({ length: count }, () => {
      const moved = noise.redrawn(visits, draws)
      return pay(
        members.map(({ samples }, place) => {
          const drawn = [...(moved[place] ?? [])].map(([reading, by]): [string, Fraction] => [
            reading,
            drawnMean((means[place]?.get(reading) ?? 0) + by, samples.get(reading)?.mean ?? 0),
          ])
          return new Map(drawn)
        }),
      )
    })
    return members.map((_, place) => rounds.flatMap((round) => round[place] ?? []))
  }
}

const DRAWN_PLACES = 1_000_000

/** A score lies between 0 and 100 %, or as far outside as the one that was measured. */
function drawnMean(value: number, measured: number): Fraction {
  const within = Math.min(Math.max(value, Math.min(0, measured)), Math.max(1, measured))
  return Fraction.of(Math.round(within * DRAWN_PLACES), DRAWN_PLACES)
}

function bandOf(id: string, pays: readonly LuckPay[]): LuckBand {
  const ordered = pays.toSorted((a, b) => a.amount - b.amount)
  const at = (share: number) =>
    ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)]?.payout ?? '0.00'
  return { id, low: at(0.05), high: at(0.95) }
}

/** How one subject's drawn payouts spread, as fractions of the own full payout. */
interface Spread {
  readonly group: string
  readonly value: number
  readonly within: number
  /** Draws behind the mean; the mean of few draws spreads more than what it stands for. */
  readonly draws: number
  readonly parts: ReadonlyMap<string, number>
}

/** None for whom nothing could have been paid at all: nobody is compared with him. */
function spreadOf({ group }: LuckMember, pays: readonly LuckPay[]): readonly Spread[] {
  const full = pays[0]?.atFull ?? 0
  if (full <= 0) return []
  const shareOf = (amount: number) => amount / full
  const amounts = pays.map((pay) => shareOf(pay.amount))
  const parts = [...(pays[0]?.parts.keys() ?? [])].map((code): [string, number] => [
    code,
    variance(pays.map((pay) => shareOf(pay.parts.get(code) ?? 0))),
  ])
  return [
    {
      group,
      value: mean(amounts),
      within: variance(amounts),
      draws: pays.length,
      parts: new Map(parts),
    },
  ]
}

/** Null below `fewestPayouts`; 0/0 where nobody's pay differs. */
function sharedOf(spreads: readonly Spread[]): { within: number; total: number } | null {
  const groups = new Set(spreads.map(({ group }) => group))
  if (spreads.length - groups.size < fewestPayouts - 1) return null
  const within = mean(spreads.map((spread) => spread.within))
  const ofDraws = mean(spreads.map((spread) => spread.within / spread.draws))
  const between = Math.max(0, varianceWithin(spreads) - ofDraws)
  return { within, total: within + between }
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
  if (share >= 0.5) return { noiseShare, verdict: 'mostly-luck' }
  if (share >= 0.3) return { noiseShare, verdict: 'much-luck' }
  return { noiseShare, verdict: share >= 0.1 ? 'some-luck' : 'little-luck' }
}

function luckiestOf(spreads: readonly Spread[]): string | null {
  const sums = new Map<string, number>()
  for (const { parts } of spreads) {
    for (const [code, within] of parts) sums.set(code, (sums.get(code) ?? 0) + within)
  }
  const [first] = [...sums].toSorted((a, b) => b[1] - a[1])
  return first && first[1] > ROUNDING ? first[0] : null
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0
  const centre = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return squares / (values.length - 1)
}
