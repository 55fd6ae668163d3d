import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { pageActor } from '@/lib/platform/session'
import { OutboxPanel } from '../../../_device/outbox-panel'
import { ClearPart } from './clear-part'
import { CopyPart } from './copy-part'
import { StoragePart } from './storage-part'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('phone.page')
  return { title: t('title') }
}

export default async function PhonePage() {
  const { accountId } = await pageActor('visit:fill')
  const t = await getTranslations('phone.page')
  return (
    <>
      <PageHead title={t('title')} back={{ href: '/shop', label: t('back') }} />
      <OutboxPanel accountId={accountId} />
      <div className="grid max-w-xl gap-10">
        <CopyPart accountId={accountId} />
        <StoragePart />
        <ClearPart accountId={accountId} />
      </div>
    </>
  )
}
