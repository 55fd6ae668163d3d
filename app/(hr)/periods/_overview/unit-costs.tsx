import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/page-head'
import type { UnitCost } from '@/lib/core/pay-overview'
import { moneyHead } from '@/lib/platform/i18n/money-head'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** What each unit costs, dearest first. */
export function UnitCosts({ units, currency }: { units: readonly UnitCost[]; currency: string }) {
  const t = useTranslations('pay-overview')
  const format = useFormat()
  const head = (text: string) => moneyHead(text, currency, format.locale)
  const money = (amount: string) => <Money amount={amount} currency={currency} bare />
  return (
    <Section title={t('units')} subtitle={t('unitsLead')}>
      <DataTable
        caption={t('unitsCaption')}
        columns={[
          { id: 'unit', head: t('columns.unit'), cell: ({ unit }) => unit.name },
          {
            id: 'people',
            head: t('columns.people'),
            cell: ({ statements }) => statements,
            numeric: true,
            foldBelow: 'md',
          },
          {
            id: 'each',
            head: head(t('columns.each')),
            cell: ({ perStatement }) => money(perStatement),
            numeric: true,
            foldBelow: 'sm',
          },
          {
            id: 'ofFull',
            head: t('columns.ofFull'),
            cell: ({ ofFull }) => (ofFull === null ? null : format.percent(ofFull)),
            numeric: true,
          },
          {
            id: 'unmeasured',
            head: head(t('columns.unmeasured')),
            cell: ({ paidUnmeasured }) => money(paidUnmeasured),
            numeric: true,
            foldBelow: 'md',
          },
          {
            id: 'amount',
            head: head(t('columns.amount')),
            cell: ({ amount }) => money(amount),
            numeric: true,
          },
        ]}
        rows={units}
        rowKey={({ unit }) => unit.id}
        rowHref={({ unit }) => `/units/${unit.id}`}
        dense
      />
    </Section>
  )
}
