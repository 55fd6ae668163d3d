import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { findPeriod } from '@/lib/periods/queries'
import type { Deps } from '@/lib/platform/deps'
import { countStatements, insertBatch } from '../queries'
import type { StartBatch } from '../schema'

/** A ZIP without extensions lists 65,535 files and holds 4 GB; a statement is far below 64 KB. */
const mostStatements = 60_000

export type BatchStarted =
  | { ok: true; batchId: string }
  /** A proposal is nobody's statement yet. */
  | { ok: false; reason: 'not-locked' | 'nobody-paid' | 'too-many' }

/** Notes that all statements of a locked month are to be packed; the archive is written as it is fetched. */
export async function startBatch(
  actor: Actor,
  { periodId }: StartBatch,
  { db, now }: Deps,
): Promise<BatchStarted> {
  authoriseVerb(actor, 'statement:pack')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPeriod(tx, organisationId, periodId)
    const { state, currentRunId: runId } = authorise(actor, 'statement:pack', found)
    const isLocked = state === 'locked' || state === 'exported'
    if (!isLocked || runId === null) return { ok: false, reason: 'not-locked' }
    const total = await countStatements(tx, organisationId, runId)
    if (total === 0) return { ok: false, reason: 'nobody-paid' }
    if (total > mostStatements) return { ok: false, reason: 'too-many' }
    const batchId = await insertBatch(
      tx,
      organisationId,
      { runId, total, startedBy: accountId },
      now,
    )
    return { ok: true, batchId }
  })
}
