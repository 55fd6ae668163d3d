import type { ChecklistDocument } from '@/lib/core/checklist'
import { standingsOf } from '@/lib/core/form-progress'
import { fullReading } from '@/lib/core/full-reading'
import type { VisitDraft } from '@/lib/core/visit-draft'

/** How much of a form is done. */
export interface DraftFacts extends Record<string, number> {
  readonly done: number
  readonly total: number
}

export function draftFacts(document: ChecklistDocument, draft: VisitDraft): DraftFacts {
  const standings = standingsOf(document, draft, fullReading)
  return { done: standings.filter(({ isAnswered }) => isAnswered).length, total: standings.length }
}
