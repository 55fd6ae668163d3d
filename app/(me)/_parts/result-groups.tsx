import { useTranslations } from 'next-intl'
import { HowCounted } from '@/app/_scores/how-counted'
import { useWeightsText } from '@/app/_scores/use-weights-text'
import { TrendChart } from '@/components/charts/trend-chart'
import { TrendNotes } from '@/components/charts/trend-notes'
import { useMonthPoints } from '@/components/charts/use-month-points'
import { classNames } from '@/components/ui/class-names'
import { Section } from '@/components/ui/page-head'
import { PooledNote } from '@/components/ui/pooled-note'
import { Score } from '@/components/ui/score'
import { TrendChange } from '@/components/ui/trend-change'
import { fewestVisits } from '@/lib/core/period-summary'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { MonthResult, ResultGroup, UnscoredMonth } from '@/lib/results/schema'
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
        <ResultTable results={group.results} caption={t('caption')} noise={group.how.noise} />
      </div>
    </Section>
  ))
}

function LatestAndTrend({ group }: { group: ResultGroup }) {
  const { months, trend, past, how, unscored } = group
  const latest = months.findLast((month) => month.score !== null)
  const isDrawn = past !== null || trend.some(({ score }) => score !== null)
  return (
    <div className={classNames('grid gap-6', isDrawn && 'md:grid-cols-[14rem_minmax(0,1fr)]')}>
      <div className="grid content-start gap-4">
        {unscored === null ? null : <Unscored month={unscored} />}
        {latest === undefined ? <HowCounted how={how} /> : <Latest group={group} latest={latest} />}
      </div>
      {isDrawn ? <OwnTrend trend={trend} past={past} /> : null}
    </div>
  )
}

function Latest({
  group: { months, change, how },
  latest,
}: {
  group: ResultGroup
  latest: MonthResult
}) {
  const t = useTranslations('results.me')
  const format = useFormat()
  return (
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
      {change === null ? null : (
        <p className="mt-2">
          <span className="block text-13 text-ink-3">
            {t('against', { month: format.month(change.against) })}
          </span>
          <TrendChange change={change} />
        </p>
      )}
      <HowCounted how={how} isPooled={latest.isPooled} withNoise />
    </div>
  )
}

/** Visits that make no score: why, and what each touchpoint says by itself. */
function Unscored({ month: { month, weights, touchpoints } }: { month: UnscoredMonth }) {
  const t = useTranslations('results.me')
  const names = useTranslations('period-score.titles')
  const weightsText = useWeightsText()
  const format = useFormat()
  return (
    <div>
      <p className="text-ink-3">{t('latest', { month: format.month(month) })}</p>
      <p className="max-w-[48ch]">
        {touchpoints.length > 0 && weights !== null
          ? t('unscored.noWeight', { weights: weightsText(weights) })
          : t('unscored.nothing')}
      </p>
      {touchpoints.length === 0 ? null : (
        <dl className="mt-2 grid max-w-[26rem] gap-2">
          {touchpoints.map(({ touchpoint, score, visits, interval }) => (
            <div key={touchpoint} className="flex items-start justify-between gap-4">
              <dt className="text-ink-2">{names(touchpoint)}</dt>
              <dd>
                <Score
                  percent={score?.text ?? null}
                  n={visits}
                  needed={fewestVisits}
                  interval={interval ?? undefined}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

function OwnTrend({ trend, past }: Pick<ResultGroup, 'trend' | 'past'>) {
  const t = useTranslations('results.me')
  const series = useTranslations('trends.series')
  const points = useMonthPoints()
  return (
    <div>
      <TrendChart
        title={t('trend')}
        height={150}
        name={series('own')}
        points={points(trend)}
        beside={past && { name: series('imported'), points: points(past) }}
      />
      <TrendNotes months={trend} />
      {past ? <p className="mt-1 text-13 text-ink-3">{series('importedNote')}</p> : null}
    </div>
  )
}
