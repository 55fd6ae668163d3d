import { addDays } from '@/lib/core/calendar'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { demoRoles, orderDeskFee } from './cast'
import { planOffers } from './plan-visits'
import { done } from './steps'
import { momentOf } from './story'
import { orderDeskScenario } from './texts/campaigns'
import type { World } from './world'

/** One visit with the form that branches, taken by whoever enters as the shopper. */
export async function planOrderDesk(world: World): Promise<void> {
  const { story, programmes, deps } = world
  const { name } = demoRoles.shopper
  const subjects = world.subjects.store.filter(({ key }) => key === '103')
  const days = { first: story.today, last: addDays(story.today, 9) }
  const offers = await planOffers(world, {
    campaign: 'store',
    checklist: programmes.orderDesk,
    visitsEach: 1,
    days,
    groups: [{ subjects, scenario: orderDeskScenario }],
    shoppers: programmes.shoppers.filter(({ actor }) => actor.displayName === name),
    at: momentOf(story, days.first, '07:50'),
    fee: orderDeskFee,
  })
  for (const { visitId, shopper } of offers)
    done(await acceptVisit(shopper.actor, { visitId }, deps))
}
