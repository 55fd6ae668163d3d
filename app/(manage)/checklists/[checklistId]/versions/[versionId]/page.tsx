import { getTranslations } from 'next-intl/server'
import { viewChecklistVersion } from '@/lib/checklists/use-cases/view-checklist'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { VersionView } from '../../../_document/version-view'

export async function generateMetadata() {
  return { title: (await getTranslations('checklists'))('title') }
}

type Props = PageProps<'/checklists/[checklistId]/versions/[versionId]'>

export default async function ChecklistVersionPage({ params }: Props) {
  const actor = await pageActor('checklist:read')
  const asked = await params
  const input = {
    checklistId: uuidParam(asked.checklistId),
    versionId: uuidParam(asked.versionId),
  }
  return <VersionView version={await viewChecklistVersion(actor, input, await serverDeps())} />
}
