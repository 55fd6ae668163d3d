import { releaseVisits } from '@/lib/reviews/use-cases/release-visits'
import type { Outcome } from './carry-out'
import type { CampaignName } from './cast'
import { randomOf } from './random'
import { done } from './steps'
import type { World } from './world'

/** Hands approved visits to the staff, one batch for each programme, with some of their photos. */
export async function releaseOutcomes(
  world: World,
  outcomes: readonly Outcome[],
  now: Date,
  campaign?: CampaignName,
): Promise<void> {
  const { reviewer } = world.company.actors
  const groups = Map.groupBy(outcomes, ({ errand }) => campaign ?? errand.touchpoint)
  for (const [name, group] of groups) {
    const shown = group.filter(({ errand }) =>
      randomOf('shown', errand.offer.subject.key, errand.round).chance(0.7),
    )
    const input = {
      campaignId: world.programmes.campaignIds[name],
      visitIds: group.map(({ errand }) => errand.offer.visitId),
      attachmentIds: shown.flatMap(({ photoIds }) => photoIds),
    }
    done(await releaseVisits(reviewer, input, { ...world.deps, now }))
  }
}
