import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { may } from '@/lib/access/permissions'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { listPreviewChoices } from '@/lib/scheme-trials/use-cases/view-trials'
import { listSchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { CopyScheme } from './_editor/copy-scheme'
import { RetireScheme } from './_editor/retire-scheme'
import { SchemeEditor } from './_editor/scheme-editor'
import { SchemeVersions } from './_editor/scheme-versions'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.schemes'))('title') }
}

export default async function SchemePage({ params }: PageProps<'/schemes/[schemeId]'>) {
  const actor = await pageActor('scheme:read')
  const { schemeId } = await params
  const deps = await serverDeps()
  const view = await pageRead(viewScheme(actor, uuidParam(schemeId), deps))
  const { scheme, versions, proposedMonth, doublePay } = view
  const choices = await listSchemeChoices(actor, deps)
  return (
    <ClientMessages namespaces={['pay', 'formulas', 'scheme-trials', 'double-pay']}>
      <SchemeEditor
        accountId={actor.accountId}
        schemeId={scheme.id}
        draft={scheme.draft}
        revision={scheme.revision}
        choices={choices}
        preview={await listPreviewChoices(actor, deps)}
        mayChange={may(actor, 'scheme:change') && scheme.retiredAt === null}
        mayActivate={may(actor, 'scheme:activate') && scheme.retiredAt === null}
        isRetired={scheme.retiredAt !== null}
        standing={versions[0]?.document ?? null}
        nextNumber={(versions[0]?.number ?? 0) + 1}
        proposedMonth={proposedMonth}
        doublePay={doublePay}
      />
      <SchemeVersions schemeId={scheme.id} versions={versions} />
      {may(actor, 'scheme:change') ? <CopyScheme schemeId={scheme.id} /> : null}
      {may(actor, 'scheme:activate') ? (
        <RetireScheme schemeId={scheme.id} isRetired={scheme.retiredAt !== null} />
      ) : null}
    </ClientMessages>
  )
}
