'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { MappedTable, SaidColumns } from '@/lib/core/table-mapping'
import { namesFor } from '@/lib/core/table-rows'
import { ColumnMapping } from './column-mapping'

/** The columns of a checked file, to be set right; open where what is needed was not found. */
export function TableColumns({
  table,
  isOpen,
  isBusy,
  onChange,
}: {
  table: MappedTable
  isOpen: boolean
  isBusy: boolean
  onChange: (columns: SaidColumns) => void
}) {
  const t = useTranslations('table-import')
  const locale = useLocale()
  const options = table.columns.map(({ key, names, required }) => {
    const [name = key] = namesFor(names, locale)
    return { value: key, label: required ? t('neededColumn', { name }) : name }
  })
  return (
    <details open={isOpen}>
      <summary className="thumb mb-3 inline-flex items-center underline underline-offset-3">
        {t('setColumns')}
      </summary>
      <ColumnMapping table={table} options={options} isBusy={isBusy} onChange={onChange} />
    </details>
  )
}
