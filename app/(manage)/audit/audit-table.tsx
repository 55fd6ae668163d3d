import { useTranslations } from 'next-intl'
import { addressWith } from '@/components/ui/address'
import { type Column, DataTable } from '@/components/ui/data-table'
import { MomentText } from '@/components/ui/day-text'
import { EmptyState } from '@/components/ui/empty-state'
import { Pages } from '@/components/ui/pages'
import type { AuditLine } from '@/lib/audit/queries'
import type { ListAudit } from '@/lib/audit/schema'
import type { AuditPage } from '@/lib/audit/use-cases/list-audit'
import { AuditDetails } from './audit-details'

export function AuditTable({ page, filter }: { page: AuditPage; filter: ListAudit }) {
  const t = useTranslations('audit')
  const columns: readonly Column<AuditLine>[] = [
    {
      id: 'at',
      head: t('columns.at'),
      cell: (line) => <MomentText instant={line.at} timeZone={page.timeZone} />,
      className: 'whitespace-nowrap',
    },
    {
      id: 'who',
      head: t('columns.who'),
      cell: (line) => line.who ?? t('program'),
      className: 'lg:whitespace-nowrap',
    },
    {
      id: 'action',
      head: t('columns.action'),
      cell: ({ action }) => (t.has(`actions.${action}`) ? t(`actions.${action}`) : t('unknown')),
    },
    {
      id: 'subject',
      head: t('columns.subject'),
      cell: (line) => line.subjectName ?? line.subjectId?.slice(0, 8),
      foldBelow: 'md',
      className: 'lg:whitespace-nowrap',
    },
    {
      id: 'details',
      head: t('columns.details'),
      headHidden: true,
      cell: (line) => <AuditDetails details={line.details} />,
      foldBelow: 'lg',
    },
  ]
  const query = {
    who: filter.who,
    subject: filter.subject ?? undefined,
    from: filter.from ?? undefined,
    through: filter.through ?? undefined,
  }
  return (
    <>
      <p className="num mb-2 text-13 text-ink-3">{t('count', { count: page.total })}</p>
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={page.lines}
        rowKey={(line) => line.id}
        empty={<EmptyState>{t('empty')}</EmptyState>}
        dense
      />
      <Pages
        page={filter.page}
        size={page.pageSize}
        total={page.total}
        hrefFor={(next) => addressWith('/audit', query, { page: String(next) })}
      />
    </>
  )
}
