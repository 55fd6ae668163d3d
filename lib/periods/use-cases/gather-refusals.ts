import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import {
  type ApproverRefusal,
  mayApproveRun,
  mayReopen,
  type ReopenRefusal,
} from '@/lib/core/period-states'
import { hasLaterLocked } from '@/lib/period-corrections/queries'
import { findRunPeople } from '@/lib/period-runs/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Period, PeriodDecision } from '../queries'

/** Why this actor may not approve the run; null when he may, or nothing waits for approval. */
export async function approverRefusal(
  tx: Transaction,
  actor: Actor,
  period: Period,
  runId: string,
  decisions: readonly PeriodDecision[],
): Promise<ApproverRefusal | null> {
  if (period.state !== 'submitted' || !can(actor, 'period:approve', {})) return null
  const people = await findRunPeople(tx, actor.organisationId, runId)
  const submittedBy = decisions.find(({ kind }) => kind === 'submitted')?.decidedBy ?? ''
  const allowed = mayApproveRun(actor, { ...people, submittedBy })
  return allowed.ok ? null : allowed.reason
}

/** Why this actor may not open the locked month again; null when he may, or it is not locked. */
export async function reopenRefusal(
  tx: Transaction,
  actor: Actor,
  period: Period,
  decisions: readonly PeriodDecision[],
): Promise<ReopenRefusal | null> {
  if (period.state !== 'locked') return null
  const allowed = mayReopen(actor.accountId, {
    by: decisions.find(({ kind }) => kind === 'reopen-asked')?.decidedBy ?? null,
    isLaterLocked: await hasLaterLocked(tx, actor.organisationId, period.id),
  })
  return allowed.ok ? null : allowed.reason
}
