import type { Actor } from '@/lib/access/actor'
import { shopperOf } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { joinDraftNames } from '@/lib/core/draft-branches'
import type { Deps } from '@/lib/platform/deps'
import { deleteNamedDrafts, noteDiscarded } from '../queries'
import { type DiscardVisitDraftsInput, visitDraftLimits } from '../schema'
import { findDraftVisit } from './find-draft-visit'

/**
 * Throws away what the server kept of answers that their shopper has thrown away on a phone, by a typed
 * word after the loss was named. Other drafts stay, and so does what a named phone has sent since; what was on
 * its way and arrives late is refused. A second time there is nothing left.
 */
export async function discardVisitDrafts(
  actor: Actor,
  { visitId, drafts }: DiscardVisitDraftsInput,
  { db, now }: Deps,
): Promise<{ ok: true }> {
  return db.asActor(actor, async (tx) => {
    // The lock for which a draft of this visit waits: none comes back under the hands.
    const { visit } = await findDraftVisit(tx, actor, visitId)
    const of = { visitId, shopperId: shopperOf(actor) }
    const count = await deleteNamedDrafts(tx, actor.organisationId, of, drafts)
    const names = joinDraftNames(drafts)
    await noteDiscarded(tx, actor.organisationId, of, names, now, visitDraftLimits.ended)
    if (count > 0) {
      const event = { action: 'visit.draft-discarded', subjectKind: 'visit', subjectId: visit.id }
      await recordAudit(tx, actor, { ...event, details: { drafts: count } }, now)
    }
    return { ok: true }
  })
}
