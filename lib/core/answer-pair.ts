import type { Bands, Linear, NumberRule, Option, Question } from './checklist'
import { isNumberQuestion, isScored } from './checklist-questions'
import { Fraction, leastCommonMultiple, parseDecimal, smallerOf } from './exact'

/** What an answer is to the arithmetic: points earned and points possible, before the weight. */
export interface Pair {
  readonly earned: Fraction
  readonly possible: Fraction
}

/** How the answers to one scored question become pairs. */
export interface PairRule {
  readonly choose: ByOption | BySum | ByCredit
  /** Possible points of an answer that was not given; the best option's where each has its own. */
  readonly possible: Fraction
  /** The pairs that one answer can at worst and at best be. */
  readonly worst: Pair
  readonly best: Pair
  /** Full credit: the best answer, but never more than is possible (a bonus is not owed to anyone). */
  readonly full: Pair
  /** A common denominator of every earned and possible number that an answer can have. */
  readonly denominator: bigint
}

export interface ByOption {
  readonly kind: 'by-option'
  readonly pairs: ReadonlyMap<string, Pair>
}

export interface BySum {
  readonly kind: 'by-sum'
  readonly points: ReadonlyMap<string, Fraction>
}

export interface ByCredit {
  readonly kind: 'by-credit'
  readonly creditOf: (value: Fraction) => Fraction
}

/**
 * The rule by which a question's answers become pairs.
 *
 * Rule    single choice and yes-no: the chosen option of the highest; multiple choice: the sum of
 *         the chosen of the sum of the positive; scale: (value - min) / (max - min) or bands;
 *         numbers, times and computed values: bands or a line. Where all options are at or below zero, possible is
 *         the size of the worst. A bonus question has nothing possible.
 * Returns null for an informational question.
 * Throws  RangeError for a number in the checklist that is not a decimal.
 * Source  SCORING.md, Answers; golden G18, G19, G27a, G28, W14.
 */
export function pairRuleOf(question: Question): PairRule | null {
  const known = knownRules.get(question)
  if (known !== undefined) return known
  const rule = isScored(question) ? ordinaryRuleOf(question) : null
  const own = rule !== null && question.bonus ? withNothingPossible(rule) : rule
  knownRules.set(question, own)
  return own
}

/** Many ask about the same question, and an edit elsewhere leaves it the one that it was. */
const knownRules = new WeakMap<Question, PairRule | null>()

function ordinaryRuleOf(question: Question): PairRule | null {
  switch (question.type) {
    case 'yes-no':
      return byOption([
        { id: 'yes', points: question.yes },
        { id: 'no', points: question.no },
      ])
    case 'single':
      return byOption(question.options)
    case 'multiple':
      return bySum(question.options)
    case 'scale':
      return byScale(question.min, question.max, question.bands)
    default:
      return isNumberQuestion(question) && question.rule !== null ? byNumber(question.rule) : null
  }
}

function withNothingPossible(rule: PairRule): PairRule {
  const bonusPair = (pair: Pair): Pair => ({ earned: pair.earned, possible: Fraction.zero })
  const { choose } = rule
  return {
    choose:
      choose.kind === 'by-option'
        ? { ...choose, pairs: new Map([...choose.pairs].map(([id, p]) => [id, bonusPair(p)])) }
        : choose,
    possible: Fraction.zero,
    worst: bonusPair(rule.worst),
    best: bonusPair(rule.best),
    full: emptyPair,
    denominator: rule.denominator,
  }
}

type OptionPoints = Pick<Option, 'id' | 'points' | 'possible'>

function byOption(options: readonly OptionPoints[]): PairRule {
  const points = options.map((option) => parseDecimal(option.points))
  const shared = sharedPossible(points)
  const pairs = options.map((option, index) => ({
    earned: points[index] ?? Fraction.zero,
    possible: option.possible === undefined ? shared : parseDecimal(option.possible),
  }))
  const ranked = rankedPairs(pairs)
  const best = ranked.at(-1) ?? emptyPair
  const full = fullOf(ranked.findLast((pair) => pair.possible.isPositive) ?? emptyPair)
  return {
    choose: {
      kind: 'by-option',
      pairs: new Map(pairs.map((pair, index) => [options[index]?.id ?? '', pair])),
    },
    possible: full.possible,
    worst: ranked[0] ?? emptyPair,
    best,
    full,
    denominator: denominatorOf(pairs.flatMap((pair) => [pair.earned, pair.possible])),
  }
}

const emptyPair: Pair = { earned: Fraction.zero, possible: Fraction.zero }

/** The highest option, or the size of the worst one where none is above zero. */
function sharedPossible(points: readonly Fraction[]): Fraction {
  const top = highest(points)
  return top.isPositive ? top : lowest(points).absolute()
}

function highest(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => (b.compare(a) > 0 ? b : a), values[0] ?? Fraction.zero)
}

function lowest(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => (b.compare(a) < 0 ? b : a), values[0] ?? Fraction.zero)
}

/**
 * Pairs from the worst to the best: points earned without any possible outrank every percentage,
 * points lost so are below every percentage, and 0/0 (the option "does not apply") is neither.
 */
function rankedPairs(pairs: readonly Pair[]): Pair[] {
  const telling = pairs.filter((pair) => !(pair.earned.isZero && pair.possible.isZero))
  const isBonus = telling.every((pair) => pair.possible.isZero)
  return [...(isBonus ? pairs : telling)].sort(comparePairs)
}

function comparePairs(a: Pair, b: Pair): number {
  if (!a.possible.isZero && !b.possible.isZero) {
    return a.earned.times(b.possible).compare(b.earned.times(a.possible))
  }
  if (a.possible.isZero && b.possible.isZero) return a.earned.compare(b.earned)
  if (a.possible.isZero) return a.earned.isNegative ? -1 : 1
  return b.earned.isNegative ? 1 : -1
}

function bySum(options: readonly OptionPoints[]): PairRule {
  const points = options.map((option) => parseDecimal(option.points))
  const positive = points.filter((value) => value.isPositive)
  const negative = points.filter((value) => value.isNegative)
  const possible = sum(
    options.map((option, index) => {
      if (option.possible !== undefined) return parseDecimal(option.possible)
      const own = points[index] ?? Fraction.zero
      return own.isPositive || positive.length === 0 ? own.absolute() : Fraction.zero
    }),
  )
  return {
    choose: {
      kind: 'by-sum',
      points: new Map(options.map((option, index) => [option.id, points[index] ?? Fraction.zero])),
    },
    possible,
    worst: { earned: sum(negative), possible },
    best: { earned: sum(positive), possible },
    full: fullOf({ earned: sum(positive), possible }),
    denominator: denominatorOf([possible, ...points]),
  }
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce((a, b) => a.plus(b), Fraction.zero)
}

function byScale(min: number, max: number, bands: Bands | null): PairRule {
  if (bands !== null) return byScaleBands(min, max, bands)
  const length = Fraction.of(max).minus(Fraction.of(min))
  const from = Fraction.of(min)
  const creditOf = (value: Fraction) =>
    length.isZero ? Fraction.zero : value.minus(from).dividedBy(length)
  return byCredits(creditOf, [
    Fraction.zero,
    Fraction.one,
    length.isZero ? Fraction.zero : Fraction.one.dividedBy(length),
  ])
}

/** Above this length of a scale, every band counts as reachable. */
const LONGEST_TABLE = 1000

/** A scale has few values, so a band that none of them reaches is neither its worst nor its best. */
function byScaleBands(min: number, max: number, bands: Bands): PairRule {
  const creditOf = creditOfBands(bands)
  const steps = max - min
  if (steps < 0 || steps > LONGEST_TABLE) return byCredits(creditOf, bandCredits(bands))
  const values = Array.from({ length: steps + 1 }, (_, step) => Fraction.of(min + step))
  return byCredits(creditOf, values.map(creditOf))
}

function byNumber(rule: NumberRule): PairRule {
  if (rule.kind === 'bands') return byCredits(creditOfBands(rule), bandCredits(rule))
  return byLine(rule)
}

/** `credits` holds the extreme credits, and every credit is a whole multiple of one's denominator. */
function byCredits(
  creditOf: (value: Fraction) => Fraction,
  credits: readonly Fraction[],
): PairRule {
  return {
    choose: { kind: 'by-credit', creditOf },
    possible: Fraction.one,
    worst: { earned: lowest(credits), possible: Fraction.one },
    best: { earned: highest(credits), possible: Fraction.one },
    full: fullOf({ earned: highest(credits), possible: Fraction.one }),
    denominator: denominatorOf(credits),
  }
}

function bandCredits(bands: Bands): Fraction[] {
  return [...bands.bands.map((band) => band.credit), bands.otherwise].map(parseDecimal)
}

/**
 * Credit by half-open bands.
 *
 * Rule    the first band whose limit the value does not exceed; otherwise the rest's credit.
 * Units   values and limits in the question's own unit; credit in parts of 1, as the bands say.
 * Source  SCORING.md, Answers; golden W14.
 */
export function creditOfBands(bands: Bands): (value: Fraction) => Fraction {
  const limits = bands.bands.map((band) => parseDecimal(band.upTo))
  const credits = bandCredits(bands)
  return (value) => {
    // Not found is -1, which `at` reads as the last: the credit of the rest.
    const found = limits.findIndex((limit) => !limit.isBelow(value))
    return credits.at(found) ?? Fraction.zero
  }
}

/** Values have at most nine places, so every credit on a line is a multiple of one such step. */
const VALUE_STEP = Fraction.of(1n, 10n ** 9n)

function byLine(line: Linear): PairRule {
  const creditOf = creditOfLine(line)
  const length = parseDecimal(line.fullAt).minus(parseDecimal(line.zeroAt))
  const step = length.isZero ? Fraction.one : VALUE_STEP.dividedBy(length)
  const rule = byCredits(creditOf, [Fraction.zero, Fraction.one])
  return { ...rule, denominator: step.d }
}

/**
 * Credit along a line.
 *
 * Rule    0 at `zeroAt`, 1 at `fullAt` (which may lie below), straight between, flat outside.
 * Units   values and ends in the question's own unit; credit 0..1.
 * Source  SCORING.md, Answers.
 */
export function creditOfLine(line: Linear): (value: Fraction) => Fraction {
  const zeroAt = parseDecimal(line.zeroAt)
  const length = parseDecimal(line.fullAt).minus(zeroAt)
  return (value) => {
    const way = value.minus(zeroAt)
    if (length.isZero) return way.isNegative ? Fraction.zero : Fraction.one
    const credit = way.dividedBy(length)
    if (credit.isNegative) return Fraction.zero
    return Fraction.one.isBelow(credit) ? Fraction.one : credit
  }
}

function denominatorOf(values: readonly Fraction[]): bigint {
  return values.reduce((common, value) => leastCommonMultiple(common, value.d), 1n)
}

function fullOf(best: Pair): Pair {
  return { earned: smallerOf(best.earned, best.possible), possible: best.possible }
}
