import { useTranslations } from 'next-intl'
import type { TrendMonth } from '@/lib/core/trend-months'

/** What the points of a trend are made of, where that is not simply the total of every visit. */
export function TrendNotes({ months }: { months: readonly TrendMonth[] }) {
  const t = useTranslations('trends.compared')
  const leftOut = months.reduce((sum, month) => sum + month.leftOut, 0)
  const isAnew = months.some(({ breakBefore }) => breakBefore && breakBefore.why !== 'questions')
  const notes = [
    months.some(({ over }) => over !== null) ? t('overNote') : null,
    isAnew ? t('anewNote') : null,
    months.some(({ isWeighedAnew }) => isWeighedAnew) ? t('weightsNote') : null,
    leftOut > 0 ? t('leftOut', { count: leftOut }) : null,
  ].filter((note) => note !== null)
  if (notes.length === 0) return null
  return (
    <ul className="mt-1 grid max-w-[76ch] gap-1 text-13 text-ink-3">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
