import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listOwnVisits } from '@/lib/visits/use-cases/list-own-visits'
import { OutboxPanel } from '../../_device/outbox-panel'
import { FeeNote } from './fee-note'
import { ShopList } from './shop-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shop')
  return { title: t('title') }
}

export default async function ShopPage() {
  const actor = await pageActor('visit:fill')
  const [t, tPhone, { visits }] = await Promise.all([
    getTranslations('shop'),
    getTranslations('phone.page'),
    listOwnVisits(actor, {}, await serverDeps()),
  ])
  return (
    <>
      <PageHead title={t('title')} />
      <OutboxPanel accountId={actor.accountId} />
      <ShopList accountId={actor.accountId} visits={visits} />
      <FeeNote visits={visits} />
      <p className="mt-6">
        <Link href="/shop/phone" className="link inline-flex min-h-11 items-center">
          {tPhone('link')}
        </Link>
      </p>
    </>
  )
}
