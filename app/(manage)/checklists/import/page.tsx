import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { listChecklists } from '@/lib/checklists/use-cases/list-checklists'
import { viewChecklist } from '@/lib/checklists/use-cases/view-checklist'
import { isUuid } from '@/lib/platform/paths'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { ImportPanel } from './_parts/import-panel'

export async function generateMetadata() {
  return { title: (await getTranslations('checklist-import'))('title') }
}

export default async function ImportChecklistPage({
  searchParams,
}: PageProps<'/checklists/import'>) {
  const actor = await pageActor('checklist:change')
  const { into } = await searchParams
  const t = await getTranslations('checklist-import')
  const deps = await serverDeps()
  const { checklists } = await listChecklists(actor, {}, deps)
  const checklistId = typeof into === 'string' && isUuid(into) ? into : null
  const target = checklistId === null ? null : await viewChecklist(actor, { checklistId }, deps)
  return (
    <ClientMessages namespaces={[...documentNamespaces, 'checklist-import']}>
      <PageHead title={t('title')} back={{ href: '/checklists', label: t('back') }} />
      <ImportPanel
        drafts={checklists.flatMap(({ id, title, state }) =>
          state === 'retired' ? [] : [{ id, title }],
        )}
        into={
          target?.mayChange
            ? { checklistId: target.id, title: target.draft.title, revision: target.revision }
            : null
        }
      />
    </ClientMessages>
  )
}

/** What the view of a checklist speaks with; an inner provider replaces that of the area. */
const documentNamespaces = ['checklists', 'conditions', 'builder'] as const
