import { useTranslations } from 'next-intl'
import type { TrendPoint } from '@/components/charts/trend-points'
import type { PastMonthSummary } from '@/lib/core/past-trend'
import type { TrendMonth } from '@/lib/overview/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Months as points of a picture, each with its year, with words at a break. */
export function useMonthPoints(): (
  months: readonly (PastMonthSummary & Partial<Pick<TrendMonth, 'breakBefore'>>)[],
) => readonly TrendPoint[] {
  const t = useTranslations('overview')
  const format = useFormat()
  return (months) =>
    months.map(({ month, score, interval, visits, isFew, breakBefore }) => ({
      key: month,
      label: format.month(month),
      value: score?.text ?? null,
      low: interval?.low,
      high: interval?.high,
      n: visits,
      isFew,
      breakBefore: breakBefore ? t('break', { ...breakBefore }) : undefined,
    }))
}
