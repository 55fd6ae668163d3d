import { getTranslations } from 'next-intl/server'
import { BackLink } from '@/app/_statement/back-link'
import { FormerNote } from '@/app/_statement/former-note'
import { StatementSheet } from '@/app/_statement/statement-sheet'
import { ClientMessages } from '@/components/ui/client-messages'
import { may } from '@/lib/access/permissions'
import { statementReport } from '@/lib/periods/report'
import { viewFormerStatement, viewStatement } from '@/lib/periods/use-cases/view-statement'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.statement'))('title') }
}

export default async function OwnStatementPage({
  params,
}: PageProps<'/me/statements/[statementId]'>) {
  const actor = await pageActor('statement:read')
  const { statementId } = await params
  const deps = await serverDeps()
  const former = await pageRead(viewFormerStatement(actor, uuidParam(statementId), deps))
  if (former !== null) return <FormerNote former={former} />
  const view = await pageRead(viewStatement(actor, uuidParam(statementId), deps))
  const [say, mine, format] = await Promise.all([
    getTranslations('pay.statement'),
    getTranslations('pay.mine'),
    getFormat(),
  ])
  return (
    <ClientMessages namespaces={['pay']}>
      <BackLink href="/me">{mine('title')}</BackLink>
      <StatementSheet
        report={statementReport(view, say, format)}
        statementId={view.statementId}
        correctedHrefs={Object.fromEntries(
          Object.keys(view.correctedPeriods).map((id) => [id, `/me/statements/${id}`]),
        )}
        visitBase={may(actor, 'result:read') ? '/me/visits' : null}
      />
    </ClientMessages>
  )
}
