import { getTranslations } from 'next-intl/server'
import { unitOptions } from '@/app/(manage)/_parts/unit-options'
import { PageHead, Section } from '@/components/ui/page-head'
import { viewAccount } from '@/lib/accounts/use-cases/view-account'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { BlockPart } from './_parts/block-part'
import { GrantsForm } from './_parts/grants-form'
import { LinkPart } from './_parts/link-part'
import { NameForm } from './_parts/name-form'

export async function generateMetadata() {
  return { title: (await getTranslations('settings.account'))('pageTitle') }
}

export default async function AccountPage({ params }: PageProps<'/settings/accounts/[accountId]'>) {
  const actor = await pageActor('account:read')
  const accountId = uuidParam((await params).accountId)
  const deps = await serverDeps()
  const account = await pageRead(viewAccount(actor, { accountId }, deps))
  const [units, t] = await Promise.all([
    listVisibleUnits(actor, deps),
    getTranslations('settings.account'),
  ])
  return (
    <>
      <PageHead
        title={account.displayName}
        back={{ href: '/settings/accounts', label: t('back') }}
      />
      <div className="grid max-w-2xl gap-11">
        <NameForm account={account} />
        <Section title={t('grantsTitle')} subtitle={t('grantsLead')}>
          <GrantsForm account={account} units={unitOptions(units)} />
        </Section>
        {account.isBlocked ? null : <LinkPart account={account} />}
        {account.id === actor.accountId ? null : <BlockPart account={account} />}
      </div>
    </>
  )
}
