import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ListedTrial } from '@/lib/scheme-trials/use-cases/view-trials'
import { useMonthsText } from './months-text'
import { useSchemeName } from './scheme-name'

/** The kept trials; a row opens one. */
export function TrialTable({
  trials,
  first,
}: {
  trials: readonly ListedTrial[]
  first: ReactNode
}) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const nameOf = useSchemeName()
  const monthsText = useMonthsText()
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          id: 'schemes',
          head: t('columns.schemes'),
          cell: ({ schemes }) => schemes.map(nameOf).join(' · '),
        },
        {
          id: 'months',
          head: t('columns.months'),
          cell: ({ months }) => monthsText(months),
        },
        {
          id: 'made',
          head: t('columns.made'),
          cell: ({ madeOn }) => format.dayShort(madeOn),
          foldBelow: 'sm',
        },
        { id: 'by', head: t('columns.by'), cell: (trial) => trial.madeByName, foldBelow: 'md' },
      ]}
      rows={trials}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/trials/${id}`}
      empty={<EmptyState action={first}>{t('empty')}</EmptyState>}
    />
  )
}
