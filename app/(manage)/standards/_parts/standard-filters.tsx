import { useTranslations } from 'next-intl'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { touchpoints } from '@/lib/core/checklist'
import type { ListStandards } from '@/lib/standards/schema'

export function StandardFilters({ view }: { view: ListStandards }) {
  const t = useTranslations('standards')
  return (
    <Filters path="/standards" isFiltered={view.text !== '' || view.touchpoint !== null}>
      <FilterText name="text" label={t('filter.text')} value={view.text} />
      <FilterSelect
        name="touchpoint"
        label={t('filter.touchpoint')}
        emptyLabel={t('filter.touchpoint')}
        options={touchpoints.map((value) => ({ value, label: t(`touchpoints.${value}`) }))}
        value={view.touchpoint ?? ''}
      />
    </Filters>
  )
}
