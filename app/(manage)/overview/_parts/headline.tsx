import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { HowCounted } from '@/app/_scores/how-counted'
import { TrendChart } from '@/components/charts/trend-chart'
import { TrendNotes } from '@/components/charts/trend-notes'
import { useMonthPoints } from '@/components/charts/use-month-points'
import { classNames } from '@/components/ui/class-names'
import { PooledNote } from '@/components/ui/pooled-note'
import { TrendChange } from '@/components/ui/trend-change'
import { fewestVisits } from '@/lib/core/period-summary'
import type { Overview } from '@/lib/overview/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** The score of the month, how sure it is, what has changed, and the way here. */
export function Headline({ overview, links }: { overview: Overview; links: ReactNode }) {
  const t = useTranslations('overview')
  const format = useFormat()
  const { headline, how } = overview
  const none = t(how.weights === null ? 'none' : 'noScore')
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
      <section>
        <h2 className="text-ink-2">{t('how')}</h2>
        <p
          className={classNames(
            'num text-40 font-medium tracking-[-0.01em]',
            headline.isFew && 'text-ink-2',
          )}
        >
          {headline.score === null ? none : format.score(headline.score.text)}
        </p>
        <p className="num text-ink-2">
          <HowSure overview={overview} />
        </p>
        <PooledNote scores={[headline]} />
        <p className="num mt-3 max-w-[36ch]">
          <ChangeSentence overview={overview} />
        </p>
        <HowCounted how={overview.how} isPooled={headline.isPooled} withNoise />
      </section>
      <Way overview={overview} links={links} />
    </div>
  )
}

/** The months that led here; imported ones are marked and drawn apart. */
function Way({ overview, links }: { overview: Overview; links: ReactNode }) {
  const { trend, past, headline } = overview
  // Where all months are made like the one beside them, nothing is said twice.
  const isMixed = trend.some(
    ({ score, isPooled }) => score !== null && isPooled !== headline.isPooled,
  )
  const t = useTranslations('overview')
  const series = useTranslations('trends.series')
  const points = useMonthPoints()
  return (
    <div>
      <TrendChart
        title={t('trend')}
        subtitle={t('trendSubtitle')}
        name={series('own')}
        points={points(trend)}
        beside={past && { name: series('imported'), points: points(past) }}
      />
      <TrendNotes months={trend} />
      {isMixed ? <PooledNote scores={trend} /> : null}
      {past ? <p className="mt-1 text-13 text-ink-3">{series('importedNote')}</p> : null}
      {links}
    </div>
  )
}

function HowSure({ overview: { headline, how } }: { overview: Overview }) {
  const t = useTranslations('overview')
  const format = useFormat()
  const visits = t('visits', { count: headline.visits })
  if (headline.interval === null) return t(how.weights === null ? 'emptyMonth' : 'unweightedMonth')
  const range = format.range(headline.interval.low, headline.interval.high)
  if (headline.isFew) return t('few', { visits, range, needed: fewestVisits })
  return t('headline', { visits, range })
}

function ChangeSentence({ overview: { change, previousMonth } }: { overview: Overview }) {
  const t = useTranslations('overview')
  const format = useFormat()
  return (
    <>
      <span className="block text-13 text-ink-3">
        {t('against', { month: format.month(previousMonth) })}
      </span>
      <TrendChange change={change} />
    </>
  )
}
