import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { deleteAttachment, listVisitAttachments } from '@/lib/attachments/queries'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { afterMove } from '@/lib/core/visit-states'
import { isNamedByReport } from '@/lib/evaluations/queries'
import { hasDeclined } from '@/lib/own-visits/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listVisitDrafts } from '@/lib/visit-drafts/queries'
import { filesShownIn } from '@/lib/visit-drafts/schema'
import { findVisitForUpdate, insertDecline, type LockedVisit, updateVisit } from '../queries'
import type { DeclineVisitInput } from '../schema'

export type DeclineVisitAnswer = { ok: true } | { ok: false; reason: 'wrong-state' }

/**
 * A shopper gives an offered or taken visit back; it waits for another shopper, who starts from nothing. His
 * photos go, but for those of a report that is kept beside the visit, or of answers that wait for its coming back.
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
    dropped.push(...(await dropUnnamedFiles(tx, actor, { visitId: visit.id, shopperId })))
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

/** Returns where the bytes of the files lie that neither a report nor a draft shows. */
async function dropUnnamedFiles(
  tx: Transaction,
  { organisationId }: Actor,
  { visitId, shopperId }: { readonly visitId: string; readonly shopperId: string },
): Promise<readonly string[]> {
  const keys: string[] = []
  const drafts = await listVisitDrafts(tx, organisationId, visitId, shopperId)
  const shown = new Set(drafts.flatMap(({ body }) => [...filesShownIn(body)]))
  for (const { id } of await listVisitAttachments(tx, organisationId, visitId, shopperId)) {
    if (shown.has(id) || (await isNamedByReport(tx, organisationId, visitId, id))) continue
    keys.push(await deleteAttachment(tx, organisationId, id))
  }
  return keys
}

/** The same refusal sent twice, because the first answer got lost on the way to the phone. */
async function isRepeated(tx: Transaction, actor: Actor, visit: LockedVisit): Promise<boolean> {
  const { shopperId, organisationId } = actor
  if (shopperId === null || visit.shopperId === shopperId) return false
  return hasDeclined(tx, organisationId, visit.id, shopperId)
}
