'use client'

import { useTranslations } from 'next-intl'
import { PageHead } from '@/components/ui/page-head'
import { OutboxPanel } from '../../../_device/outbox-panel'
import { ReceiptsPart } from '../../../_device/receipts'
import { ClearPart } from './clear-part'
import { CopyPart } from './copy-part'
import { DraftsPart } from './drafts-part'
import { StoragePart } from './storage-part'

/** What is kept on this phone, and what can be done with it: the same with and without a network. */
export function PhoneView({ accountId }: { accountId: string }) {
  const t = useTranslations('phone.page')
  return (
    <>
      <PageHead title={t('title')} back={{ href: '/shop', label: t('back') }} />
      <OutboxPanel accountId={accountId} />
      <div className="grid max-w-xl gap-10">
        <DraftsPart accountId={accountId} />
        <ReceiptsPart accountId={accountId} />
        <CopyPart accountId={accountId} />
        <StoragePart accountId={accountId} />
        <ClearPart accountId={accountId} />
      </div>
    </>
  )
}
