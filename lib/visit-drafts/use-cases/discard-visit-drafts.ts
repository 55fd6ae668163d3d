import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { findVisitForUpdate } from '@/lib/visits/queries'
import { deleteNamedDrafts } from '../queries'
import type { DiscardVisitDraftsInput } from '../schema'

/**
 * Throws away what the server kept of answers that their shopper has thrown away on a phone, by a typed
 * word after the loss was named. Other drafts stay, and so does what a named phone has sent since. A second
 * time there is nothing left.
 */
export async function discardVisitDrafts(
  actor: Actor,
  { visitId, drafts }: DiscardVisitDraftsInput,
  { db, now }: Deps,
): Promise<{ ok: true }> {
  const { organisationId, shopperId } = actor
  return db.asActor(actor, async (tx) => {
    // The lock for which a draft of this visit waits: none comes back under the hands.
    const found = await findVisitForUpdate(tx, organisationId, visitId)
    const visit = authorise(actor, 'visit:fill', found)
    if (shopperId === null) throw new AppError('not-found')
    const count = await deleteNamedDrafts(tx, organisationId, { visitId, shopperId }, drafts)
    if (count > 0) {
      const event = { action: 'visit.draft-discarded', subjectKind: 'visit', subjectId: visit.id }
      await recordAudit(tx, actor, { ...event, details: { drafts: count } }, now)
    }
    return { ok: true }
  })
}
