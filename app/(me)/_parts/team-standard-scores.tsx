import { useLocale, useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import { Score } from '@/components/ui/score'
import { textFor } from '@/lib/core/localized-text'
import { fewestVisits } from '@/lib/core/period-summary'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { TeamStandardScore } from '@/lib/standard-scores/schema'
import type { TeamStandardScores } from '@/lib/standard-scores/use-cases/list-team-standard-scores'

/** Where the team loses points, standard by standard, the worst first. */
export function TeamStandardTable({ scores }: { scores: TeamStandardScores }) {
  const t = useTranslations('results.team')
  const locale = useLocale()
  const format = useFormat()
  if (scores.standards.length === 0) return null
  const months = { from: format.month(scores.from), through: format.month(scores.through) }
  const columns: readonly Column<TeamStandardScore>[] = [
    { id: 'number', head: t('standardColumns.number'), cell: ({ number }) => number },
    { id: 'text', head: t('standardColumns.standard'), cell: ({ text }) => textFor(text, locale) },
    {
      id: 'score',
      head: t('standardColumns.score'),
      cell: ({ percent, visits, interval }) => (
        <Score
          percent={percent}
          n={visits}
          needed={fewestVisits}
          interval={interval ?? undefined}
          scale={{ from: 0, to: 100 }}
        />
      ),
      numeric: true,
    },
    {
      id: 'interval',
      head: t('standardColumns.interval'),
      cell: ({ interval }) => (interval === null ? '' : format.range(interval.low, interval.high)),
      numeric: true,
      hideBelow: 'sm',
    },
  ]
  return (
    <Section title={t('byStandard')} subtitle={t('byStandardLead', months)}>
      <DataTable
        caption={t('byStandard')}
        columns={columns}
        rows={scores.standards}
        rowKey={({ standardId }) => standardId}
        isMuted={({ isFew }) => isFew}
        dense
      />
    </Section>
  )
}
