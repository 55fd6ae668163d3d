import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Problem } from '@/lib/platform/i18n/problem'

export type DraftAnswer =
  | { readonly ok: true; readonly revision: number }
  | {
      readonly ok: false
      readonly reason: Problem
      readonly revision?: number
      readonly errorId?: string
    }

/** A big draft is more than a server action takes, so it has an address of its own. */
export async function putDraft(
  checklistId: string,
  draft: { readonly revision: number; readonly document: ChecklistDocument },
): Promise<DraftAnswer> {
  const response = await fetch(`/api/v1/checklists/${checklistId}/draft`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  })
  return response.json()
}
