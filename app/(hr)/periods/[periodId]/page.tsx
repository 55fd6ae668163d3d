import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { listStatementsSchema } from '@/lib/periods/schema'
import { viewCorrections } from '@/lib/periods/use-cases/view-corrections'
import { viewPeriod } from '@/lib/periods/use-cases/view-period'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { PeriodLinks } from '../_overview/period-links'
import { periodTitle } from '../_overview/period-title'
import { PeriodStateMark } from '../_parts/period-state'
import { PeriodActions } from './_parts/period-actions'
import { PeriodBody } from './_parts/period-body'
import { periodMoves } from './_parts/period-moves'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.periods'))('title') }
}

export default async function PeriodPage({
  params,
  searchParams,
}: PageProps<'/periods/[periodId]'>) {
  const actor = await pageActor('period:read')
  const { periodId } = await params
  const view = await pageRead(viewPeriod(actor, uuidParam(periodId), await serverDeps()))
  const later = await pageRead(viewCorrections(actor, view.period.id, await serverDeps()))
  const filter = listStatementsSchema.parse(await searchParams)
  const t = await getTranslations('pay.periods')
  const title = periodTitle(view.period, await getFormat())
  return (
    <ClientMessages namespaces={['pay', 'payroll', 'off-cycle', 'later-corrections']}>
      <PageHead
        title={title}
        subtitle={<PeriodStateMark state={view.period.state} />}
        back={{ href: '/periods', label: t('back') }}
        action={<PeriodActions moves={periodMoves(actor, view)} />}
      />
      <PeriodLinks actor={actor} periodId={view.period.id} />
      <PeriodBody view={view} later={later} filter={filter} />
    </ClientMessages>
  )
}
