import { getTranslations } from 'next-intl/server'
import { PageHead } from '@/components/ui/page-head'
import { listChecklists } from '@/lib/checklists/use-cases/list-checklists'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { ChecklistTable } from './_parts/checklist-table'
import { NewChecklist } from './_parts/new-checklist'

export async function generateMetadata() {
  return { title: (await getTranslations('checklists'))('title') }
}

export default async function ChecklistsPage() {
  const actor = await pageActor('checklist:read')
  const t = await getTranslations('checklists')
  const { checklists, templates, mayChange } = await listChecklists(actor, {}, await serverDeps())
  const create = mayChange ? <NewChecklist templates={templates} /> : null
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={checklists.length > 0 ? t('count', { count: checklists.length }) : undefined}
        action={checklists.length > 0 ? create : null}
      />
      <ChecklistTable checklists={checklists} create={create} />
    </>
  )
}
