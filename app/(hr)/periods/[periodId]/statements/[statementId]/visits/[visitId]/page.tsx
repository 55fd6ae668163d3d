import { getTranslations } from 'next-intl/server'
import { VisitReportView } from '@/app/_result/visit-report-view'
import { PageHead } from '@/components/ui/page-head'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { visitReport } from '@/lib/results/report'
import { viewPaidVisit } from '@/lib/results/use-cases/view-paid-visit'

export async function generateMetadata() {
  return { title: (await getTranslations('results.report'))('title') }
}

export default async function PaidVisitPage({
  params,
}: PageProps<'/periods/[periodId]/statements/[statementId]/visits/[visitId]'>) {
  const actor = await pageActor('pay-visit:read')
  const { periodId, ...ids } = await params
  const asked = { statementId: uuidParam(ids.statementId), visitId: uuidParam(ids.visitId) }
  const { view } = await pageRead(viewPaidVisit(actor, asked, await serverDeps()))
  const say = await getTranslations('results.report')
  const t = await getTranslations('pay.statement')
  const report = visitReport(view, { say, format: await getFormat() })
  return (
    <div className="max-w-3xl">
      <PageHead
        title={report.title}
        subtitle={report.subtitle}
        back={{ href: `/periods/${periodId}/statements/${asked.statementId}`, label: t('title') }}
      />
      <VisitReportView
        report={report}
        purpose={view.campaignPurpose}
        photoBase={`/api/reports/statements/${asked.statementId}/photos`}
      />
    </div>
  )
}
