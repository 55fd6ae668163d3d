import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from './class-names'

export type SortDirection = 'asc' | 'desc'

/** The order of a table, kept in the address. */
export interface TableSort {
  by: string
  direction: SortDirection
  hrefFor: (column: string, direction: SortDirection) => string
}

export function SortHead({
  column,
  name,
  sort,
}: {
  column: string
  name: string
  sort: TableSort
}) {
  const t = useTranslations('common.table')
  const isSorted = sort.by === column
  const next: SortDirection = isSorted && sort.direction === 'asc' ? 'desc' : 'asc'
  const Arrow = sort.direction === 'asc' ? ArrowUp : ArrowDown
  return (
    <Link
      href={sort.hrefFor(column, next)}
      scroll={false}
      title={next === 'asc' ? t('sortAscending', { name }) : t('sortDescending', { name })}
      className={classNames(
        'thumb inline-flex items-center gap-1 hover:text-ink',
        isSorted && 'text-ink',
      )}
    >
      {name}
      {isSorted ? <Arrow aria-hidden className="size-3.5" /> : null}
    </Link>
  )
}
