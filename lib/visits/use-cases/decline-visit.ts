import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { deleteVisitAttachments } from '@/lib/attachments/queries'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { afterMove } from '@/lib/core/visit-states'
import { hasDeclined } from '@/lib/own-visits/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findVisitForUpdate, insertDecline, type LockedVisit, updateVisit } from '../queries'
import type { DeclineVisitInput } from '../schema'

export type DeclineVisitAnswer = { ok: true } | { ok: false; reason: 'wrong-state' }

/**
 * A shopper gives an offered or taken visit back; it waits for another shopper, who starts from nothing:
 * photos that were sent before a report go, so that nobody sees or is limited by another's.
 */
export async function declineVisit(
  actor: Actor,
  { visitId, reason }: DeclineVisitInput,
  { db, files, now }: Deps,
): Promise<DeclineVisitAnswer> {
  const dropped: string[] = []
  const answer = await db.asActor<DeclineVisitAnswer>(actor, async (tx) => {
    const found = await findVisitForUpdate(tx, actor.organisationId, visitId)
    if (found !== null && (await isRepeated(tx, actor, found))) return { ok: true }
    const visit = authorise(actor, 'visit:fill', found)
    const { shopperId } = visit
    if (shopperId === null) throw new AppError('not-found')
    const next = afterMove(visit.state, 'decline')
    if (!next.ok) return { ok: false, reason: 'wrong-state' }
    await updateVisit(tx, actor.organisationId, visit.id, {
      state: next.value,
      shopperId: null,
      acceptedAt: null,
    })
    const decline = { visitId: visit.id, shopperId, reason, declinedAt: now }
    await insertDecline(tx, actor.organisationId, decline)
    dropped.push(...(await deleteVisitAttachments(tx, actor.organisationId, visit.id)))
    await recordAudit(
      tx,
      actor,
      {
        action: 'visit.declined',
        subjectKind: 'visit',
        subjectId: visit.id,
        details: { reason },
      },
      now,
    )
    return { ok: true }
  })
  for (const storageKey of dropped) await files.remove(storageKey)
  return answer
}

/** The same refusal sent twice, because the first answer got lost on the way to the phone. */
async function isRepeated(tx: Transaction, actor: Actor, visit: LockedVisit): Promise<boolean> {
  const { shopperId, organisationId } = actor
  if (shopperId === null || visit.shopperId === shopperId) return false
  return hasDeclined(tx, organisationId, visit.id, shopperId)
}
