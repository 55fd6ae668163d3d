import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { namesVisit } from '@/lib/statements/queries'
import { findReleasedResult } from '../queries'
import type { PaidVisitInput, ViewedResult } from '../schema'
import { gatherResult } from './gather-result'

/**
 * The released result of a visit that a statement counts, for whoever answers why it is so much. What
 * its staff read of it, and nothing more: no shopper, no minute, no photo that was not released.
 */
export async function viewPaidVisit(
  actor: Actor,
  { statementId, visitId }: PaidVisitInput,
  { db, now }: Deps,
): Promise<{ ok: true; view: ViewedResult }> {
  authoriseVerb(actor, 'pay-visit:read')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const isNamed = await namesVisit(tx, organisationId, statementId, visitId)
    const found = isNamed ? await findReleasedResult(tx, organisationId, visitId, null) : null
    const released = authorise(actor, 'pay-visit:read', found)
    return { ok: true, view: await gatherResult(tx, organisationId, released, now) }
  })
}
