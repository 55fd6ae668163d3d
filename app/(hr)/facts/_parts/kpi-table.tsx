import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { KpiFact } from '@/lib/facts/queries'
import type { NamedFact } from '@/lib/facts/use-cases/list-facts'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Figures of a month; the newest revision of each. */
export function KpiTable({ facts }: { facts: readonly NamedFact<KpiFact>[] }) {
  const t = useTranslations('pay.facts')
  const format = useFormat()
  return (
    <DataTable
      caption={t('kpiCaption')}
      columns={[
        { id: 'subject', head: t('columns.subject'), cell: (fact) => fact.name || t('unknown') },
        { id: 'number', head: t('columns.number'), cell: (fact) => fact.number, hideBelow: 'sm' },
        { id: 'metric', head: t('columns.metric'), cell: (fact) => fact.metric },
        {
          id: 'value',
          head: t('columns.value'),
          cell: (fact) => format.decimal(fact.value),
          numeric: true,
        },
        {
          id: 'revision',
          head: t('columns.revision'),
          cell: (fact) => fact.revision,
          numeric: true,
          hideBelow: 'sm',
        },
      ]}
      rows={facts}
      rowKey={(fact) => fact.id}
      empty={<EmptyState>{t('emptyKpi')}</EmptyState>}
      dense
    />
  )
}
