'use client'

import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'

/** Columns as a file has them, and what each is taken for. */
export interface ShownColumns {
  readonly headings: readonly string[]
  readonly samples: readonly (readonly string[])[]
  readonly mapping: readonly (string | null)[]
}

/** What each column of a table is; what is chosen here is remembered when the table is taken. */
export function ColumnMapping({
  table: { headings, samples, mapping },
  options,
  isBusy,
  onChange,
}: {
  table: ShownColumns
  /** What a column can be. */
  options: readonly { readonly value: string; readonly label: string }[]
  isBusy: boolean
  onChange: (columns: readonly (string | null)[]) => void
}) {
  const t = useTranslations('table-import')
  const choose = (place: number, column: string) => {
    const chosen = column === '' ? null : column
    // One meaning belongs to one column: the one that had it is left alone.
    onChange(
      mapping.map((own, index) => {
        if (index === place) return chosen
        return own === chosen ? null : own
      }),
    )
  }
  return (
    <section>
      <h2 className="mb-1 text-17 font-semibold">{t('columnsTitle')}</h2>
      <p className="mb-3 text-13 text-ink-3">{t('columnsHint')}</p>
      <ul className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        {headings.map((heading, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <li key={place} className="min-w-0">
            <Select
              label={heading || t('noHeading', { number: place + 1 })}
              emptyLabel={t('leftAlone')}
              options={[...options]}
              value={mapping[place] ?? ''}
              disabled={isBusy}
              onChange={(event) => choose(place, event.target.value)}
            />
            <p className="mt-1 truncate text-13 text-ink-3">
              {samples
                .map((row) => row[place] ?? '')
                .filter((text) => text !== '')
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
