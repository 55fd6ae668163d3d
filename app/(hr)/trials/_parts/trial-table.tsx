import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { SchemeTrials } from '@/lib/scheme-trials/use-cases/view-trials'
import { useMonthsText } from './months-text'
import { useListedScheme } from './scheme-choice'

/** The kept trials; a row opens one. */
export function TrialTable({ listed, first }: { listed: SchemeTrials; first: ReactNode }) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const { trials, timeZone, today } = listed
  const schemeOf = useListedScheme(listed)
  const monthsText = useMonthsText()
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        {
          id: 'schemes',
          head: t('columns.schemes'),
          cell: ({ schemes }) => <Schemes schemes={schemes.map(schemeOf)} />,
        },
        {
          id: 'months',
          head: t('columns.months'),
          cell: ({ months }) => monthsText(months),
        },
        {
          id: 'made',
          head: t('columns.made'),
          cell: ({ madeAt }) => format.moment(madeAt, timeZone, today),
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

/** Each with what tells it from others of its name under it. */
function Schemes({
  schemes,
}: {
  schemes: readonly ReturnType<ReturnType<typeof useListedScheme>>[]
}) {
  return (
    <span className="grid gap-1">
      {schemes.map(({ name, marks }) => (
        <span key={`${name} ${marks}`}>
          {name}
          {marks === null ? null : (
            <span className="block text-13 font-normal text-ink-3">{marks}</span>
          )}
        </span>
      ))}
    </span>
  )
}
