import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { treeOrder } from '@/lib/core/unit-tree'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { Unit } from '@/lib/units/queries'

interface Row {
  readonly unit: Unit
  readonly depth: number
}

/** The tree of units, parents above their children. */
export function UnitTable({ units }: { units: readonly Unit[] }) {
  const t = useTranslations('people.units')
  const format = useFormat()
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      head: t('name'),
      cell: ({ unit, depth }) => (
        <span style={{ paddingInlineStart: `${depth * 20}px` }}>{unit.name}</span>
      ),
    },
    { id: 'kind', head: t('kind'), cell: ({ unit }) => t(`kinds.${unit.kind}`) },
    { id: 'code', head: t('code'), cell: ({ unit }) => unit.code },
    {
      id: 'address',
      head: t('address'),
      cell: ({ unit }) =>
        unit.closedOn === null
          ? unit.address
          : t('closed', { day: format.dayShort(unit.closedOn) }),
      foldBelow: 'md',
    },
  ]
  return (
    <DataTable
      caption={t('caption')}
      columns={columns}
      rows={treeOrder(units)}
      rowKey={({ unit }) => unit.id}
      rowHref={({ unit }) => `/units/${unit.id}`}
      isMuted={({ unit }) => unit.closedOn !== null}
      empty={<EmptyState>{t('empty')}</EmptyState>}
      dense
    />
  )
}
