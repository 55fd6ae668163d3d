import { useTranslations } from 'next-intl'
import type { TableColumn } from '@/lib/core/table-rows'

/** The columns that a file may have, by all the names that are understood. */
export function ColumnList({ columns }: { columns: readonly TableColumn<string>[] }) {
  const t = useTranslations('people.importPage')
  return (
    <section>
      <h2 className="mb-2 font-semibold">{t('columnsTitle')}</h2>
      <ul className="grid gap-1 text-13 text-ink-2">
        {columns.map((column) => (
          <li key={column.key}>
            <span className="font-medium text-ink">{column.headings[0]}</span>
            {` · ${column.headings.slice(1).join(' · ')}`}
            {column.required ? <span className="text-ink-3">{` (${t('required')})`}</span> : null}
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <a className="link text-13" href={templateOf(columns)} download={`${t('template')}.csv`}>
          {t('downloadTemplate')}
        </a>
      </p>
    </section>
  )
}

/** An empty table with the headings alone; the mark in front lets Excel read the Russian in it. */
function templateOf(columns: readonly TableColumn<string>[]): string {
  const headings = columns.map(({ headings: [first = ''] }) => first).join(';')
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${headings}\r\n`)}`
}
