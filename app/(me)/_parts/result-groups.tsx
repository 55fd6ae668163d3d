import { useTranslations } from 'next-intl'
import { TrendChart } from '@/components/charts/trend-chart'
import { Section } from '@/components/ui/page-head'
import { Score } from '@/components/ui/score'
import { fewestVisits } from '@/lib/core/period-summary'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { MonthResult, ResultGroup } from '@/lib/results/schema'
import { ResultTable } from './result-table'

/** What is said about the reader by name, and about the units that the reader worked in. */
export function ResultGroups({ groups }: { groups: readonly ResultGroup[] }) {
  const t = useTranslations('results.me')
  return groups.map((group) => (
    <Section
      key={`${group.about} ${group.unitName}`}
      title={group.about === 'person' ? t('aboutPerson') : t('aboutUnit', { unit: group.unitName })}
    >
      <div className="grid gap-8">
        <LatestAndTrend months={group.months} />
        <ResultTable results={group.results} caption={t('caption')} />
      </div>
    </Section>
  ))
}

function LatestAndTrend({ months }: { months: readonly MonthResult[] }) {
  const t = useTranslations('results.me')
  const format = useFormat()
  const latest = months.findLast((month) => month.score !== null)
  if (latest === undefined) return null
  return (
    <div className="grid gap-6 md:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <p className="text-ink-3">{t('latest', { month: format.month(latest.month) })}</p>
        <Score
          size="display"
          percent={latest.score?.text ?? null}
          n={latest.visits}
          needed={fewestVisits}
          interval={latest.interval ?? undefined}
        />
      </div>
      <TrendChart
        title={t('trend')}
        height={150}
        points={months.map((month) => ({
          key: month.month,
          label: format.monthName(month.month),
          value: month.score?.text ?? null,
          low: month.interval?.low,
          high: month.interval?.high,
          n: month.visits,
          isFew: month.isFew,
        }))}
      />
    </div>
  )
}
