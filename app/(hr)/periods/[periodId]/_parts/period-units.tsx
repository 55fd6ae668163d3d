import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/page-head'
import type { UnitTotal } from '@/lib/core/unit-totals'
import { moneyHead } from '@/lib/platform/i18n/money-head'

/** What each unit costs, and how much of it was paid without a measurement. */
export function PeriodUnits({
  units,
  currency,
}: {
  units: readonly UnitTotal[]
  currency: string
}) {
  const t = useTranslations('pay.periods')
  const locale = useLocale()
  const { compare } = new Intl.Collator(locale)
  const head = (text: string) => moneyHead(text, currency, locale)
  return (
    <Section title={t('units')} subtitle={t('unitsLead')}>
      <DataTable
        caption={t('unitsCaption')}
        columns={[
          { id: 'unit', head: t('unitColumns.unit'), cell: ({ unit }) => unit.name },
          {
            id: 'people',
            head: t('unitColumns.people'),
            cell: ({ statements }) => statements,
            numeric: true,
            foldBelow: 'sm',
          },
          {
            id: 'unmeasured',
            head: head(t('unitColumns.unmeasured')),
            cell: ({ paidUnmeasured }) => (
              <span className={paidUnmeasured === '0.00' ? 'text-ink-2' : 'text-amber'}>
                <Money amount={paidUnmeasured} currency={currency} bare />
              </span>
            ),
            numeric: true,
          },
          {
            id: 'amount',
            head: head(t('unitColumns.amount')),
            cell: ({ amount }) => <Money amount={amount} currency={currency} bare />,
            numeric: true,
          },
        ]}
        rows={units.toSorted((a, b) => compare(a.unit.name, b.unit.name))}
        rowKey={({ unit }) => unit.id}
        dense
      />
    </Section>
  )
}
