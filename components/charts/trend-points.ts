/** One period of a trend. Figures are percent as decimal text. */
export interface TrendPoint {
  key: string
  /** What the axis says: the name of the month. */
  label: string
  /** null where nothing was measured: the line breaks, it does not guess. */
  value: string | null
  low?: string | undefined
  high?: string | undefined
  n?: number | undefined
  /** Too few visits: drawn hollow, without interval. */
  isFew?: boolean | undefined
  /** Why this point cannot be joined to the one before: "checklist 3: 18 of 24 questions compare". */
  breakBefore?: string | undefined
}

/** A second series over the same periods, drawn apart: hollow marks on a dashed line. */
export interface TrendBeside {
  /** What it is, in words: "imported", "as version 3 would score it". */
  name: string
  /** One for each point of the first series, with the same keys. */
  points: readonly TrendPoint[]
}

/** A place on the axis as it is drawn; pixels are floats, records are not. */
export interface TrendMark {
  x: number
  value: number | null
  band: readonly [number, number] | null
  point: TrendPoint | null
  /** The second series: its score, and how far its interval reaches down and up. */
  beside: number | null
  reach: readonly [number, number] | null
  besidePoint: TrendPoint | null
}

/** The points with a gap put in wherever the line must not go through; the second line goes on. */
export function marksOf(
  points: readonly TrendPoint[],
  beside: readonly TrendPoint[] = [],
): readonly TrendMark[] {
  return points.flatMap((point, index) => {
    const other = beside[index] ?? null
    const mark: TrendMark = {
      x: index,
      value: drawn(point),
      band: hasInterval(point) ? [Number(point.low), Number(point.high)] : null,
      point,
      beside: drawn(other),
      reach: reachOf(other),
      besidePoint: other,
    }
    const between = middle(drawn(beside[index - 1] ?? null), mark.beside)
    const gap: TrendMark = {
      ...{ x: index - 0.5, value: null, band: null, point: null },
      ...{ beside: between, reach: null, besidePoint: null },
    }
    return point.breakBefore === undefined ? [mark] : [gap, mark]
  })
}

function drawn(point: TrendPoint | null): number | null {
  return point === null || point.value === null ? null : Number(point.value)
}

function middle(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : (a + b) / 2
}

function hasInterval(point: TrendPoint): boolean {
  return point.low !== undefined && point.high !== undefined
}

function reachOf(point: TrendPoint | null): readonly [number, number] | null {
  const value = drawn(point)
  if (point === null || value === null || !hasInterval(point)) return null
  return [value - Number(point.low), Number(point.high) - value]
}

/** The part of 0..100 that the picture shows: whole fives, room above and below, never less than 10. */
export function scaleOf(
  points: readonly TrendPoint[],
  target: string | undefined,
): { readonly from: number; readonly to: number } {
  const figures = points
    .flatMap((point) => [point.value, point.low, point.high])
    .concat(target)
    .filter((text) => text !== null && text !== undefined)
    .map(Number)
  if (figures.length === 0) return { from: 0, to: 100 }
  const from = Math.max(0, Math.floor((Math.min(...figures) - 1) / 5) * 5)
  const to = Math.min(100, Math.ceil((Math.max(...figures) + 1) / 5) * 5)
  return to - from >= 10 ? { from, to } : { from: Math.max(0, to - 10), to: Math.max(10, to) }
}
