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
    </section>
  )
}
