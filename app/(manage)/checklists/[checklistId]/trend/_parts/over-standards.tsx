import { useTranslations } from 'next-intl'
import { LatestStep, shownMonths } from '@/app/_scores/latest-step'
import { TrendChart } from '@/components/charts/trend-chart'
import { TrendNotes } from '@/components/charts/trend-notes'
import { useMonthPoints } from '@/components/charts/use-month-points'
import { Section } from '@/components/ui/page-head'
import type { ChecklistTrend } from '@/lib/overview/schema'

/** The score over what all shown versions ask about: the same thing measured all the time. */
export function OverStandards({ trend }: { trend: ChecklistTrend }) {
  const t = useTranslations('trends.checklist')
  const points = useMonthPoints()
  const { shared, all } = trend.standards
  if (all === 0) {
    return (
      <Section title={t('overStandards')}>
        <p className="max-w-[70ch] text-ink-2">{t('noStandards')}</p>
      </Section>
    )
  }
  return (
    <div>
      <TrendChart
        title={t('overStandards')}
        subtitle={shared === 0 ? t('noShared') : t('overStandardsSubtitle', { shared, all })}
        points={points(trend.overStandards)}
        height={240}
      />
      <LatestStep months={shownMonths(trend.overStandards)} />
      {shared === 0 ? <TrendNotes months={trend.overStandards} /> : null}
    </div>
  )
}
