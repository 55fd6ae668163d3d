import type { DayRange } from '@/lib/core/calendar'
import { planVisits } from '@/lib/planning/use-cases/plan-visits'
import type { OwnVisitRow } from '@/lib/visits/schema'
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
  /** Subjects that are told the same scenario. */
  readonly groups: readonly { readonly subjects: readonly Subject[]; readonly scenario: string }[]
  readonly visitsEach: number
  readonly days: DayRange
  /** None: planned for nobody yet. */
  readonly shoppers: readonly Shopper[]
  readonly at: Date
  /** Absent: the campaign's fee. */
  readonly fee?: string
}

/** Plans visits and finds out who got which; those of a subject come in the order of their days. */
export async function planOffers(world: World, wish: PlanWish): Promise<readonly Offer[]> {
  const { programmes, company } = world
  const deps = { ...world.deps, now: wish.at }
  const planned = new Set<string>()
  for (const { subjects, scenario } of wish.groups) {
    const input = {
      campaignId: programmes.campaignIds[wish.campaign],
      checklistVersionId: wish.checklist.versionId,
      unitIds: subjects.flatMap(({ personId, unitId }) => (personId ? [] : [unitId])),
      personIds: subjects.flatMap(({ personId }) => personId ?? []),
      visitsEach: wish.visitsEach,
      spread: true,
      firstOn: wish.days.first,
      lastOn: wish.days.last,
      scenario,
      shopperIds: wish.shoppers.map(({ shopperId }) => shopperId),
      ...(wish.fee === undefined ? {} : { fee: wish.fee }),
    }
    const { visitIds } = done(await planVisits(company.actors.manager, input, deps))
    for (const id of visitIds) planned.add(id)
  }
  const offers: Offer[] = []
  for (const shopper of wish.shoppers) {
    const { visits } = await listOwnVisits(shopper.actor, {}, deps)
    for (const visit of visits) {
      if (planned.has(visit.id)) offers.push(offerOf(wish, shopper, visit))
    }
  }
  // By subject too, because who got a visit hangs on random identifiers.
  return offers.sort(
    (a, b) => a.opensAt.getTime() - b.opensAt.getTime() || (a.subject.key < b.subject.key ? -1 : 1),
  )
}

function offerOf(
  { groups, checklist, at }: PlanWish,
  shopper: Shopper,
  { id, place, personName, opensAt, closesAt }: OwnVisitRow,
): Offer {
  const subject = groups
    .flatMap(({ subjects }) => subjects)
    .find(({ unitId, personId, name }) =>
      personId === null ? unitId === place.unitId : name === personName,
    )
  if (subject === undefined) throw new Error('A visit to nobody')
  return {
    visitId: id,
    shopper,
    subject,
    checklist,
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
    plannedAt: at,
  }
}

/** The offers of each subject, by its key. */
export function bySubject(offers: readonly Offer[]): ReadonlyMap<string, readonly Offer[]> {
  return Map.groupBy(offers, ({ subject }) => subject.key)
}
