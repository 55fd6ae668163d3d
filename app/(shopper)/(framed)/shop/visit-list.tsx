import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PageHead } from '@/components/ui/page-head'
import type { OwnVisitRow } from '@/lib/visits/schema'
import { OutboxPanel } from '../../_device/outbox-panel'
import { JustReceived } from '../../_device/receipts'
import { FeeNote } from './fee-note'
import { ShopList } from './shop-list'

/** The shopper's home: what waits on this phone, what to do now, what it earns. */
export function VisitList({
  accountId,
  visits,
}: {
  accountId: string
  visits: readonly OwnVisitRow[]
}) {
  const t = useTranslations('shop')
  const tPhone = useTranslations('phone.page')
  return (
    <>
      <PageHead title={t('title')} />
      <OutboxPanel accountId={accountId} />
      <JustReceived accountId={accountId} />
      <ShopList accountId={accountId} visits={visits} />
      <FeeNote visits={visits} />
      <p className="mt-6">
        <Link
          href="/shop/phone"
          prefetch={false}
          className="link inline-flex min-h-11 items-center"
        >
          {tPhone('link')}
        </Link>
      </p>
    </>
  )
}
