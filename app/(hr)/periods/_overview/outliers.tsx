import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/page-head'
import type { PayOutlier } from '@/lib/core/pay-overview'
import { moneyHead } from '@/lib/platform/i18n/money-head'
import { useFormat } from '@/lib/platform/i18n/use-format'

const shown = 20

/** Payouts far from those of the same scheme, the farthest first. */
export function Outliers({
  outliers,
  currency,
}: {
  outliers: readonly PayOutlier[]
  currency: string
}) {
  const t = useTranslations('pay-overview')
  const format = useFormat()
  return (
    <Section title={t('outliers')} subtitle={t('outliersLead')}>
      <DataTable
        caption={t('outliersCaption')}
        columns={[
          { id: 'name', head: t('columns.name'), cell: ({ fullName }) => fullName },
          { id: 'unit', head: t('columns.unit'), cell: ({ unit }) => unit.name, foldBelow: 'md' },
          {
            id: 'ofFull',
            head: t('columns.ofFull'),
            cell: ({ ofFull }) => format.percent(ofFull),
            numeric: true,
          },
          {
            id: 'median',
            head: t('columns.median'),
            cell: ({ median }) => format.percent(median),
            numeric: true,
            foldBelow: 'sm',
          },
          {
            id: 'amount',
            head: moneyHead(t('columns.amount'), currency, format.locale),
            cell: ({ amount }) => <Money amount={amount} currency={currency} bare />,
            numeric: true,
          },
        ]}
        rows={outliers.slice(0, shown)}
        rowKey={({ personId, median }) => `${personId} ${median}`}
        rowHref={({ personId }) => `/people/${personId}`}
        empty={<p className="text-ink-2">{t('noOutliers')}</p>}
        dense
      />
      {outliers.length > shown ? (
        <p className="mt-2 text-13 text-ink-3">{t('more', { count: outliers.length - shown })}</p>
      ) : null}
    </Section>
  )
}
