import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, may } from '@/lib/access/permissions'
import { listCampaignRows } from '@/lib/campaigns/queries'
import { addDays } from '@/lib/core/calendar'
import { type ToldNoise, tellNoise } from '@/lib/core/told-noise'
import { subtreeOf, treeOrder } from '@/lib/core/unit-tree'
import type { VisitState } from '@/lib/core/visit-states'
import { dateIn } from '@/lib/core/zone-clock'
import { endOfDay } from '@/lib/core/zone-days'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findVisitNoise } from '@/lib/scores/queries'
import { listShopperRows } from '@/lib/shoppers/queries'
import { listUnits, type Unit } from '@/lib/units/queries'
import {
  type ListedVisit,
  listPlaces,
  listVersionTitles,
  listVisitsOfOffice,
  type VisitListFilter,
} from '../queries'
import type { ListVisitsInput, VisitFilterOptions, VisitRow } from '../schema'

export const visitsPerPage = 50

const openStates: readonly VisitState[] = ['planned', 'offered', 'accepted', 'returned']

export interface ListVisitsAnswer {
  readonly ok: true
  readonly visits: readonly VisitRow[]
  readonly total: number
  readonly page: number
  readonly options: VisitFilterOptions
  readonly today: string
  readonly mayPlan: boolean
  readonly mayReview: boolean
  /** Of one visit; null where the page shows no score. */
  readonly noise: ToldNoise | null
}

/** The visits of the office, own units left out, by the filters of the address. */
export async function listVisits(
  actor: Actor,
  input: ListVisitsInput,
  { db, now }: Deps,
): Promise<ListVisitsAnswer> {
  authoriseVerb(actor, 'visit:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const { timeZone } = await findOrganisation(tx, organisationId)
    const units = await listUnits(tx, organisationId)
    const filter = filterOf(actor, input, units, now, timeZone)
    const page = { size: visitsPerPage, number: input.page }
    const rows = await listVisitsOfOffice(tx, organisationId, filter, page)
    const today = dateIn(now, timeZone)
    const isScored = rows.some(({ total }) => total !== null)
    return {
      ok: true,
      visits: await describeRows(tx, actor, rows, now),
      total: rows[0]?.all ?? 0,
      page: input.page,
      options: await optionsOf(tx, actor, units),
      today,
      noise: isScored ? tellNoise(await findVisitNoise(tx, organisationId, today)) : null,
      mayPlan: may(actor, 'visit:plan'),
      mayReview: may(actor, 'review:decide'),
    }
  })
}

function filterOf(
  actor: Actor,
  input: ListVisitsInput,
  units: readonly Unit[],
  now: Date,
  timeZone: string,
): VisitListFilter {
  const today = dateIn(now, timeZone)
  const dueBounds = {
    overdue: [null, now],
    today: [now, endOfDay(today, timeZone)],
    week: [now, endOfDay(addDays(today, 6), timeZone)],
  } as const
  return {
    campaignId: input.campaign ?? null,
    state: input.state ?? null,
    unitIds: input.unit === undefined ? null : [...subtreeOf(units, input.unit)],
    exceptUnitIds: [...actor.headedUnitIds, ...actor.workUnitIds],
    exceptPersonId: actor.personId,
    shopperId: input.shopper ?? null,
    due: input.due === undefined ? null : dueBounds[input.due],
  }
}

async function describeRows(
  tx: Transaction,
  { organisationId }: Actor,
  rows: readonly ListedVisit[],
  now: Date,
): Promise<readonly VisitRow[]> {
  const places = await listPlaces(
    tx,
    organisationId,
    rows.map(({ unitId }) => unitId),
  )
  const titles = await listVersionTitles(
    tx,
    organisationId,
    rows.map(({ versionId }) => versionId),
  )
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    campaignId: row.campaignId,
    campaignName: row.campaignName,
    unitId: row.unitId,
    unitName: row.unitName,
    timeZone: places.get(row.unitId)?.timeZone ?? 'UTC',
    personName: row.personName,
    shopperLabel: row.shopperLabel,
    title: titles.get(row.versionId)?.title ?? {},
    opensAt: row.opensAt.toISOString(),
    closesAt: row.closesAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    isOverdue: openStates.includes(row.state) && row.dueAt < now,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    visitedOn: row.visitedOn,
    total: row.total,
  }))
}

async function optionsOf(
  tx: Transaction,
  { organisationId }: Actor,
  units: readonly Unit[],
): Promise<VisitFilterOptions> {
  const campaigns = await listCampaignRows(tx, organisationId)
  const shoppers = await listShopperRows(tx, organisationId)
  return {
    campaigns: campaigns.map(({ id, name }) => ({ id, name })),
    units: treeOrder(units).map(({ unit, depth }) => ({ id: unit.id, name: unit.name, depth })),
    shoppers: shoppers.map(({ id, label }) => ({ id, label })),
  }
}
