import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { listChecklists } from '@/lib/checklists/use-cases/list-checklists'
import { viewChecklist } from '@/lib/checklists/use-cases/view-checklist'
import type { Deps } from '@/lib/platform/deps'
import { isUuid } from '@/lib/platform/paths'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { listVisibleUnits } from '@/lib/units/use-cases/list-units'
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
    <ClientMessages
      namespaces={[...documentNamespaces, 'checklist-import', 'table-import', 'past-evaluations']}
    >
      <PageHead title={t('title')} back={{ href: '/checklists', label: t('back') }} />
      <ImportPanel
        units={await unitOptions(actor, deps)}
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

/** Where a filled evaluation can be kept; null for whoever may not keep one. */
async function unitOptions(actor: Actor, deps: Deps) {
  if (!may(actor, 'past-score:change')) return null
  const units = await listVisibleUnits(actor, deps)
  return units.map(({ id, name, code }) => ({ value: id, label: name, detail: code }))
}

/** What the view of a checklist, and the form to be tried, speak with; it replaces the area's. */
const documentNamespaces = [
  'checklists',
  'conditions',
  'builder',
  'form',
  'answering',
  'evidence',
  'instructing',
]
