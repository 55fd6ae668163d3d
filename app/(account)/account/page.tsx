import { getTranslations } from 'next-intl/server'
import { SignOutForm } from '@/app/sign-out-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead, Section } from '@/components/ui/page-head'
import { LanguageSwitch, ThemeSwitch } from '@/components/ui/preferences'
import { signedInActor } from '@/lib/platform/session'
import { keepLocaleAction } from '../actions'
import { EverywherePart } from './everywhere-part'
import { PasswordForm } from './password-form'

export async function generateMetadata() {
  return { title: (await getTranslations('access.account'))('title') }
}

export default async function OwnAccountPage() {
  const actor = await signedInActor()
  const t = await getTranslations('access')
  const grants = actor.grants.map((grant) => t(`grants.${grant}`)).join(', ')
  return (
    <ClientMessages namespaces={['access']}>
      <PageHead title={actor.displayName} subtitle={grants} />
      <div className="grid max-w-md gap-10">
        <Section title={t('account.language')}>
          <div className="grid gap-4">
            <LanguageSwitch keep={keepLocaleAction} />
            <ThemeSwitch />
          </div>
        </Section>
        <PasswordForm />
        <EverywherePart />
        <div className="border-t border-line pt-4">
          <SignOutForm />
        </div>
      </div>
    </ClientMessages>
  )
}
