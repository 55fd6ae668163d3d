import { addDays } from '@/lib/core/calendar'
import { demoRoles, spareOfferFee } from './cast'
import { planOffers } from './plan-visits'
import { momentOf } from './story'
import { scenarios } from './texts/campaigns'
import type { World } from './world'

/** A visit to a shop that whoever enters as the shopper can always take. */
export async function offerShopVisit(world: World): Promise<void> {
  const { story, programmes, subjects } = world
  const days = { first: story.today, last: addDays(story.today, 9) }
  const isDemo = ({ actor }: (typeof programmes.shoppers)[number]) =>
    actor.displayName === demoRoles.shopper.name
  await planOffers(world, {
    campaign: 'store',
    checklist: programmes.checklists.store,
    visitsEach: 1,
    days,
    groups: [{ subjects: subjects.store.slice(-1), scenario: scenarios.store[0] ?? '' }],
    shoppers: programmes.shoppers.filter(isDemo),
    at: momentOf(story, days.first, '07:55'),
    fee: spareOfferFee,
  })
}
