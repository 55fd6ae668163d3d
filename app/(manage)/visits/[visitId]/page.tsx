import { getTranslations } from 'next-intl/server'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { listReviewQueue } from '@/lib/reviews/use-cases/list-review-queue'
import { viewVisit } from '@/lib/reviews/use-cases/view-visit'
import { OfficeVisit } from './_parts/office-visit'
import { Review } from './_parts/review'
import { reviewModel } from './_parts/review-model'

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('title') }
}

export default async function VisitPage({ params }: PageProps<'/visits/[visitId]'>) {
  const actor = await pageActor('visit:read')
  const visitId = uuidParam((await params).visitId)
  const deps = await serverDeps()
  const view = await viewVisit(actor, { visitId }, deps)
  const { visit } = view
  if (visit.report === null) return <OfficeVisit view={view} />
  const queue = view.mayDecide ? (await listReviewQueue(actor, {}, deps)).reports : []
  const waiting = queue.filter((report) => report.visitId !== visitId)
  return (
    <Review
      key={visit.report.evaluationId}
      model={await reviewModel(visit, visit.report, deps.now)}
      state={visit.state}
      whom={view.whom}
      mayDecide={view.mayDecide}
      mayRelease={view.mayRelease && visit.state === 'released'}
      next={waiting[0]?.visitId ?? null}
      waiting={waiting.length}
      office={<OfficeVisit view={view} isBelow />}
    />
  )
}
