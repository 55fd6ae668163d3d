import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { previewPayroll } from '@/lib/periods/use-cases/export-payroll'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { periodTitle } from '../../_overview/period-title'
import { ColumnEditor } from './_parts/column-editor'
import { FilePreview } from './_parts/file-preview'
import { FormatButtons } from './_parts/format-buttons'

export async function generateMetadata() {
  return { title: (await getTranslations('payroll'))('title') }
}

export default async function PayrollPage({ params }: PageProps<'/periods/[periodId]/payroll'>) {
  const actor = await pageActor('period:export')
  const periodId = uuidParam((await params).periodId)
  const preview = await pageRead(previewPayroll(actor, periodId, await serverDeps()))
  const t = await getTranslations('payroll')
  return (
    <ClientMessages namespaces={['payroll', 'pay']}>
      <PageHead
        title={t('title')}
        subtitle={t('lead')}
        back={{
          href: `/periods/${periodId}`,
          label: periodTitle(preview.period, await getFormat()),
        }}
      />
      <div className="grid gap-10">
        <FormatButtons preview={preview} />
        <FilePreview preview={preview} />
        {may(actor, 'payroll:change') ? (
          <ColumnEditor columns={preview.columns} usualHeadings={preview.usualHeadings} />
        ) : null}
      </div>
    </ClientMessages>
  )
}
