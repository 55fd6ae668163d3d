import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { listPositionNames } from '@/lib/people/use-cases/list-position-names'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { unitOptions } from '../../_parts/unit-options'
import { HirePersonForm } from '../_parts/hire-person-form'
import { NewPositionForm } from '../_parts/new-position-form'

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('add') }
}

export default async function NewPersonPage() {
  const actor = await pageActor('person:change')
  const deps = await serverDeps()
  const t = await getTranslations('people')
  const [units, positions] = await Promise.all([
    listVisibleUnits(actor, deps),
    listPositionNames(actor, deps),
  ])
  return (
    <ClientMessages namespaces={['people']}>
      <PageHead title={t('add')} back={{ href: '/people', label: t('title') }} />
      <div className="grid max-w-xl gap-10">
        <HirePersonForm units={unitOptions(units)} positions={positions} />
        <NewPositionForm />
      </div>
    </ClientMessages>
  )
}
