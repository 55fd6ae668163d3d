import { useTranslations } from 'next-intl'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import type { ChecklistTrend } from '@/lib/overview/schema'

/** How far back, from which version on, and under which version older visits are rescored. */
export function TrendFilters({
  trend,
  isFiltered,
}: {
  trend: ChecklistTrend
  isFiltered: boolean
}) {
  const t = useTranslations('trends.checklist.filters')
  return (
    <Filters path={`/checklists/${trend.checklistId}/trend`} isFiltered={isFiltered}>
      <FilterSelect
        name="months"
        label={t('months')}
        options={['12', '24'].map((value) => ({
          value,
          label: t('lastMonths', { count: Number(value) }),
        }))}
        value={String(trend.span)}
      />
      {trend.used.length > 1 ? (
        <FilterSelect
          name="from"
          label={t('from')}
          options={trend.used.map(({ number, visits }) => ({
            value: String(number),
            label: t('fromVersion', { number, visits }),
          }))}
          value={String(trend.from ?? '')}
        />
      ) : null}
      {trend.newer.length > 0 ? (
        <FilterSelect
          name="as"
          label={t('as')}
          options={trend.newer.map((number) => ({
            value: String(number),
            label: t('asVersion', { number }),
          }))}
          value={String(trend.rescore?.as ?? '')}
        />
      ) : null}
    </Filters>
  )
}
