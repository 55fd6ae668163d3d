import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { textFor } from '@/lib/core/localized-text'
import type { MetricInList } from '@/lib/metrics/use-cases/list-metrics'
import { figureText } from '@/lib/platform/i18n/figure-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { MetricDialog } from './metric-dialog'

/** The catalogue: what is measured, how it is written, whether figures come. */
export function MetricTable({
  metrics,
  mayChange,
}: {
  metrics: readonly MetricInList[]
  mayChange: boolean
}) {
  const t = useTranslations('metrics')
  const format = useFormat()
  const columns: readonly Column<MetricInList>[] = [
    { id: 'title', head: t('columns.title'), cell: ({ title }) => textFor(title, format.locale) },
    { id: 'code', head: t('columns.code'), cell: ({ code }) => code, foldBelow: 'sm' },
    {
      id: 'unit',
      head: t('columns.unit'),
      cell: ({ unit }) => t(`units.${unit}`),
      foldBelow: 'md',
    },
    {
      id: 'direction',
      head: t('columns.direction'),
      cell: ({ direction }) => t(`directions.${direction}`),
      foldBelow: 'md',
    },
    {
      id: 'target',
      head: t('columns.target'),
      cell: ({ target, unit }) => (target === null ? null : figureText(format, unit, target)),
      numeric: true,
      foldBelow: 'sm',
    },
    {
      id: 'used',
      head: t('columns.used'),
      cell: ({ figures, lastMonth }) =>
        lastMonth === null ? (
          <span className="text-ink-3">{t('noFigures')}</span>
        ) : (
          t('figures', { count: figures, month: format.month(lastMonth) })
        ),
      foldBelow: 'lg',
    },
  ]
  const edit: Column<MetricInList> = {
    id: 'edit',
    head: t('columns.edit'),
    headHidden: true,
    cell: (metric) => <MetricDialog metric={metric} />,
    className: 'text-right',
  }
  return (
    <DataTable
      caption={t('caption')}
      columns={mayChange ? [...columns, edit] : columns}
      rows={metrics.toSorted((a, b) =>
        textFor(a.title, format.locale).localeCompare(textFor(b.title, format.locale)),
      )}
      rowKey={({ code }) => code}
      empty={<p className="text-ink-2">{t('empty')}</p>}
      dense
    />
  )
}
