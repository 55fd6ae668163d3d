import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { newTrialSchema } from '@/lib/scheme-trials/schema'
import { listTrialChoices } from '@/lib/scheme-trials/use-cases/view-trials'
import { TrialForm } from '../_parts/trial-form'

export async function generateMetadata() {
  return { title: (await getTranslations('scheme-trials'))('new') }
}

export default async function NewTrialPage({ searchParams }: PageProps<'/trials/new'>) {
  const actor = await pageActor('scheme-trial:make')
  const choices = await listTrialChoices(actor, await serverDeps())
  const { scheme } = newTrialSchema.parse(await searchParams)
  const t = await getTranslations('scheme-trials')
  return (
    <ClientMessages namespaces={['scheme-trials']}>
      <PageHead
        title={t('new')}
        subtitle={t('lead')}
        back={{ href: '/trials', label: t('back') }}
      />
      <TrialForm choices={choices} schemeId={scheme} />
    </ClientMessages>
  )
}
