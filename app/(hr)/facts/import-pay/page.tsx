import { getTranslations } from 'next-intl/server'
import { ColumnList } from '@/app/(manage)/_parts/import/column-list'
import { ImportPanel } from '@/app/(manage)/_parts/import/import-panel'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { payFactColumns } from '@/lib/facts/formats/pay-fact-table'
import { pageActor } from '@/lib/platform/session'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.facts'))('importPay') }
}

export default async function ImportPayPage() {
  await pageActor('fact:change')
  const t = await getTranslations('pay.facts')
  const written = await getTranslations('table-import.written')
  return (
    <ClientMessages namespaces={['people', 'table-import']}>
      <PageHead title={t('importPay')} back={{ href: '/facts', label: t('back') }} />
      <div className="grid max-w-3xl gap-8">
        <p className="text-ink-2">{t('importPayLead')}</p>
        <ColumnList columns={payFactColumns} written={{ month: written('month') }} />
        <ImportPanel address="/api/v1/imports/pay-facts" />
      </div>
    </ClientMessages>
  )
}
