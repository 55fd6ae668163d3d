import { X } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { chipClass } from './chip'
import { FilterForm } from './filter-form'

/**
 * The conditions of a list, in one row and in the address. Changing one shows the result at once;
 * without script a button does. The list's place in the menu remembers them.
 */
export function Filters({
  path,
  isFiltered,
  keep,
  children,
}: {
  /** The address of the list without conditions. */
  path: string
  /** Whether any condition differs from the usual. */
  isFiltered?: boolean | undefined
  /** Parameters that belong to the view, not to the conditions: the order of the table. */
  keep?: Readonly<Record<string, string | undefined>> | undefined
  children: ReactNode
}) {
  const t = useTranslations('common.filters')
  return (
    <FilterForm path={path} label={t('label')}>
      {Object.entries(keep ?? {}).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      <noscript>
        <button type="submit" className={`${chipClass} px-3`}>
          {t('apply')}
        </button>
      </noscript>
      {isFiltered ? (
        <Link
          href={path}
          className="thumb inline-flex h-8 items-center gap-1 px-2 text-13 text-ink-3 hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
          {t('reset')}
        </Link>
      ) : null}
    </FilterForm>
  )
}
