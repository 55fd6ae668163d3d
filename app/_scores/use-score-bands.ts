import { useTranslations } from 'next-intl'
import { fewestVisits } from '@/lib/core/period-summary'
import type { ShownFigure } from '@/lib/core/told-apart'
import { bandWordsOf } from './score-bands'

/** Words above each part of a list that stands in the order of its scores. */
export function useScoreBands() {
  const t = useTranslations('telling-apart.bands')
  return <Row extends ShownFigure>(rows: readonly Row[]) => {
    const wordOf = bandWordsOf(rows)
    return (row: Row): { key: string; words: string } | null => {
      const found = wordOf(row)
      if (found === null) return null
      const { key, word, count } = found
      return { key, words: t(word, { count, needed: fewestVisits }) }
    }
  }
}
