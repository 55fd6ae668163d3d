import { addDays, type Month } from '@/lib/core/calendar'
import { carryOut, type Errand, type Outcome } from './carry-out'
import { type Touchpoint, touchpoints } from './cast'
import type { Finding } from './fill-form'
import { incidents } from './incidents'
import { monthOfSecondVersion } from './open-programmes'
import { bySubject, type Offer, type PlanWish, planOffers } from './plan-visits'
import type { Checklist } from './publish-checklists'
import { randomOf } from './random'
import { releaseOutcomes } from './release'
import { forEach } from './steps'
import { dayOfMonth, momentOf, moscow, visitDay } from './story'
import { scenarios } from './texts/campaigns'
import type { Subject, World } from './world'

export const visitsEach: Readonly<Record<Touchpoint, number>> = { store: 3, call: 4, backOffice: 2 }

/** How many subjects share a scenario. */
const groupSize: Readonly<Record<Touchpoint, number>> = { store: 4, call: 6, backOffice: 3 }

/** Percentage points around a subject's level; drawn for every visit. */
const visitNoise = 6.1

/** Training pays off slowly: points that the whole company gains from month to month. */
const gainPerMonth = 0.3

/** Visits are made up to this day, answered up to the next ones, and released on the last. */
const lastVisitDay = 25
const lastReviewDay = 28

/**
 * One month of the history, from its plan to its release.
 *
 * Rule    two visits a month of a department are too few for a batch, so they wait for the next month.
 * Returns what was approved and not released, with what waited before.
 */
export async function liveMonth(
  world: World,
  month: Month,
  place: number,
  waiting: readonly Outcome[],
): Promise<readonly Outcome[]> {
  const errands: Errand[] = []
  for (const touchpoint of touchpoints) {
    const offers = await planRound(world, touchpoint, place, world.subjects[touchpoint], {
      days: { first: dayOfMonth(month, 1), last: dayOfMonth(month, lastVisitDay) },
      at: moscow(addDays(dayOfMonth(month, 1), -2), '12:00'),
    })
    errands.push(...errandsOf(touchpoint, month, place, offers))
  }
  const outcomes = [...waiting]
  await forEach(errands, async (errand) => {
    outcomes.push(await carryOut(world, errand))
  })
  const isForOffices = place % 2 === 1
  const ready = outcomes.filter(({ errand }) => isForOffices || errand.touchpoint !== 'backOffice')
  const at = momentOf(world.story, dayOfMonth(month, lastReviewDay), '16:00')
  await releaseOutcomes(world, ready, at)
  return outcomes.filter((outcome) => !ready.includes(outcome))
}

/** Plans a month's visits of one kind; neighbours share a scenario. */
export async function planRound(
  world: World,
  touchpoint: Touchpoint,
  place: number,
  subjects: readonly Subject[],
  when: Pick<PlanWish, 'days' | 'at'>,
): Promise<readonly Offer[]> {
  const size = groupSize[touchpoint]
  const told = scenarios[touchpoint]
  const groups = Array.from({ length: Math.ceil(subjects.length / size) }, (_, index) => ({
    subjects: subjects.slice(index * size, (index + 1) * size),
    scenario: told[(place + index) % told.length] ?? '',
  }))
  return planOffers(world, {
    ...when,
    campaign: touchpoint,
    checklist: checklistOf(world, touchpoint, place),
    groups,
    visitsEach: visitsEach[touchpoint],
    shoppers: world.programmes.shoppers,
  })
}

function checklistOf({ programmes }: World, touchpoint: Touchpoint, place: number): Checklist {
  const isFormer = touchpoint === 'store' && place < monthOfSecondVersion
  return isFormer ? programmes.formerStoreVisit : programmes.checklists[touchpoint]
}

function errandsOf(
  touchpoint: Touchpoint,
  month: Month,
  place: number,
  offers: readonly Offer[],
): readonly Errand[] {
  const days = lastVisitDay / visitsEach[touchpoint]
  return [...bySubject(offers).values()].flatMap((own) =>
    own.map((offer, visit) => {
      const random = randomOf('day', offer.subject.key, place, visit)
      const window = {
        first: dayOfMonth(month, Math.floor(visit * days) + 1),
        last: dayOfMonth(month, Math.floor((visit + 1) * days)),
      }
      return {
        offer,
        touchpoint,
        round: `${place} ${visit}`,
        day: visitDay(window, random, touchpoint === 'backOffice'),
        finding: findingOf(offer.subject, place, visit),
        end: 'approved' as const,
        isMended: random.chance(0.05),
        limit: moscow(dayOfMonth(month, lastReviewDay), '15:00'),
      }
    }),
  )
}

/** How good the visit is: the subject's level, the noise of a single visit, and the bad luck. */
export function findingOf(subject: Subject, place: number, visit: number): Finding {
  const random = randomOf('finding', subject.key, place, visit)
  const told = incidents.find(
    (one) => one.subject === subject.key && one.month === place && one.visit === visit,
  )
  const level = subject.level + gainPerMonth * (place - 2.5)
  const target = Math.max(48, Math.min(99.6, level + visitNoise * random.normal()))
  return { target, forced: told?.forced ?? {} }
}
