import type { Actor } from '@/lib/access/actor'
import { authorise, may } from '@/lib/access/permissions'
import { findCampaign } from '@/lib/campaigns/queries'
import { fingerprintOf } from '@/lib/core/fingerprint'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findBriefing } from '../queries'
import type { BriefingIdInput, CampaignBriefing } from '../schema'

/** What a campaign says to its shoppers, for the office. */
export async function viewBriefing(
  actor: Actor,
  { campaignId }: BriefingIdInput,
  { db }: Deps,
): Promise<{
  ok: true
  briefing: CampaignBriefing
  /** What a change of it is based on. */
  fingerprint: string
  /** Of the organisation: in it a limit is typed. */
  currency: string
  mayChange: boolean
}> {
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const campaign = authorise(
      actor,
      'campaign:read',
      await findCampaign(tx, organisationId, campaignId),
    )
    const briefing = await findBriefing(tx, organisationId, campaignId)
    const { currency } = await findOrganisation(tx, organisationId)
    const mayChange = may(actor, 'campaign:change') && campaign.state !== 'closed'
    return { ok: true, briefing, fingerprint: fingerprintOf(briefing), currency, mayChange }
  })
}
