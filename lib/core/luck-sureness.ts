import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import { Fraction } from './exact'
import { sha256OfText } from './fingerprint'
import { believedMeans, type Means, mean, mirroredMeans, varianceWithin } from './luck-belief'
import { type DrawnCrew, paidInRounds, type Spread, spreadOf } from './luck-draws'
import type { LuckNoise } from './luck-noise'

/** How sure a noise share is, by what it would be without some of the people. */
export interface LuckSureness {
  /** 90 % interval, 0..1 with four places. */
  readonly low: Decimal
  readonly high: Decimal
  /** Who was left out together. */
  readonly kin: 'person' | 'unit'
  /** A name for those among whom the tenths were dealt out; the same for any two of many. */
  readonly among: string
  /**
   * By tenth of the people, how far it pulls the share; null for a tenth without anybody. The root of
   * the sum of their squares is the standard error.
   */
  readonly pulls: readonly (Decimal | null)[]
}

/** The variance of payouts by luck, and that between people. */
export interface Components {
  readonly within: number
  /** An estimate without bias: now and then it lies below zero. */
  readonly between: number
}

/**
 * What the differences of payouts are made of.
 *
 * Rule    the mean variance of the drawn payouts of one member, and the variance of their means within a
 *         group, less what the few draws behind a mean add to it.
 * Units   variances of fractions of the own full payout.
 * Source  variance components by the method of moments.
 */
export function componentsOf(spreads: readonly Spread[]): Components {
  const ofDraws = mean(spreads.map(({ within, draws }) => within / draws))
  return {
    within: mean(spreads.map(({ within }) => within)),
    between: varianceWithin(spreads) - ofDraws,
  }
}

/** People are left out by tenths. */
const tenths = 10

/** With fewer tenths that have anybody, how far they differ says too little. */
const fewestTenths = 6

/** One draw of six is paid again without each tenth: all of them together cost about as much as the share. */
const everyDraw = 6

/**
 * How sure a noise share is.
 *
 * Rule    each tenth of the people is left out in turn and the share computed again from the rest: how
 *         far visits reach, whose means are believed how much, and what the same draws then pay. A
 *         tenth's pull is the move of the share without it, by what the two variances move, times
 *         sqrt((N - m) / m / tenths), m of N payouts left out. Error: the root of the sum of squared
 *         pulls. Interval: (root of the share ± t * error / (2 * root of the share))², within 0..1, t
 *         Student's 5 % point with one degree less than tenths: on the scale of roots the truth is missed
 *         about as often on either side. Tenths go by the name of the person, or of the unit where people
 *         share pools or visits, so that two schemes over the same people leave out the same.
 * Units   the share: 0..1.
 * Returns null with fewer than six tenths that have anybody, and where nothing is luck.
 * Source  delete-a-group jackknife with groups of any size: Shao and Tu 1995, The Jackknife and
 *         Bootstrap, 2.3; Wolter 2007, Introduction to Variance Estimation, 4; Busing, Meijer and van der
 *         Leeden 1999, Statistics and Computing 9:3-8; docs/figures.md for how often it holds the truth.
 */
export function sureOfShare(
  { within, total }: { readonly within: number; readonly total: number },
  drawn: readonly DrawnCrew[],
  noise: LuckNoise,
  kin: LuckSureness['kin'],
): LuckSureness | null {
  const share = within / total
  const { among, tenthOf } = dealtOut(drawn.map(nameOf))
  const byTenth = Map.groupBy(drawn, (one) => tenthOf(nameOf(one)))
  if (byTenth.size < fewestTenths || text(share) === '0.0000') return null
  const all = countOf(drawn)
  const without = [...byTenth].map(([tenth, own]) => {
    const rest = drawn.filter((one) => !own.includes(one))
    const found = componentsWithout(rest, noise)
    // As the share moves where the two variances move a little.
    const moved = (found.within - share * (found.within + found.between)) / total
    return { tenth, left: countOf(rest), moved }
  })
  const pulls = pullsOf(without, all)
  const error = Math.hypot(...pulls.values())
  const root = Math.sqrt(share)
  const reach = (pointOf(pulls.size) * error) / (2 * root)
  return {
    low: text(Math.max(0, root - reach) ** 2),
    high: text(Math.min(1, (root + reach) ** 2)),
    ...{ kin, among },
    pulls: Array.from({ length: tenths }, (_, tenth) => {
      const pull = pulls.get(tenth)
      return pull === undefined ? null : text(pull)
    }),
  }
}

interface WithoutTenth {
  readonly tenth: number
  /** Payouts that are left. */
  readonly left: number
  readonly moved: number
}

function pullsOf(without: readonly WithoutTenth[], all: number): ReadonlyMap<number, number> {
  const weights = without.reduce((sum, { left }) => sum + left, 0)
  const centre = without.reduce((sum, { left, moved }) => sum + left * moved, 0) / weights
  return new Map(
    without.map(({ tenth, left, moved }) => {
      const times = Math.sqrt(left / (all - left) / without.length)
      return [tenth, times * (moved - centre)]
    }),
  )
}

/** What is told of a share. */
export interface ToldShare {
  readonly noiseShare: Decimal | null
  readonly sureness?: LuckSureness | null
}

/** Of two trials of the time before, below this many percentage points. */
const apartBefore = 0.05

/**
 * Which of two schemes leaves less to luck, as far as can be told.
 *
 * Rule    the difference of the shares against t times its error: where both left out the same people, the
 *         root of the sum of squared differences of their pulls; else of both errors' squares, which is
 *         on the safe side. Shares that are shown alike do not differ.
 * Units   shares: 0..1.
 * Returns `same` too where nothing is known of how sure two shares of the time before are and they lie
 *         less than five points apart; `untold` where one of two is not known to be sure.
 * Source  Wolter 2007, 4 (paired replicates).
 */
export function lessLuck(
  first: ToldShare,
  second: ToldShare,
): 'first' | 'second' | 'same' | 'untold' | null {
  if (first.noiseShare === null || second.noiseShare === null) return null
  const [one, other] = [Number(first.noiseShare), Number(second.noiseShare)]
  const fewer = one < other ? 'first' : 'second'
  if (first.sureness === undefined || second.sureness === undefined) {
    return Math.abs(Math.round((one - other) * 10_000)) < apartBefore * 10_000 ? 'same' : fewer
  }
  // Where nothing is luck there is nothing to be unsure of.
  const unsure = [first, second].filter(({ noiseShare }) => Number(noiseShare) !== 0)
  const known = unsure.flatMap(({ sureness }) => sureness ?? [])
  if (known.length < unsure.length) return 'untold'
  if (Math.round(one * 100) === Math.round(other * 100)) return 'same'
  const [own = null, beside = null] = known
  const reach = own === null ? 0 : beside === null ? reachOf(own) : reachOfDifference(own, beside)
  return Math.abs(one - other) > reach ? fewer : 'untold'
}

function reachOf({ pulls }: LuckSureness): number {
  return pointOf(pulls.filter(Boolean).length) * Math.hypot(...pulls.map((pull) => Number(pull)))
}

function reachOfDifference(first: LuckSureness, second: LuckSureness): number {
  const [one, other] = [first, second].map(({ pulls }) => pulls.map((pull) => Number(pull ?? 0)))
  const known = Math.min(...[first, second].map(({ pulls }) => pulls.filter(Boolean).length))
  const isPaired = first.kin === second.kin && first.among === second.among
  const error = isPaired
    ? Math.hypot(...(one ?? []).map((pull, tenth) => pull - (other?.[tenth] ?? 0)))
    : Math.hypot(...(one ?? []), ...(other ?? []))
  return pointOf(known) * error
}

function countOf(drawn: readonly DrawnCrew[]): number {
  return drawn.reduce((sum, { crew }) => sum + crew.members.length, 0)
}

function nameOf({ crew }: DrawnCrew): string {
  const [first] = crew.members
  return first?.kin ?? first?.id ?? ''
}

/** From so many names on each finds its tenth alone, and hardly any tenth stays empty or swells. */
const manyNames = 100

/** Tenths by the hashes of names: of few names in their order, so that none stays empty. */
function dealtOut(all: readonly string[]): {
  readonly among: string
  readonly tenthOf: (name: string) => number
} {
  const hashed = [...new Set(all)].map((name) => ({ name, hash: sha256OfText(name) }))
  if (hashed.length >= manyNames) {
    const places = new Map(
      hashed.map(({ name, hash }) => [name, Number.parseInt(hash.slice(0, 8), 16)]),
    )
    return { among: 'many', tenthOf: (name) => (places.get(name) ?? 0) % tenths }
  }
  const ordered = hashed.toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
  const places = new Map(ordered.map(({ name }, place) => [name, place]))
  const among = sha256OfText(ordered.map(({ hash }) => hash).join(' ')).slice(0, 16)
  return { among, tenthOf: (name) => (places.get(name) ?? 0) % tenths }
}

/** Where noise leaves less than nothing of the differences, so much is taken off. */
function componentsWithout(rest: readonly DrawnCrew[], all: LuckNoise): Components {
  const members = rest.flatMap(({ crew }) => crew.members)
  const noise = all.knownFrom(members.map(({ samples }) => samples))
  const believed = paidAgain(rest, noise, believedMeans(members, noise))
  const mirrored = mirroredMeans(members, noise)
  if (mirrored === null) return believed
  const { between } = paidAgain(rest, noise, mirrored)
  return { ...believed, between: 2 * believed.between - between }
}

function paidAgain(
  crews: readonly DrawnCrew[],
  noise: LuckNoise,
  means: readonly Means[],
): Components {
  let place = 0
  const spreads = crews.flatMap((one): readonly Spread[] => {
    const { members } = one.crew
    const own = means.slice(place, place + members.length)
    place += members.length
    const rounds = one.rounds.slice(0, Math.max(2, Math.ceil(one.rounds.length / everyDraw)))
    const pays = paidInRounds({ ...one, rounds }, noise, own)
    return members.flatMap((member, at) => spreadOf(member, pays[at] ?? []) ?? [])
  })
  return componentsOf(spreads)
}

/** Student's t with 5 to 9 degrees of freedom: 5 % of the distribution lie above. */
const points = [2.015, 1.943, 1.895, 1.86, 1.833]

function pointOf(known: number): number {
  return points[known - fewestTenths] ?? Number.POSITIVE_INFINITY
}

function text(share: number): Decimal {
  return decimalText(Fraction.of(Math.round(share * 10_000), 10_000), 4)
}
