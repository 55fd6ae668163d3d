import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { PageHead, Section } from '@/components/ui/page-head'
import { listTeamReadingSchema } from '@/lib/acknowledgements/schema'
import { listTeamReading } from '@/lib/acknowledgements/use-cases/list-team-reading'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { TeamPeople, TeamStandards } from '../../../_parts/team-reading'

export async function generateMetadata() {
  return { title: (await getTranslations('reading.team'))('title') }
}

export default async function TeamStandardsPage({ searchParams }: PageProps<'/me/standards/team'>) {
  const actor = await pageActor('team:read')
  const input = listTeamReadingSchema.parse(await searchParams)
  const { units, unitId, people, standards } = await listTeamReading(
    actor,
    input,
    await serverDeps(),
  )
  const t = await getTranslations('reading.team')
  return (
    <div className="grid max-w-4xl gap-8">
      <PageHead title={t('title')} back={{ href: '/me/team', label: t('back') }} className="mb-0" />
      {units.length > 1 ? (
        <Filters path="/me/standards/team" isFiltered={unitId !== null}>
          <FilterSelect
            name="unit"
            label={t('unit')}
            emptyLabel={t('allUnits')}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            value={unitId ?? ''}
          />
        </Filters>
      ) : null}
      {people.length === 0 ? <EmptyState>{t('empty')}</EmptyState> : null}
      {people.length > 0 ? (
        <Section title={t('people')}>
          <TeamPeople people={people} />
        </Section>
      ) : null}
      {standards.length > 0 ? (
        <Section title={t('standards')}>
          <TeamStandards standards={standards} />
        </Section>
      ) : null}
    </div>
  )
}
