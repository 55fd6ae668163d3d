import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { listAllPeriods } from '@/lib/periods/use-cases/list-all-periods'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { OpenPeriod } from './_parts/open-period'
import { PeriodList } from './_parts/period-list'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.periods'))('title') }
}

export default async function PeriodsPage() {
  const actor = await pageActor('period:read')
  const periods = await listAllPeriods(actor, await serverDeps())
  const t = await getTranslations('pay.periods')
  const open = may(actor, 'period:compute') ? <OpenPeriod /> : null
  return (
    <ClientMessages namespaces={['pay']}>
      <PageHead title={t('title')} action={periods.length > 0 ? open : null} />
      <PeriodList periods={periods} first={open} />
    </ClientMessages>
  )
}
