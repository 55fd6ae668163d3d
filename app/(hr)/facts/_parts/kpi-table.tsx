import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { textFor } from '@/lib/core/localized-text'
import type { KpiFact } from '@/lib/facts/queries'
import type { FactsView, NamedFact } from '@/lib/facts/use-cases/list-facts'
import { figureText } from '@/lib/platform/i18n/figure-text'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Figures of a month; the newest revision of each. */
export function KpiTable({
  facts,
  metrics,
}: {
  facts: readonly NamedFact<KpiFact>[]
  metrics: FactsView['metrics']
}) {
  const t = useTranslations('pay.facts')
  const format = useFormat()
  return (
    <DataTable
      caption={t('kpiCaption')}
      columns={[
        { id: 'subject', head: t('columns.subject'), cell: (fact) => fact.name || t('unknown') },
        { id: 'number', head: t('columns.number'), cell: (fact) => fact.number, foldBelow: 'sm' },
        {
          id: 'metric',
          head: t('columns.metric'),
          cell: ({ metric }) =>
            textFor(metrics.get(metric)?.title ?? null, format.locale) || metric,
        },
        {
          id: 'value',
          head: t('columns.value'),
          cell: ({ metric, value }) =>
            figureText(format, metrics.get(metric)?.unit ?? 'number', value),
          numeric: true,
        },
        {
          id: 'revision',
          head: t('columns.revision'),
          cell: (fact) => fact.revision,
          numeric: true,
          foldBelow: 'sm',
        },
      ]}
      rows={facts}
      rowKey={(fact) => fact.id}
      rowHref={(fact) => `/facts/${fact.id}`}
      empty={<EmptyState>{t('emptyKpi')}</EmptyState>}
      dense
    />
  )
}
