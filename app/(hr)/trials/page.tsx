import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listSchemeTrials } from '@/lib/scheme-trials/use-cases/view-trials'
import { TrialTable } from './_parts/trial-table'

export async function generateMetadata() {
  return { title: (await getTranslations('scheme-trials'))('title') }
}

export default async function TrialsPage() {
  const actor = await pageActor('scheme-trial:read')
  const listed = await listSchemeTrials(actor, await serverDeps())
  const t = await getTranslations('scheme-trials')
  const make = may(actor, 'scheme-trial:make') ? (
    <LinkButton look="primary" href="/trials/new">
      {t('new')}
    </LinkButton>
  ) : null
  return (
    <ClientMessages namespaces={[]}>
      <PageHead title={t('title')} action={listed.trials.length > 0 ? make : null} />
      <TrialTable listed={listed} first={make} />
    </ClientMessages>
  )
}
