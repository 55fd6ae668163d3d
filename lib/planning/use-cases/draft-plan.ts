import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb, can } from '@/lib/access/permissions'
import { findBriefing } from '@/lib/briefings/queries'
import { findCampaignForUpdate, listDeliveryInstants } from '@/lib/campaigns/queries'
import type { Campaign } from '@/lib/campaigns/schema'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import { addDays } from '@/lib/core/calendar'
import { requiresSound } from '@/lib/core/required-sound'
import { noticeHasStood } from '@/lib/core/staff-notice'
import { distributeVisits, splitWindow } from '@/lib/core/visit-plan'
import { dateIn } from '@/lib/core/zone-clock'
import { endOfDay, startOfDay } from '@/lib/core/zone-days'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listPlaces } from '@/lib/visits/queries'
import type { VisitPlace } from '@/lib/visits/schema'
import {
  findPlanVersion,
  listPlanPeople,
  listPlanShoppers,
  listPlanUnits,
  listUnitHistories,
  type PlanPerson,
  type PlanShopper,
  type PlanUnit,
} from '../queries'
import type { PlannedVisit, PlanRefusal, PlanVisitsInput, RowProblem } from '../schema'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const MOST_VISITS = 1000

export type DraftedPlan =
  | { readonly ok: true; readonly campaign: Campaign; readonly visits: readonly PlannedVisit[] }
  | PlanRefusal

/**
 * Works out the visits that a plan would create, without creating any. The preview shows this and
 * the plan writes this, under the same lock on the campaign.
 */
export async function draftPlan(
  tx: Transaction,
  actor: Actor,
  input: PlanVisitsInput,
  now: Date,
): Promise<DraftedPlan> {
  authoriseVerb(actor, 'visit:plan')
  const { organisationId } = actor
  const found = await findCampaignForUpdate(tx, organisationId, input.campaignId)
  const campaign = authorise(actor, 'campaign:read', found)
  const company = await findOrganisation(tx, organisationId)
  const today = dateIn(now, company.timeZone)
  const refusal = await refusalOf(tx, actor, campaign, input, today)
  if (refusal !== null) return refusal
  const subjects = await listSubjects(tx, actor, campaign, input, today, company.timeZone)
  const windows = input.spread
    ? splitWindow(input.firstOn, input.lastOn, input.visitsEach)
    : Array.from({ length: input.visitsEach }, () => ({
        first: input.firstOn,
        last: input.lastOn,
      }))
  const rows = subjects.flatMap((subject) => windows.map((window) => ({ subject, window })))
  if (rows.length > MOST_VISITS) return { ok: false, reason: 'too-many-visits' }
  const shoppers = await knownShoppers(tx, actor, input.shopperIds)
  const chosen = await chooseShoppers(
    tx,
    actor,
    rows.map(({ subject }) => (subject.problem === null ? subject.unit.id : null)),
    shoppers,
    input.firstOn,
  )
  const fee = input.fee || campaign.fee
  const visits = rows.map(({ subject, window }, index) => {
    const shopper = chosen[index] ?? null
    const closesAt = endOfDay(window.last, subject.place.timeZone)
    return {
      unitId: subject.unit.id,
      unitName: subject.unit.name,
      personId: subject.person?.id ?? null,
      personName: subject.person?.fullName ?? null,
      shopperId: shopper?.id ?? null,
      shopperLabel: shopper?.label ?? null,
      firstOn: window.first,
      lastOn: window.last,
      timeZone: subject.place.timeZone,
      opensAt: startOfDay(window.first, subject.place.timeZone).toISOString(),
      closesAt: closesAt.toISOString(),
      dueAt: dueAfter(closesAt, campaign.deadlineHours).toISOString(),
      fee,
      problem:
        subject.problem ?? (shoppers.length > 0 && shopper === null ? 'nobody-suitable' : null),
      from: subject.from,
    } satisfies PlannedVisit
  })
  if (visits.some((visit) => new Date(visit.closesAt) <= now)) {
    return { ok: false, reason: 'window-over' }
  }
  return { ok: true, campaign, visits }
}

/** The last minute before it, because people read 00:00 as a day later than it is. */
function dueAfter(closesAt: Date, hours: number): Date {
  return new Date(closesAt.getTime() + hours * HOUR_MS - MINUTE_MS)
}

async function refusalOf(
  tx: Transaction,
  { organisationId }: Actor,
  campaign: Campaign,
  input: PlanVisitsInput,
  today: string,
): Promise<PlanRefusal | null> {
  if (campaign.state === 'draft') return { ok: false, reason: 'campaign-draft' }
  if (campaign.state === 'closed') return { ok: false, reason: 'campaign-closed' }
  const version = await findPlanVersion(tx, organisationId, input.checklistVersionId)
  if (version === null) throw new AppError('not-found')
  if (version.isRetired) return { ok: false, reason: 'version-retired' }
  if (await demandsUnstatedSound(tx, organisationId, campaign.id, version.id)) {
    return { ok: false, reason: 'recording-not-stated' }
  }
  if (input.firstOn < campaign.startsOn || input.lastOn > campaign.endsOn) {
    return { ok: false, reason: 'window-outside-campaign' }
  }
  if (input.personIds.length === 0) return null
  if (!campaign.namesPeople) return { ok: false, reason: 'names-nobody' }
  const { noticePublishedOn, noticeDays } = campaign
  const stood = noticeHasStood(noticePublishedOn, noticeDays, today)
  if (stood.ok) return null
  if (noticePublishedOn === null) return { ok: false, reason: 'notice-not-published' }
  return { ok: false, reason: 'notice-too-young', from: addDays(noticePublishedOn, noticeDays) }
}

/** Whether the checklist demands a recording that the campaign has not stated the terms of. */
async function demandsUnstatedSound(
  tx: Transaction,
  organisationId: Actor['organisationId'],
  campaignId: string,
  versionId: string,
): Promise<boolean> {
  const version = await findChecklistVersion(tx, organisationId, versionId)
  if (version === null || !requiresSound(version.document)) return false
  return (await findBriefing(tx, organisationId, campaignId)).recording === null
}

/** Who or what a visit evaluates, and why it cannot be planned, if so. */
interface Subject {
  readonly unit: PlanUnit
  readonly place: VisitPlace
  readonly person: PlanPerson | null
  readonly problem: RowProblem | null
  readonly from: string | null
}

async function listSubjects(
  tx: Transaction,
  actor: Actor,
  campaign: Campaign,
  input: PlanVisitsInput,
  today: string,
  timeZone: string,
): Promise<readonly Subject[]> {
  const { organisationId } = actor
  const { personIds, firstOn, lastOn } = input
  const people = await listPlanPeople(tx, organisationId, personIds, firstOn)
  const named = personIds.map((id) => people.get(id))
  const unitIds = [...input.unitIds, ...named.flatMap((person) => person?.unitId ?? [])]
  const units = await listPlanUnits(tx, organisationId, unitIds)
  const places = await listPlaces(tx, organisationId, unitIds)
  const deliveries = await listDeliveryInstants(tx, organisationId, campaign.id, personIds)
  const subjectAt = (unitId: string, person: PlanPerson | null): Subject => {
    const unit = units.get(unitId)
    const place = places.get(unitId)
    if (!unit || !place) throw new AppError('not-found')
    const problem = unitProblem(actor, unit, lastOn)
    return { unit, place, person, problem, from: null }
  }
  const ofPeople = named.map((person): Subject => {
    if (!person) throw new AppError('not-found')
    if (person.unitId === null) return nowhere(person)
    const subject = subjectAt(person.unitId, person)
    if (person.leftOn !== null && person.leftOn < lastOn) {
      return { ...subject, problem: 'person-left' }
    }
    const deliveredAt = deliveries.get(person.id)
    const delivered = deliveredAt === undefined ? null : dateIn(deliveredAt, timeZone)
    if (noticeHasStood(delivered, campaign.noticeDays, today).ok) return subject
    const from = delivered && addDays(delivered, campaign.noticeDays)
    return { ...subject, problem: 'person-not-notified', from }
  })
  return [...[...new Set(input.unitIds)].map((id) => subjectAt(id, null)), ...ofPeople]
}

function unitProblem(actor: Actor, unit: PlanUnit, lastOn: string): RowProblem | null {
  if (!can(actor, 'visit:plan', { unitId: unit.id })) return 'own-unit'
  if (unit.kind === 'region') return 'not-a-place'
  return unit.closedOn !== null && unit.closedOn <= lastOn ? 'unit-closed' : null
}

/** Somebody who works nowhere on the first day has left, or has not come yet. */
function nowhere(person: PlanPerson): Subject {
  return {
    unit: { id: '', name: '', kind: '', closedOn: null },
    place: {
      unitId: '',
      name: '',
      kind: '',
      address: null,
      timeZone: 'UTC',
      openingHours: null,
    },
    person,
    problem: person.leftOn === null ? 'person-unassigned' : 'person-left',
    from: null,
  }
}

/**
 * The shoppers by their ids, in order.
 * @throws AppError `not-found` when one is missing or no longer works for the company.
 */
export async function knownShoppers(
  tx: Transaction,
  { organisationId }: Actor,
  shopperIds: readonly string[],
): Promise<readonly PlanShopper[]> {
  const ids = [...new Set(shopperIds)]
  const shoppers = await listPlanShoppers(tx, organisationId, ids)
  if (shoppers.length < ids.length || shoppers.some(({ active }) => !active)) {
    throw new AppError('not-found')
  }
  return shoppers
}

/** One shopper for each unit in the list; null where the unit is null or nobody suits. */
export async function chooseShoppers(
  tx: Transaction,
  { organisationId }: Actor,
  unitIds: readonly (string | null)[],
  shoppers: readonly PlanShopper[],
  onDay: string,
): Promise<readonly (PlanShopper | null)[]> {
  if (shoppers.length === 0) return unitIds.map(() => null)
  const wanted = unitIds.filter((id) => id !== null)
  const ids = shoppers.map(({ id }) => id)
  const histories = await listUnitHistories(tx, organisationId, wanted, ids, onDay)
  const shared = distributeVisits(wanted, shoppers, histories)
  const byId = new Map(shoppers.map((shopper) => [shopper.id, shopper]))
  const queue = shared.map((id) => (id === null ? null : (byId.get(id) ?? null)))
  let next = 0
  return unitIds.map((id) => (id === null ? null : (queue[next++] ?? null)))
}
