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

/** A place on the axis as it is drawn; pixels are floats, records are not. */
export interface TrendMark {
  x: number
  value: number | null
  band: readonly [number, number] | null
  point: TrendPoint | null
}

/** The points with a gap put in wherever the line must not go through. */
export function marksOf(points: readonly TrendPoint[]): readonly TrendMark[] {
  return points.flatMap((point, index) => {
    const hasBand = point.low !== undefined && point.high !== undefined && !point.isFew
    const mark: TrendMark = {
      x: index,
      value: point.value === null ? null : Number(point.value),
      band: hasBand ? [Number(point.low), Number(point.high)] : null,
      point,
    }
    const gap: TrendMark = { x: index - 0.5, value: null, band: null, point: null }
    return point.breakBefore === undefined ? [mark] : [gap, mark]
  })
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
