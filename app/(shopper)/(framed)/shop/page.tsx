import type { Metadata } from 'next'
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
  const { visits } = await listOwnVisits(actor, {}, await serverDeps())
  return <VisitList accountId={actor.accountId} visits={visits} />
}
