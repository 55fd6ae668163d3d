import { useTranslations } from 'next-intl'
import type { PastMonthSummary } from '@/lib/core/past-trend'
import type { TrendMonth } from '@/lib/core/trend-months'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { TrendPoint } from './trend-points'

type ShownMonth = PastMonthSummary &
  Partial<Pick<TrendMonth, 'breakBefore' | 'isWeighedAnew' | 'over'>>

/** Months as points of a picture, with words at a break and over what they were measured. */
export function useMonthPoints(): (months: readonly ShownMonth[]) => readonly TrendPoint[] {
  const t = useTranslations('trends.compared')
  const format = useFormat()
  const breakOf = ({ breakBefore, isWeighedAnew }: ShownMonth) => {
    const words = [
      ...(breakBefore
        ? [
            t(
              `breaks.${breakBefore.why}`,
              breakBefore.why === 'questions' ? { ...breakBefore } : {},
            ),
          ]
        : []),
      ...(isWeighedAnew ? [t('breaks.weights')] : []),
    ]
    return words.length === 0 ? undefined : words.join('; ')
  }
  return (months) =>
    months.map((shown) => {
      const { month, score, interval, visits, isFew, over } = shown
      return {
        key: month,
        // Over more than a year a month needs its year.
        label: months.length > 12 ? format.month(month) : format.monthName(month),
        value: score?.text ?? null,
        low: interval?.low,
        high: interval?.high,
        n: visits,
        isFew,
        breakBefore: breakOf(shown),
        measured: over ? t('over', { ...over }) : undefined,
      }
    })
}
