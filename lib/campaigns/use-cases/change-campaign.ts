import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { endOfDay, startOfDay } from '@/lib/core/zone-days'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  countVisitsOutside,
  countVisitsWithPerson,
  findCampaignForUpdate,
  updateCampaign,
} from '../queries'
import type { Campaign, ChangeCampaignInput } from '../schema'

export type ChangeCampaignRefusal =
  | 'campaign-closed'
  | 'notice-published'
  | 'visits-outside'
  | 'visits-name-people'

/**
 * Changes a campaign that is not closed. What people were told stays: a published notice and its
 * days do not change, and the dates keep the planned visits inside.
 */
export async function changeCampaign(
  actor: Actor,
  { campaignId, ...fields }: ChangeCampaignInput,
  { db, now }: Deps,
): Promise<{ ok: true } | { ok: false; reason: ChangeCampaignRefusal }> {
  authoriseVerb(actor, 'campaign:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findCampaignForUpdate(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:change', found)
    const reason = await refusalOf(tx, actor, campaign, fields)
    if (reason !== null) return { ok: false, reason }
    await updateCampaign(tx, organisationId, campaignId, fields)
    const event = { action: 'campaign.changed', subjectKind: 'campaign', subjectId: campaignId }
    await recordAudit(tx, actor, event, now)
    return { ok: true }
  })
}

async function refusalOf(
  tx: Transaction,
  { organisationId }: Actor,
  campaign: Campaign,
  fields: Omit<ChangeCampaignInput, 'campaignId'>,
): Promise<ChangeCampaignRefusal | null> {
  if (campaign.state === 'closed') return 'campaign-closed'
  if (
    campaign.noticePublishedOn !== null &&
    (fields.noticeText !== campaign.noticeText || fields.noticeDays !== campaign.noticeDays)
  ) {
    return 'notice-published'
  }
  if (fields.startsOn > campaign.startsOn || fields.endsOn < campaign.endsOn) {
    // Units lie in zones up to half a day away from UTC on either side: at most one visit at the
    // very edge is let through or kept, never one in the middle.
    const earliest = startOfDay(fields.startsOn, 'Pacific/Kiritimati')
    const latest = endOfDay(fields.endsOn, 'Etc/GMT+12')
    const outside = await countVisitsOutside(tx, organisationId, campaign.id, earliest, latest)
    if (outside > 0) return 'visits-outside'
  }
  if (campaign.namesPeople && !fields.namesPeople) {
    const named = await countVisitsWithPerson(tx, organisationId, campaign.id)
    if (named > 0) return 'visits-name-people'
  }
  return null
}
