import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { findOrganisation } from '@/lib/organisations/queries'
import { findPeriod, type Period } from '@/lib/periods/queries'
import type { Deps } from '@/lib/platform/deps'
import { listBatches, type StatementBatch } from '../queries'

export interface BatchInList extends StatementBatch {
  /**
   * `waiting`: nobody has begun to fetch it. `broken-off`: nobody fetches it any more; it can be fetched
   * again from the beginning.
   */
  readonly course: 'running' | 'done' | 'broken-off' | 'waiting'
}

export interface BatchesView {
  readonly period: Period
  /** Newest first. */
  readonly batches: readonly BatchInList[]
  readonly timeZone: string
}

/** An archive that has not moved for so long is not being written. */
const silence = 30_000

/** The archives of a month and how far each has come. */
export async function listStatementBatches(
  actor: Actor,
  periodId: string,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<BatchesView> {
  authoriseVerb(actor, 'statement:pack')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPeriod(tx, organisationId, periodId)
    const period = authorise(actor, 'statement:pack', found)
    const batches = await listBatches(tx, organisationId, { periodId })
    const { timeZone } = await findOrganisation(tx, organisationId)
    return {
      period,
      batches: batches.map((batch) => ({ ...batch, course: courseOf(batch, now) })),
      timeZone,
    }
  })
}

function courseOf(
  { finishedAt, startedAt, movedAt }: StatementBatch,
  now: Date,
): BatchInList['course'] {
  if (finishedAt !== null) return 'done'
  if (now.getTime() - movedAt.getTime() < silence) return 'running'
  // The writing moves it before the first statement; fewer than are counted together may have come since.
  return movedAt.getTime() === startedAt.getTime() ? 'waiting' : 'broken-off'
}
