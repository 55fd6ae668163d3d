import { useLocale, useTranslations } from 'next-intl'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { touchpoints } from '@/lib/core/checklist'
import { type ListStandards, standardStates } from '@/lib/standards/schema'
import type { StandardList } from '@/lib/standards/use-cases/list-standards'
import { chapterOptions } from './chapter-names'

export function StandardFilters({ view, list }: { view: ListStandards; list: StandardList }) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const isFiltered =
    view.text !== '' || view.touchpoint !== null || view.chapter !== null || view.state !== null
  return (
    <Filters path="/standards" isFiltered={isFiltered}>
      <FilterText name="text" label={t('filter.text')} value={view.text} />
      {list.chapters.length > 0 ? (
        <FilterSelect
          name="chapter"
          label={t('filter.chapter')}
          emptyLabel={t('filter.chapter')}
          options={[
            ...chapterOptions(list.chapters, locale),
            { value: 'none', label: t('noChapter') },
          ]}
          value={view.chapter ?? ''}
        />
      ) : null}
      <FilterSelect
        name="touchpoint"
        label={t('filter.touchpoint')}
        emptyLabel={t('filter.touchpoint')}
        options={touchpoints.map((value) => ({ value, label: t(`touchpoints.${value}`) }))}
        value={view.touchpoint ?? ''}
      />
      {list.mayChange ? (
        <FilterSelect
          name="state"
          label={t('filter.state')}
          emptyLabel={t('filter.state')}
          options={standardStates.map((value) => ({ value, label: t(`states.${value}`) }))}
          value={view.state ?? ''}
        />
      ) : null}
    </Filters>
  )
}
