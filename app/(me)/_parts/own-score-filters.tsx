import { useTranslations } from 'next-intl'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { monthOf, monthsThrough } from '@/lib/core/calendar'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { OwnStandardScores } from '@/lib/standard-scores/use-cases/list-own-standard-scores'

const MONTHS_OFFERED = 24

/** From which month through which. */
export function OwnScoreFilters({
  scores: { from, through, today },
  isFiltered,
}: {
  scores: OwnStandardScores
  isFiltered: boolean
}) {
  const t = useTranslations('own-scores')
  const format = useFormat()
  const offered = monthsThrough(monthOf(today), MONTHS_OFFERED)
  const months = [...new Set([from, through, ...offered])].sort().reverse()
  const options = months.map((month) => ({ value: month, label: format.monthTitle(month) }))
  return (
    <Filters path="/me/standards/scores" isFiltered={isFiltered}>
      <FilterSelect name="from" label={t('from')} options={options} value={from} />
      <FilterSelect name="through" label={t('through')} options={options} value={through} />
    </Filters>
  )
}
