import { getTranslations } from 'next-intl/server'
import { VisitReportView } from '@/app/_result/visit-report-view'
import { PageHead } from '@/components/ui/page-head'
import { viewPastEvaluation } from '@/lib/past-scores/use-cases/view-past-evaluation'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { visitReport } from '@/lib/results/report'
import { PastFacts } from './_parts/past-facts'
import { PastForm } from './_parts/past-form'
import { reportedOf } from './_parts/reported-evaluation'

export async function generateMetadata() {
  return { title: (await getTranslations('past-evaluations.page'))('metaTitle') }
}

export default async function PastEvaluationPage({ params }: PageProps<'/past-scores/[batchId]'>) {
  const actor = await pageActor('past-score:read')
  const batchId = uuidParam((await params).batchId)
  const { evaluation, timeZone } = await pageRead(
    viewPastEvaluation(actor, { batchId }, await serverDeps()),
  )
  const t = await getTranslations('past-evaluations.page')
  const say = await getTranslations('results.report')
  const format = await getFormat()
  const report = visitReport(reportedOf(evaluation), { say, format })
  return (
    <div className="grid max-w-3xl gap-9">
      <div>
        <PageHead
          title={evaluation.subjectName}
          subtitle={format.dayExact(evaluation.scoredOn)}
          back={{ href: '/past-scores', label: t('back') }}
        />
        <PastFacts evaluation={evaluation} timeZone={timeZone} />
      </div>
      <VisitReportView report={{ ...report, facts: [] }} purpose={null} />
      <PastForm document={evaluation.document} />
    </div>
  )
}
