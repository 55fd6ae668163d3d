import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { listPeopleSchema } from '@/lib/people/schema'
import { listVisiblePeople } from '@/lib/people/use-cases/list-people'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { PeopleFilters } from './_parts/people-filters'
import { PeopleTable } from './_parts/people-table'

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('title') }
}

export default async function PeoplePage({ searchParams }: PageProps<'/people'>) {
  const actor = await pageActor('person:read')
  const filter = listPeopleSchema.parse(await searchParams)
  const deps = await serverDeps()
  const t = await getTranslations('people')
  const [{ people, total }, units] = await Promise.all([
    listVisiblePeople(actor, filter, deps),
    listVisibleUnits(actor, deps),
  ])
  const actions = may(actor, 'person:change') ? (
    <>
      <LinkButton href="/people/import">{t('import')}</LinkButton>
      <LinkButton look="primary" href="/people/new">
        {t('add')}
      </LinkButton>
    </>
  ) : null
  return (
    <>
      <PageHead title={t('title')} subtitle={t('count', { count: total })} action={actions} />
      <PeopleFilters filter={filter} units={units} />
      <PeopleTable people={people} total={total} filter={filter} />
    </>
  )
}
