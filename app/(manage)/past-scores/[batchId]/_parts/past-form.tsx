import { useTranslations } from 'next-intl'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { DocumentView } from '../../../checklists/_document/document-view'

/** The whole form that was filled, with what each answer is worth; folded, because it is long. */
export function PastForm({ document }: { document: ChecklistDocument }) {
  const t = useTranslations('past-evaluations.page')
  return (
    <details>
      <summary className="cursor-pointer text-17 font-semibold">{t('form')}</summary>
      <div className="mt-4">
        <DocumentView document={document} standards={[]} />
      </div>
    </details>
  )
}
