import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { listAllMetrics } from '@/lib/metrics/use-cases/list-metrics'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { MetricDialog } from './_parts/metric-dialog'
import { MetricTable } from './_parts/metric-table'
import { StandardMetrics } from './_parts/standard-metrics'

export async function generateMetadata() {
  return { title: (await getTranslations('metrics'))('title') }
}

export default async function MetricsPage() {
  const actor = await pageActor('fact:read')
  const { metrics, standard, mayChange } = await listAllMetrics(actor, await serverDeps())
  const t = await getTranslations('metrics')
  return (
    <ClientMessages namespaces={['metrics']}>
      <PageHead
        title={t('title')}
        subtitle={t('lead')}
        back={{ href: '/facts', label: t('back') }}
        action={mayChange ? <MetricDialog metric={null} /> : null}
      />
      <div className="grid gap-10">
        <MetricTable metrics={metrics} mayChange={mayChange} />
        {mayChange && standard.length > 0 ? (
          <StandardMetrics key={standard.length} metrics={standard} />
        ) : null}
      </div>
    </ClientMessages>
  )
}
