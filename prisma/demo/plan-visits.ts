import type { DayRange } from '@/lib/core/calendar'
import { planVisits } from '@/lib/planning/use-cases/plan-visits'
import { listOwnVisits } from '@/lib/visits/use-cases/list-own-visits'
import type { CampaignName } from './cast'
import type { Shopper } from './open-programmes'
import type { Checklist } from './publish-checklists'
import { done } from './steps'
import type { Subject, World } from './world'

/** A visit that stands in a shopper's list. */
export interface Offer {
  readonly visitId: string
  readonly shopper: Shopper
  readonly subject: Subject
  readonly checklist: Checklist
  readonly opensAt: Date
  readonly closesAt: Date
  readonly plannedAt: Date
}

export interface PlanWish {
  readonly campaign: CampaignName
  readonly checklist: Checklist
  readonly subjects: readonly Subject[]
  readonly visitsEach: number
  readonly days: DayRange
  readonly scenario: string
  /** None: planned for nobody yet. */
  readonly shoppers: readonly Shopper[]
  readonly at: Date
}

/** Plans visits and finds out who got which; those of a subject come in the order of their days. */
export async function planOffers(world: World, wish: PlanWish): Promise<readonly Offer[]> {
  const { programmes, company } = world
  const deps = { ...world.deps, now: wish.at }
  const { visitIds } = done(
    await planVisits(
      company.actors.manager,
      {
        campaignId: programmes.campaignIds[wish.campaign],
        checklistVersionId: wish.checklist.versionId,
        unitIds: wish.subjects.flatMap(({ personId, unitId }) => (personId ? [] : [unitId])),
        personIds: wish.subjects.flatMap(({ personId }) => personId ?? []),
        visitsEach: wish.visitsEach,
        spread: true,
        firstOn: wish.days.first,
        lastOn: wish.days.last,
        scenario: wish.scenario,
        shopperIds: wish.shoppers.map(({ shopperId }) => shopperId),
      },
      deps,
    ),
  )
  const wanted = new Set(visitIds)
  const offers: Offer[] = []
  for (const shopper of wish.shoppers) {
    const { visits } = await listOwnVisits(shopper.actor, {}, deps)
    for (const { id, place, personName, opensAt, closesAt } of visits) {
      if (!wanted.has(id)) continue
      const subject = wish.subjects.find(({ unitId, personId, name }) =>
        personId === null ? unitId === place.unitId : name === personName,
      )
      if (subject === undefined) throw new Error('A visit to nobody')
      offers.push({
        visitId: id,
        shopper,
        subject,
        checklist: wish.checklist,
        opensAt: new Date(opensAt),
        closesAt: new Date(closesAt),
        plannedAt: wish.at,
      })
    }
  }
  return offers.sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())
}

/** The offers of each subject, by its key. */
export function bySubject(offers: readonly Offer[]): ReadonlyMap<string, readonly Offer[]> {
  return Map.groupBy(offers, ({ subject }) => subject.key)
}
