import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BackLink } from '@/app/_statement/back-link'
import { StatementSheet } from '@/app/_statement/statement-sheet'
import { Callout } from '@/components/ui/callout'
import { ClientMessages } from '@/components/ui/client-messages'
import { may } from '@/lib/access/permissions'
import { leaverTimesheet } from '@/lib/core/leaver-timesheet'
import { statementReport } from '@/lib/periods/report'
import { viewStatement } from '@/lib/periods/use-cases/view-statement'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { periodTitle } from '../../../_overview/period-title'
import { LineDecisions } from './_parts/line-decisions'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.statement'))('title') }
}

export default async function StatementPage({
  params,
}: PageProps<'/periods/[periodId]/statements/[statementId]'>) {
  const actor = await pageActor('period:read')
  const { periodId, statementId } = await params
  const view = await pageRead(viewStatement(actor, uuidParam(statementId), await serverDeps()))
  if (view.period.id !== periodId) notFound()
  const [say, format] = await Promise.all([getTranslations('pay.statement'), getFormat()])
  const leaver = leaverTimesheet(view.document)
  return (
    <ClientMessages namespaces={['pay']}>
      <BackLink href={`/periods/${periodId}`}>{periodTitle(view.period, format)}</BackLink>
      {leaver === null ? null : (
        <Callout tone="needs-you" className="mb-5 max-w-178">
          {say('leaver', {
            day: format.day(leaver.leftOn),
            worked: format.decimal(leaver.worked),
            norm: format.decimal(leaver.norm),
            count: Number(leaver.norm),
          })}
        </Callout>
      )}
      <StatementSheet
        report={statementReport(view, say, format)}
        statementId={view.statementId}
        correctedHrefs={Object.fromEntries(
          Object.entries(view.correctedPeriods).map(([id, corrected]) => [
            id,
            `/periods/${corrected}/statements/${id}`,
          ]),
        )}
        visitBase={
          may(actor, 'pay-visit:read')
            ? `/periods/${periodId}/statements/${view.statementId}/visits`
            : null
        }
      >
        {view.isCurrent && may(actor, 'line:decide') ? <LineDecisions view={view} /> : null}
      </StatementSheet>
    </ClientMessages>
  )
}
