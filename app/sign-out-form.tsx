import { LogOut } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from '@/components/ui/client-messages'
import { SubmitButton } from '@/components/ui/submit-button'
import { may } from '@/lib/access/permissions'
import { signedInActor } from '@/lib/platform/session'
import { signOutAction } from './(account)/actions'
import { GuardedSignOut } from './(shopper)/_device/guarded-sign-out'

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
