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
  const { allChapters, units, people, person, from, through, today } = scores
  // Whoever is chosen stays in the list, also where these months have no visit of his.
  const isListed = person === null || people?.some(({ id }) => id === person.id)
  const offeredPeople = [...(isListed ? [] : [person]), ...(people ?? [])]
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
      {offeredPeople.length > 0 ? (
        <FilterSelect
          name="person"
          label={t('byScore.person')}
          emptyLabel={t('byScore.person')}
          options={offeredPeople.map(({ id, name }) => ({ value: id, label: name }))}
          value={person?.id ?? ''}
          className="max-w-56"
        />
      ) : null}
      {people === null ? (
        <span className="text-13 text-ink-3">{t('byScore.peopleTooMany')}</span>
      ) : null}
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
