import { addDays, type CalendarDate, type DayRange, laterOf, monthDays } from '@/lib/core/calendar'
import type { DeclineReason } from '@/lib/core/visit-states'
import { assignShopper } from '@/lib/planning/use-cases/assign-shopper'
import { acceptVisit } from '@/lib/visits/use-cases/accept-visit'
import { cancelVisit } from '@/lib/visits/use-cases/cancel-visit'
import { declineVisit } from '@/lib/visits/use-cases/decline-visit'
import { briefProgrammes } from './brief-programmes'
import { carryOut } from './carry-out'
import { demoRoles } from './cast'
import { offerOfficeCall, offerShopVisits } from './offer-visits'
import type { Shopper } from './open-programmes'
import { planOrderDesk } from './order-desk'
import { findingOf } from './past-month'
import { type Offer, planOffers } from './plan-visits'
import { randomOf } from './random'
import { done } from './steps'
import { momentOf, visitDay } from './story'
import { scenarios } from './texts/campaigns'
import { cancelReason } from './texts/reviews'
import type { Subject, World } from './world'

/** What is still to be done when the story ends: offered, taken, declined and open visits. */
export async function leaveWork(world: World, left: readonly Offer[]): Promise<void> {
  const { deps, company } = world
  const open = left.filter(({ closesAt }) => closesAt > deps.now)
  const [busy, known, cancelled, ...rest] = open
  if (busy) await decline(world, busy, 'no-time')
  if (known) await giveToAnother(world, known)
  if (cancelled) {
    const input = { visitId: cancelled.visitId, reason: cancelReason }
    done(await cancelVisit(company.actors.manager, input, deps))
  }
  for (const { visitId, shopper, subject, opensAt } of rest) {
    if (!randomOf('taken', subject.key, opensAt.getTime()).chance(0.4)) continue
    done(await acceptVisit(shopper.actor, { visitId }, deps))
  }
  await forDemoShopper(world)
  await briefProgrammes(world)
  await planOrderDesk(world)
  await offerShopVisits(world)
  await offerOfficeCall(world)
  await forNobody(world)
  await forgotten(world)
}

async function decline({ deps }: World, { shopper, visitId }: Offer, reason: DeclineReason) {
  done(await declineVisit(shopper.actor, { visitId, reason }, deps))
}

/** Somebody knows the staff there; the manager finds another shopper. */
async function giveToAnother(world: World, offer: Offer): Promise<void> {
  await decline(world, offer, 'known-there')
  const shopperIds = world.programmes.shoppers
    .map(({ shopperId }) => shopperId)
    .filter((id) => id !== offer.shopper.shopperId)
  const input = { visitIds: [offer.visitId], shopperIds }
  done(await assignShopper(world.company.actors.manager, input, world.deps))
}

const shopsOf = (world: World, ...keys: readonly string[]): readonly Subject[] =>
  world.subjects.store.filter(({ key }) => keys.includes(key))

/** Additional visits to shops, from a day of this month until ten days from now. */
function planMore(
  world: World,
  subjects: readonly Subject[],
  shoppers: readonly Shopper[],
  days: DayRange,
): Promise<readonly Offer[]> {
  const { story, programmes } = world
  return planOffers(world, {
    campaign: 'store',
    checklist: programmes.checklists.store,
    visitsEach: 1,
    days,
    groups: [{ subjects, scenario: scenarios.store[2] ?? '' }],
    shoppers,
    at: momentOf(story, days.first, '07:45'),
  })
}

function recently({ story }: World, days: number): CalendarDate {
  return laterOf(monthDays(story.anchorMonth).first, addDays(story.today, -days))
}

/** Whoever enters as the shopper finds a returned report, a visit to make, and two to take. */
async function forDemoShopper(world: World): Promise<void> {
  const { story, programmes, deps } = world
  const { name } = demoRoles.shopper
  const shoppers = programmes.shoppers.filter(({ actor }) => actor.displayName === name)
  const days = { first: recently(world, 3), last: addDays(story.today, 9) }
  const subjects = shopsOf(world, '101', '104', '302', '304')
  const [returned, taken] = await planMore(world, subjects, shoppers, days)
  if (returned) {
    const place = story.months.length - 1
    const past = { first: days.first, last: story.today }
    await carryOut(world, {
      offer: returned,
      touchpoint: 'store',
      round: `${place} returned`,
      day: visitDay(past, randomOf('day', returned.subject.key, 'returned'), false),
      finding: findingOf(returned.subject, place, 9),
      end: 'returned',
      isMended: false,
      limit: story.now,
    })
  }
  if (taken) done(await acceptVisit(taken.shopper.actor, { visitId: taken.visitId }, deps))
}

/** Visits that still wait for a shopper. */
async function forNobody(world: World): Promise<void> {
  const { today } = world.story
  const days = { first: today, last: addDays(today, 9) }
  await planMore(world, shopsOf(world, '202', '301', '303'), [], days)
}

/** A visit that was taken at the beginning of the month, and no report of it ever came. */
async function forgotten(world: World): Promise<void> {
  const { story, programmes, deps } = world
  const { first } = monthDays(story.anchorMonth)
  const days = { first, last: addDays(first, 4) }
  if (addDays(days.last, 2) >= story.today) return
  const shoppers = programmes.shoppers.slice(-1)
  for (const { visitId, shopper } of await planMore(world, shopsOf(world, '102'), shoppers, days)) {
    const then = { ...deps, now: momentOf(story, first, '19:00') }
    done(await acceptVisit(shopper.actor, { visitId }, then))
  }
}
