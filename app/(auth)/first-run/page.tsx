import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { SignInLayout } from '@/components/ui/sign-in-layout'
import { isFirstRun } from '@/lib/organisations/use-cases/first-run'
import { serverDeps } from '@/lib/platform/server'
import { FirstRunForm } from './first-run-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('access.firstRun'))('pageTitle') }
}

export default async function FirstRunPage() {
  if (!(await isFirstRun(await serverDeps()))) redirect('/sign-in')
  const [t, common] = await Promise.all([
    getTranslations('access.firstRun'),
    getTranslations('common'),
  ])
  return (
    <SignInLayout
      organisation={common('product')}
      title={t('title')}
      lead={t('lead')}
      form={<FirstRunForm locale={await getLocale()} />}
    />
  )
}
