import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { mayPayOffCycle, type OffCycleRefusal } from '@/lib/core/off-cycle'
import { findPerson } from '@/lib/people/queries'
import { insertPeriodOnce } from '@/lib/periods/queries'
import type { Deps } from '@/lib/platform/deps'
import { isMonthLocked } from '../queries'
import type { PayOffCycle } from '../schema'

export type OffCycleOpened = { ok: true; periodId: string } | { ok: false; reason: OffCycleRefusal }

/**
 * Opens a period for somebody who leaves, alone; one that is open already is taken as it is. It goes
 * the way of a month: computed, submitted, approved by another person, locked, exported.
 */
export async function openOffCycle(
  actor: Actor,
  { personId, month }: PayOffCycle,
  { db, now }: Deps,
): Promise<OffCycleOpened> {
  authoriseVerb(actor, 'period:compute')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPerson(tx, organisationId, personId)
    const person = authorise(actor, 'period:compute', found)
    const isLocked = await isMonthLocked(tx, organisationId, month)
    const allowed = mayPayOffCycle(person, month, isLocked)
    if (!allowed.ok) return allowed
    const { id, isNew } = await insertPeriodOnce(tx, organisationId, { month, personId }, now)
    const subject = { subjectKind: 'period', subjectId: id, details: { month, personId } }
    if (isNew) await recordAudit(tx, actor, { action: 'period.opened', ...subject }, now)
    return { ok: true, periodId: id }
  })
}
