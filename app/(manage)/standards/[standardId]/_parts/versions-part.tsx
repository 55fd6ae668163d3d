import { useTranslations } from 'next-intl'
import { Difference } from '@/app/_standard/difference'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DayText } from '@/components/ui/day-text'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { Section } from '@/components/ui/page-head'
import type { VersionLine, ViewedStandard } from '@/lib/standards/use-cases/view-standard'

/** What was published when and by whom, and what changed between any two. */
export function VersionsPart({ view }: { view: ViewedStandard }) {
  const t = useTranslations('standards.versions')
  const columns: readonly Column<VersionLine>[] = [
    { id: 'number', head: t('number'), cell: ({ number }) => number, className: 'w-20' },
    { id: 'day', head: t('day'), cell: ({ publishedOn }) => <DayText day={publishedOn} /> },
    {
      id: 'who',
      head: t('who'),
      cell: ({ publishedByName }) => publishedByName ?? t('program'),
      foldBelow: 'sm',
    },
    { id: 'note', head: t('note'), cell: ({ note }) => note ?? '–' },
  ]
  return (
    <div className="grid max-w-4xl gap-10">
      {view.comparison === null ? null : <Compare view={view} />}
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={view.versions}
        rowKey={({ number }) => String(number)}
        empty={<EmptyState>{t('empty')}</EmptyState>}
      />
      {view.comparison === null && view.versions.length > 0 ? (
        <p className="text-ink-3">{t('single')}</p>
      ) : null}
    </div>
  )
}

function Compare({
  view: { standardId, versions, comparison, state, may },
}: {
  view: ViewedStandard
}) {
  const t = useTranslations('standards.versions')
  if (comparison === null) return null
  const hasDraft = may.change && state !== 'published'
  const options = [
    ...(hasDraft ? [{ value: 'draft', label: t('draft') }] : []),
    ...versions.map(({ number }) => ({
      value: String(number),
      label: t('named', { number }),
    })),
  ]
  return (
    <Section title={t('compare')}>
      <Filters path={`/standards/${standardId}`} keep={{ tab: 'versions' }}>
        <FilterSelect
          name="from"
          label={t('from')}
          options={options}
          value={String(comparison.from)}
        />
        <FilterSelect name="to" label={t('to')} options={options} value={String(comparison.to)} />
      </Filters>
      <Difference changes={comparison.changes} />
    </Section>
  )
}
