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
 * Rule    where the interval of the difference does not hold 0; equal figures never differ. For means
 *         of visits that are not cut at 0 or 100 this is the rule of the league.
 * Units   any, the same for both.
 * Source  SCORING.md, From visits to a period score (league); `differenceOf`.
 */
export function areToldApart(a: SureFigure, b: SureFigure): boolean {
  const { low, high } = differenceOf(a, b)
  return low > 0 || high < 0
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
 * Rule    entries without a comparable figure are left out; of equal ones the first counts. Where not
 *         even these two differ, nothing among them does that was measured as often.
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
    areApart: areToldApart(lowest.figure, highest.figure),
  }
}
