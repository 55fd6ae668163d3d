import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { insertOwnDeliveries, listOwnNoticeRows } from '../queries'
import type { OwnNotice } from '../schema'

/**
 * The staff notices that concern the signed-in person. Whoever joined a concerned unit after the
 * publication is given the notice by seeing it here, and that is recorded.
 */
export async function listOwnNotices(
  actor: Actor,
  _input: unknown,
  { db, now }: Deps,
): Promise<{ ok: true; notices: readonly OwnNotice[] }> {
  authoriseVerb(actor, 'result:read')
  const { organisationId, personId } = actor
  if (personId === null) return { ok: true, notices: [] }
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, organisationId)
    await insertOwnDeliveries(tx, organisationId, personId, dateIn(now, timeZone), now)
    const notices = await listOwnNoticeRows(tx, organisationId, personId)
    return { ok: true, notices }
  })
}
