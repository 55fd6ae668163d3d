import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { insertPeriodOnce } from '../queries'
import type { OpenPeriod } from '../schema'

/** Opens a month for pay; one that is open already is taken as it is. */
export async function openPeriod(
  actor: Actor,
  { month }: OpenPeriod,
  { db, now }: Deps,
): Promise<{ ok: true; periodId: string }> {
  authoriseVerb(actor, 'period:compute')
  return db.asActor(actor, async (tx) => {
    const { id, isNew } = await insertPeriodOnce(
      tx,
      actor.organisationId,
      { month, personId: null },
      now,
    )
    const subject = { subjectKind: 'period', subjectId: id, details: { month } }
    if (isNew) await recordAudit(tx, actor, { action: 'period.opened', ...subject }, now)
    return { ok: true, periodId: id }
  })
}
