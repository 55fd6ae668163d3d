import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { findReleasedResult, type ReleasedResult } from '../queries'
import type { ResultIdInput, ViewedResult } from '../schema'
import { gatherResult } from './gather-result'

/** A released result for the evaluated person, or for the head of the unit. */
export async function viewOwnResult(
  actor: Actor,
  { visitId }: ResultIdInput,
  { db, now }: Deps,
): Promise<{ ok: true; view: ViewedResult }> {
  return db.asActor(actor, async (tx) => {
    const { organisationId, personId } = actor
    const found = await findReleasedResult(tx, organisationId, visitId, personId)
    const released = authorise(actor, 'result:read', found && governed(actor, found)).row
    return { ok: true, view: await gatherResult(tx, organisationId, released, now) }
  })
}

/** A unit's result is the own one of everybody who worked there that day. */
function governed(actor: Actor, row: ReleasedResult) {
  const personId = row.isOwn ? actor.personId : row.personId
  return { personId, unitId: row.unitId, row }
}
