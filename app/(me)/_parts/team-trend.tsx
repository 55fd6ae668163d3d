import { useTranslations } from 'next-intl'
import { LatestStep, shownMonths } from '@/app/_scores/latest-step'
import { TrendChart } from '@/components/charts/trend-chart'
import { TrendNotes } from '@/components/charts/trend-notes'
import { useMonthPoints } from '@/components/charts/use-month-points'
import { PooledNote } from '@/components/ui/pooled-note'
import type { TeamResults } from '@/lib/results/schema'

/** How the units moved up to the shown month; breaks drawn, imported scores apart. */
export function TeamTrend({ team: { trend, past, person } }: { team: TeamResults }) {
  const t = useTranslations('results.team')
  const series = useTranslations('trends.series')
  const points = useMonthPoints()
  if (past === null && trend.every(({ score }) => score === null)) return null
  return (
    <div>
      <TrendChart
        title={t('trend')}
        subtitle={person === null ? t('trendLead') : t('trendLeadPerson', { name: person.name })}
        name={series('own')}
        points={points(trend)}
        beside={past && { name: series('imported'), points: points(past) }}
        height={180}
      />
      <LatestStep months={shownMonths(trend)} />
      <TrendNotes months={trend} />
      <PooledNote scores={trend} />
      {past ? <p className="mt-1 text-13 text-ink-3">{series('importedNote')}</p> : null}
    </div>
  )
}
