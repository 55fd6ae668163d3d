import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { StateMark } from '@/components/ui/state-mark'
import type { PeriodInList, PeriodWaits } from '@/lib/periods/use-cases/list-all-periods'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { periodTitle } from '../_overview/period-title'
import { PeriodStateMark } from './period-state'

/** The months of pay, newest first, and which of them wait for whom. */
export function PeriodList({
  periods,
  first,
}: {
  periods: readonly PeriodInList[]
  /** The button that opens the first month. */
  first: ReactNode
}) {
  const t = useTranslations('pay.periods')
  const format = useFormat()
  return (
    <div className="max-w-3xl">
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
          {
            id: 'waits',
            head: t('columns.waits'),
            cell: ({ waits }) => (waits === null ? null : <Waits waits={waits} />),
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

/** What is asked for, by whom; what waits for the reader himself stands out. */
function Waits({ waits: { of, isOwn, askedBy } }: { waits: PeriodWaits }) {
  const t = useTranslations('pay.periods.listed')
  return (
    <span>
      {isOwn ? (
        <StateMark shape="needs-you">{t(`${of}.own`)}</StateMark>
      ) : (
        <span className="text-ink-2">{t(`${of}.other`)}</span>
      )}
      <span className="block text-13 text-ink-3">{t(`${of}.asked`, { name: askedBy })}</span>
    </span>
  )
}
