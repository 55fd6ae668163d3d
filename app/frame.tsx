import { LogOut } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'
import { OfficeFrame } from '@/components/ui/office-frame'
import { PocketFrame } from '@/components/ui/pocket-frame'
import { SubmitButton } from '@/components/ui/submit-button'
import { ToastProvider } from '@/components/ui/toast'
import { grantsInOrder } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { type PlaceName, placesOf } from '@/lib/access/places'
import { viewOrganisation } from '@/lib/organisations/use-cases/view-organisation'
import { serverDeps } from '@/lib/platform/server'
import { signedInActor } from '@/lib/platform/session'
import { keepLocaleAction, signOutAction } from './(account)/actions'
import { GuardedSignOut } from './(shopper)/_device/guarded-sign-out'
import { PhoneNotice } from './(shopper)/_device/phone-notice'
import { ForgetOffline } from './(shopper)/_offline/forget-offline'

/**
 * The frame of whoever is signed in, the same around every area: what the grants open decides the
 * places, so that an employee who also reviews finds both. It locks nothing; pages do.
 */
export async function Frame({ children }: { children: ReactNode }) {
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
    <OfficeFrame
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
    </OfficeFrame>
  )
}

/** Ends this session, on this and every other copy of its cookie. */
export async function SignOutForm() {
  const t = await getTranslations('frame')
  return (
    <LeaveForm action={signOutAction}>
      <SubmitButton look="quiet" size="small" className="w-full justify-start">
        <LogOut aria-hidden className="size-4" />
        {t('signOut')}
      </SubmitButton>
    </LeaveForm>
  )
}

/** A form that signs out; a shopper is warned first when something is only on this phone. */
export async function LeaveForm({
  action,
  children,
}: {
  action: () => Promise<void>
  children: ReactNode
}) {
  const actor = await signedInActor()
  if (!may(actor, 'visit:fill')) return <form action={action}>{children}</form>
  return (
    <ClientMessages namespaces={['shop']}>
      <GuardedSignOut accountId={actor.accountId} action={action}>
        {children}
      </GuardedSignOut>
    </ClientMessages>
  )
}
