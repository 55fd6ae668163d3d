import { getTranslations } from 'next-intl/server'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { viewVisitSchema } from '@/lib/reviews/schema'
import { listReviewQueue } from '@/lib/reviews/use-cases/list-review-queue'
import { viewVisit } from '@/lib/reviews/use-cases/view-visit'
import { OfficeVisit } from './_parts/office-visit'
import { Review } from './_parts/review'
import { reviewModel } from './_parts/review-model'

export async function generateMetadata() {
  return { title: (await getTranslations('visits'))('title') }
}

export default async function VisitPage({ params, searchParams }: PageProps<'/visits/[visitId]'>) {
  const actor = await pageActor('visit:read')
  const visitId = uuidParam((await params).visitId)
  const deps = await serverDeps()
  const input = viewVisitSchema.parse({ ...(await searchParams), visitId })
  const view = await pageRead(viewVisit(actor, input, deps))
  const { visit } = view
  if (visit.report === null) return <OfficeVisit view={view} />
  const queue = view.mayDecide ? (await listReviewQueue(actor, {}, deps)).reports : []
  const waiting = queue.filter((report) => report.visitId !== visitId)
  return (
    <Review
      key={input.aside ?? visit.report.evaluationId}
      model={await reviewModel(visit, visit.report, deps.now)}
      state={visit.state}
      whom={view.whom}
      mayDecide={view.mayDecide}
      mayRelease={view.mayRelease && visit.state === 'released' && input.aside === undefined}
      next={waiting[0]?.visitId ?? null}
      waiting={waiting.length}
      office={<OfficeVisit view={view} isBelow />}
    />
  )
}
