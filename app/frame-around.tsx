import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'
import type { OfficeFrameProps } from '@/components/ui/office-frame'
import { PocketFrame } from '@/components/ui/pocket-frame'
import { ToastProvider } from '@/components/ui/toast'
import { grantsInOrder } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { type PlaceName, placesOf } from '@/lib/access/places'
import { viewOrganisation } from '@/lib/organisations/use-cases/view-organisation'
import { serverDeps } from '@/lib/platform/server'
import { signedInActor } from '@/lib/platform/session'
import { keepLocaleAction } from './(account)/actions'
import { PhoneNotice } from './(shopper)/_device/phone-notice'
import { ForgetOffline } from './(shopper)/_offline/forget-offline'
import { SignOutForm } from './sign-out-form'

/**
 * The frame of whoever is signed in, the same around every area: what the grants open decides the
 * places, so that an employee who also reviews finds both. It locks nothing; pages do.
 */
export async function FrameAround({
  office: Office,
  children,
}: {
  /** The frame of a desk: what it weighs is carried only by pages that name it. */
  office: (props: OfficeFrameProps) => Promise<ReactNode>
  children: ReactNode
}) {
  const actor = await signedInActor()
  const [organisation, t] = await Promise.all([
    viewOrganisation(actor, await serverDeps()),
    getTranslations('access'),
  ])
  const places = placesOf(actor)
  const worded = (names: readonly PlaceName[]) =>
    names.map(({ name, ...place }) => ({ ...place, label: t(`places.${name}`) }))
  const notice = may(actor, 'visit:fill') ? (
    <ClientMessages namespaces={['phone']}>
      <PhoneNotice accountId={actor.accountId} />
    </ClientMessages>
  ) : undefined
  if (places.frame === 'pocket') {
    return (
      <PocketFrame organisation={organisation.name} places={worded(places.main)} notice={notice}>
        <ToastProvider>{children}</ToastProvider>
        {may(actor, 'visit:fill') ? null : <ForgetOffline accountId={actor.accountId} />}
      </PocketFrame>
    )
  }
  return (
    <Office
      organisation={organisation.name}
      places={worded(places.main)}
      lowerPlaces={worded(places.lower)}
      account={{
        name: actor.displayName,
        detail: grantsInOrder(actor)
          .map((grant) => t(`grants.${grant}`))
          .join(', '),
      }}
      accountPlaces={worded(places.own)}
      signOut={<SignOutForm />}
      notice={notice}
      keepLanguage={keepLocaleAction}
    >
      <ToastProvider>{children}</ToastProvider>
      {may(actor, 'visit:fill') ? null : <ForgetOffline accountId={actor.accountId} />}
    </Office>
  )
}
