import { getTranslations } from 'next-intl/server'
import { comparedStatesSchema } from '@/lib/checklists/schema'
import { compareVersions } from '@/lib/checklists/use-cases/compare-versions'
import { listVersions } from '@/lib/checklists/use-cases/list-versions'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { VersionsView } from './_parts/versions-view'

export async function generateMetadata() {
  return { title: (await getTranslations('workbench.versions'))('title') }
}

type Props = PageProps<'/checklists/[checklistId]/versions'>

export default async function VersionsPage({ params, searchParams }: Props) {
  const actor = await pageActor('checklist:read')
  const checklistId = uuidParam((await params).checklistId)
  const deps = await serverDeps()
  const list = await listVersions(actor, { checklistId }, deps)
  const asked = comparedStatesSchema.parse(await searchParams)
  const [newest, previous] = list.versions
  const from = asked.from ?? (list.state === 'changed' ? newest?.id : previous?.id) ?? null
  const to = asked.to ?? (list.state === 'changed' ? 'draft' : newest?.id) ?? null
  const compared =
    from === null || to === null
      ? null
      : await compareVersions(actor, { checklistId, from, to }, deps)
  return <VersionsView list={list} from={from} to={to} difference={compared?.difference ?? null} />
}
