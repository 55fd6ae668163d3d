import { useLocale, useTranslations } from 'next-intl'
import { namesFor, type TableColumn } from '@/lib/core/table-rows'

/** The columns that a file may have, by all the names that are understood, and how cells are written. */
export function ColumnList<Key extends string>({
  columns,
  written = {},
}: {
  columns: readonly TableColumn<Key>[]
  written?: Partial<Readonly<Record<Key, string>>>
}) {
  const t = useTranslations('people.importPage')
  const locale = useLocale()
  const named = columns.map((column) => ({ ...column, names: namesFor(column.headings, locale) }))
  return (
    <section>
      <h2 className="mb-2 font-semibold">{t('columnsTitle')}</h2>
      <ul className="grid gap-1 text-13 text-ink-2">
        {named.map((column) => (
          <li key={column.key}>
            <span className="font-medium text-ink">{column.names[0]}</span>
            {` · ${column.names.slice(1).join(' · ')}`}
            {column.required ? <span className="text-ink-3">{` (${t('required')})`}</span> : null}
            {written[column.key] === undefined ? null : (
              <span className="num block text-ink-3">{written[column.key]}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <a
          className="link text-13"
          href={templateOf(named.map(({ names }) => names[0] ?? ''))}
          download={`${t('template')}.csv`}
        >
          {t('downloadTemplate')}
        </a>
      </p>
    </section>
  )
}

/** An empty table with the headings alone; the mark in front lets Excel read the Russian in it. */
function templateOf(headings: readonly string[]): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${headings.join(';')}\r\n`)}`
}
