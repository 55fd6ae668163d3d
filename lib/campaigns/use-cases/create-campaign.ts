import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { insertCampaign } from '../queries'
import type { CreateCampaignInput } from '../schema'

/** A new campaign begins as a draft: nothing is offered to anybody before it is opened. */
export async function createCampaign(
  actor: Actor,
  input: CreateCampaignInput,
  { db, now }: Deps,
): Promise<{ ok: true; campaignId: string }> {
  authoriseVerb(actor, 'campaign:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId, accountId } = actor
    const campaignId = await insertCampaign(tx, organisationId, accountId, input, now)
    const event = { action: 'campaign.created', subjectKind: 'campaign', subjectId: campaignId }
    await recordAudit(tx, actor, event, now)
    return { ok: true, campaignId }
  })
}
