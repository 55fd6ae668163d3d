import type { Decimal } from './checklist'

/** A figure with its 90 % interval, in any one unit. Statistics may use binary floating point. */
export interface SureFigure {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A score and its interval as they are shown; without an interval nothing can be compared. */
export interface ShownFigure {
  readonly percent: Decimal | null
  readonly interval: { readonly low: Decimal; readonly high: Decimal } | null
  /** Too few visits: left out of every comparison. */
  readonly isFew: boolean
}

/**
 * A shown score as a figure that can be compared.
 *
 * Rule    by the figures that are shown, so that whoever reads them can follow.
 * Units   percent.
 * Returns null without a score or an interval, and with too few visits.
 * Source  LOOK.md, Numbers and pictures.
 */
export function comparable({ percent, interval, isFew }: ShownFigure): SureFigure | null {
  if (percent === null || interval === null || isFew) return null
  return { value: Number(percent), low: Number(interval.low), high: Number(interval.high) }
}

/**
 * The difference of two figures with its 90 % interval.
 *
 * Rule    a - b; its reach down is sqrt((a - a.low)^2 + (b.high - b)^2), up the other way round, so
 *         unequal arms of the intervals are kept. Figures that go together, as those of the same
 *         visits, differ less by chance than this says: it is on the safe side.
 * Units   those of the figures.
 * Source  Newcombe 1998, Statistics in Medicine 17:873-890, method 10, for shares; Zou and Donner
 *         2008, Statistics in Medicine 27:1693-1702, for any figures with intervals.
 */
export function differenceOf(a: SureFigure, b: SureFigure): SureFigure {
  const value = a.value - b.value
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  }
}

/**
 * Whether two figures differ by more than their noise.
 *
 * Rule    where the interval of the difference, its reach so many times wider, does not hold 0; equal
 *         figures never differ. For means of visits that are not cut at 0 or 100 this is the rule of
 *         the league.
 * Units   any, the same for both; wider: 1 for two figures that nobody has chosen by their values.
 * Source  SCORING.md, From visits to a period score (league); `differenceOf`.
 */
export function areToldApart(a: SureFigure, b: SureFigure, wider = 1): boolean {
  const { value, low, high } = differenceOf(a, b)
  return value - wider * (value - low) > 0 || value + wider * (high - value) < 0
}

/**
 * How much farther the ends of several figures lie apart by chance than two that nobody has chosen.
 *
 * Rule    all pairs are looked at when the lowest and the highest are picked, so the 10 % are shared out
 *         among them: the normal point of 5 % by the number of pairs, over that of 5 %. It is on the
 *         safe side.
 * Units   count of figures, 2 or more.
 * Returns 1 for two, 1.29 for three, 1.86 for ten.
 * Source  Bonferroni; the normal point by Acklam's approximation of its tail, within 1.2e-9 of itself.
 */
export function chosenEndsWiden(count: number): number {
  const pairs = (count * (count - 1)) / 2
  return pairs <= 1 ? 1 : upperTailPoint(0.05 / pairs) / 1.6448536269514722
}

/** The normal distribution exceeds it with this probability; below 0.02425. */
function upperTailPoint(probability: number): number {
  const q = Math.sqrt(-2 * Math.log(probability))
  const above = [
    -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734,
    4.374664141464968, 2.938163982698783,
  ].reduce((sum, term) => sum * q + term, 0)
  const below = [
    7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1,
  ].reduce((sum, term) => sum * q + term, 0)
  return -above / below
}

/**
 * Groups of an ordered list within which nothing can be told from the first.
 *
 * Rule    an entry joins the current group while it cannot be told apart from the group's first; a
 *         group is measured from its first and does not drift.
 * Returns the entries in their order; no group without entries.
 * Source  SCORING.md, From visits to a period score (league).
 */
export function bandsOf<Entry>(
  ordered: readonly Entry[],
  isApart: (first: Entry, entry: Entry) => boolean,
): readonly (readonly Entry[])[] {
  const bands: { readonly first: Entry; readonly entries: Entry[] }[] = []
  for (const entry of ordered) {
    const band = bands.at(-1)
    if (band !== undefined && !isApart(band.first, entry)) band.entries.push(entry)
    else bands.push({ first: entry, entries: [entry] })
  }
  return bands.map(({ entries }) => entries)
}

/** The two ends of several figures, and whether these differ by more than noise. */
export interface Extremes<Entry> {
  readonly lowest: Entry
  readonly highest: Entry
  readonly areApart: boolean
}

/**
 * The lowest and the highest of several, and whether they can be told apart.
 *
 * Rule    entries without a comparable figure are left out; of equal ones the first counts. That they
 *         were picked by their values counts against them, the more the more there are. Where these two
 *         cannot be told apart, others between them that were measured more often may be.
 * Returns null with fewer than two comparable entries.
 * Source  SCORING.md, From visits to a period score; LOOK.md, Numbers and pictures.
 */
export function extremesOf<Entry>(
  entries: readonly Entry[],
  figureOf: (entry: Entry) => SureFigure | null,
): Extremes<Entry> | null {
  const measured = entries.flatMap((entry) => {
    const figure = figureOf(entry)
    return figure === null ? [] : [{ entry, figure }]
  })
  const ordered = measured.toSorted((a, b) => a.figure.value - b.figure.value)
  const [lowest] = ordered
  const highest = ordered.at(-1)
  if (lowest === undefined || highest === undefined || ordered.length < 2) return null
  return {
    lowest: lowest.entry,
    highest: highest.entry,
    areApart: areToldApart(lowest.figure, highest.figure, chosenEndsWiden(ordered.length)),
  }
}
