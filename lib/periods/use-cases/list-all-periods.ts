import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, can } from '@/lib/access/permissions'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listDecisions, listPeriods, type Period, type PeriodDecision } from '../queries'
import { approverRefusal, reopenRefusal } from './gather-refusals'

/** A month in the list, and whom it waits for. */
export interface PeriodInList extends Period {
  /** An approval, or an answer to a request to open the month again; null where nothing waits. */
  readonly waits: PeriodWaits | null
}

export interface PeriodWaits {
  readonly of: 'approval' | 'reopening'
  /** Whether it waits for this actor; else for another person. */
  readonly isOwn: boolean
  /** Who submitted the month, or asks for it to be opened again. */
  readonly askedBy: string
}

/** The months of pay, newest first, each with what waits for somebody. */
export async function listAllPeriods(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly PeriodInList[]> {
  authoriseVerb(actor, 'period:read')
  return db.asActor(actor, async (tx) => {
    const listed: PeriodInList[] = []
    for (const period of await listPeriods(tx, actor.organisationId))
      listed.push({ ...period, waits: await waitsOf(tx, actor, period) })
    return listed
  })
}

async function waitsOf(tx: Transaction, actor: Actor, period: Period): Promise<PeriodWaits | null> {
  const { state, currentRunId: runId } = period
  if (runId === null || (state !== 'submitted' && state !== 'locked')) return null
  const decisions = await listDecisions(tx, actor.organisationId, runId)
  const askedBy = (kind: PeriodDecision['kind']) =>
    decisions.find((decision) => decision.kind === kind)?.decidedByName ?? null
  if (state === 'submitted') {
    const refusal = await approverRefusal(tx, actor, period, runId, decisions)
    const isOwn = refusal === null && can(actor, 'period:approve', {})
    return { of: 'approval', isOwn, askedBy: askedBy('submitted') ?? '' }
  }
  const asked = askedBy('reopen-asked')
  const refusal = asked === null ? null : await reopenRefusal(tx, actor, period, decisions)
  // Under a later locked month nobody can answer any more.
  if (asked === null || refusal === 'later-locked') return null
  const isOwn = refusal === null && can(actor, 'period:reopen', {})
  return { of: 'reopening', isOwn, askedBy: asked }
}
