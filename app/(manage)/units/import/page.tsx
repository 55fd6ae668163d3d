import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { pageActor } from '@/lib/platform/session'
import { unitColumns } from '@/lib/units/formats/unit-table'
import { ColumnList } from '../../_parts/import/column-list'
import { ImportPanel } from '../../_parts/import/import-panel'

export async function generateMetadata() {
  return { title: (await getTranslations('people.importPage'))('titleUnits') }
}

export default async function ImportUnitsPage() {
  await pageActor('unit:change')
  const t = await getTranslations('people')
  return (
    <ClientMessages namespaces={['people', 'table-import']}>
      <PageHead
        title={t('importPage.titleUnits')}
        back={{ href: '/units', label: t('units.title') }}
      />
      <div className="grid max-w-3xl gap-8">
        <p className="text-ink-2">{t('importPage.lead', { kind: 'units' })}</p>
        <ColumnList columns={unitColumns} />
        <ImportPanel address="/api/v1/imports/units" />
      </div>
    </ClientMessages>
  )
}
