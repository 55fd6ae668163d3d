import { Fraction, leastCommonMultiple, smallerOf, sumOf } from './exact'
import type { CountedPair, Sheet } from './score-sheet'

/** The pairs of one evaluation in the order of the sheet's questions; null: does not count. */
export type CountedPairs = readonly (CountedPair | null)[]

/** Sums of pairs, scaled, per section with all that is beneath it. */
export interface SheetSums {
  readonly earned: readonly bigint[]
  readonly possible: readonly bigint[]
}

/** A critical effect on the total: the question's place, and the percent it holds the total at. */
export interface TotalLimit {
  readonly question: number
  readonly limit: Fraction
}

export interface CriticalFailures {
  /** Places of the failed critical questions, whatever their effect. */
  readonly failed: readonly number[]
  /** Per root section, how many failed questions set it to zero. */
  readonly zeroing: readonly number[]
  readonly limits: readonly TotalLimit[]
}

export interface SheetTotal {
  readonly beforeCritical: Fraction | null
  readonly beforeTotalEffects: Fraction | null
  readonly unclamped: Fraction | null
  readonly total: Fraction | null
}

/**
 * Earned and possible of every section, pooling all questions beneath it.
 *
 * Rule    each question once in its own section and in all above it; one that does not count adds
 *         nothing.
 * Units   points times weights, times the sheet's scale.
 * Source  SCORING.md, Sections and total.
 */
export function sumSections(sheet: Sheet, pairs: CountedPairs): SheetSums {
  const earned = sheet.sections.map(() => 0n)
  const possible = sheet.sections.map(() => 0n)
  const add = (place: number, pair: { earned: bigint; possible: bigint }) => {
    earned[place] = (earned[place] ?? 0n) + pair.earned
    possible[place] = (possible[place] ?? 0n) + pair.possible
  }
  sheet.questions.forEach((question, place) => {
    const pair = pairs[place]
    if (pair) add(question.section, pair)
  })
  // A section stands after its parent, so from the end every section is complete when it is added.
  for (let place = sheet.sections.length - 1; place >= 0; place -= 1) {
    const parent = sheet.sections[place]?.parent ?? null
    if (parent !== null) {
      add(parent, { earned: earned[place] ?? 0n, possible: possible[place] ?? 0n })
    }
  }
  return { earned, possible }
}

/**
 * The failed critical questions, and what their effects do to root sections and to the total.
 *
 * Rule    N/A and hidden questions do not fail; of several failures all are told.
 * Returns places of the failed, a count by root section, and the limits of the total in percent.
 * Source  SCORING.md, Critical questions.
 */
export function criticalFailures(sheet: Sheet, pairs: CountedPairs): CriticalFailures {
  const failed: number[] = []
  const zeroing = sheet.roots.map(() => 0)
  const limits: TotalLimit[] = []
  sheet.questions.forEach(({ critical, root }, question) => {
    if (critical === null || pairs[question]?.critical !== 'failed') return
    failed.push(question)
    if (critical.effect === 'section-zero') zeroing[root] = (zeroing[root] ?? 0) + 1
    if (critical.limit !== null) limits.push({ question, limit: critical.limit })
  })
  return { failed, zeroing, limits }
}

/**
 * What is left of the earned points of a root section that a critical failure sets to zero.
 *
 * Rule    min(earned, 0): a section below zero is not lifted by a failure.
 * Units   points times weights, times the sheet's scale.
 * Source  SCORING.md, Critical questions (section-zero).
 */
export function earnedAfterZero(earned: bigint, isZeroed: boolean): bigint {
  return isZeroed && earned > 0n ? 0n : earned
}

/** The ordinary root sections added up: weighted earned over weight is the share of full marks. */
export interface OrdinaryPart {
  readonly earned: Fraction
  readonly weight: bigint
}

/**
 * Adds up the ordinary root sections, all or all but one.
 *
 * Rule    `weighted-sections`: sum(W * earned/possible) over sum(W) of the root sections with
 *         something possible; `total-points`: sum(f * earned) over sum(f * possible).
 * Units   earned and weight: not yet a percentage; their quotient times 100 is.
 * Source  SCORING.md, Sections and total.
 */
export function ordinaryPart(
  sheet: Sheet,
  sums: SheetSums,
  zeroing: readonly number[],
  without: number | null = null,
): OrdinaryPart {
  const parts: Fraction[] = []
  let weight = 0n
  sheet.roots.forEach((root, place) => {
    if (root.bonus || place === without) return
    const possible = sums.possible[root.section] ?? 0n
    const isZeroed = (zeroing[place] ?? 0) > 0
    const earned = earnedAfterZero(sums.earned[root.section] ?? 0n, isZeroed)
    if (sheet.method === 'total-points') {
      parts.push(Fraction.of(root.weight * earned))
      weight += root.weight * possible
    } else if (possible !== 0n) {
      parts.push(Fraction.of(root.weight * earned, possible))
      weight += root.weight
    }
  })
  return { earned: sumOf(parts), weight }
}

/**
 * Earned points of the bonus sections.
 *
 * Rule    they count as percentage points, whatever the weights of their sections.
 * Units   points times the questions' weights, times the sheet's scale.
 * Source  SCORING.md, Sections and total (bonus section).
 */
export function bonusOf(sheet: Sheet, sums: SheetSums): bigint {
  return sheet.roots.reduce(
    (sum, root) => (root.bonus ? sum + (sums.earned[root.section] ?? 0n) : sum),
    0n,
  )
}

/**
 * The total before any limit on it, in percent: n/d of the weight, then the bonus sections' points.
 *
 * Rule    100 * n / (d * weight), and the bonus as percentage points.
 * Returns null when nothing was possible, whatever the bonus.
 * Source  SCORING.md, Sections and total (bonus section).
 */
export function percentWithBonus(
  sheet: Sheet,
  { n, d, weight }: { n: bigint; d: bigint; weight: bigint },
  bonus: bigint,
): Fraction | null {
  if (weight === 0n) return null
  const total = Fraction.of(100n * n, d * weight)
  return bonus === 0n ? total : total.plus(Fraction.of(bonus, sheet.scale))
}

/**
 * The total as a sum over the root sections, once it is known what was possible in each: every
 * scaled point earned in a root section adds `perPoint` of its over `denominator`, in percent.
 */
export interface RootShares {
  /** By root section, bonus sections too. */
  readonly perPoint: readonly bigint[]
  readonly denominator: bigint
}

/**
 * What a point earned adds to the total, by root section.
 *
 * Rule    as `ordinaryPart` and `percentWithBonus`, over one common denominator. Nothing earned
 *         enters it, so evaluations in which the same was possible share it.
 * Returns null when nothing was possible, whatever the bonus.
 * Source  SCORING.md, Sections and total.
 */
export function rootShares(sheet: Sheet, possible: readonly bigint[]): RootShares | null {
  const isPooled = sheet.method === 'total-points'
  let common = 1n
  let weight = 0n
  sheet.roots.forEach((root, place) => {
    const own = possible[place] ?? 0n
    if (root.bonus || own === 0n) return
    weight += isPooled ? root.weight * own : root.weight
    if (!isPooled) common = leastCommonMultiple(common, own < 0n ? -own : own)
  })
  if (weight === 0n) return null
  const bonusScale = sheet.roots.some(({ bonus }) => bonus) ? sheet.scale : 1n
  const perPoint = sheet.roots.map((root, place) => {
    const own = possible[place] ?? 0n
    if (root.bonus) return common * weight
    if (isPooled) return 100n * root.weight * bonusScale
    return own === 0n ? 0n : 100n * root.weight * bonusScale * (common / own)
  })
  return { perPoint, denominator: common * weight * bonusScale }
}

function totalOfSums(sheet: Sheet, sums: SheetSums, zeroing: readonly number[]): Fraction | null {
  const shares = rootShares(
    sheet,
    sheet.roots.map(({ section }) => sums.possible[section] ?? 0n),
  )
  if (shares === null) return null
  const earned = sheet.roots.reduce((sum, { section, bonus }, place) => {
    const isZeroed = !bonus && (zeroing[place] ?? 0) > 0
    const own = earnedAfterZero(sums.earned[section] ?? 0n, isZeroed)
    return sum + (shares.perPoint[place] ?? 0n) * own
  }, 0n)
  return Fraction.of(earned, shares.denominator)
}

/**
 * A total under the limits that critical failures set.
 *
 * Rule    of several effects the lowest result stands; a limit above the total changes nothing.
 * Units   percent, exact.
 * Returns null where there is no total.
 * Source  SCORING.md, Critical questions (of several effects on the total the lowest result
 *         stands).
 */
export function withLimits(total: Fraction | null, limits: readonly TotalLimit[]): Fraction | null {
  if (total === null) return null
  return limits.reduce((lowest, { limit }) => smallerOf(lowest, limit), total)
}

/**
 * A total within what the version allows.
 *
 * Rule    below at 0; above at 100 unless the version allows more.
 * Units   percent, exact.
 * Returns null where there is no total.
 * Source  SCORING.md, Sections and total (the clamp).
 */
export function clamped(sheet: Sheet, total: Fraction | null): Fraction | null {
  if (total === null) return null
  if (total.isNegative) return Fraction.zero
  if (!sheet.allowOver100 && Fraction.hundred.isBelow(total)) return Fraction.hundred
  return total
}

/**
 * All totals of one evaluation.
 *
 * Rule    section effects first, then those on the total, then the clamp; every step is kept.
 * Units   percent, exact.
 * Source  SCORING.md, Sections and total, Critical questions; golden W1-W13.
 */
export function totalOf(sheet: Sheet, sums: SheetSums, failures: CriticalFailures): SheetTotal {
  const beforeTotalEffects = totalOfSums(sheet, sums, failures.zeroing)
  const unclamped = withLimits(beforeTotalEffects, failures.limits)
  return {
    beforeCritical: failures.zeroing.some((count) => count > 0)
      ? totalOfSums(sheet, sums, [])
      : beforeTotalEffects,
    beforeTotalEffects,
    unclamped,
    total: clamped(sheet, unclamped),
  }
}

/**
 * The final total alone: for ranges, recalculation and bulk work.
 *
 * Rule    the `total` of `totalOf`, without the steps before it.
 * Units   percent, exact; null when nothing was possible.
 * Source  SCORING.md, Sections and total, Critical questions.
 */
export function finalTotal(sheet: Sheet, pairs: CountedPairs): Fraction | null {
  const failures = criticalFailures(sheet, pairs)
  const before = totalOfSums(sheet, sumSections(sheet, pairs), failures.zeroing)
  return clamped(sheet, withLimits(before, failures.limits))
}
