import { useTranslations } from 'next-intl'
import { addressWith, type Query } from '@/components/ui/address'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { Pages } from '@/components/ui/pages'
import { Tabs } from '@/components/ui/tabs'
import type { ListFacts } from '@/lib/facts/schema'
import type { FactsView } from '@/lib/facts/use-cases/list-facts'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { KpiTable } from './kpi-table'
import { PayTable } from './pay-table'

const perPage = 100

/** The facts of one month: figures and timesheets, each by name. */
export function FactList({ view, filter }: { view: FactsView; filter: ListFacts }) {
  const t = useTranslations('pay.facts')
  const format = useFormat()
  const isMeant = (fact: { name: string; number: string }) =>
    [fact.name, fact.number].some((text) =>
      text.toLocaleLowerCase().includes(filter.text.toLocaleLowerCase()),
    )
  const kpi = view.kpi.filter(isMeant)
  const pay = view.pay.filter(isMeant)
  const start = (filter.page - 1) * perPage
  const query: Query = { month: view.month, text: filter.text, kind: filter.kind }
  const hrefFor = (changes: Query) => addressWith('/facts', query, changes)
  return (
    <>
      <Filters path="/facts" isFiltered={filter.text !== ''} keep={{ kind: filter.kind }}>
        <FilterSelect
          name="month"
          label={t('month')}
          value={view.month}
          options={view.months.map((value) => ({ value, label: format.monthTitle(value) }))}
        />
        <FilterText name="text" label={t('find')} value={filter.text} />
      </Filters>
      <Tabs
        label={t('title')}
        tabs={[
          {
            href: hrefFor({ kind: 'kpi' }),
            label: t('kpi'),
            current: filter.kind === 'kpi',
            count: format.count(kpi.length),
          },
          {
            href: hrefFor({ kind: 'pay' }),
            label: t('pay'),
            current: filter.kind === 'pay',
            count: format.count(pay.length),
          },
        ]}
      />
      {filter.kind === 'kpi' ? (
        <KpiTable facts={kpi.slice(start, start + perPage)} metrics={view.metrics} />
      ) : (
        <PayTable facts={pay.slice(start, start + perPage)} currency={view.currency} />
      )}
      <Pages
        page={filter.page}
        size={perPage}
        total={filter.kind === 'kpi' ? kpi.length : pay.length}
        hrefFor={(page) => hrefFor({ page: String(page) })}
      />
    </>
  )
}
