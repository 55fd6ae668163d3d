import { useLocale, useTranslations } from 'next-intl'
import { useScoreBands } from '@/app/_scores/use-score-bands'
import { TrainingAge } from '@/app/_standard/training-age'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ScoredChapter, ScoredStandard } from '@/lib/standard-scores/schema'
import type { StandardScores } from '@/lib/standard-scores/use-cases/list-standard-scores'
import { StandardScoreCell } from '../../_parts/standard-score-cell'

/** Chapters and standards by their share of points, the worst first. */
export function ScoreTables({ scores }: { scores: StandardScores }) {
  const t = useTranslations('standards.byScore')
  const tell = useTranslations('telling-apart')
  return (
    <div className="grid max-w-5xl gap-10">
      <p className="max-w-[76ch] text-13 text-ink-2">{tell('bandsLead')}</p>
      {scores.chapters.length > 1 ? (
        <Section title={t('chapters')}>
          <ChapterTable chapters={scores.chapters} />
        </Section>
      ) : null}
      <Section title={t('standards')}>
        <ScoredTable scores={scores} />
      </Section>
    </div>
  )
}

function ChapterTable({ chapters }: { chapters: readonly ScoredChapter[] }) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const format = useFormat()
  const bands = useScoreBands()
  const columns: readonly Column<ScoredChapter>[] = [
    {
      id: 'chapter',
      head: t('byScore.chapter'),
      cell: ({ title, place }) =>
        title === null ? t('noChapter') : `${place}. ${textFor(title, locale)}`,
    },
    {
      id: 'count',
      head: t('byScore.count'),
      cell: ({ standards }) => format.count(standards),
      numeric: true,
      foldBelow: 'sm',
    },
    {
      id: 'score',
      head: t('byScore.score'),
      cell: (row) => <StandardScoreCell score={row} />,
      numeric: true,
    },
  ]
  return (
    <DataTable
      caption={t('byScore.chapters')}
      columns={columns}
      rows={chapters}
      rowKey={({ chapterId }) => chapterId ?? 'none'}
      groupOf={bands(chapters)}
      rowHref={({ chapterId }) => `/standards/scores?chapter=${chapterId ?? 'none'}`}
      isMuted={({ isFew }) => isFew}
    />
  )
}

function ScoredTable({ scores: { standards, today } }: { scores: StandardScores }) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const bands = useScoreBands()
  const columns: readonly Column<ScoredStandard>[] = [
    {
      id: 'number',
      head: t('columns.number'),
      cell: ({ number }) => number,
      className: 'w-12 sm:w-20',
    },
    {
      id: 'text',
      head: t('byScore.standard'),
      cell: ({ text }) => textFor(text, locale),
      holdsFolded: true,
    },
    {
      id: 'trained',
      head: t('byScore.trained'),
      cell: ({ trainedOn }) => <TrainingAge trainedOn={trainedOn} today={today} brief />,
      numeric: true,
      foldBelow: 'md',
    },
    {
      id: 'score',
      head: t('byScore.score'),
      cell: (row) => <StandardScoreCell score={row} />,
      numeric: true,
    },
  ]
  return (
    <DataTable
      caption={t('byScore.standards')}
      columns={columns}
      rows={standards}
      rowKey={({ standardId }) => standardId}
      groupOf={bands(standards)}
      rowHref={({ standardId }) => `/standards/${standardId}?tab=results`}
      isMuted={({ isFew }) => isFew}
      empty={<EmptyState>{t('byScore.empty')}</EmptyState>}
    />
  )
}
