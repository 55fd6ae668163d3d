import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { afterMove } from '@/lib/core/visit-states'
import type { Deps } from '@/lib/platform/deps'
import { findVisitForUpdate, updateVisit } from '../queries'
import type { CancelVisitInput } from '../schema'

export type CancelVisitAnswer = { ok: true } | { ok: false; reason: 'under-review' | 'too-late' }

/** Calls a visit off, with a reason that the audit keeps and whoever had taken it reads; a report under review is answered first. */
export async function cancelVisit(
  actor: Actor,
  { visitId, reason }: CancelVisitInput,
  { db, now }: Deps,
): Promise<CancelVisitAnswer> {
  return db.asActor(actor, async (tx) => {
    const found = await findVisitForUpdate(tx, actor.organisationId, visitId)
    const visit = authorise(actor, 'visit:plan', found)
    if (visit.state === 'cancelled') return { ok: true }
    const next = afterMove(visit.state, 'cancel')
    if (!next.ok) {
      return { ok: false, reason: visit.state === 'submitted' ? 'under-review' : 'too-late' }
    }
    await updateVisit(tx, actor.organisationId, visit.id, { state: next.value })
    await recordAudit(
      tx,
      actor,
      {
        action: 'visit.cancelled',
        subjectKind: 'visit',
        subjectId: visit.id,
        // Before, whoever wrote it was told that the audit alone keeps it.
        details: { reason, isForShopper: true },
      },
      now,
    )
    return { ok: true }
  })
}
