import { useTranslations } from 'next-intl'
import { Change } from '@/components/ui/change'
import { latestChange, type ShownMonth } from '@/lib/core/latest-change'
import type { TrendMonth } from '@/lib/core/trend-months'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Beside a line of months: whether its newest step can be told from chance. */
export function LatestStep({ months }: { months: readonly ShownMonth[] }) {
  const t = useTranslations('telling-apart.trend')
  const format = useFormat()
  const step = latestChange(months)
  if (step === null) return null
  const names = { month: format.monthTitle(step.month), before: format.month(step.before) }
  return (
    <p className="num mt-2 flex max-w-[76ch] flex-wrap items-baseline gap-x-1.5 text-13 text-ink-2">
      {step.difference === null ? (
        t('cut', names)
      ) : (
        <>
          {t('against', names)} <Change {...step.difference} />
        </>
      )}
    </p>
  )
}

/** The months of a trend as a line of shown figures. */
export function shownMonths(months: readonly TrendMonth[]): readonly ShownMonth[] {
  return months.map(({ month, score, interval, isFew, breakBefore, isWeighedAnew }) => ({
    ...{ month, interval, isFew },
    percent: score?.text ?? null,
    isCut: isWeighedAnew || (breakBefore !== null && breakBefore.why !== 'questions'),
  }))
}
