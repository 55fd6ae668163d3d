import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { placesOf } from '@/lib/access/places'
import { viewOrganisation } from '@/lib/organisations/use-cases/view-organisation'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { OfflineApp } from '../../_offline/offline-app'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shop')
  return { title: t('title') }
}

/** The page that the worker keeps: whose phone it is, and not a word of any visit. */
export default async function OfflinePage() {
  const actor = await pageActor('visit:fill')
  const [organisation, t] = await Promise.all([
    viewOrganisation(actor, await serverDeps()),
    getTranslations('access'),
  ])
  const { frame, main, own } = placesOf(actor)
  const places = frame === 'pocket' ? main : own
  return (
    <OfflineApp
      accountId={actor.accountId}
      organisation={organisation.name}
      places={places.map(({ name, ...place }) => ({ ...place, label: t(`places.${name}`) }))}
    />
  )
}
