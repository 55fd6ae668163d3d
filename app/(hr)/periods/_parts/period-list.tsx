import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { Period } from '@/lib/periods/queries'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { periodTitle } from '../_overview/period-title'
import { PeriodStateMark } from './period-state'

/** The months of pay, newest first. */
export function PeriodList({
  periods,
  first,
}: {
  periods: readonly Period[]
  /** The button that opens the first month. */
  first: ReactNode
}) {
  const t = useTranslations('pay.periods')
  const format = useFormat()
  return (
    <div className="max-w-2xl">
      <DataTable
        caption={t('caption')}
        columns={[
          {
            id: 'month',
            head: t('columns.month'),
            cell: (period) => periodTitle(period, format),
          },
          {
            id: 'state',
            head: t('columns.state'),
            cell: (period) => <PeriodStateMark state={period.state} />,
          },
        ]}
        rows={periods}
        rowKey={(period) => period.id}
        rowHref={(period) => `/periods/${period.id}`}
        empty={<EmptyState action={first}>{t('empty')}</EmptyState>}
      />
    </div>
  )
}
