import { useTranslations } from 'next-intl'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import type { ListPeople } from '@/lib/people/schema'
import { type NamedUnit, unitOptions } from '../../_parts/unit-options'

/** Name, unit and whether those who left are shown. */
export function PeopleFilters({
  filter,
  units,
}: {
  filter: ListPeople
  units: readonly NamedUnit[]
}) {
  const t = useTranslations('people.filter')
  const isFiltered = filter.text !== '' || filter.unitId !== null || filter.left === 'with'
  return (
    <Filters path="/people" isFiltered={isFiltered}>
      <FilterText name="text" label={t('text')} value={filter.text} />
      <FilterSelect
        name="unitId"
        label={t('unit')}
        emptyLabel={t('unit')}
        options={unitOptions(units)}
        value={filter.unitId ?? ''}
      />
      <FilterSelect
        name="left"
        label={t('withLeft')}
        emptyLabel={t('left')}
        options={[{ value: 'with', label: t('withLeft') }]}
        value={filter.left === 'with' ? 'with' : ''}
      />
    </Filters>
  )
}
