import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { subtreeOf } from '@/lib/core/unit-tree'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { viewUnit } from '@/lib/units/use-cases/view-unit'
import { unitOptions } from '../../_parts/unit-options'
import { UnitFacts } from '../_parts/unit-facts'
import { UnitForm } from '../_parts/unit-form'

export async function generateMetadata() {
  return { title: (await getTranslations('people.units'))('title') }
}

export default async function UnitPage({ params }: PageProps<'/units/[unitId]'>) {
  const actor = await pageActor('unit:read')
  const unitId = uuidParam((await params).unitId)
  const { unit, units, mayChange } = await pageRead(viewUnit(actor, unitId, await serverDeps()))
  const t = await getTranslations('people.units')
  const below = subtreeOf(units, unit.id)
  const parents = unitOptions(units.filter(({ id }) => !below.has(id)))
  return (
    <ClientMessages namespaces={['people']}>
      <PageHead
        title={unit.name}
        subtitle={t(`kinds.${unit.kind}`)}
        back={{ href: '/units', label: t('back') }}
      />
      {mayChange ? <UnitForm unit={unit} parents={parents} /> : <UnitFacts unit={unit} />}
    </ClientMessages>
  )
}
