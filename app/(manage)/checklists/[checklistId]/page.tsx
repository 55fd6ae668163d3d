import { getLocale, getTranslations } from 'next-intl/server'
import { viewChecklist } from '@/lib/checklists/use-cases/view-checklist'
import { textFor } from '@/lib/core/localized-text'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { Builder } from './_builder/builder'
import { ReadChecklist } from './_builder/read-checklist'

export async function generateMetadata() {
  return { title: (await getTranslations('checklists'))('title') }
}

export default async function ChecklistPage({ params }: PageProps<'/checklists/[checklistId]'>) {
  const actor = await pageActor('checklist:read')
  const checklistId = uuidParam((await params).checklistId)
  const view = await viewChecklist(actor, { checklistId }, await serverDeps())
  const locale = await getLocale()
  const t = await getTranslations('checklists')
  if (!view.mayChange) {
    const title = textFor(view.draft.title, locale) || t('untitled')
    return <ReadChecklist view={view} title={title} />
  }
  return (
    <Builder
      key={checklistId}
      accountId={actor.accountId}
      checklistId={checklistId}
      document={view.draft}
      revision={view.revision}
      state={view.state}
      standards={view.standards}
      timeZone={view.timeZone}
      versions={view.versions.map(({ id, number, publishedOn, retiredOn }) => ({
        ...{ id, number, publishedOn },
        isRetired: retiredOn !== null,
      }))}
    />
  )
}
