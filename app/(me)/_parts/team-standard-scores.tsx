import { useLocale, useTranslations } from 'next-intl'
import { useScoreBands } from '@/app/_scores/use-score-bands'
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
  const bands = useScoreBands()
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
  ]
  return (
    <Section title={t('byStandard')} subtitle={t('byStandardLead', months)}>
      <DataTable
        caption={t('byStandard')}
        columns={columns}
        rows={scores.standards}
        rowKey={({ standardId }) => standardId}
        groupOf={bands(scores.standards)}
        isMuted={({ isFew }) => isFew}
        dense
      />
    </Section>
  )
}
