import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { viewPayOverview } from '@/lib/pay-overview/use-cases/view-pay-overview'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { OverviewBody } from '../../_overview/overview-body'
import { periodTitle } from '../../_overview/period-title'

export async function generateMetadata() {
  return { title: (await getTranslations('pay-overview'))('title') }
}

export default async function PayOverviewPage({
  params,
}: PageProps<'/periods/[periodId]/overview'>) {
  const actor = await pageActor('period:read')
  const periodId = uuidParam((await params).periodId)
  const view = await pageRead(viewPayOverview(actor, periodId, await serverDeps()))
  const t = await getTranslations('pay-overview')
  const month = periodTitle(view.period, await getFormat())
  return (
    <ClientMessages namespaces={[]}>
      <PageHead
        title={t('title')}
        subtitle={t('lead')}
        back={{ href: `/periods/${periodId}`, label: month }}
      />
      <OverviewBody view={view} />
    </ClientMessages>
  )
}
