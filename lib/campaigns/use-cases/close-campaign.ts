import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { cancelUntakenVisits, findCampaignForUpdate, updateCampaignState } from '../queries'
import type { CampaignIdInput } from '../schema'

/**
 * Ends a campaign: visits that nobody has taken are cancelled; those that are under way can still be
 * sent, reviewed and, now also one by one, released.
 */
export async function closeCampaign(
  actor: Actor,
  { campaignId }: CampaignIdInput,
  { db, now }: Deps,
): Promise<{ ok: true; cancelled: number }> {
  authoriseVerb(actor, 'campaign:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findCampaignForUpdate(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:change', found)
    if (campaign.state === 'closed') return { ok: true, cancelled: 0 }
    const cancelled = await cancelUntakenVisits(tx, organisationId, campaignId)
    await updateCampaignState(tx, organisationId, campaignId, { state: 'closed', closedAt: now })
    await recordAudit(
      tx,
      actor,
      {
        action: 'campaign.closed',
        subjectKind: 'campaign',
        subjectId: campaignId,
        details: { cancelled },
      },
      now,
    )
    return { ok: true, cancelled }
  })
}
