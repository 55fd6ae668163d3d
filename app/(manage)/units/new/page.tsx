import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { unitOptions } from '../../_parts/unit-options'
import { UnitForm } from '../_parts/unit-form'

export async function generateMetadata() {
  return { title: (await getTranslations('people.units'))('new') }
}

export default async function NewUnitPage() {
  const actor = await pageActor('unit:change')
  const units = await listVisibleUnits(actor, await serverDeps())
  const t = await getTranslations('people.units')
  return (
    <ClientMessages namespaces={['people']}>
      <PageHead title={t('new')} back={{ href: '/units', label: t('back') }} />
      <UnitForm unit={null} parents={unitOptions(units)} />
    </ClientMessages>
  )
}
