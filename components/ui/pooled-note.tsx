import { useTranslations } from 'next-intl'
import type { PeriodSummary } from '@/lib/core/period-summary'

/** Says that scores are made of the points of all visits together; nothing where none of them is. */
export function PooledNote({
  scores,
}: {
  scores: readonly Pick<PeriodSummary, 'score' | 'isPooled'>[]
}) {
  const t = useTranslations('period-score.pooled')
  const shown = scores.filter(({ score }) => score !== null)
  if (!shown.some(({ isPooled }) => isPooled)) return null
  const isWhole = shown.every(({ isPooled }) => isPooled)
  return <p className="mt-1 max-w-[60ch] text-13 text-ink-3">{t(isWhole ? 'all' : 'some')}</p>
}
