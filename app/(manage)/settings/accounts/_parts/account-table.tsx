import { useTranslations } from 'next-intl'
import { addressWith } from '@/components/ui/address'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Pages } from '@/components/ui/pages'
import type { AccountLine } from '@/lib/accounts/queries'
import type { ListAccounts } from '@/lib/accounts/schema'
import { AccountState } from './account-state'

const path = '/settings/accounts'

export function AccountTable({
  page,
  filter,
}: {
  page: { lines: readonly AccountLine[]; total: number; pageSize: number }
  filter: ListAccounts
}) {
  const t = useTranslations('settings.accounts')
  const access = useTranslations('access')
  const columns: readonly Column<AccountLine>[] = [
    { id: 'name', head: t('columns.name'), cell: (line) => line.displayName },
    {
      id: 'login',
      head: t('columns.login'),
      cell: (line) => line.email ?? line.personnelNumber ?? t('noLogin'),
      foldBelow: 'md',
    },
    {
      id: 'grants',
      head: t('columns.grants'),
      cell: ({ grants }) =>
        grants.map((grant) => access(`grants.${grant}`)).join(', ') || t('noGrants'),
    },
    {
      id: 'state',
      head: t('columns.state'),
      cell: (line) => <AccountState state={line.state} />,
    },
  ]
  const query = {
    text: filter.text,
    grant: filter.grant ?? undefined,
    state: filter.state ?? undefined,
  }
  return (
    <>
      <p className="num mb-2 text-13 text-ink-3">{t('count', { count: page.total })}</p>
      <DataTable
        caption={t('caption')}
        columns={columns}
        rows={page.lines}
        rowKey={(line) => line.id}
        rowHref={(line) => `${path}/${line.id}`}
        isMuted={(line) => line.state === 'blocked'}
        select={{ label: (line) => line.displayName }}
        empty={<EmptyState>{t('empty')}</EmptyState>}
        dense
      />
      <Pages
        page={filter.page}
        size={page.pageSize}
        total={page.total}
        hrefFor={(next) => addressWith(path, query, { page: String(next) })}
      />
    </>
  )
}
