import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { OwnStatement } from '@/lib/statements/queries'

/** The reader's own bonus statements of locked months, newest first. */
export function OwnStatements({ statements }: { statements: readonly OwnStatement[] }) {
  const t = useTranslations('pay.mine')
  const format = useFormat()
  return (
    <Section title={t('title')} subtitle={statements.length === 0 ? undefined : t('lead')}>
      <DataTable
        caption={t('caption')}
        columns={[
          { id: 'month', head: t('columns.month'), cell: ({ month }) => format.monthTitle(month) },
          {
            id: 'scheme',
            head: t('columns.scheme'),
            cell: ({ schemeName }) => textFor(schemeName, format.locale),
            foldBelow: 'sm',
          },
          {
            id: 'amount',
            head: t('columns.amount'),
            cell: ({ payout, currency }) => (
              <Money amount={payout} currency={currency} tone="paid" />
            ),
            numeric: true,
          },
        ]}
        rows={statements}
        rowKey={(statement) => statement.id}
        rowHref={(statement) => `/me/statements/${statement.id}`}
        empty={<p className="text-ink-2">{t('empty')}</p>}
      />
    </Section>
  )
}
