import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Who could not be computed, and why: never a silent zero. */
export function UnpaidPeople({ view }: { view: PeriodView }) {
  const t = useTranslations('pay.periods')
  const format = useFormat()
  const { month } = view.period
  const unpaid = view.computation?.unpaid ?? []
  if (unpaid.length === 0) return null
  return (
    <Section title={t('unpaidTitle')}>
      <DataTable
        caption={t('unpaidCaption')}
        columns={[
          {
            id: 'name',
            head: t('statementColumns.name'),
            cell: ({ personId }) => view.names.get(personId) ?? personId,
          },
          { id: 'reason', head: t('reason'), cell: ({ reason }) => t(`unpaid.${reason}`) },
        ]}
        rows={unpaid}
        rowKey={({ personId, schemeVersionId }) => `${personId} ${schemeVersionId}`}
        rowHref={({ personId }) => `/people/${personId}`}
        dense
      />
      <p className="mt-2 text-13">
        <Link href={`/facts?month=${month}`} className="link">
          {t('factsLink', { month: format.month(month) })}
        </Link>
      </p>
    </Section>
  )
}
