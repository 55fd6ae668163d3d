import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { signedInActor } from '@/lib/platform/session'
import { PhoneView } from './phone-view'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('phone.page')
  return { title: t('title') }
}

/** For anybody signed in: who is no shopper any longer may still take along what this phone holds. */
export default async function PhonePage() {
  const { accountId } = await signedInActor()
  return <PhoneView accountId={accountId} />
}
