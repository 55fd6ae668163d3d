import { addDays } from '@/lib/core/calendar'
import { demoRoles, journey, spareOfferFees } from './cast'
import { planOffers } from './plan-visits'
import { momentOf } from './story'
import { scenarios } from './texts/campaigns'
import type { World } from './world'

/** Visits to shops that whoever enters as the shopper can always take. */
export async function offerShopVisits(world: World): Promise<void> {
  const { story, programmes, subjects } = world
  const days = { first: story.today, last: addDays(story.today, 9) }
  const isDemo = ({ actor }: (typeof programmes.shoppers)[number]) =>
    actor.displayName === demoRoles.shopper.name
  // The shop of the journey has its own two visits and no others.
  const free = subjects.store.toReversed().filter(({ name }) => name !== journey.shop.name)
  for (const [place, fee] of spareOfferFees.entries()) {
    const shops = free.slice(place, place + 1)
    await planOffers(world, {
      campaign: 'store',
      checklist: programmes.checklists.store,
      visitsEach: 1,
      days,
      groups: [{ subjects: shops, scenario: scenarios.store[0] ?? '' }],
      shoppers: programmes.shoppers.filter(isDemo),
      at: momentOf(story, days.first, '07:55'),
      fee,
    })
  }
}
