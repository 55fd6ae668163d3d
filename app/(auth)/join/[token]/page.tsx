import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { SignInLayout } from '@/components/ui/sign-in-layout'
import { linkTokenSchema } from '@/lib/accounts/schema'
import { viewLink } from '@/lib/accounts/use-cases/view-link'
import { serverDeps } from '@/lib/platform/server'
import { SetPasswordForm } from './set-password-form'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('access.join')
  // The address is the key: no other site may learn it.
  return { title: t('resetTitle'), referrer: 'no-referrer' }
}

export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const parsed = linkTokenSchema.safeParse(await params)
  const link = parsed.success ? await viewLink(parsed.data, await serverDeps()) : null
  const [t, common] = await Promise.all([getTranslations('access.join'), getTranslations('common')])
  if (!link || !parsed.success) {
    const toSignIn = <LinkButton href="/sign-in">{t('toSignIn')}</LinkButton>
    return (
      <SignInLayout
        organisation={common('product')}
        title={t('goneTitle')}
        lead={t('gone')}
        form={<div>{toSignIn}</div>}
      />
    )
  }
  const isInvitation = link.purpose === 'invitation'
  return (
    <SignInLayout
      organisation={link.organisationName}
      title={isInvitation ? t('invitationTitle', { name: link.displayName }) : t('resetTitle')}
      lead={t('lead')}
      form={<SetPasswordForm token={parsed.data.token} loginName={link.loginName} />}
    />
  )
}
