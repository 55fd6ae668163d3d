import { useTranslations } from 'next-intl'
import { LatestStep, shownMonths } from '@/app/_scores/latest-step'
import { TrendChart } from '@/components/charts/trend-chart'
import { useMonthPoints } from '@/components/charts/use-month-points'
import { Section } from '@/components/ui/page-head'
import { PooledNote } from '@/components/ui/pooled-note'
import { fewestMatched } from '@/lib/core/rescore'
import type { ChecklistTrend, RescoredTrend } from '@/lib/overview/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** The totals as they stand, and beside them what a newer version would have made of them. */
export function RescoredTotals({ trend }: { trend: ChecklistTrend }) {
  const t = useTranslations('trends.checklist')
  const points = useMonthPoints()
  const { rescore, totals } = trend
  if (rescore === null) {
    return (
      <Section title={t('totals')} subtitle={t('totalsSubtitle')}>
        <TrendChart title={t('totalsAlone')} points={points(totals)} height={240} />
        <LatestStep months={shownMonths(totals)} />
        <PooledNote scores={totals} />
        <p className="mt-2 max-w-[70ch] text-13 text-ink-3">{t('oneVersion')}</p>
      </Section>
    )
  }
  return (
    <div>
      <TrendChart
        title={t('rescored', { number: rescore.as })}
        subtitle={t('rescoredSubtitle', { number: rescore.as })}
        name={t('asItStands')}
        points={points(totals)}
        beside={{
          name: t('asVersion', { number: rescore.as }),
          points: points(rescore.months),
        }}
        height={240}
      />
      <LatestStep months={shownMonths(totals)} />
      <PooledNote scores={[...totals, ...rescore.months]} />
      <RescoreNotes rescore={rescore} />
    </div>
  )
}

/** What was rescored, what was not, and why. */
function RescoreNotes({ rescore }: { rescore: RescoredTrend }) {
  const t = useTranslations('trends.checklist.notes')
  const format = useFormat()
  const { as, looked, most, rescored, tooFewAnswers, leftOut } = rescore
  const share = format.percent(String((100 * Number(fewestMatched.n)) / Number(fewestMatched.d)))
  const notes = [
    looked === most ? t('bounded', { most }) : null,
    t('rescored', { rescored, looked }),
    tooFewAnswers > 0 ? t('tooFewAnswers', { count: tooFewAnswers, share, number: as }) : null,
    leftOut > 0 ? t('leftOut', { count: leftOut, number: as }) : null,
    t('stands'),
  ].filter((note) => note !== null)
  return (
    <ul className="num mt-3 grid max-w-[76ch] gap-1 text-13 text-ink-2">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
