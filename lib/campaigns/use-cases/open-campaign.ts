import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findCampaignForUpdate, updateCampaignState } from '../queries'
import type { CampaignIdInput } from '../schema'

/** From here on visits can be planned and offered. */
export async function openCampaign(
  actor: Actor,
  { campaignId }: CampaignIdInput,
  { db, now }: Deps,
): Promise<{ ok: true } | { ok: false; reason: 'campaign-closed' | 'campaign-over' }> {
  authoriseVerb(actor, 'campaign:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findCampaignForUpdate(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:change', found)
    if (campaign.state === 'open') return { ok: true }
    if (campaign.state === 'closed') return { ok: false, reason: 'campaign-closed' }
    const { timeZone } = await findOrganisation(tx, organisationId)
    if (campaign.endsOn < dateIn(now, timeZone)) return { ok: false, reason: 'campaign-over' }
    await updateCampaignState(tx, organisationId, campaignId, { state: 'open' })
    const event = { action: 'campaign.opened', subjectKind: 'campaign', subjectId: campaignId }
    await recordAudit(tx, actor, event, now)
    return { ok: true }
  })
}
