import { getTranslations } from 'next-intl/server'
import { ColumnList } from '@/app/(manage)/_parts/import/column-list'
import { ImportPanel } from '@/app/(manage)/_parts/import/import-panel'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { kpiColumns } from '@/lib/facts/formats/kpi-table'
import { pageActor } from '@/lib/platform/session'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.facts'))('importKpi') }
}

export default async function ImportKpiPage() {
  await pageActor('fact:change')
  const t = await getTranslations('pay.facts')
  const written = await getTranslations('table-import.written')
  return (
    <ClientMessages namespaces={['people', 'table-import', 'metrics']}>
      <PageHead title={t('importKpi')} back={{ href: '/facts', label: t('back') }} />
      <div className="grid max-w-3xl gap-8">
        <p className="text-ink-2">{t('importKpiLead')}</p>
        <ColumnList
          columns={kpiColumns}
          written={{ month: written('month'), metric: written('metric'), value: written('value') }}
        />
        <ImportPanel address="/api/v1/imports/kpi-facts" />
      </div>
    </ClientMessages>
  )
}
