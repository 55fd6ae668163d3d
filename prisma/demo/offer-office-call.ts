import { addDays } from '@/lib/core/calendar'
import { demoRoles, officeCallFee } from './cast'
import { planOffers } from './plan-visits'
import { momentOf } from './story'
import { scenarios } from './texts/campaigns'
import type { World } from './world'

/** A call that whoever enters as the shopper can take: it needs no way and no camera. */
export async function offerOfficeCall(world: World): Promise<void> {
  const { story, programmes, subjects } = world
  const days = { first: story.today, last: addDays(story.today, 9) }
  const isDemo = ({ actor }: (typeof programmes.shoppers)[number]) =>
    actor.displayName === demoRoles.shopper.name
  await planOffers(world, {
    campaign: 'backOffice',
    checklist: programmes.checklists.backOffice,
    visitsEach: 1,
    days,
    groups: [
      { subjects: subjects.backOffice.slice(0, 1), scenario: scenarios.backOffice[0] ?? '' },
    ],
    shoppers: programmes.shoppers.filter(isDemo),
    at: momentOf(story, days.first, '07:55'),
    fee: officeCallFee,
  })
}
