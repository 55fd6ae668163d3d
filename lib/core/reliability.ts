import { decimalText } from './display-number'
import { Fraction, parseDecimal } from './exact'
import { countOfVisits, drawnTowards, reliabilityOfMean } from './mean-of-visits'
import { roundHalfUp, unitOfPlaces } from './rounding'

/** How much one visit tells, and where the figures come from. */
export interface VisitNoise {
  /** Reliability of a single visit, 0..1, four places. */
  readonly reliability: Fraction
  /** Noise of a single visit s_w in percentage points, six places. */
  readonly deviation: Fraction
  /** `published-default`: too few own subjects, so the figures are those of published data. */
  readonly source: 'own-visits' | 'published-default'
  /** Own subjects with at least two visits. */
  readonly subjects: number
}

/** 1,295 published visits to one chain. Source: SCORING.md; PRODUCT.md, Why it must exist. */
export const publishedReliability: Fraction = parseDecimal('0.21')
export const publishedDeviation: Fraction = parseDecimal('6.5')

/** Own figures are used from this number of subjects with at least two visits. */
export const fewestSubjects = 30

/**
 * Reliability and noise of one visit for an organisation.
 *
 * Rule    from the organisation's own visits once 30 subjects have two or more; until then the
 *         published defaults, said to be such.
 * Units   scores in percent, one list per subject.
 * Source  SCORING.md, From visits to a period score.
 */
export function visitNoise(
  scoresBySubject: Iterable<readonly Fraction[]>,
  fewest: number = fewestSubjects,
): VisitNoise {
  const effects = randomEffects(scoresBySubject)
  if (effects === null || effects.subjects < fewest) {
    return {
      reliability: publishedReliability,
      deviation: publishedDeviation,
      source: 'published-default',
      subjects: effects?.subjects ?? 0,
    }
  }
  const { reliability, deviation, subjects } = effects
  return { reliability, deviation, source: 'own-visits', subjects }
}

/** A one-way random-effects analysis of variance over subjects. */
export interface RandomEffects {
  readonly subjects: number
  readonly visits: number
  /** Mean squares between and within subjects, squared percentage points. */
  readonly between: Fraction
  readonly within: Fraction
  /** The number of visits per subject that stands for them all. */
  readonly k0: Fraction
  /** Clamped to 0..1, four places. */
  readonly reliability: Fraction
  /** s_w, percentage points, six places. */
  readonly deviation: Fraction
}

/**
 * One-way random effects over the subjects that have at least two visits.
 *
 * Rule    r = (MSB - MSW) / (MSB + (k0 - 1) * MSW), k0 = (N - sum(n_i^2)/N) / (a - 1), clamped to
 *         0..1; s_w = sqrt(MSW). Scores enter with six places, and all sums are exact, so the order
 *         of subjects and visits does not matter. Where nothing differs at all, r is 0.
 * Returns null with fewer than two such subjects.
 * Source  SCORING.md, From visits to a period score; golden W19.
 */
export function randomEffects(
  scoresBySubject: Iterable<readonly Fraction[]>,
): RandomEffects | null {
  const sums = squareSums(scoresBySubject)
  if (sums.subjects < 2) return null
  const visits = Fraction.of(sums.visits)
  const between = sums.squaredMeans
    .minus(Fraction.of(sums.total * sums.total).dividedBy(visits))
    .dividedBy(Fraction.of(sums.subjects - 1))
    .dividedBy(SCALE_SQUARED)
  const within = Fraction.of(sums.squares)
    .minus(sums.squaredMeans)
    .dividedBy(Fraction.of(sums.visits - sums.subjects))
    .dividedBy(SCALE_SQUARED)
  const k0 = visits
    .minus(Fraction.of(sums.squaredCounts).dividedBy(visits))
    .dividedBy(Fraction.of(sums.subjects - 1))
  return {
    subjects: sums.subjects,
    visits: sums.visits,
    between,
    within,
    k0,
    reliability: reliabilityOf(between, within, k0),
    deviation: squareRoot(within),
  }
}

const SCORE_PLACES = 6
const SCALE = 10n ** BigInt(SCORE_PLACES)
const SCALE_SQUARED = Fraction.of(SCALE * SCALE)

interface SquareSums {
  readonly subjects: number
  readonly visits: number
  readonly total: bigint
  readonly squares: bigint
  /** Sum over subjects of (sum of scores)^2 / n. */
  readonly squaredMeans: Fraction
  readonly squaredCounts: number
}

function squareSums(scoresBySubject: Iterable<readonly Fraction[]>): SquareSums {
  let subjects = 0
  let visits = 0
  let total = 0n
  let squares = 0n
  let squaredCounts = 0
  const squaredByCount = new Map<number, bigint>()
  for (const scores of scoresBySubject) {
    if (scores.length < 2) continue
    let own = 0n
    for (const score of scores) {
      const units = scoreUnits(score)
      own += units
      squares += units * units
    }
    subjects += 1
    visits += scores.length
    total += own
    squaredCounts += scores.length * scores.length
    squaredByCount.set(scores.length, (squaredByCount.get(scores.length) ?? 0n) + own * own)
  }
  let squaredMeans = Fraction.zero
  for (const [count, sum] of squaredByCount) {
    squaredMeans = squaredMeans.plus(Fraction.of(sum, BigInt(count)))
  }
  return { subjects, visits, total, squares, squaredMeans, squaredCounts }
}

function scoreUnits(score: Fraction): bigint {
  return roundHalfUp(score.times(Fraction.of(SCALE)), Fraction.one).n
}

function reliabilityOf(between: Fraction, within: Fraction, k0: Fraction): Fraction {
  const whole = between.plus(k0.minus(Fraction.one).times(within))
  const above = between.minus(within)
  if (!whole.isPositive || !above.isPositive) return Fraction.zero
  const share = above.dividedBy(whole)
  return roundHalfUp(Fraction.one.isBelow(share) ? Fraction.one : share, unitOfPlaces(4))
}

const ROOT_SCALE = 10n ** 9n

/**
 * The square root with six places; the same digits on every machine.
 *
 * Rule    by whole numbers, cut after nine places and then rounded half up, so every machine has
 *         the same digits.
 * Units   the root of the value's unit, six places; 0 for a value below zero.
 * Source  SCORING.md, From visits to a period score (s_w = sqrt(MSW)); Numbers.
 */
export function squareRoot(value: Fraction): Fraction {
  const root = integerRoot((value.n * ROOT_SCALE * ROOT_SCALE) / value.d)
  return roundHalfUp(Fraction.of(root, ROOT_SCALE), unitOfPlaces(6))
}

/** The largest whole number whose square is not above a value; 0 below zero. */
function integerRoot(value: bigint): bigint {
  if (value <= 0n) return 0n
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/**
 * The noise of one visit in a part of the checklist, where only that of the whole is known.
 *
 * Rule    s_w / sqrt(share): fewer questions even out less of their noise. Answers that go together
 *         within a part make it more still, so this is the least that must be assumed.
 * Units   share: the part of the possible points, 0..1; percentage points with six places.
 * Throws  RangeError for a share that is not positive.
 * Source  SCORING.md, From visits to a period score (interval); variance of a mean of equal answers.
 */
export function deviationOfPart(deviation: Fraction, share: Fraction): Fraction {
  if (!share.isPositive) throw new RangeError('A part has a share above zero')
  return squareRoot(deviation.times(deviation).dividedBy(share))
}

/** The two-sided 90 % point of the normal distribution. */
export const z90: Fraction = parseDecimal('1.645')

export interface ScoreInterval {
  readonly low: Fraction
  readonly high: Fraction
}

/**
 * Where the true level lies with 90 % confidence, judged from the mean of n visits.
 *
 * Rule    mean +- 1.645 * s_w / sqrt(n), cut to 0..100. Of a score weighted by touchpoint, n is the
 *         number of equal visits that would be as sure (`sureAs`), which makes the standard error
 *         sqrt(sum((w_i / W)^2 * s_w^2 / n_i)).
 * Units   percent; the reach has six places.
 * Throws  RangeError for less than one visit.
 * Source  SCORING.md, From visits to a period score; golden W19.
 */
export function intervalOf(
  mean: Fraction,
  visits: number | Fraction,
  deviation: Fraction,
): ScoreInterval {
  const reach = squareRoot(squaredError(visits, deviation).times(z90).times(z90))
  return { low: withinPercent(mean.minus(reach)), high: withinPercent(mean.plus(reach)) }
}

function withinPercent(value: Fraction): Fraction {
  if (value.isNegative) return Fraction.zero
  return Fraction.hundred.isBelow(value) ? Fraction.hundred : value
}

/** The squared standard error of a mean of n visits: s_w^2 / n. */
function squaredError(visits: number | Fraction, deviation: Fraction): Fraction {
  return deviation.times(deviation).dividedBy(countOfVisits(visits))
}

/** A mean and the number of visits behind it. */
export interface MeanOfVisits {
  readonly mean: Fraction
  readonly visits: number
  /** So many visits of equal weight would be as sure; absent where all visits weigh the same. */
  readonly sureAs?: Fraction | undefined
}

/**
 * Whether two means differ by more than their noise.
 *
 * Rule    told apart when the distance is at least 1.645 * sqrt(se_a^2 + se_b^2), se = s_w/sqrt(n);
 *         compared as squares, so exactly. Equal means never are, not even without noise.
 * Units   percent; visits at least 1; deviation in percentage points.
 * Source  SCORING.md, From visits to a period score (league).
 */
export function canBeToldApart(a: MeanOfVisits, b: MeanOfVisits, deviation: Fraction): boolean {
  const distance = a.mean.minus(b.mean)
  const noise = squaredError(a.sureAs ?? a.visits, deviation).plus(
    squaredError(b.sureAs ?? b.visits, deviation),
  )
  return !distance.isZero && distance.times(distance).isAtLeast(noise.times(z90).times(z90))
}

/**
 * A mean drawn towards its group as far as few visits must be doubted.
 *
 * Rule    group mean + R(n) * (own mean - group mean), R(n) = n*r / (1 + (n-1)*r).
 * Units   percent, or any one unit for both means; exact.
 * Source  SCORING.md, From visits to a period score; golden B12, W19.
 */
export function smoothedScore(
  own: MeanOfVisits,
  groupMean: Fraction,
  reliability: Fraction,
): Fraction {
  return drawnTowards(groupMean, own.mean, reliabilityOfMean(reliability, own.sureAs ?? own.visits))
}

/** How sure the score of a single visit is, as it is shown. */
export interface OneVisit {
  /** Percent with two places. */
  readonly low: string
  readonly high: string
  /** 0..1, two places. */
  readonly reliability: string
  readonly source: VisitNoise['source']
}

/**
 * A sample of one: the interval of a visit's own score, and how much one visit tells.
 *
 * Rule    the interval of a mean of n = 1; the reliability of a single visit.
 * Units   percent.
 * Source  SCORING.md, From visits to a period score.
 */
export function sureOfOneVisit(
  total: Fraction,
  { deviation, reliability, source }: VisitNoise,
): OneVisit {
  const { low, high } = intervalOf(total, 1, deviation)
  return {
    low: decimalText(low),
    high: decimalText(high),
    reliability: decimalText(reliability),
    source,
  }
}
