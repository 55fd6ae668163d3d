import { Fraction } from './exact'
import { type Believed, type Means, mean } from './luck-belief'
import type { Drawn, LuckNoise, VisitsTogether } from './luck-noise'
import type { MoneyText } from './money'
import type { SeededDraws } from './seeded-draws'

/** Whose payout is drawn: somebody in one month. */
export interface LuckMember extends Believed {
  readonly id: string
  /** Who is left out together when it is asked how sure a share is; absent, each by himself. */
  readonly kin?: string
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

/** A crew and what was drawn for its visits, round by round. */
export interface DrawnCrew {
  readonly crew: LuckCrew
  readonly visits: VisitsTogether
  readonly rounds: readonly Drawn[]
}

/**
 * Draws the visits of a crew again and again.
 *
 * Rule    each visit once for all who read it.
 * Returns as many rounds as are asked for; none where nothing is drawn.
 * Source  PAY.md, Trying a scheme.
 */
export function roundsOf(
  visits: VisitsTogether,
  noise: LuckNoise,
  count: number,
  draws: SeededDraws,
): readonly Drawn[] {
  if (visits.visits.length === 0) return []
  return Array.from({ length: count }, () => noise.drawn(visits, draws))
}

/**
 * Pays a crew in every round, around given means.
 *
 * Rule    the engine of real pay; a mean lies between 0 and 100 %, or as far outside as the one that was
 *         measured.
 * Returns the payouts of each member together; one of each where nothing is drawn.
 * Source  PAY.md, Trying a scheme.
 */
export function paidInRounds(
  { crew: { members, pay }, visits, rounds }: DrawnCrew,
  noise: LuckNoise,
  means: readonly Means[],
): readonly (readonly LuckPay[])[] {
  if (visits.visits.length === 0) return pay(members.map(() => new Map())).map((one) => [one])
  const paid = rounds.map((round) => {
    const moved = noise.moved(visits, round)
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
  return members.map((_, place) => paid.flatMap((round) => round[place] ?? []))
}

const DRAWN_PLACES = 1_000_000

/** A score lies between 0 and 100 %, or as far outside as the one that was measured. */
function drawnMean(value: number, measured: number): Fraction {
  const within = Math.min(Math.max(value, Math.min(0, measured)), Math.max(1, measured))
  return Fraction.of(Math.round(within * DRAWN_PLACES), DRAWN_PLACES)
}

/** How one member's drawn payouts spread, as fractions of the own full payout. */
export interface Spread {
  readonly group: string
  readonly value: number
  readonly within: number
  /** Draws behind the mean; the mean of few draws spreads more than what it stands for. */
  readonly draws: number
}

/**
 * How drawn payouts of one member spread.
 *
 * Rule    as fractions of the own full payout.
 * Units   fractions of 1, and their variance.
 * Returns null for whom nothing could have been paid at all: nobody is compared with him.
 * Source  PAY.md, Trying a scheme.
 */
export function spreadOf({ group }: LuckMember, pays: readonly LuckPay[]): Spread | null {
  const full = pays[0]?.atFull ?? 0
  if (full <= 0) return null
  const amounts = pays.map(({ amount }) => amount / full)
  return { group, value: mean(amounts), within: variance(amounts), draws: pays.length }
}

/**
 * How the parts of drawn payouts of one member spread.
 *
 * Rule    as `spreadOf`, each part by itself.
 * Units   variances of fractions of 1, by code.
 * Source  PAY.md, Trying a scheme.
 */
export function partSpreadsOf(pays: readonly LuckPay[]): ReadonlyMap<string, number> {
  const [first] = pays
  if (first === undefined || first.atFull <= 0) return new Map()
  return new Map(
    [...first.parts.keys()].map((code) => [
      code,
      variance(pays.map(({ parts }) => (parts.get(code) ?? 0) / first.atFull)),
    ]),
  )
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0
  const centre = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  return squares / (values.length - 1)
}
