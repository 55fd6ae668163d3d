import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import { PageHead } from '@/components/ui/page-head'
import type { ChecklistView } from '@/lib/checklists/use-cases/view-checklist'
import { DocumentView } from '../../_document/document-view'
import { VersionLinks } from '../../_document/version-links'
import { RestoreButton } from './restore-button'

/** The draft for those who do not edit it: a reviewer, or anybody once it is retired. */
export function ReadChecklist({ view, title }: { view: ChecklistView; title: string }) {
  const t = useTranslations('checklists')
  const isRetired = view.state === 'retired'
  return (
    <>
      <PageHead
        title={title}
        back={{ href: '/checklists', label: t('builder.back') }}
        action={view.mayRestore ? <RestoreButton checklistId={view.id} /> : null}
      />
      <Callout className="mb-6">
        {t(isRetired ? 'builder.retiredNote' : 'builder.readNote')}
      </Callout>
      <VersionLinks checklistId={view.id} versions={view.versions} />
      <DocumentView document={view.draft} standards={view.standards} />
    </>
  )
}
