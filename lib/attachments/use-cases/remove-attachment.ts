import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { isNamedByReport } from '@/lib/evaluations/queries'
import type { RemoveAttachmentInput } from '@/lib/evaluations/schema'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listVisitDraftBodies } from '@/lib/visit-drafts/queries'
import { filesShownIn } from '@/lib/visit-drafts/schema'
import { findVisitForUpdate } from '@/lib/visits/queries'
import { deleteAttachment, findAttachment } from '../queries'

export type RemoveAttachmentAnswer = { ok: true } | { ok: false; reason: 'attachment-in-use' }

/**
 * Takes back a photo or file that a phone sent before its report and then took out of it: it must not
 * count against the limits of its visit. What a report names stays for ever, also what was kept beside
 * a report; and while a kept draft of any phone shows it, that phone may be the one that lives. A
 * second time it is simply not there.
 *
 * The row goes first, its bytes after it: a crash between the two leaves bytes that nothing names.
 */
export async function removeAttachment(
  actor: Actor,
  { attachmentId }: RemoveAttachmentInput,
  { db, files, now }: Deps,
): Promise<RemoveAttachmentAnswer> {
  authoriseVerb(actor, 'evaluation:submit')
  const { organisationId, accountId } = actor
  // Half a file is nothing that anybody could name.
  await files.parts.remove({ organisationId, accountId, id: attachmentId })
  const removed = await db.asActor(actor, async (tx) => {
    const found = await findAttachment(tx, organisationId, attachmentId)
    const { visitId } = authorise(actor, 'evaluation:submit', found)
    // The lock that a report of this visit waits for: it cannot begin to name the file meanwhile.
    const visit = await findVisitForUpdate(tx, organisationId, visitId)
    authorise(actor, 'evaluation:submit', visit)
    if (await isInUse(tx, actor, visitId, attachmentId)) return null
    const storageKey = await deleteAttachment(tx, organisationId, attachmentId)
    const event = { action: 'attachment.removed', subjectKind: 'visit', subjectId: visitId }
    await recordAudit(tx, actor, { ...event, details: { attachmentId } }, now)
    return storageKey
  })
  if (removed === null) return { ok: false, reason: 'attachment-in-use' }
  await files.remove(removed)
  return { ok: true }
}

async function isInUse(
  tx: Transaction,
  { organisationId }: Actor,
  visitId: string,
  attachmentId: string,
): Promise<boolean> {
  if (await isNamedByReport(tx, organisationId, visitId, attachmentId)) return true
  const bodies = await listVisitDraftBodies(tx, organisationId, visitId)
  return bodies.some((body) => filesShownIn(body).has(attachmentId))
}
