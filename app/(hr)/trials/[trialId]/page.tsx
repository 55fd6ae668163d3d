import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { ShareLink } from '@/components/ui/share-link'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { listTrialPeopleSchema } from '@/lib/scheme-trials/schema'
import { viewSchemeTrial } from '@/lib/scheme-trials/use-cases/view-trials'
import { TrialBody } from './_parts/trial-body'

export async function generateMetadata() {
  return { title: (await getTranslations('scheme-trials'))('trial') }
}

export default async function TrialPage({ params, searchParams }: PageProps<'/trials/[trialId]'>) {
  const actor = await pageActor('scheme-trial:read')
  const { trialId } = await params
  const trial = await pageRead(viewSchemeTrial(actor, uuidParam(trialId), await serverDeps()))
  const filter = listTrialPeopleSchema.parse(await searchParams)
  const t = await getTranslations('scheme-trials')
  const moment = (await getFormat()).moment(trial.madeAt, trial.timeZone)
  return (
    <ClientMessages namespaces={[]}>
      <PageHead
        title={t('trial')}
        subtitle={t('made', { moment, name: trial.madeByName })}
        back={{ href: '/trials', label: t('back') }}
        action={
          <ShareLink
            path={`/trials/${trial.id}`}
            words={{ share: t('share'), copied: t('shared'), copyByHand: t('copyByHand') }}
          />
        }
      />
      <TrialBody trial={trial} filter={filter} />
    </ClientMessages>
  )
}
