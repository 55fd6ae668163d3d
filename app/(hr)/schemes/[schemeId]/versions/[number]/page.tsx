import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { listSchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { viewScheme } from '@/lib/schemes/use-cases/view-schemes'
import { VersionView } from '../../_versions/version-view'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.schemes'))('title') }
}

type Props = PageProps<'/schemes/[schemeId]/versions/[number]'>

export default async function SchemeVersionPage({ params, searchParams }: Props) {
  const actor = await pageActor('scheme:read')
  const { schemeId, number } = await params
  const { against } = await searchParams
  const deps = await serverDeps()
  const { versions } = await pageRead(viewScheme(actor, uuidParam(schemeId), deps))
  const version = versions.find((one) => String(one.number) === number)
  if (version === undefined) notFound()
  return (
    <ClientMessages namespaces={['pay']}>
      <VersionView
        version={version}
        others={versions.filter((one) => one !== version)}
        against={typeof against === 'string' ? against : null}
        choices={await listSchemeChoices(actor, deps)}
      />
    </ClientMessages>
  )
}
