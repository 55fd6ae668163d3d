import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useScoreBands } from '@/app/_scores/use-score-bands'
import { TrainingAge } from '@/app/_standard/training-age'
import { useDay } from '@/app/_standard/use-day'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/page-head'
import { Score } from '@/components/ui/score'
import { StateMark } from '@/components/ui/state-mark'
import { textFor } from '@/lib/core/localized-text'
import { fewestVisits } from '@/lib/core/period-summary'
import type { StandardScore } from '@/lib/core/standard-score'
import type { OwnStandardGroup, OwnStandardScore } from '@/lib/standard-scores/schema'

/** How the reader, or a unit of his, fares on each standard, the worst first. */
export function OwnStandardScoreTable({
  group: { about, unitName, visits, standards },
  today,
}: {
  group: OwnStandardGroup
  today: string
}) {
  const t = useTranslations('own-scores')
  const locale = useLocale()
  const bands = useScoreBands()
  const title = about === 'person' ? t('aboutPerson') : t('aboutUnit', { unit: unitName })
  const columns: readonly Column<OwnStandardScore>[] = [
    {
      id: 'number',
      head: t('columns.number'),
      cell: ({ number }) => number,
      className: 'w-10 sm:w-16',
    },
    {
      id: 'text',
      head: t('columns.standard'),
      className: 'sm:w-2/5',
      holdsFolded: true,
      cell: ({ standardId, text, reading }) => (
        <span className="grid gap-1">
          {reading === null ? (
            textFor(text, locale)
          ) : (
            <Link
              href={`/me/standards/${standardId}`}
              className="underline decoration-line-strong underline-offset-3"
            >
              {textFor(text, locale)}
            </Link>
          )}
          <ReadingState reading={reading} />
        </span>
      ),
    },
    {
      id: 'trained',
      head: t('columns.trained'),
      cell: ({ trainedOn }) => <TrainingAge trainedOn={trainedOn} today={today} brief />,
      numeric: true,
      foldBelow: 'md',
    },
    {
      id: 'score',
      head: t('columns.score'),
      cell: (row) => <OwnStandardScoreFigure score={row} />,
      numeric: true,
    },
  ]
  return (
    <Section title={title} subtitle={t('visits', { count: visits })}>
      <DataTable
        caption={title}
        columns={columns}
        rows={standards}
        rowKey={({ standardId }) => standardId}
        groupOf={bands(standards)}
        isMuted={({ isFew }) => isFew}
        empty={<EmptyState>{t('noStandards')}</EmptyState>}
        dense
      />
    </Section>
  )
}

/** The share of points, with its visits and its interval. */
export function OwnStandardScoreFigure({ score }: { score: StandardScore }) {
  return (
    <Score
      percent={score.percent}
      n={score.visits}
      needed={fewestVisits}
      interval={score.interval ?? undefined}
      scale={{ from: 0, to: 100 }}
    />
  )
}

/** Whether the reader has acknowledged the text, or owes it. */
function ReadingState({ reading }: { reading: OwnStandardScore['reading'] }) {
  const t = useTranslations('own-scores.reading')
  const dayOf = useDay()
  const words = 'text-13 text-ink-3'
  if (reading === null) return <span className={words}>{t('notInForce')}</span>
  const { acknowledgedOn, owedSince, isConcerned } = reading
  if (acknowledgedOn !== null) {
    return <span className={words}>{t('done', { day: dayOf(acknowledgedOn) })}</span>
  }
  if (owedSince !== null) {
    return (
      <StateMark shape="needs-you">
        <span className="text-13">{t('since', { day: dayOf(owedSince) })}</span>
      </StateMark>
    )
  }
  return isConcerned ? null : <span className={words}>{t('notYours')}</span>
}
