import { useTranslations } from 'next-intl'
import { fewestVisits } from '@/lib/core/period-summary'
import { areToldApart, bandsOf, comparable, type ShownFigure } from '@/lib/core/told-apart'

/**
 * Words above each part of a list that stands in the order of its scores: which of them the data
 * cannot tell apart, and which have too few visits to be compared.
 */
export function useScoreBands() {
  const t = useTranslations('telling-apart.bands')
  return <Row extends ShownFigure>(rows: readonly Row[]) => {
    const measured = rows.flatMap((row) => {
      const figure = comparable(row)
      return figure === null ? [] : [{ row, figure }]
    })
    const bands = bandsOf(measured, (first, other) => areToldApart(first.figure, other.figure))
    return (row: Row): { key: string; words: string } | null => {
      if (row.percent === null) return { key: 'none', words: t('none') }
      if (row.isFew) return { key: 'few', words: t('few', { needed: fewestVisits }) }
      // What is compared with nothing needs no words.
      if (measured.length < 2) return null
      const place = bands.findIndex((band) => band.some((entry) => entry.row === row))
      const count = bands[place]?.length ?? 0
      return {
        key: String(place),
        words: count > 1 ? t('together', { count }) : t('alone'),
      }
    }
  }
}
