import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import {
  afterDecision,
  mayReopen,
  type PeriodRefusal,
  type ReopenRefusal,
} from '@/lib/core/period-states'
import { hasLaterLocked } from '@/lib/period-corrections/queries'
import type { Deps } from '@/lib/platform/deps'
import { findPeriodForUpdate, insertDecision, listDecisions, savePeriodState } from '../queries'
import type { ReopenPeriod } from '../schema'

export type PeriodReopened = { ok: true } | { ok: false; reason: PeriodRefusal | ReopenRefusal }

/**
 * Opens a locked month again that another person has asked to be opened: its run and statements stay
 * as they are, and a new run follows. Not once it was handed over, nor under a later locked month.
 */
export async function reopenPeriod(
  actor: Actor,
  { periodId, runId }: ReopenPeriod,
  { db, now }: Deps,
): Promise<PeriodReopened> {
  authoriseVerb(actor, 'period:reopen')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPeriodForUpdate(tx, organisationId, periodId)
    const period = authorise(actor, 'period:reopen', found)
    const next = afterDecision(period, 'reopen', runId)
    if (!next.ok) return next
    const decisions = await listDecisions(tx, organisationId, runId)
    const allowed = mayReopen(accountId, {
      by: decisions.find(({ kind }) => kind === 'reopen-asked')?.decidedBy ?? null,
      isLaterLocked: await hasLaterLocked(tx, organisationId, period.id),
    })
    if (!allowed.ok) return allowed
    const decision = { periodId: period.id, runId, kind: 'reopened', decidedBy: accountId } as const
    await insertDecision(tx, organisationId, decision, now)
    await savePeriodState(tx, organisationId, { ...period, state: next.value })
    const subject = { subjectKind: 'period', subjectId: period.id, details: { runId } }
    await recordAudit(tx, actor, { action: 'period.reopened', ...subject }, now)
    return { ok: true }
  })
}
