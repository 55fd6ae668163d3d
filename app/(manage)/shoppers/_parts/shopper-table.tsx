import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { ShopperRow } from '@/lib/shoppers/schema'
import { ShopperState } from './shopper-state'

/** Shoppers with their work; a row opens the shopper beside the list. */
export function ShopperTable({
  shoppers,
  currentId,
  add,
}: {
  shoppers: readonly ShopperRow[]
  currentId: string | undefined
  /** The way to the first shopper, for those who may add one. */
  add: ReactNode
}) {
  const t = useTranslations('shoppers')
  const format = useFormat()
  const columns: readonly Column<ShopperRow>[] = [
    { id: 'label', head: t('columns.label'), cell: ({ label }) => label },
    { id: 'name', head: t('columns.name'), cell: ({ fullName }) => fullName },
    { id: 'phone', head: t('columns.phone'), cell: ({ phone }) => phone, foldBelow: 'md' },
    {
      id: 'load',
      head: t('columns.load'),
      cell: ({ load }) => format.count(load),
      numeric: true,
    },
    {
      id: 'answered',
      head: t('columns.answered'),
      cell: ({ answered }) => format.count(answered),
      numeric: true,
      foldBelow: 'md',
    },
    {
      id: 'firstTime',
      head: t('columns.firstTime'),
      cell: ({ firstTime }) => format.count(firstTime),
      numeric: true,
      foldBelow: 'lg',
    },
    {
      id: 'state',
      head: t('columns.state'),
      cell: (shopper) => <ShopperState shopper={shopper} />,
      className: 'md:pl-6',
    },
  ]
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={shoppers}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/shoppers?shopper=${id}`}
      currentKey={currentId}
      isMuted={({ active }) => !active}
      empty={<EmptyState action={add}>{t(add ? 'empty' : 'emptyReader')}</EmptyState>}
      dense
    />
  )
}
