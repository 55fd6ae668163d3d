import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { Salary } from '@/lib/people/queries'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { SalaryForm } from './salary-form'

/** Salaries with their first days: HR alone gets here. */
export function PersonSalaries({
  personId,
  salaries,
  currency,
  mayChange,
}: {
  personId: string
  salaries: readonly Salary[]
  currency: string
  mayChange: boolean
}) {
  const t = useTranslations('people')
  const format = useFormat()
  const columns: readonly Column<Salary>[] = [
    { id: 'from', head: t('person.since'), cell: (salary) => format.dayShort(salary.fromOn) },
    {
      id: 'amount',
      head: t('person.amount', { currency }),
      cell: (salary) => format.money(salary.amount, currency),
      numeric: true,
    },
  ]
  return (
    <Section title={t('person.salary')} subtitle={t('person.salaryHint')}>
      <DataTable
        caption={t('person.salaryCaption')}
        columns={columns}
        rows={salaries}
        rowKey={(salary) => salary.fromOn}
        empty={<p className="text-ink-3">{t('person.noSalary')}</p>}
        dense
      />
      {mayChange ? <SalaryForm personId={personId} currency={currency} /> : null}
    </Section>
  )
}
