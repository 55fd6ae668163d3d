import { closeCampaign } from '@/lib/campaigns/use-cases/close-campaign'
import { type DayRange, monthDays } from '@/lib/core/calendar'
import { splitWindow } from '@/lib/core/visit-plan'
import type { Errand, Outcome } from './carry-out'
import { journey, type Touchpoint } from './cast'
import { findingOf } from './past-month'
import { type Offer, planOffers } from './plan-visits'
import { randomOf } from './random'
import { releaseOutcomes } from './release'
import { done } from './steps'
import { momentOf, visitDay } from './story'
import { pilotScenario, scenarios } from './texts/campaigns'
import type { Subject, World } from './world'

/** The two visits of the open month to the person of the journey. */
export async function twoVisitsToPerson(world: World): Promise<readonly Errand[]> {
  const subject = subjectNamed(world, 'call', journey.person.name)
  const days = monthSoFar(world)
  const offers = await planOffers(world, {
    campaign: 'call',
    checklist: world.programmes.checklists.call,
    visitsEach: journey.person.visits,
    days,
    groups: [{ subjects: [subject], scenario: scenarios.call[0] ?? '' }],
    shoppers: world.programmes.shoppers,
    at: momentOf(world.story, days.first, '08:20'),
  })
  return errandsOf(world, 'call', offers, days)
}

/** The two visits of the open month to the shop of the journey, in a campaign of their own. */
export async function pilotErrands(world: World): Promise<readonly Errand[]> {
  const subject = subjectNamed(world, 'store', journey.shop.name)
  const days = monthSoFar(world)
  const offers = await planOffers(world, {
    campaign: 'pilot',
    checklist: world.programmes.checklists.store,
    visitsEach: journey.shop.visits,
    days,
    groups: [{ subjects: [subject], scenario: pilotScenario }],
    shoppers: world.programmes.shoppers,
    at: momentOf(world.story, days.first, '08:40'),
  })
  return errandsOf(world, 'store', offers, days)
}

/** The pilot is over: two visits of a shop may come out, because its campaign is closed. */
export async function closePilot(world: World, outcomes: readonly Outcome[]): Promise<void> {
  const { company, programmes, deps, story } = world
  const campaignId = programmes.campaignIds.pilot
  done(await closeCampaign(company.actors.manager, { campaignId }, { ...deps, now: story.now }))
  await releaseOutcomes(world, outcomes, story.now, 'pilot')
}

function subjectNamed(world: World, touchpoint: Touchpoint, name: string): Subject {
  const subject = world.subjects[touchpoint].find((one) => one.name === name)
  if (subject === undefined) throw new RangeError(`Nobody is called ${name}`)
  return subject
}

function monthSoFar({ story }: World): DayRange {
  return { first: monthDays(story.anchorMonth).first, last: story.today }
}

function errandsOf(
  { story }: World,
  touchpoint: Touchpoint,
  offers: readonly Offer[],
  days: DayRange,
): readonly Errand[] {
  const place = story.months.length - 1
  const windows = splitWindow(days.first, days.last, offers.length)
  return offers.map((offer, visit) => ({
    offer,
    touchpoint,
    round: `${place} journey ${visit}`,
    day: visitDay(
      windows[visit] ?? days,
      randomOf('day', offer.subject.key, 'journey', visit),
      false,
    ),
    finding: findingOf(offer.subject, place, visit),
    end: 'approved',
    isMended: false,
    limit: story.now,
  }))
}
