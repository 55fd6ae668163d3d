import { useTranslations } from 'next-intl'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { visitStates } from '@/lib/core/visit-states'
import type { ListVisitsInput, VisitFilterOptions } from '@/lib/visits/schema'

const dues = ['overdue', 'today', 'week'] as const

/** The conditions of the list of visits, kept in the address. */
export function VisitFilters({
  filter,
  options,
}: {
  filter: ListVisitsInput
  options: VisitFilterOptions
}) {
  const t = useTranslations('visits.filters')
  const states = useTranslations('visits.states')
  const { page: _, ...conditions } = filter
  const isFiltered = Object.values(conditions).some((value) => value !== undefined)
  return (
    <Filters path="/visits" isFiltered={isFiltered}>
      <FilterSelect
        name="state"
        label={t('state')}
        emptyLabel={t('allStates')}
        options={visitStates.map((state) => ({ value: state, label: states(state) }))}
        value={filter.state ?? ''}
      />
      <FilterSelect
        name="due"
        label={t('due')}
        emptyLabel={t('anyDue')}
        options={dues.map((due) => ({ value: due, label: t(`dues.${due}`) }))}
        value={filter.due ?? ''}
      />
      <FilterSelect
        name="campaign"
        label={t('campaign')}
        emptyLabel={t('allCampaigns')}
        options={options.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.campaign ?? ''}
        className="max-w-52"
      />
      <FilterSelect
        name="unit"
        label={t('unit')}
        emptyLabel={t('allUnits')}
        options={options.units.map(({ id, name, depth }) => ({
          value: id,
          label: `${'\u2003'.repeat(depth)}${name}`,
        }))}
        value={filter.unit ?? ''}
        className="max-w-52"
      />
      <FilterSelect
        name="shopper"
        label={t('shopper')}
        emptyLabel={t('allShoppers')}
        options={options.shoppers.map(({ id, label }) => ({ value: id, label }))}
        value={filter.shopper ?? ''}
        className="max-w-44"
      />
    </Filters>
  )
}
