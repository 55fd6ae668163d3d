import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { afterMove } from '@/lib/core/visit-states'
import { findShopperVisit } from '@/lib/own-visits/queries'
import type { Deps } from '@/lib/platform/deps'
import type { VisitIdInput } from '@/lib/visits/schema'
import { listReceivedFiles, listVisitDrafts } from '../queries'
import type { ReceivedFile, ServerDraft } from '../schema'

/**
 * What the shopper's phones have left of a visit, newest first, and which photos are here already.
 * Nobody else reads it, the office included: an unfinished report is nobody's evidence.
 */
export async function listOwnVisitDrafts(
  actor: Actor,
  { visitId }: VisitIdInput,
  { db }: Deps,
): Promise<{
  ok: true
  /** A report, or its correction, may still come of it: only then does a draft that is gone mean anything. */
  isOpen: boolean
  drafts: readonly ServerDraft[]
  files: readonly ReceivedFile[]
}> {
  const { organisationId, shopperId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findShopperVisit(tx, organisationId, visitId)
    const { state } = authorise(actor, 'visit:fill', found)
    if (shopperId === null) throw new AppError('not-found')
    const drafts = await listVisitDrafts(tx, organisationId, visitId, shopperId)
    const files = await listReceivedFiles(tx, organisationId, visitId, shopperId)
    return {
      ok: true,
      isOpen: afterMove(state, 'submit').ok,
      drafts: drafts.map(({ revision, savedAt, body }) => ({
        revision,
        savedAt: savedAt.toISOString(),
        body,
      })),
      files: files.map(({ id, receivedSha256, fileId }) => ({
        id,
        sha256: receivedSha256,
        fileId,
      })),
    }
  })
}
