import { draftToOpen } from '@/lib/core/draft-to-open'
import type { FrozenReport } from '@/lib/core/frozen-report'
import { presetAnswers } from '@/lib/core/told-answer'
import type { DraftBeginning, VisitDraft } from '@/lib/core/visit-draft'
import type { OpenedVisit } from './open-draft'
import type { KeptDraft } from './rows'
import { isAhead, noteReturnedFiles } from './take-from-server'

/** What a form goes on with that was frozen into a report, that came back, or that begins with answers. */
export async function reopenDraft(
  visit: OpenedVisit,
  found: KeptDraft | null,
  empty: DraftBeginning,
): Promise<{ readonly opened: VisitDraft; readonly returnedId: string | null }> {
  const { document } = visit.checklist
  const { accountId, startedAt } = empty
  const beginning = { ...empty, answers: presetAnswers(document, startedAt) }
  // Frozen by this product and taken by its server, which has read it with the schema.
  const returned: FrozenReport | null = visit.returned && JSON.parse(visit.returned.report)
  const frozen = found?.frozenAs ?? null
  const isOnItsWay = frozen !== null && (await isAhead(accountId, frozen.id, visit.returned))
  const known = found && { draft: found.draft, frozenAs: frozen && { ...frozen, isOnItsWay } }
  // Without it the form would call the photos of a report that came back lost.
  if (returned) await noteReturnedFiles(accountId, visit, returned)
  return {
    opened: draftToOpen(document, known, returned, beginning),
    returnedId: returned?.id ?? null,
  }
}
