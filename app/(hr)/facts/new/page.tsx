import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { listFactsSchema } from '@/lib/facts/schema'
import { listFacts } from '@/lib/facts/use-cases/list-facts'
import { listAllMetrics } from '@/lib/metrics/use-cases/list-metrics'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { FigureForm } from '../_parts/figure-form'

export async function generateMetadata() {
  return { title: (await getTranslations('figures'))('newFigure') }
}

export default async function NewFigurePage({ searchParams }: PageProps<'/facts/new'>) {
  const actor = await pageActor('fact:change')
  const deps = await serverDeps()
  const { month } = await listFacts(actor, listFactsSchema.parse(await searchParams), deps)
  const { metrics } = await listAllMetrics(actor, deps)
  const t = await getTranslations('figures')
  return (
    <ClientMessages namespaces={['figures']}>
      <PageHead
        title={t('newFigure')}
        subtitle={t('lead')}
        back={{ href: '/facts', label: t('back') }}
      />
      {metrics.length === 0 ? (
        <div className="grid justify-items-start gap-4">
          <p>{t('noMetrics')}</p>
          <LinkButton href="/facts/metrics">{t('toMetrics')}</LinkButton>
        </div>
      ) : (
        <FigureForm month={month} metrics={metrics} standing={null} />
      )}
    </ClientMessages>
  )
}
