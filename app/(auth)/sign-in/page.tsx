import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInLayout } from '@/components/ui/sign-in-layout'
import { isFirstRun } from '@/lib/organisations/use-cases/first-run'
import { demoPlace } from '@/lib/platform/auth'
import { ownPath } from '@/lib/platform/paths'
import { serverDeps, serverEnvironment } from '@/lib/platform/server'
import { currentActor } from '@/lib/platform/session'
import { listDemoRoles } from '@/lib/sessions/use-cases/sign-in-demo'
import { DemoRoles } from './demo-roles'
import { roleCards } from './role-cards'
import { SignInForm } from './sign-in-form'
import { Specimen } from './specimen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.signIn'))('pageTitle') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  const goOnTo = ownPath(typeof next === 'string' ? next : null)
  if (await currentActor()) redirect(goOnTo ?? '/')
  const deps = await serverDeps()
  if (await isFirstRun(deps)) redirect('/first-run')
  const roles = await listDemoRoles(demoPlace(serverEnvironment()), deps)
  const [t, common] = await Promise.all([
    getTranslations('access.signIn'),
    getTranslations('common'),
  ])
  const isDemo = roles.length > 0
  const form = (
    <SignInForm goOnTo={goOnTo ?? '/'} cameFromInside={goOnTo !== null && goOnTo !== '/'} />
  )
  const demo = <DemoRoles roles={roleCards(roles)} goOnTo={goOnTo ?? '/'} />
  const quiet = <Specimen className="max-lg:hidden" />
  return (
    <SignInLayout
      organisation={common('product')}
      title={t('title')}
      lead={t('lead')}
      picture={isDemo ? <Specimen /> : null}
      form={form}
      aside={isDemo ? demo : quiet}
    />
  )
}
