import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '@/lib/platform/session'
import { PhoneView } from './phone-view'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('phone.page')
  return { title: t('title') }
}

export default async function PhonePage() {
  const { accountId } = await pageActor('visit:fill')
  return <PhoneView accountId={accountId} />
}
