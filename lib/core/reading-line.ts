import { StintDrafts } from './component-draft'
import { fullRateOf, thresholdsOf } from './curves'
import { Fraction, largerOf, smallerOf, sumOf } from './exact'
import { formulaMarks } from './formula/curve-formula'
import { rateAmong } from './measured-pay'
import { measuresOfStint, payGround } from './payable'
import type { PayoutInput } from './payout-input'
import { roundTo, unitOfPlaces } from './rounding'
import type { Component } from './scheme'
import { codeInScheme, partsOfStint, stintKey } from './stint-codes'
import { partsNamed, type ReadPart, scoreRead } from './visit-readings'

/** The rate of a part whose value is a formula, along one of the scores that it reads. */
export interface ReadingLine {
  readonly part: ReadPart
  /** The score as it was measured; a fraction of 1. */
  readonly mean: Fraction
  readonly visits: number
  /** Of all stints together, for another score; null where there is no rate. */
  readonly rateAt: (mean: Fraction) => Fraction | null
  /** What all of them together pay in full. */
  readonly whole: Fraction
  /** The numbers that formulas and curves on the way name: there the rate may bend or jump. */
  readonly marks: readonly Fraction[]
  /** Where the rate is tried: in order, from 0 to 1. */
  readonly points: readonly Fraction[]
}

/** What a hair's breadth is, and a difference of rates that is a jump. */
const hair = Fraction.of(1n, 1_000_000n)
const leastJump = Fraction.of(1n, 100n)
/** A slope that differs by less than a thousandth on both sides is the same. */
const leastBend = Fraction.of(1n, 1_000_000_000n)
const gridSteps = 20

/**
 * The rate of a computed part along one score, all else as it was.
 *
 * Rule    the formula, and those that it names, are evaluated with the other score, by the engine
 *         that pays; what no branch needed then is known too. Where a fact that a branch needs is missing,
 *         the part's rule applies as it would there.
 * Units   rates and scores: fractions of 1.
 * Returns null where there is no such score, and for formulas of which nothing was kept to ask.
 * Source  PAY.md, Trying a scheme; The statement (what would have changed it).
 */
export function readingLine(input: PayoutInput, part: ReadPart): ReadingLine | null {
  const own = input.measures.get(part.component.code)
  if (own?.kind === 'formula' && own.visits === undefined) return null
  const read = scoreRead(input.measures, part.reading)
  if (read === null) return null
  const way = wayOf(part.component.code, input.rules.components)
  const all = part.codes.flatMap((code) =>
    input.rules.components.filter((one) => one.code === code),
  )
  const lines = all.map((component) => rateAlong(input, component, part))
  const known = new Map<Fraction, Fraction | null>()
  const rateAt = (mean: Fraction) => {
    const found = known.get(mean)
    if (found !== undefined) return found
    const rate = rateOf(lines, mean)
    known.set(mean, rate)
    return rate
  }
  return {
    ...{ part, ...read, rateAt },
    whole: sumOf(all.map(({ curve }) => fullRateOf(curve))),
    marks: way.marks,
    points: way.points,
  }
}

type RateAt = (mean: Fraction) => Fraction | null

/** Of one stint. */
function rateAlong(input: PayoutInput, component: Component, { reading }: ReadPart): RateAt {
  const { code, missing } = component
  const [own, key] = [codeInScheme(code), stintKey(code)]
  const all = input.rules.components
  // What is divided over others asks whether any of them was measured, also of those that it does not read.
  const components =
    missing === 'renormalise' ? partsOfStint(all, key) : wayOf(code, all).components
  const measures = measuresOfStint(input.measures, key)
  const drafts = new StintDrafts(components, measures, payGround(input, key))
  const codes = reading.codes.map(codeInScheme)
  const draftsAt = drafts.along({ codes, lookup: reading.lookup })
  return (mean) => rateAmong(draftsAt(mean), own)
}

function rateOf(lines: readonly RateAt[], mean: Fraction): Fraction | null {
  const rates = lines.map((rateAt) => rateAt(mean))
  const known = rates.filter((rate) => rate !== null)
  return known.length < rates.length ? null : sumOf(known)
}

/** What is rated for the rate of one component, and where its rate is tried. */
interface Way {
  readonly components: readonly Component[]
  readonly marks: readonly Fraction[]
  readonly points: readonly Fraction[]
}

const ways = new WeakMap<readonly Component[], Map<string, Way>>()

function wayOf(code: string, all: readonly Component[]): Way {
  const known = ways.get(all) ?? new Map<string, Way>()
  ways.set(all, known)
  const found = known.get(code)
  if (found !== undefined) return found
  const rated = all
    .filter((one) => one.code === code)
    .flatMap((component) => [...readWith(component, all, new Set())])
  const marks = inOrder(rated.flatMap(marksOf))
  const way = {
    components: partsOfStint(rated, stintKey(code)),
    marks,
    points: inOrder([...grid(), ...marks.flatMap(beside)]),
  }
  known.set(code, way)
  return way
}

function readWith(
  component: Component,
  all: readonly Component[],
  seen: Set<Component>,
): ReadonlySet<Component> {
  if (!seen.has(component)) {
    seen.add(component)
    for (const named of partsNamed(component, all)) readWith(named, all, seen)
  }
  return seen
}

function marksOf({ value, curve }: Component): readonly Fraction[] {
  const named = value.kind === 'formula' ? formulaMarks(value.formula) : []
  return [...named, ...thresholdsOf(curve)]
}

function grid(): readonly Fraction[] {
  return Array.from({ length: gridSteps + 1 }, (_, step) => Fraction.of(step, gridSteps))
}

function beside(mark: Fraction): readonly Fraction[] {
  return [mark.minus(hair), mark, mark.plus(hair)]
}

/** Each once, from the lowest; only what a score can be. */
function inOrder(values: readonly Fraction[]): readonly Fraction[] {
  const sorted = values
    .filter((value) => !value.isNegative && !Fraction.one.isBelow(value))
    .toSorted((a, b) => a.compare(b))
  return sorted.filter((value, index) => !sorted[index - 1]?.equals(value))
}

/**
 * The scores near the one that was measured at which the rate jumps.
 *
 * Rule    a hair more or less changes the rate by a hundredth or more. Tried at every twentieth and
 *         beside the numbers that the formulas name, and halved from there while the rate differs; where
 *         no number is named, the simplest one within the hair stands for the place.
 * Units   reach, and what is returned: fractions of 1, from 0 to 1.
 * Source  PAY.md, Trying a scheme (threshold neighbours).
 */
export function jumpsWithin(line: ReadingLine, reach: Fraction): readonly Fraction[] {
  const low = largerOf(Fraction.zero, line.mean.minus(reach).minus(hair))
  const high = smallerOf(Fraction.one, line.mean.plus(reach))
  const inside = line.points.filter((point) => low.isBelow(point) && point.isBelow(high))
  const all = [low, ...inside, high]
  return all.slice(1).flatMap((to, index) => jumpsBetween(line, all[index] ?? low, to))
}

function jumpsBetween(line: ReadingLine, low: Fraction, high: Fraction): readonly Fraction[] {
  const [before, after] = [line.rateAt(low), line.rateAt(high)]
  if (before === null || after === null) return []
  const rise = after.minus(before)
  if (rise.absolute().isBelow(leastJump)) return []
  const width = high.minus(low)
  if (hair.isAtLeast(width)) return [placeOfJump(line, low, high)]
  const onLine = (part: Fraction) =>
    line.rateAt(low.plus(width.times(part)))?.equals(before.plus(rise.times(part))) ?? false
  if (onLine(half) && onLine(threeSevenths)) return []
  const middle = low.plus(width.times(half))
  return [...jumpsBetween(line, low, middle), ...jumpsBetween(line, middle, high)]
}

const half = Fraction.of(1, 2)
const threeSevenths = Fraction.of(3, 7)
const mostPlaces = 6

function placeOfJump(line: ReadingLine, low: Fraction, high: Fraction): Fraction {
  if (line.marks.some((mark) => mark.equals(high))) return high
  for (let places = 0; places < mostPlaces; places += 1) {
    const simple = roundTo(high, unitOfPlaces(places), 'floor')
    if (low.isBelow(simple) && line.rateAt(simple)?.equals(line.rateAt(high) ?? Fraction.zero))
      return simple
  }
  return high
}

/** Scores that would have paid more, as a curve has them: the whole share, and the next step. */
export interface BetterScores {
  readonly full: Fraction | null
  readonly next: Fraction | null
}

const noBetterScores: BetterScores = { full: null, next: null }

/**
 * The least other scores at which a part pays its whole share, and at which it pays a step more.
 *
 * Rule    higher ones; lower ones where no higher one pays more. Full is the whole share or the most
 *         that is paid on that way, where that is less. A step is a jump, or a number that the formulas
 *         name and at which the rate bends; only one that pays more counts.
 * Units   fractions of 1, from 0 to 1.
 * Returns null for what there is not; `next` may be the same as `full`.
 * Source  PAY.md, The statement ("what would have changed it").
 */
export function betterScores(line: ReadingLine): BetterScores {
  const now = line.rateAt(line.mean)
  if (now === null) return noBetterScores
  const way = betterWay(line, now)
  if (way === null) return noBetterScores
  const highest = way
    .map(line.rateAt)
    .reduce<Fraction>((high, rate) => (rate === null ? high : largerOf(high, rate)), now)
  const aim = smallerOf(line.whole, highest)
  return {
    full: now.isBelow(aim) ? firstReaching(line, way, aim) : null,
    next: nextStep(line, way, now),
  }
}

/** From the measured score on, upwards or downwards; null where nothing pays more. */
function betterWay(line: ReadingLine, now: Fraction): readonly Fraction[] | null {
  const { mean, points, rateAt } = line
  const up = points.filter((point) => mean.isBelow(point))
  const down = points.filter((point) => point.isBelow(mean)).toReversed()
  const paysMore = (point: Fraction) => {
    const rate = rateAt(point)
    return rate !== null && now.isBelow(rate)
  }
  return [up, down].find((way) => way.some(paysMore)) ?? null
}

function firstReaching(
  line: ReadingLine,
  way: readonly Fraction[],
  aim: Fraction,
): Fraction | null {
  let before = line.mean
  for (const point of way) {
    const rate = line.rateAt(point)
    if (rate?.isAtLeast(aim)) return leastReaching(line, before, point, aim)
    if (rate !== null) before = point
  }
  return null
}

/** Between a score that pays less than the aim and one that reaches it, the nearest that does. */
function leastReaching(
  line: ReadingLine,
  short: Fraction,
  reaching: Fraction,
  aim: Fraction,
): Fraction {
  const met = onTheWay(line, short, reaching, aim)
  if (met !== null) return met
  const width = reaching.minus(short)
  if (hair.isAtLeast(width.absolute())) {
    return width.isPositive ? placeOfJump(line, short, reaching) : reaching
  }
  const middle = short.plus(width.times(half))
  return line.rateAt(middle)?.isAtLeast(aim)
    ? leastReaching(line, short, middle, aim)
    : leastReaching(line, middle, reaching, aim)
}

/** Where the line on which the rate leaves the one score meets the aim, if the rate does so, no sooner. */
function onTheWay(
  { rateAt }: ReadingLine,
  short: Fraction,
  reaching: Fraction,
  aim: Fraction,
): Fraction | null {
  const step = reaching.isBelow(short) ? hair.negated() : hair
  const [low, beyond] = [rateAt(short), rateAt(short.plus(step))]
  if (low === null || beyond === null || !low.isBelow(beyond)) return null
  const met = short.plus(step.times(aim.minus(low)).dividedBy(beyond.minus(low)))
  const isPast = step.isPositive ? reaching.isBelow(met) : met.isBelow(reaching)
  if (isPast || !rateAt(met)?.equals(aim)) return null
  return rateAt(met.minus(step))?.isBelow(aim) ? met : null
}

function nextStep(line: ReadingLine, way: readonly Fraction[], now: Fraction): Fraction | null {
  let before = line.mean
  for (const point of way) {
    const isDown = point.isBelow(before)
    const jumps = isDown ? jumpsBetween(line, point, before) : jumpsBetween(line, before, point)
    // Downwards it is the lower side of a jump that pays more.
    const reached = isDown ? jumps.map((jump) => jump.minus(hair)).toReversed() : jumps
    const steps = [...reached, ...(isBend(line, point) ? [point] : [])]
    const found = steps.find((step) => {
      const rate = line.rateAt(step)
      return rate !== null && now.isBelow(rate)
    })
    if (found !== undefined) return found
    before = point
  }
  return null
}

function isBend({ marks, rateAt }: ReadingLine, point: Fraction): boolean {
  if (!marks.some((mark) => mark.equals(point))) return false
  const [before, at, after] = [point.minus(hair), point, point.plus(hair)].map(rateAt)
  if (!before || !at || !after) return false
  return after.minus(at).minus(at.minus(before)).absolute().isAtLeast(leastBend)
}
