import { getTranslations } from 'next-intl/server'
import { unitOptions } from '@/app/(manage)/_parts/unit-options'
import { PageHead } from '@/components/ui/page-head'
import { viewOrganisation } from '@/lib/organisations/use-cases/view-organisation'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { NewAccountForm } from './new-account-form'

export async function generateMetadata() {
  return { title: (await getTranslations('settings.newAccount'))('title') }
}

export default async function NewAccountPage() {
  const actor = await pageActor('account:change')
  const deps = await serverDeps()
  const [organisation, units, t] = await Promise.all([
    viewOrganisation(actor, deps),
    listVisibleUnits(actor, deps),
    getTranslations('settings.newAccount'),
  ])
  return (
    <div className="max-w-xl">
      <PageHead
        title={t('title')}
        subtitle={t('lead')}
        back={{ href: '/settings/accounts', label: t('back') }}
      />
      <NewAccountForm units={unitOptions(units)} locale={organisation.defaultLocale} />
    </div>
  )
}
