import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { listAccountsSchema } from '@/lib/accounts/schema'
import { listAccounts } from '@/lib/accounts/use-cases/list-accounts'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { SettingsHead } from '../_parts/settings-head'
import { AccountFilters } from './_parts/account-filters'
import { AccountTable } from './_parts/account-table'
import { LinksOfMarked } from './_parts/links-of-marked'

export async function generateMetadata() {
  return { title: (await getTranslations('settings.accounts'))('title') }
}

export default async function AccountsPage({ searchParams }: PageProps<'/settings/accounts'>) {
  const actor = await pageActor('account:read')
  const filter = listAccountsSchema.parse(await searchParams)
  const page = await listAccounts(actor, filter, await serverDeps())
  const t = await getTranslations('settings.accounts')
  const action = (
    <LinkButton look="primary" href="/settings/accounts/new">
      {t('add')}
    </LinkButton>
  )
  return (
    <>
      <SettingsHead part="accounts" action={action} />
      <AccountFilters filter={filter} />
      <LinksOfMarked>
        <AccountTable page={page} filter={filter} />
      </LinksOfMarked>
    </>
  )
}
