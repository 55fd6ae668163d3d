import { useLocale, useTranslations } from 'next-intl'
import { addressWith } from '@/components/ui/address'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterText } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/page-head'
import { Pages } from '@/components/ui/pages'
import { textFor } from '@/lib/core/localized-text'
import type { ListStatements } from '@/lib/periods/schema'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { moneyHead } from '@/lib/platform/i18n/money-head'
import type { StatementInList } from '@/lib/statements/queries'

const perPage = 50

/** Who gets how much; a row opens the statement. */
export function PeriodStatements({ view, filter }: { view: PeriodView; filter: ListStatements }) {
  const t = useTranslations('pay.periods')
  const path = `/periods/${view.period.id}`
  const locale = useLocale()
  const { compare } = new Intl.Collator(locale)
  const head = (text: string) => moneyHead(text, view.currency, locale)
  const found = view.statements
    .filter((statement) => isMeant(statement, filter.text))
    .toSorted((a, b) => compare(a.fullName, b.fullName))
  const ofPerson = Map.groupBy(view.statements, ({ personId }) => personId)
  const start = (filter.page - 1) * perPage
  const columns: readonly Column<StatementInList>[] = [
    {
      id: 'name',
      head: t('statementColumns.name'),
      cell: (row) => (
        <NameCell row={row} isOneOfSeveral={(ofPerson.get(row.personId)?.length ?? 0) > 1} />
      ),
    },
    {
      id: 'position',
      head: t('statementColumns.position'),
      cell: (row) => row.positionName,
      foldBelow: 'md',
    },
    { id: 'unit', head: t('statementColumns.unit'), cell: (row) => row.unitName, foldBelow: 'lg' },
    {
      id: 'full',
      head: head(t('statementColumns.full')),
      cell: (row) => <Money amount={row.atFull} currency={view.currency} bare />,
      numeric: true,
      foldBelow: 'sm',
    },
    {
      id: 'payout',
      head: head(t('statementColumns.payout')),
      cell: (row) => <PayoutCell row={row} currency={view.currency} />,
      numeric: true,
    },
  ]
  return (
    <Section title={t('statements')}>
      <Filters path={path} isFiltered={filter.text !== ''}>
        <FilterText name="text" label={t('find')} value={filter.text} className="w-72" />
      </Filters>
      <DataTable
        caption={t('statementsCaption')}
        columns={columns}
        rows={found.slice(start, start + perPage)}
        rowKey={(row) => row.id}
        rowHref={(row) => `${path}/statements/${row.id}`}
        empty={<EmptyState>{t('nobodyFound')}</EmptyState>}
        dense
      />
      <Pages
        page={filter.page}
        size={perPage}
        total={found.length}
        hrefFor={(page) =>
          addressWith(path, { text: filter.text || undefined }, { page: String(page) })
        }
      />
    </Section>
  )
}

function isMeant({ fullName, personnelNumber, unitName }: StatementInList, text: string): boolean {
  const wanted = text.toLocaleLowerCase()
  return [fullName, personnelNumber, unitName].some((value) =>
    value.toLocaleLowerCase().includes(wanted),
  )
}

/** Of somebody whom two schemes pay each line says by which. */
function NameCell({ row, isOneOfSeveral }: { row: StatementInList; isOneOfSeveral: boolean }) {
  const locale = useLocale()
  if (!isOneOfSeveral) return row.fullName
  return (
    <>
      {row.fullName}
      <span className="block text-13 text-ink-2">{textFor(row.schemeName, locale)}</span>
    </>
  )
}

function PayoutCell({ row, currency }: { row: StatementInList; currency: string }) {
  const t = useTranslations('pay.periods')
  return (
    <>
      <Money amount={row.payout} currency={currency} bare />
      {row.held > 0 ? (
        <span className="block text-13 text-amber">{t('held', { count: row.held })}</span>
      ) : null}
    </>
  )
}
