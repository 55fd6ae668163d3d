import { useTranslations } from 'next-intl'
import { EndsNote } from '@/app/_scores/ends-note'
import { HowCounted } from '@/app/_scores/how-counted'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import { PooledNote } from '@/components/ui/pooled-note'
import { Score } from '@/components/ui/score'
import { fewestVisits } from '@/lib/core/period-summary'
import type { HowCounted as Counted } from '@/lib/period-rules/schema'
import type { TeamSubject } from '@/lib/results/schema'

/** Units or people with the score of the month, how sure it is and of how many visits. */
export function SubjectTable({
  title,
  caption,
  subjects,
  how,
}: {
  title: string
  caption: string
  subjects: readonly TeamSubject[]
  how: Counted
}) {
  const t = useTranslations('results.me.columns')
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
        ]}
        rows={subjects}
        rowKey={({ id }) => id}
        isMuted={({ isFew }) => isFew}
        dense
      />
      <EndsNote
        scores={subjects.map(({ name, score, interval, isFew }) => ({
          ...{ name, interval, isFew },
          percent: score?.text ?? null,
        }))}
      />
      <PooledNote scores={subjects} />
      <HowCounted how={how} isPooled={subjects.some(({ isPooled }) => isPooled)} withNoise />
    </Section>
  )
}
