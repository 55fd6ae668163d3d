import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { UnitTable } from './_parts/unit-table'

export async function generateMetadata() {
  return { title: (await getTranslations('people.units'))('title') }
}

export default async function UnitsPage() {
  const actor = await pageActor('unit:read')
  const units = await listVisibleUnits(actor, await serverDeps())
  const t = await getTranslations('people')
  const actions = may(actor, 'unit:change') ? (
    <>
      <LinkButton href="/units/import">{t('import')}</LinkButton>
      <LinkButton look="primary" href="/units/new">
        {t('units.add')}
      </LinkButton>
    </>
  ) : null
  return (
    <>
      <PageHead
        title={t('units.title')}
        subtitle={t('units.count', { count: units.length })}
        action={actions}
      />
      <UnitTable units={units} />
    </>
  )
}
