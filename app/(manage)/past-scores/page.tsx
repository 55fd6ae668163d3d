import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { listPastScoreImports } from '@/lib/past-scores/use-cases/list-past-score-imports'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { BatchTable } from './_parts/batch-table'

export async function generateMetadata() {
  return { title: (await getTranslations('trends.past'))('title') }
}

export default async function PastScoresPage() {
  const actor = await pageActor('past-score:read')
  const { batches, timeZone } = await listPastScoreImports(actor, await serverDeps())
  const t = await getTranslations('trends.past')
  const mayChange = may(actor, 'past-score:change')
  const add = mayChange ? (
    <LinkButton look="primary" href="/past-scores/import">
      {t('import')}
    </LinkButton>
  ) : null
  return (
    <ClientMessages namespaces={['trends']}>
      <PageHead
        title={t('title')}
        back={{ href: '/overview', label: t('back') }}
        action={batches.length > 0 ? add : null}
      />
      <p className="mb-6 max-w-[70ch] text-ink-2">{t('lead')}</p>
      <BatchTable batches={batches} timeZone={timeZone} mayChange={mayChange} add={add} />
    </ClientMessages>
  )
}
