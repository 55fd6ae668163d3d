import { useTranslations } from 'next-intl'
import { HowCounted } from '@/app/_scores/how-counted'
import { TrendChart } from '@/components/charts/trend-chart'
import type { TrendPoint } from '@/components/charts/trend-points'
import { Change } from '@/components/ui/change'
import { Section } from '@/components/ui/page-head'
import { PooledNote } from '@/components/ui/pooled-note'
import { Score } from '@/components/ui/score'
import type { PastMonthSummary } from '@/lib/core/past-trend'
import { fewestVisits } from '@/lib/core/period-summary'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ResultGroup } from '@/lib/results/schema'
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
        <LatestAndTrend group={group} />
        <ResultTable results={group.results} caption={t('caption')} />
      </div>
    </Section>
  ))
}

function LatestAndTrend({ group: { months, past, change, how } }: { group: ResultGroup }) {
  const t = useTranslations('results.me')
  const series = useTranslations('trends.series')
  const format = useFormat()
  const latest = months.findLast((month) => month.score !== null)
  if (latest === undefined) return null
  const pointOf = (month: PastMonthSummary): TrendPoint => ({
    key: month.month,
    // Over more than a year a month needs its year.
    label: months.length > 12 ? format.month(month.month) : format.monthName(month.month),
    value: month.score?.text ?? null,
    low: month.interval?.low,
    high: month.interval?.high,
    n: month.visits,
    isFew: month.isFew,
  })
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
        <PooledNote scores={months} />
        <HowCounted how={how} isPooled={latest.isPooled} withNoise />
        {change === null ? null : (
          <p className="mt-2">
            <span className="block text-13 text-ink-3">
              {t('against', { month: format.month(change.against) })}
            </span>
            <Change value={change.value} certainty={change.certainty} />
          </p>
        )}
      </div>
      <div>
        <TrendChart
          title={t('trend')}
          height={150}
          name={series('own')}
          points={months.map(pointOf)}
          beside={past && { name: series('imported'), points: past.map(pointOf) }}
        />
        {past ? <p className="mt-1 text-13 text-ink-3">{series('importedNote')}</p> : null}
      </div>
    </div>
  )
}
