import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb, can } from '@/lib/access/permissions'
import { findCampaign } from '@/lib/campaigns/queries'
import type { CampaignIdInput } from '@/lib/campaigns/schema'
import { addDays } from '@/lib/core/calendar'
import { dateIn } from '@/lib/core/zone-clock'
import { endOfDay } from '@/lib/core/zone-days'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listActiveShoppers, listAssignedPeople, listOpenUnits, listPlanVersions } from '../queries'
import type { PlanOptions } from '../schema'

/** What can be chosen when visits of a campaign are planned today. */
export async function listPlanOptions(
  actor: Actor,
  { campaignId }: CampaignIdInput,
  { db, now }: Deps,
): Promise<{ ok: true; options: PlanOptions }> {
  authoriseVerb(actor, 'visit:plan')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findCampaign(tx, organisationId, campaignId)
    const campaign = authorise(actor, 'campaign:read', found)
    const { timeZone } = await findOrganisation(tx, organisationId)
    const today = dateIn(now, timeZone)
    const notifiedBefore = endOfDay(addDays(today, -campaign.noticeDays), timeZone)
    const units = await listOpenUnits(tx, organisationId, today)
    const people = campaign.namesPeople
      ? await listAssignedPeople(tx, organisationId, campaign.id, today, notifiedBefore)
      : []
    return {
      ok: true,
      options: {
        versions: await listPlanVersions(tx, organisationId),
        units: units.map((unit) => ({
          ...unit,
          isOwn: !can(actor, 'visit:plan', { unitId: unit.id }),
        })),
        people: people.filter(({ unitId }) => can(actor, 'visit:plan', { unitId })),
        shoppers: await listActiveShoppers(tx, organisationId),
      },
    }
  })
}
