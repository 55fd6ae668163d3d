import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findCampaignForUpdate, insertNoticeDeliveries, updateNoticePublished } from '../queries'
import type { PublishNoticeInput } from '../schema'

export type PublishNoticeAnswer =
  | { ok: true; publishedOn: string; delivered: number }
  | { ok: false; reason: 'campaign-closed' | 'names-nobody' | 'no-notice-text' }

/**
 * Puts the staff notice on the page of everybody concerned and records that for each of them.
 *
 * Rule    concerned is who works on this day in the chosen units or below them; the first publication
 *         fixes the units and the day from which its days count. Publishing again reaches those who
 *         came since, and changes nothing for the others.
 * Source  SECURITY.md, Fairness.
 */
export async function publishStaffNotice(
  actor: Actor,
  { campaignId, unitIds }: PublishNoticeInput,
  { db, now }: Deps,
): Promise<PublishNoticeAnswer> {
  authoriseVerb(actor, 'campaign:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findCampaignForUpdate(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:change', found)
    if (campaign.state === 'closed') return { ok: false, reason: 'campaign-closed' }
    if (!campaign.namesPeople) return { ok: false, reason: 'names-nobody' }
    if (campaign.noticeText === null) return { ok: false, reason: 'no-notice-text' }
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const isFirst = campaign.noticePublishedOn === null
    const concerned = isFirst ? unitIds : campaign.noticeUnitIds
    if (isFirst) await updateNoticePublished(tx, organisationId, campaignId, today, unitIds)
    const delivered = await insertNoticeDeliveries(
      tx,
      organisationId,
      campaignId,
      concerned,
      today,
      now,
    )
    await recordAudit(
      tx,
      actor,
      {
        action: 'campaign.notice-published',
        subjectKind: 'campaign',
        subjectId: campaignId,
        details: { delivered },
      },
      now,
    )
    return { ok: true, publishedOn: campaign.noticePublishedOn ?? today, delivered }
  })
}
