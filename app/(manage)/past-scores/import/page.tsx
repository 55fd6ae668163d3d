import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { pastScoreColumns } from '@/lib/past-scores/formats/past-score-table'
import { pageActor } from '@/lib/platform/session'
import { ColumnList } from '../../_parts/import/column-list'
import { ImportPanel } from '../../_parts/import/import-panel'

export async function generateMetadata() {
  return { title: (await getTranslations('trends.past'))('import') }
}

export default async function ImportPastScoresPage() {
  await pageActor('past-score:change')
  const t = await getTranslations('trends.past')
  return (
    <ClientMessages namespaces={['people', 'table-import']}>
      <PageHead title={t('import')} back={{ href: '/past-scores', label: t('title') }} />
      <div className="grid max-w-3xl gap-8">
        <p className="text-ink-2">{t('importLead')}</p>
        <ColumnList columns={pastScoreColumns} />
        <ImportPanel address="/api/v1/imports/past-scores" />
      </div>
    </ClientMessages>
  )
}
