import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { pageActor } from '@/lib/platform/session'
import { standardColumns } from '@/lib/standards/formats/standard-table'
import { ColumnList } from '../../_parts/import/column-list'
import { ImportPanel } from '../../_parts/import/import-panel'
import { ExportLink } from '../_parts/export-link'

export async function generateMetadata() {
  return { title: (await getTranslations('standards.importPage'))('title') }
}

export default async function ImportStandardsPage() {
  await pageActor('standard:change')
  const t = await getTranslations('standards')
  return (
    <ClientMessages namespaces={['people', 'table-import', 'checklists']}>
      <PageHead title={t('importPage.title')} back={{ href: '/standards', label: t('title') }} />
      <div className="grid max-w-3xl gap-8">
        <p className="text-ink-2">{t('importPage.lead')}</p>
        <p className="text-13 text-ink-2">
          {t('importPage.exportHint')} <ExportLink className="link" />
        </p>
        <ColumnList columns={standardColumns} />
        <ImportPanel address="/api/v1/imports/standards" />
      </div>
    </ClientMessages>
  )
}
