import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { viewOffCycle } from '@/lib/off-cycle/use-cases/view-off-cycle'
import { viewPerson } from '@/lib/people/use-cases/view-person'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
import { unitOptions } from '../../_parts/unit-options'
import { PersonEmployment } from '../_parts/person-employment'
import { PersonOffCycle } from '../_parts/person-off-cycle'
import { PersonPlaces } from '../_parts/person-places'
import { PersonSalaries } from '../_parts/person-salaries'

export async function generateMetadata() {
  return { title: (await getTranslations('people'))('title') }
}

export default async function PersonPage({ params }: PageProps<'/people/[personId]'>) {
  const actor = await pageActor('person:read')
  const deps = await serverDeps()
  const view = await pageRead(viewPerson(actor, uuidParam((await params).personId), deps))
  const units = view.mayChange ? unitOptions(await listVisibleUnits(actor, deps)) : []
  const leaving = may(actor, 'period:compute')
    ? await viewOffCycle(actor, view.person.id, deps)
    : null
  const t = await getTranslations('people.person')
  const { person } = view
  return (
    <ClientMessages namespaces={['people', 'salaries', 'off-cycle']}>
      <PageHead
        title={person.fullName}
        subtitle={t('numbered', { number: person.personnelNumber })}
        back={{ href: '/people', label: t('back') }}
      />
      <div className="grid max-w-4xl gap-10">
        <PersonEmployment person={person} mayChange={view.mayChange} />
        <PersonPlaces view={view} units={units} />
        {view.salaries === null || view.salaryChanges === null ? null : (
          <PersonSalaries
            personId={person.id}
            salaries={view.salaries}
            changes={view.salaryChanges}
            currency={view.currency}
            timeZone={view.timeZone}
            mayChange={view.maySetSalary}
          />
        )}
        {leaving === null ? null : <PersonOffCycle personId={person.id} view={leaving} />}
      </div>
    </ClientMessages>
  )
}
