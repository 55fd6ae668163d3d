import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { openItemKey } from '@/lib/core/open-item'
import { openPeriodMoves } from '@/lib/core/period-states'
import { insertSettlementOnce } from '@/lib/open-items/queries'
import type { SettleOpenItem } from '@/lib/open-items/schema'
import { findSummary } from '@/lib/period-runs/queries'
import type { Deps } from '@/lib/platform/deps'
import { findPeriodForUpdate } from '../queries'

export type OpenItemSettled =
  | { ok: true }
  | { ok: false; reason: 'run-replaced' | 'own-line' | 'already-done' }

/**
 * Says of an open item that it is settled, and how: no later run lists it, and nothing of it is paid or
 * taken back. The amounts of the run that was looked at stay what they are.
 */
export async function settleOpenItem(
  actor: Actor,
  { periodId, item, reason }: SettleOpenItem,
  { db, now }: Deps,
): Promise<OpenItemSettled> {
  authoriseVerb(actor, 'line:decide')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPeriodForUpdate(tx, organisationId, periodId)
    const period = authorise(actor, 'line:decide', found)
    // A later month may pay by now what is looked at here.
    if (!openPeriodMoves(period.state).includes('compute'))
      return { ok: false, reason: 'run-replaced' }
    const summary =
      period.currentRunId === null
        ? null
        : await findSummary(tx, organisationId, period.currentRunId)
    const open = summary?.openItems?.find((one) => openItemKey(one) === item)
    if (open === undefined) return { ok: false, reason: 'run-replaced' }
    if (open.person.id === actor.personId) return { ok: false, reason: 'own-line' }
    const by = { settledBy: accountId, settledInPeriodId: period.id }
    const settlement = { item, told: open, reason, ...by }
    if (!(await insertSettlementOnce(tx, organisationId, settlement, now))) {
      return { ok: false, reason: 'already-done' }
    }
    const { month, person, amount, about } = open
    const told = { month, personId: person.id, why: open.reason, amount, reason, item }
    const details = about === undefined ? told : { ...told, of: about.periodId }
    const subject = { subjectKind: 'period', subjectId: period.id, details }
    await recordAudit(tx, actor, { action: 'open-item.settled', ...subject }, now)
    return { ok: true }
  })
}
