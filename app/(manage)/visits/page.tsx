import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listReviewQueue } from '@/lib/reviews/use-cases/list-review-queue'
import { listVisitsSchema } from '@/lib/visits/schema'
import { listVisits } from '@/lib/visits/use-cases/list-visits'
import { VisitFilters } from './_parts/visit-filters'
import { VisitTable } from './_parts/visit-table'

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('title') }
}

export default async function VisitsPage({ searchParams }: PageProps<'/visits'>) {
  const actor = await pageActor('visit:read')
  const filter = listVisitsSchema.parse(await searchParams)
  const deps = await serverDeps()
  const t = await getTranslations('visits')
  const list = await listVisits(actor, filter, deps)
  const queue = list.mayReview ? (await listReviewQueue(actor, {}, deps)).reports : []
  const [oldest] = queue
  const counts = [t('count', { count: list.total })]
  if (queue.length > 0) counts.push(t('waiting', { count: queue.length }))
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={counts.join(' · ')}
        action={
          <>
            {list.mayPlan ? (
              <LinkButton href="/campaigns" look={oldest ? 'normal' : 'primary'}>
                {t('plan')}
              </LinkButton>
            ) : null}
            {oldest ? (
              <LinkButton href={`/visits/${oldest.visitId}`} look="primary">
                {t('review')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <VisitFilters filter={filter} options={list.options} />
      <VisitTable list={list} filter={filter} />
    </>
  )
}
