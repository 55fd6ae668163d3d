import { useTranslations } from 'next-intl'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import type { Overview, ViewOverviewInput } from '@/lib/overview/schema'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Month, touchpoint and region, in the address. */
export function OverviewFilters({
  overview,
  input,
}: {
  overview: Overview
  input: ViewOverviewInput
}) {
  const t = useTranslations('overview.filters')
  const format = useFormat()
  const isFiltered = Object.values(input).some((value) => value !== undefined)
  return (
    <Filters path="/overview" isFiltered={isFiltered}>
      <FilterSelect
        name="month"
        label={t('month')}
        options={overview.months.map((month) => ({
          value: month,
          label: format.monthTitle(month),
        }))}
        value={overview.month}
      />
      <FilterSelect
        name="touchpoint"
        label={t('touchpoint')}
        options={[
          ...overview.touchpoints.map((touchpoint) => ({
            value: touchpoint,
            label: t(`names.${touchpoint}`),
          })),
          { value: 'all', label: t('all') },
        ]}
        value={overview.touchpoint}
      />
      <FilterSelect
        name="region"
        label={t('region')}
        emptyLabel={t('allRegions')}
        options={overview.regions.map(({ id, name }) => ({ value: id, label: name }))}
        value={overview.region ?? ''}
      />
    </Filters>
  )
}
