import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { afterDecision, type PeriodRefusal } from '@/lib/core/period-states'
import { hasLaterLocked } from '@/lib/period-corrections/queries'
import type { Deps } from '@/lib/platform/deps'
import { findPeriodForUpdate, insertDecision, listDecisions } from '../queries'
import type { AskReopening } from '../schema'

export type ReopeningAsked =
  | { ok: true }
  | { ok: false; reason: PeriodRefusal | 'later-locked' | 'asked-already' }

/** Asks for a locked month to be opened again, with a reason; nothing moves until another agrees. */
export async function askReopening(
  actor: Actor,
  { periodId, runId, reason }: AskReopening,
  { db, now }: Deps,
): Promise<ReopeningAsked> {
  authoriseVerb(actor, 'period:reopen')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPeriodForUpdate(tx, organisationId, periodId)
    const period = authorise(actor, 'period:reopen', found)
    const next = afterDecision(period, 'reopen', runId)
    if (!next.ok) return next
    if (await hasLaterLocked(tx, organisationId, period.id)) {
      return { ok: false, reason: 'later-locked' }
    }
    const made = await listDecisions(tx, organisationId, runId)
    if (made.some(({ kind }) => kind === 'reopen-asked')) {
      return { ok: false, reason: 'asked-already' }
    }
    const decision = { periodId: period.id, runId, decidedBy: accountId, reason }
    await insertDecision(tx, organisationId, { ...decision, kind: 'reopen-asked' }, now)
    const subject = { subjectKind: 'period', subjectId: period.id, details: { runId, reason } }
    await recordAudit(tx, actor, { action: 'period.reopen-asked', ...subject }, now)
    return { ok: true }
  })
}
