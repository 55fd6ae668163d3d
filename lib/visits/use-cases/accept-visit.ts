import type { Actor } from '@/lib/access/actor'
import { authorise, shopperOf } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { afterMove } from '@/lib/core/visit-states'
import { countWithdrawnReport } from '@/lib/evaluations/queries'
import { hasTaken } from '@/lib/own-visits/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findVisitForUpdate, type LockedVisit, updateVisit } from '../queries'
import type { VisitIdInput } from '../schema'

export type AcceptVisitAnswer =
  | { ok: true }
  | { ok: false; reason: 'campaign-closed' | 'window-over' | 'wrong-state' }

/**
 * A shopper takes the visit that was offered; taking it twice is taking it once. What he has sent of it while it was
 * not his, after he had had it before, counts from now on.
 */
export async function acceptVisit(
  actor: Actor,
  { visitId }: VisitIdInput,
  { db, now }: Deps,
): Promise<AcceptVisitAnswer> {
  return db.asActor(actor, async (tx) => {
    const found = await findVisitForUpdate(tx, actor.organisationId, visitId)
    const visit = authorise(actor, 'visit:fill', found)
    if (await isRepeated(tx, actor, visit)) return { ok: true }
    const next = afterMove(visit.state, 'accept')
    if (!next.ok) return { ok: false, reason: 'wrong-state' }
    if (visit.campaignState !== 'open') return { ok: false, reason: 'campaign-closed' }
    if (now >= visit.closesAt) return { ok: false, reason: 'window-over' }
    await updateVisit(tx, actor.organisationId, visit.id, { state: next.value, acceptedAt: now })
    const event = { action: 'visit.accepted', subjectKind: 'visit', subjectId: visit.id }
    await recordAudit(tx, actor, event, now)
    const own = { visitId: visit.id, shopperId: shopperOf(actor) }
    await countWithdrawnReport(tx, actor, own, now)
    return { ok: true }
  })
}

/** The same act sent twice: it is taken, and its report may have counted at once. */
async function isRepeated(tx: Transaction, actor: Actor, { id, state }: LockedVisit) {
  if (state === 'accepted') return true
  return state === 'submitted' && hasTaken(tx, actor.organisationId, id, shopperOf(actor))
}
