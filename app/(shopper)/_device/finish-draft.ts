import { undecidedIn } from '@/components/forms/visit-form/finish-gaps'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { reportOf, visitDayOf } from '@/lib/core/draft-report'
import { standingsOf } from '@/lib/core/form-progress'
import { freezeReport } from '@/lib/core/frozen-report'
import { fullReading } from '@/lib/core/full-reading'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { type Frozen, freezeDraft } from './freeze-draft'
import { newId } from './new-id'
import { listUndecided } from './sound-parts'
import { doubled } from './twin-place'

/**
 * Makes a finished draft a report, freezes it and puts it into the queue. A recording that was cut short
 * at one of its questions is decided upon before: no report goes without what may belong into it.
 * @param zone of the place that was visited
 * @throws when the phone does not give back the very bytes that were frozen
 */
export async function finishDraft(
  document: ChecklistDocument,
  finished: VisitDraft,
  zone: string,
  title: string,
): Promise<Frozen | { readonly ok: false; readonly reason: 'soundUndecided' }> {
  const standings = standingsOf(document, finished, fullReading)
  const sounds = await listUndecided(finished)
  if (undecidedIn({ standings, draft: finished, sounds }).length > 0) {
    return { ok: false, reason: 'soundUndecided' }
  }
  const visitedOn = visitDayOf(finished, zone)
  const end = { id: newId(), finishedAt: new Date().toISOString(), visitedOn }
  const report = reportOf(document, { ...finished, visitedOn }, end)
  const frozen = freezeReport(report)
  const kept = await freezeDraft({ draft: finished, report, frozen, title }, new Date())
  await doubled()
  return kept
}
