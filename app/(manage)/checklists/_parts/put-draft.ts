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

/**
 * A big draft is more than a server action takes, so it has an address of its own. With an author it is
 * saved in nobody else's name: a save may be tried again when somebody else has signed in.
 */
export async function putDraft(
  checklistId: string,
  draft: { readonly revision: number; readonly document: ChecklistDocument },
  authorId?: string,
): Promise<DraftAnswer> {
  const response = await fetch(`/api/v1/checklists/${checklistId}/draft`, {
    method: 'PUT',
    headers: {
      'content-type': 'application/json',
      ...(authorId === undefined ? {} : { 'X-Etalon-Account': authorId }),
    },
    body: JSON.stringify(draft),
  })
  return response.json()
}
