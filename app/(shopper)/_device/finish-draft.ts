import type { ChecklistDocument } from '@/lib/core/checklist'
import { reportOf, visitDayOf } from '@/lib/core/draft-report'
import { freezeReport } from '@/lib/core/frozen-report'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { type Frozen, freezeDraft } from './freeze-draft'
import { newId } from './new-id'

/**
 * Makes a finished draft a report, freezes it and puts it into the queue.
 * @param zone of the place that was visited
 * @throws when the phone does not give back the very bytes that were frozen
 */
export async function finishDraft(
  document: ChecklistDocument,
  finished: VisitDraft,
  zone: string,
  title: string,
): Promise<Frozen> {
  const visitedOn = visitDayOf(finished, zone)
  const end = { id: newId(), finishedAt: new Date().toISOString(), visitedOn }
  const report = reportOf(document, { ...finished, visitedOn }, end)
  const frozen = freezeReport(report)
  return freezeDraft({ draft: finished, report, frozen, title }, new Date())
}
