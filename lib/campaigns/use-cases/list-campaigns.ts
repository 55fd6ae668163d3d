import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listCampaignRows } from '../queries'
import type { CampaignRow } from '../schema'

export async function listCampaigns(
  actor: Actor,
  _input: unknown,
  { db, now }: Deps,
): Promise<{ ok: true; campaigns: readonly CampaignRow[]; today: string }> {
  authoriseVerb(actor, 'campaign:read')
  return db.asActor(actor, async (tx) => {
    const campaigns = await listCampaignRows(tx, actor.organisationId)
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    return { ok: true, campaigns, today: dateIn(now, timeZone) }
  })
}
