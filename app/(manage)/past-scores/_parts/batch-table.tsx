import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { DaysText, MomentText } from '@/components/ui/day-text'
import { EmptyState } from '@/components/ui/empty-state'
import { StateMark } from '@/components/ui/state-mark'
import type { PastScoreBatch } from '@/lib/past-scores/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { RemoveBatch } from './remove-batch'

/** The imports, newest first; a removed one stays and says by whom. */
export function BatchTable({
  batches,
  timeZone,
  mayChange,
  add,
}: {
  batches: readonly PastScoreBatch[]
  timeZone: string
  mayChange: boolean
  add: ReactNode
}) {
  const t = useTranslations('trends.past')
  const format = useFormat()
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          id: 'when',
          head: t('columns.when'),
          cell: ({ importedAt }) => <MomentText instant={importedAt} timeZone={timeZone} />,
        },
        {
          id: 'who',
          head: t('columns.who'),
          cell: ({ importedBy }) => importedBy,
          foldBelow: 'sm',
        },
        {
          id: 'days',
          head: t('columns.days'),
          cell: ({ firstOn, lastOn }) => <DaysText from={firstOn} to={lastOn} />,
        },
        {
          id: 'source',
          head: t('columns.source'),
          cell: ({ sources }) => sources.join(', ') || '–',
          foldBelow: 'md',
        },
        {
          id: 'scores',
          head: t('columns.scores'),
          cell: ({ scores }) => format.count(scores),
          numeric: true,
        },
        {
          id: 'state',
          head: t('columns.state'),
          headHidden: true,
          cell: (batch) => <BatchState batch={batch} timeZone={timeZone} mayChange={mayChange} />,
          className: 'md:pl-6',
        },
      ]}
      rows={batches}
      rowKey={({ id }) => id}
      isMuted={({ removedAt }) => removedAt !== null}
      empty={<EmptyState action={add}>{t('empty')}</EmptyState>}
    />
  )
}

function BatchState({
  batch,
  timeZone,
  mayChange,
}: {
  batch: PastScoreBatch
  timeZone: string
  mayChange: boolean
}) {
  const t = useTranslations('trends.past')
  const open = useTranslations('past-evaluations.page')
  if (batch.removedAt !== null) {
    return (
      <StateMark shape="off">
        {t.rich('removed', {
          who: batch.removedBy ?? '',
          when: () => <MomentText instant={batch.removedAt ?? new Date(0)} timeZone={timeZone} />,
        })}
      </StateMark>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
      {batch.isEvaluation ? (
        <Link className="link" href={`/past-scores/${batch.id}`}>
          {open('view')}
        </Link>
      ) : null}
      {mayChange ? <RemoveBatch batchId={batch.id} scores={batch.scores} /> : null}
    </div>
  )
}
