import { areToldApart, bandsOf, comparable, type ShownFigure } from '@/lib/core/told-apart'

/** What is to be said above the part of a list in which an entry stands. */
export interface BandWord {
  readonly key: string
  readonly word: 'together' | 'aloneFirst' | 'alone' | 'aloneLast' | 'few' | 'none'
  /** How many stand together. */
  readonly count: number
}

/**
 * The parts of a list that stands in the order of its scores: which of them the data cannot tell apart,
 * and which have too few visits to be compared. Null for what is compared with nothing.
 */
export function bandWordsOf<Row extends ShownFigure>(
  rows: readonly Row[],
): (row: Row) => BandWord | null {
  const measured = rows.flatMap((row) => {
    const figure = comparable(row)
    return figure === null ? [] : [{ row, figure }]
  })
  const bands = bandsOf(measured, (first, other) => areToldApart(first.figure, other.figure))
  return (row) => {
    if (row.percent === null) return { key: 'none', word: 'none', count: 0 }
    if (row.isFew) return { key: 'few', word: 'few', count: 0 }
    if (measured.length < 2) return null
    const place = bands.findIndex((band) => band.some((entry) => entry.row === row))
    const count = bands[place]?.length ?? 0
    const word = count > 1 ? 'together' : aloneAt(place, bands.length)
    return { key: String(place), word, count }
  }
}

/** Who stands alone: nobody is above the first, nobody below the last. */
function aloneAt(place: number, bands: number): BandWord['word'] {
  if (place === 0) return 'aloneFirst'
  return place === bands - 1 ? 'aloneLast' : 'alone'
}
