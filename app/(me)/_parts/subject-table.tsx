import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import { PooledNote } from '@/components/ui/pooled-note'
import { Score } from '@/components/ui/score'
import { fewestVisits } from '@/lib/core/period-summary'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { TeamSubject } from '@/lib/results/schema'

/** Units or people with the score of the month, how sure it is and of how many visits. */
export function SubjectTable({
  title,
  caption,
  subjects,
}: {
  title: string
  caption: string
  subjects: readonly TeamSubject[]
}) {
  const t = useTranslations('results.me.columns')
  const format = useFormat()
  if (subjects.length === 0) return null
  return (
    <Section title={title}>
      <DataTable
        caption={caption}
        columns={[
          { id: 'who', head: t('who'), cell: ({ name }) => name },
          {
            id: 'score',
            head: t('score'),
            cell: ({ score, visits, interval }) => (
              <Score
                percent={score?.text ?? null}
                n={visits}
                needed={fewestVisits}
                interval={interval ?? undefined}
              />
            ),
            numeric: true,
          },
          {
            id: 'interval',
            head: t('interval'),
            cell: ({ interval, isFew }) =>
              interval === null || isFew ? '' : format.range(interval.low, interval.high),
            numeric: true,
            hideBelow: 'sm',
          },
        ]}
        rows={subjects}
        rowKey={({ id }) => id}
        isMuted={({ isFew }) => isFew}
        dense
      />
      <PooledNote scores={subjects} />
    </Section>
  )
}
