import { addDays } from '@/lib/core/calendar'
import { demoRoles, journey, spareOfferFees, testedFee } from './cast'
import type { Shopper } from './open-programmes'
import { planOffers } from './plan-visits'
import { momentOf } from './story'
import { scenarios } from './texts/campaigns'
import type { World } from './world'

/** Visits to shops that whoever enters as the shopper can always take. */
export async function offerShopVisits(world: World): Promise<void> {
  const { programmes, subjects } = world
  // The shop of the journey has its own two visits and no others.
  const free = subjects.store.toReversed().filter(({ name }) => name !== journey.shop.name)
  for (const [place, fee] of spareOfferFees.entries()) {
    await planOffers(world, {
      campaign: 'store',
      checklist: programmes.checklists.store,
      groups: [{ subjects: free.slice(place, place + 1), scenario: scenarios.store[0] ?? '' }],
      fee,
      ...offered(world),
    })
  }
}

/** A call whose form opens after the test on the instructions. */
export async function offerOfficeCall(world: World): Promise<void> {
  const { programmes, subjects } = world
  await planOffers(world, {
    campaign: 'backOffice',
    checklist: programmes.checklists.backOffice,
    groups: [
      { subjects: subjects.backOffice.slice(0, 1), scenario: scenarios.backOffice[0] ?? '' },
    ],
    fee: testedFee,
    ...offered(world),
  })
}

/** Once, from today on, to whoever enters as the shopper. */
function offered({ story, programmes }: World) {
  const isDemo = ({ actor }: Shopper) => actor.displayName === demoRoles.shopper.name
  const days = { first: story.today, last: addDays(story.today, 9) }
  return {
    visitsEach: 1,
    days,
    shoppers: programmes.shoppers.filter(isDemo),
    at: momentOf(story, days.first, '07:55'),
  }
}
