import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { Salary, SalaryChange } from '@/lib/people/queries'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { SalaryForm } from './salary-form'

/** Salaries with their first days: HR alone gets here. */
export function PersonSalaries({
  personId,
  salaries,
  changes,
  currency,
  timeZone,
  mayChange,
}: {
  personId: string
  salaries: readonly Salary[]
  changes: readonly SalaryChange[]
  currency: string
  timeZone: string
  mayChange: boolean
}) {
  const t = useTranslations('people')
  const format = useFormat()
  const columns: readonly Column<Salary>[] = [
    { id: 'from', head: t('person.since'), cell: (salary) => format.dayShort(salary.fromOn) },
    {
      id: 'amount',
      head: t('person.amount', { currency: currencySymbol(currency, format.locale) }),
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
      {changes.length > 0 ? (
        <SalaryHistory changes={changes} currency={currency} timeZone={timeZone} />
      ) : null}
    </Section>
  )
}

/** From what to what, who, when and why; newest first. */
function SalaryHistory({
  changes,
  currency,
  timeZone,
}: {
  changes: readonly SalaryChange[]
  currency: string
  timeZone: string
}) {
  const t = useTranslations('salaries')
  const format = useFormat()
  const columns: readonly Column<SalaryChange>[] = [
    { id: 'from', head: t('columns.from'), cell: ({ fromOn }) => format.dayShort(fromOn) },
    {
      id: 'became',
      head: t('columns.became'),
      cell: ({ amount }) => format.money(amount, currency),
      numeric: true,
    },
    {
      id: 'was',
      head: t('columns.was'),
      cell: ({ amountBefore }) =>
        amountBefore === null ? (
          <span className="text-ink-3">{t('first')}</span>
        ) : (
          format.money(amountBefore, currency)
        ),
      numeric: true,
    },
    {
      id: 'reason',
      head: t('columns.reason'),
      cell: ({ reason }) => reason ?? <span className="text-ink-3">{t('noReason')}</span>,
    },
    { id: 'who', head: t('columns.who'), cell: ({ changedByName }) => changedByName },
    {
      id: 'when',
      head: t('columns.when'),
      cell: ({ changedAt }) => format.moment(changedAt, timeZone),
    },
  ]
  return (
    <div className="mt-8">
      <h3 className="mb-2 font-semibold">{t('history')}</h3>
      <DataTable
        caption={t('historyCaption')}
        columns={columns}
        rows={changes}
        rowKey={({ id }) => id}
        dense
      />
    </div>
  )
}
