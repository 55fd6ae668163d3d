import { getTranslations } from 'next-intl/server'
import { VisitReportView } from '@/app/_result/visit-report-view'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { visitReport } from '@/lib/results/report'
import { viewOwnResult } from '@/lib/results/use-cases/view-own-result'

export async function generateMetadata() {
  return { title: (await getTranslations('results.report'))('title') }
}

export default async function MyVisitPage({ params }: PageProps<'/me/visits/[visitId]'>) {
  const actor = await pageActor('result:read')
  const visitId = uuidParam((await params).visitId)
  const { view } = await pageRead(viewOwnResult(actor, { visitId }, await serverDeps()))
  const say = await getTranslations('results.report')
  const t = await getTranslations('results.view')
  const report = visitReport(view, { say, format: await getFormat() })
  return (
    <div className="max-w-3xl">
      <PageHead
        title={report.title}
        subtitle={report.subtitle}
        back={{ href: '/me', label: t('back') }}
        action={
          <LinkButton href={`/api/reports/visits/${visitId}`} prefetch={false} target="_blank">
            {say('download')}
          </LinkButton>
        }
      />
      <VisitReportView report={report} purpose={view.campaignPurpose} />
    </div>
  )
}
