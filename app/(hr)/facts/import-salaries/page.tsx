import { getTranslations } from 'next-intl/server'
import { ColumnList } from '@/app/(manage)/_parts/import/column-list'
import { ImportPanel } from '@/app/(manage)/_parts/import/import-panel'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { salaryColumns } from '@/lib/people/formats/salary-table'
import { pageActor } from '@/lib/platform/session'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.facts'))('importSalaries') }
}

export default async function ImportSalariesPage() {
  await pageActor('salary:change')
  const t = await getTranslations('pay.facts')
  const written = await getTranslations('table-import.written')
  return (
    <ClientMessages namespaces={['people', 'table-import', 'salaries']}>
      <PageHead title={t('importSalaries')} back={{ href: '/facts', label: t('back') }} />
      <div className="grid max-w-3xl gap-8">
        <p className="text-ink-2">{t('importSalariesLead')}</p>
        <ColumnList
          columns={salaryColumns}
          written={{ from: written('from'), amount: written('amount') }}
        />
        <ImportPanel address="/api/v1/imports/salaries" />
      </div>
    </ClientMessages>
  )
}
