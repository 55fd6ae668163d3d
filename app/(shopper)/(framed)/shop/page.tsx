import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listOwnVisits } from '@/lib/visits/use-cases/list-own-visits'
import { VisitList } from './visit-list'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shop')
  return { title: t('title') }
}

export default async function ShopPage() {
  const actor = await pageActor('visit:fill')
  const [t, { visits }] = await Promise.all([
    getTranslations('phone.page'),
    listOwnVisits(actor, {}, await serverDeps()),
  ])
  return (
    <>
      <VisitList accountId={actor.accountId} visits={visits} />
      <p className="mt-6">
        <Link href="/shop/phone" className="link inline-flex min-h-11 items-center">
          {t('link')}
        </Link>
      </p>
    </>
  )
}
