import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ListStandards } from '@/lib/standards/schema'
import type { StandardLine } from '@/lib/standards/use-cases/list-standards'
import { standardsAddress } from './standards-address'

/** The standards by number; a row opens its sheet. */
export function StandardTable({
  standards,
  view,
  isEmpty,
  mayChange,
  create,
}: {
  standards: readonly StandardLine[]
  view: ListStandards
  /** No standard at all, not only none that meets the conditions. */
  isEmpty: boolean
  mayChange: boolean
  create: ReactNode
}) {
  const t = useTranslations('standards')
  const locale = useLocale()
  const format = useFormat()
  const uses: Column<StandardLine> = {
    id: 'usedBy',
    head: t('columns.usedBy'),
    cell: ({ usedBy }) => (usedBy.length === 0 ? '' : format.count(usedBy.length)),
    numeric: true,
    hideBelow: 'sm',
  }
  const columns: readonly Column<StandardLine>[] = [
    { id: 'number', head: t('columns.number'), cell: ({ number }) => number, className: 'w-20' },
    { id: 'text', head: t('columns.text'), cell: ({ text }) => textFor(text, locale) },
    {
      id: 'touchpoint',
      head: t('columns.touchpoint'),
      cell: ({ touchpoint }) => t(`touchpoints.${touchpoint}`),
      hideBelow: 'md',
      className: 'w-32',
    },
    ...(mayChange ? [uses] : []),
  ]
  const reason = mayChange ? 'empty' : 'emptyReader'
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={standards}
      rowKey={({ id }) => id}
      rowHref={({ id }) => standardsAddress(view, id)}
      currentKey={view.open ?? undefined}
      empty={
        isEmpty ? (
          <EmptyState action={create}>{t(reason)}</EmptyState>
        ) : (
          <EmptyState>{t('emptyFiltered')}</EmptyState>
        )
      }
    />
  )
}
