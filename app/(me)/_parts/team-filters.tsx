import { useTranslations } from 'next-intl'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { TeamResults } from '@/lib/results/schema'

/** Which month, which of the headed units, and whom of those whom their visits name. */
export function TeamFilters({ team }: { team: TeamResults }) {
  const t = useTranslations('results.team')
  const format = useFormat()
  const months = team.months.includes(team.month) ? team.months : [team.month, ...team.months]
  return (
    <Filters path="/me/team" isFiltered={team.unitId !== null || team.person !== null}>
      <FilterSelect
        name="month"
        label={t('month')}
        value={team.month}
        options={months.map((month) => ({ value: month, label: format.monthTitle(month) }))}
      />
      {team.units.length > 1 ? (
        <FilterSelect
          name="unit"
          label={t('unit')}
          emptyLabel={t('unit')}
          value={team.unitId ?? ''}
          options={team.units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {team.evaluated.length > 0 ? (
        <FilterSelect
          name="person"
          label={t('person')}
          emptyLabel={t('person')}
          value={team.person?.id ?? ''}
          options={team.evaluated.map(({ id, name }) => ({ value: id, label: name }))}
          className="max-w-56"
        />
      ) : null}
    </Filters>
  )
}
