import { useTranslations } from 'next-intl'
import { PageHead } from '@/components/ui/page-head'
import type { OwnVisitRow } from '@/lib/visits/schema'
import { OutboxPanel } from '../../_device/outbox-panel'
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
  return (
    <>
      <PageHead title={t('title')} />
      <OutboxPanel accountId={accountId} />
      <ShopList accountId={accountId} visits={visits} />
      <FeeNote visits={visits} />
    </>
  )
}
