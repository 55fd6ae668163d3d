import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { afterMove } from '@/lib/core/visit-states'
import type { Deps } from '@/lib/platform/deps'
import { findVisitForUpdate, updateVisit } from '../queries'
import type { VisitIdInput } from '../schema'

export type AcceptVisitAnswer =
  | { ok: true }
  | { ok: false; reason: 'campaign-closed' | 'window-over' | 'wrong-state' }

/** A shopper takes the visit that was offered; taking it twice is taking it once. */
export async function acceptVisit(
  actor: Actor,
  { visitId }: VisitIdInput,
  { db, now }: Deps,
): Promise<AcceptVisitAnswer> {
  return db.asActor(actor, async (tx) => {
    const found = await findVisitForUpdate(tx, actor.organisationId, visitId)
    const visit = authorise(actor, 'visit:fill', found)
    if (visit.state === 'accepted') return { ok: true }
    const next = afterMove(visit.state, 'accept')
    if (!next.ok) return { ok: false, reason: 'wrong-state' }
    if (visit.campaignState !== 'open') return { ok: false, reason: 'campaign-closed' }
    if (now >= visit.closesAt) return { ok: false, reason: 'window-over' }
    await updateVisit(tx, actor.organisationId, visit.id, { state: next.value, acceptedAt: now })
    const event = { action: 'visit.accepted', subjectKind: 'visit', subjectId: visit.id }
    await recordAudit(tx, actor, event, now)
    return { ok: true }
  })
}
