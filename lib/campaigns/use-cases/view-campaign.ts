import type { Actor } from '@/lib/access/actor'
import { authorise, may } from '@/lib/access/permissions'
import { addDays } from '@/lib/core/calendar'
import { noticeHasStood } from '@/lib/core/staff-notice'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { countNotice, findCampaign, listCampaignRows, type NoticeCounts } from '../queries'
import type { Campaign, CampaignIdInput, CampaignVisits, NoticeState } from '../schema'

export interface ViewedCampaign {
  readonly campaign: Campaign
  readonly visits: CampaignVisits
  readonly notice: NoticeState
  readonly currency: string
  readonly timeZone: string
  readonly today: string
  readonly mayChange: boolean
  readonly mayPlan: boolean
  readonly mayRelease: boolean
}

export async function viewCampaign(
  actor: Actor,
  { campaignId }: CampaignIdInput,
  { db, now }: Deps,
): Promise<{ ok: true } & ViewedCampaign> {
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findCampaign(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:read', found)
    const { timeZone, currency } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const [row] = await listCampaignRows(tx, organisationId, campaign.id)
    const counts = await countNotice(tx, organisationId, campaign, today)
    return {
      ok: true,
      campaign,
      visits: row?.visits ?? { all: 0, open: 0, toReview: 0, toRelease: 0, released: 0 },
      notice: noticeStateOf(campaign, counts, today),
      currency,
      timeZone,
      today,
      mayChange: may(actor, 'campaign:change'),
      mayPlan: may(actor, 'visit:plan'),
      mayRelease: may(actor, 'visit:release'),
    }
  })
}

/** Whether visits of the campaign may name people today, and why not or from which day. */
export function noticeStateOf(
  campaign: Campaign,
  counts: NoticeCounts,
  today: string,
): NoticeState {
  if (!campaign.namesPeople) {
    return { ...counts, mayNamePeople: false, reason: 'names-nobody', from: null }
  }
  const { noticePublishedOn, noticeDays } = campaign
  const stood = noticeHasStood(noticePublishedOn, noticeDays, today)
  return {
    ...counts,
    mayNamePeople: stood.ok,
    reason: stood.ok ? null : stood.reason,
    from: noticePublishedOn === null ? null : addDays(noticePublishedOn, noticeDays),
  }
}
