import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { findPastScoreBatchForUpdate, removePastScores } from '../queries'
import type { PastScoreBatchInput } from '../schema'

type Removed = { ok: true; removed: number } | { ok: false; reason: 'already-removed' }

/** Takes an imported file of past scores away as a whole; that it was there stays on record. */
export async function removePastScoreImport(
  actor: Actor,
  { batchId }: PastScoreBatchInput,
  { db, now }: Deps,
): Promise<Removed> {
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const batch = authorise(
      actor,
      'past-score:change',
      await findPastScoreBatchForUpdate(tx, organisationId, batchId),
    )
    if (batch.removedAt !== null) return { ok: false, reason: 'already-removed' }
    const removed = await removePastScores(tx, organisationId, batch.id, accountId, now)
    const event = { action: 'past-scores.removed', subjectKind: 'past-score', subjectId: batch.id }
    await recordAudit(tx, actor, { ...event, details: { removed } }, now)
    return { ok: true, removed }
  })
}
