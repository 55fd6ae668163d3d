import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { listStatementBatches } from '@/lib/statement-batches/use-cases/list-batches'
import { periodTitle } from '../../_overview/period-title'
import { BatchList } from './_parts/batch-list'
import { StartArchive } from './_parts/start-archive'

export async function generateMetadata() {
  return { title: (await getTranslations('archive'))('title') }
}

export default async function ArchivePage({ params }: PageProps<'/periods/[periodId]/archive'>) {
  const actor = await pageActor('statement:pack')
  const periodId = uuidParam((await params).periodId)
  const view = await pageRead(listStatementBatches(actor, periodId, await serverDeps()))
  const t = await getTranslations('archive')
  const { state } = view.period
  const isLocked = state === 'locked' || state === 'exported'
  return (
    <ClientMessages namespaces={['archive']}>
      <PageHead
        title={t('title')}
        subtitle={t('lead')}
        back={{ href: `/periods/${periodId}`, label: periodTitle(view.period, await getFormat()) }}
      />
      <div className="grid gap-10">
        {isLocked ? <StartArchive periodId={periodId} /> : <p>{t('notLocked')}</p>}
        <BatchList view={view} />
      </div>
    </ClientMessages>
  )
}
