import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc } from '@/lib/core/calendar'
import type { UnitHistory } from '@/lib/core/visit-plan'
import type { Transaction } from '@/lib/platform/db/database'
import type { PlanOptions } from './schema'

export interface PlanVersion {
  readonly id: string
  readonly isRetired: boolean
}

export async function findPlanVersion(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
): Promise<PlanVersion | null> {
  const row = await tx.checklistVersion.findUnique({
    where: { organisationId_id: { organisationId, id: versionId } },
    select: {
      id: true,
      checklist: { select: { retiredAt: true } },
      retirement: { select: { versionId: true } },
    },
  })
  if (row === null) return null
  const { id, checklist, retirement } = row
  return { id, isRetired: checklist.retiredAt !== null || retirement !== null }
}

export interface PlanUnit {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly closedOn: string | null
}

export async function listPlanUnits(
  tx: Transaction,
  organisationId: OrganisationId,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, PlanUnit>> {
  const rows = await tx.unit.findMany({
    where: { organisationId, id: { in: [...unitIds] } },
    select: { id: true, name: true, kind: true, closedOn: true },
  })
  return new Map(
    rows.map((row) => [row.id, { ...row, closedOn: row.closedOn && dateOfUtc(row.closedOn) }]),
  )
}

export interface PlanPerson {
  readonly id: string
  readonly fullName: string
  readonly leftOn: string | null
  /** Where the person works on the first day of the window; null for nowhere. */
  readonly unitId: string | null
}

/** People with the unit of their latest assignment that holds on the day. */
export async function listPlanPeople(
  tx: Transaction,
  organisationId: OrganisationId,
  personIds: readonly string[],
  onDay: string,
): Promise<ReadonlyMap<string, PlanPerson>> {
  const rows = await tx.$queryRaw<PlanPerson[]>`
    SELECT p.id, p.full_name AS "fullName", p.left_on::text AS "leftOn",
      (SELECT a.unit_id FROM assignments a
        WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id
          AND a.from_on <= ${onDay}::date
          AND (a.through_on IS NULL OR a.through_on >= ${onDay}::date)
        ORDER BY a.from_on DESC, a.id LIMIT 1) AS "unitId"
    FROM people p
    WHERE p.organisation_id = ${organisationId}::uuid AND p.id = ANY(${[...personIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

export interface PlanShopper {
  readonly id: string
  readonly label: string
  readonly active: boolean
  readonly load: number
}

/** The shoppers in the order asked for, with the visits that each has before him. */
export async function listPlanShoppers(
  tx: Transaction,
  organisationId: OrganisationId,
  shopperIds: readonly string[],
): Promise<readonly PlanShopper[]> {
  return tx.$queryRaw<PlanShopper[]>`
    SELECT s.id, s.label, s.active,
      (SELECT count(*)::int FROM visits v
        WHERE v.organisation_id = s.organisation_id AND v.shopper_id = s.id
          AND v.state IN ('offered', 'accepted', 'returned')) AS load
    FROM shoppers s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.id = ANY(${[...shopperIds]}::uuid[])
    ORDER BY array_position(${[...shopperIds]}::uuid[], s.id)`
}

/**
 * For each unit: who went there, the latest first, and which of the shoppers cannot go, because
 * they work there, head it, or have said that they are known there.
 */
export async function listUnitHistories(
  tx: Transaction,
  organisationId: OrganisationId,
  unitIds: readonly string[],
  shopperIds: readonly string[],
  onDay: string,
): Promise<ReadonlyMap<string, UnitHistory>> {
  const units = [...new Set(unitIds)]
  const shoppers = [...shopperIds]
  const recent = await tx.$queryRaw<{ unitId: string; shopperIds: string[] }[]>`
    SELECT l.unit_id AS "unitId", array_agg(l.shopper_id ORDER BY l.last DESC, l.shopper_id) AS "shopperIds"
    FROM (
      SELECT v.unit_id, v.shopper_id, max(v.opens_at) AS last FROM visits v
      WHERE v.organisation_id = ${organisationId}::uuid AND v.unit_id = ANY(${units}::uuid[])
        AND v.shopper_id IS NOT NULL AND v.state <> 'cancelled'
      GROUP BY v.unit_id, v.shopper_id
    ) l
    GROUP BY l.unit_id`
  const barred = await tx.$queryRaw<{ unitId: string; shopperId: string }[]>`
    SELECT u.id AS "unitId", a.shopper_id AS "shopperId"
    FROM accounts a CROSS JOIN unnest(${units}::uuid[]) AS u (id)
    WHERE a.organisation_id = ${organisationId}::uuid AND a.shopper_id = ANY(${shoppers}::uuid[])
      AND (a.person_id IS NOT NULL OR EXISTS (
        SELECT 1 FROM grants g WHERE g.organisation_id = a.organisation_id
          AND g.account_id = a.id AND g.kind = 'unit-head'))
      AND concerns_own_unit(a.organisation_id, a.id, u.id, ${onDay}::date)
    UNION
    SELECT v.unit_id, d.shopper_id
    FROM visit_declines d
    JOIN visits v ON v.organisation_id = d.organisation_id AND v.id = d.visit_id
    WHERE d.organisation_id = ${organisationId}::uuid AND d.reason = 'known-there'
      AND d.shopper_id = ANY(${shoppers}::uuid[]) AND v.unit_id = ANY(${units}::uuid[])`
  const histories = new Map(
    units.map((id) => [id, { recent: [] as readonly string[], barred: new Set<string>() }]),
  )
  for (const row of recent) {
    const history = histories.get(row.unitId)
    if (history) history.recent = row.shopperIds
  }
  for (const row of barred) histories.get(row.unitId)?.barred.add(row.shopperId)
  return histories
}

export interface NewVisit {
  readonly unitId: string
  readonly personId: string | null
  readonly shopperId: string | null
  readonly opensAt: Date
  readonly closesAt: Date
  readonly dueAt: Date
}

export interface NewVisitsCommon {
  readonly campaignId: string
  readonly checklistVersionId: string
  readonly scenario: string
  readonly fee: string
  readonly plannedBy: string
  readonly createdAt: Date
}

/** Creates the visits in one statement; those with a shopper are offered at once. Returns their ids. */
export async function insertVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  common: NewVisitsCommon,
  visits: readonly NewVisit[],
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO visits (organisation_id, campaign_id, checklist_version_id, unit_id, person_id,
      shopper_id, scenario, opens_at, closes_at, due_at, fee, state, planned_by, created_at)
    SELECT ${organisationId}::uuid, ${common.campaignId}::uuid, ${common.checklistVersionId}::uuid,
      n.unit_id, n.person_id, n.shopper_id, ${common.scenario}, n.opens_at, n.closes_at, n.due_at,
      ${common.fee}::numeric, CASE WHEN n.shopper_id IS NULL THEN 'planned' ELSE 'offered' END,
      ${common.plannedBy}::uuid, ${common.createdAt}
    FROM unnest(
      ${visits.map((visit) => visit.unitId)}::uuid[],
      ${visits.map((visit) => visit.personId)}::uuid[],
      ${visits.map((visit) => visit.shopperId)}::uuid[],
      ${visits.map((visit) => visit.opensAt.toISOString())}::timestamptz[],
      ${visits.map((visit) => visit.closesAt.toISOString())}::timestamptz[],
      ${visits.map((visit) => visit.dueAt.toISOString())}::timestamptz[]
    ) AS n (unit_id, person_id, shopper_id, opens_at, closes_at, due_at)
    RETURNING id`
  return rows.map(({ id }) => id)
}

/** Of every checklist in use the newest version in use, the newest first. */
export async function listPlanVersions(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<PlanOptions['versions']> {
  return tx.$queryRaw<PlanOptions['versions'][number][]>`
    SELECT v.id, v.number, v.document::jsonb -> 'title' AS title,
      v.document::jsonb ->> 'touchpoint' AS touchpoint
    FROM checklist_versions v
    JOIN checklists c ON c.organisation_id = v.organisation_id AND c.id = v.checklist_id
    WHERE v.organisation_id = ${organisationId}::uuid AND c.retired_at IS NULL
      AND v.number = (SELECT max(n.number) FROM checklist_versions n
        WHERE n.organisation_id = v.organisation_id AND n.checklist_id = v.checklist_id
          AND NOT EXISTS (SELECT FROM checklist_version_retirements r
            WHERE r.organisation_id = n.organisation_id AND r.version_id = n.id))
    ORDER BY v.published_at DESC, v.id`
}

/** Units that are open on a day. */
export async function listOpenUnits(
  tx: Transaction,
  organisationId: OrganisationId,
  onDay: string,
): Promise<readonly Omit<PlanOptions['units'][number], 'isOwn'>[]> {
  return tx.$queryRaw<Omit<PlanOptions['units'][number], 'isOwn'>[]>`
    SELECT u.id, u.parent_id AS "parentId", u.kind, u.name FROM units u
    WHERE u.organisation_id = ${organisationId}::uuid
      AND (u.closed_on IS NULL OR u.closed_on > ${onDay}::date)
    ORDER BY u.name, u.id`
}

/** Who works somewhere on a day, and whether the campaign's notice was given to them by another. */
export async function listAssignedPeople(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  onDay: string,
  notifiedBefore: Date,
): Promise<PlanOptions['people']> {
  return tx.$queryRaw<PlanOptions['people'][number][]>`
    SELECT DISTINCT ON (p.full_name, p.id) p.id, p.full_name AS "fullName", s.name AS position,
      u.id AS "unitId", u.name AS "unitName",
      EXISTS (SELECT 1 FROM notice_deliveries d WHERE d.organisation_id = p.organisation_id
        AND d.campaign_id = ${campaignId}::uuid AND d.person_id = p.id
        AND d.delivered_at < ${notifiedBefore}) AS notified
    FROM assignments a
    JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
    JOIN units u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
    JOIN positions s ON s.organisation_id = a.organisation_id AND s.id = a.position_id
    WHERE a.organisation_id = ${organisationId}::uuid AND a.from_on <= ${onDay}::date
      AND (a.through_on IS NULL OR a.through_on >= ${onDay}::date)
      AND (p.left_on IS NULL OR p.left_on >= ${onDay}::date)
    ORDER BY p.full_name, p.id, a.from_on DESC`
}

export async function listActiveShoppers(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<PlanOptions['shoppers']> {
  return tx.$queryRaw<PlanOptions['shoppers'][number][]>`
    SELECT s.id, s.label, s.full_name AS "fullName",
      (SELECT count(*)::int FROM visits v
        WHERE v.organisation_id = s.organisation_id AND v.shopper_id = s.id
          AND v.state IN ('offered', 'accepted', 'returned')) AS load
    FROM shoppers s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.active
    ORDER BY length(s.label), s.label, s.id`
}
