import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import type { PayFact } from '@/lib/facts/queries'
import type { NamedFact } from '@/lib/facts/use-cases/list-facts'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Timesheets and base amounts of a month; the newest revision of each. */
export function PayTable({
  facts,
  currency,
}: {
  facts: readonly NamedFact<PayFact>[]
  currency: string
}) {
  const t = useTranslations('pay.facts')
  const format = useFormat()
  return (
    <DataTable
      caption={t('payCaption')}
      columns={[
        { id: 'name', head: t('columns.name'), cell: (fact) => fact.name || t('unknown') },
        { id: 'number', head: t('columns.number'), cell: (fact) => fact.number, foldBelow: 'sm' },
        {
          id: 'worked',
          head: t('columns.worked'),
          cell: (fact) => format.decimal(fact.workedDays),
          numeric: true,
        },
        {
          id: 'norm',
          head: t('columns.norm'),
          cell: (fact) => format.decimal(fact.normDays),
          numeric: true,
        },
        {
          id: 'base',
          head: t('columns.base'),
          cell: (fact) =>
            fact.baseAmount === null ? null : (
              <Money amount={fact.baseAmount} currency={currency} />
            ),
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
      rowHref={(fact) => `/facts/pay/${fact.id}`}
      empty={<EmptyState>{t('emptyPay')}</EmptyState>}
      dense
    />
  )
}
