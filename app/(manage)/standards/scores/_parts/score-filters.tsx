import { useLocale, useTranslations } from 'next-intl'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { monthOf, monthsThrough } from '@/lib/core/calendar'
import { touchpoints } from '@/lib/core/checklist'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ListStandardScores } from '@/lib/standard-scores/schema'
import type { StandardScores } from '@/lib/standard-scores/use-cases/list-standard-scores'
import { chapterOptions } from '../../_parts/chapter-names'

const MONTHS_OFFERED = 24

/** Chapter, touchpoint, unit and months, in the address. */
export function ScoreFilters({
  input,
  scores,
}: {
  input: ListStandardScores
  scores: StandardScores
}) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const format = useFormat()
  const { allChapters, units, from, through, today } = scores
  const offered = monthsThrough(monthOf(today), MONTHS_OFFERED)
  const months = [...new Set([from, through, ...offered])].sort().reverse()
  const monthOptions = months.map((month) => ({ value: month, label: format.monthTitle(month) }))
  return (
    <Filters
      path="/standards/scores"
      isFiltered={Object.values(input).some((value) => value !== null)}
    >
      <FilterSelect
        name="chapter"
        label={t('byScore.allChapters')}
        emptyLabel={t('byScore.allChapters')}
        options={[...chapterOptions(allChapters, locale), { value: 'none', label: t('noChapter') }]}
        value={input.chapter ?? ''}
      />
      <FilterSelect
        name="touchpoint"
        label={t('filter.touchpoint')}
        emptyLabel={t('filter.touchpoint')}
        options={touchpoints.map((value) => ({ value, label: t(`touchpoints.${value}`) }))}
        value={input.touchpoint ?? ''}
      />
      <FilterSelect
        name="unit"
        label={t('byScore.unit')}
        emptyLabel={t('byScore.unit')}
        options={units.map(({ id, name, depth }) => ({
          value: id,
          label: `${'\u2003'.repeat(depth)}${name}`,
        }))}
        value={input.unit ?? ''}
      />
      <FilterSelect name="from" label={t('byScore.from')} options={monthOptions} value={from} />
      <FilterSelect
        name="through"
        label={t('byScore.through')}
        options={monthOptions}
        value={through}
      />
    </Filters>
  )
}
