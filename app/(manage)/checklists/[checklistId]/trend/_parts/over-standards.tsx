import { useTranslations } from 'next-intl'
import { TrendChart } from '@/components/charts/trend-chart'
import { Section } from '@/components/ui/page-head'
import type { ChecklistTrend } from '@/lib/overview/schema'
import { useMonthPoints } from './use-month-points'

/** The score over what all shown versions ask about: the same thing measured all the time. */
export function OverStandards({ trend }: { trend: ChecklistTrend }) {
  const t = useTranslations('trends.checklist')
  const points = useMonthPoints()
  const { shared, all } = trend.standards
  if (shared === 0) {
    return (
      <Section title={t('overStandards')}>
        <p className="max-w-[70ch] text-ink-2">{t(all === 0 ? 'noStandards' : 'noShared')}</p>
      </Section>
    )
  }
  return (
    <TrendChart
      title={t('overStandards')}
      subtitle={t('overStandardsSubtitle', { shared, all })}
      points={points(trend.overStandards)}
      height={240}
    />
  )
}
