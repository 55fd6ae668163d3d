import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import type { Localized, Touchpoint } from '@/lib/core/checklist'
import type { OpeningHours } from '@/lib/core/opening-hours'
import type { DeclineReason, VisitState } from '@/lib/core/visit-states'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import type { VisitPlace } from './schema'

/** What a decision about a visit depends on; read under a row lock. */
export interface LockedVisit {
  readonly id: string
  readonly state: VisitState
  readonly campaignId: string
  readonly campaignState: 'draft' | 'open' | 'closed'
  readonly deadlineHours: number
  readonly checklistVersionId: string
  readonly unitId: string
  readonly personId: string | null
  readonly shopperId: string | null
  readonly opensAt: Date
  readonly closesAt: Date
  readonly dueAt: Date
}

/** The visits of these ids, locked in the order of their ids so that two bulk acts never deadlock. */
export async function listVisitsForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
): Promise<readonly LockedVisit[]> {
  return tx.$queryRaw<LockedVisit[]>`
    SELECT v.id, v.state, v.campaign_id AS "campaignId", c.state AS "campaignState",
      c.deadline_hours AS "deadlineHours",
      v.checklist_version_id AS "checklistVersionId", v.unit_id AS "unitId",
      v.person_id AS "personId", v.shopper_id AS "shopperId",
      v.opens_at AS "opensAt", v.closes_at AS "closesAt", v.due_at AS "dueAt"
    FROM visits v
    JOIN campaigns c ON c.organisation_id = v.organisation_id AND c.id = v.campaign_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ANY(${[...visitIds]}::uuid[])
    ORDER BY v.id
    FOR UPDATE OF v`
}

export async function findVisitForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<LockedVisit | null> {
  return (await listVisitsForUpdate(tx, organisationId, [visitId]))[0] ?? null
}

export interface VisitChange {
  readonly state: VisitState
  readonly shopperId?: string | null
  readonly acceptedAt?: Date | null
  readonly approvedAt?: Date
  readonly dueAt?: Date
  /** Calendar date in the unit's zone. */
  readonly visitedOn?: string
  readonly positionId?: string | null
}

export async function updateVisit(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  { visitedOn, ...change }: VisitChange,
): Promise<void> {
  await tx.visit.update({
    where: { organisationId_id: { organisationId, id: visitId } },
    data: { ...change, ...(visitedOn === undefined ? {} : { visitedOn: utcMidnight(visitedOn) }) },
    select: { id: true },
  })
}

export async function insertDecline(
  tx: Transaction,
  organisationId: OrganisationId,
  decline: { visitId: string; shopperId: string; reason: DeclineReason; declinedAt: Date },
): Promise<void> {
  await tx.visitDecline.create({ data: { organisationId, ...decline }, select: { id: true } })
}

export interface VersionTitle {
  readonly id: string
  readonly checklistId: string
  readonly number: number
  readonly title: Localized
  readonly touchpoint: Touchpoint
}

/** Title and touchpoint of checklist versions, without reading their whole documents. */
export async function listVersionTitles(
  tx: Transaction,
  organisationId: OrganisationId,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, VersionTitle>> {
  const rows = await tx.$queryRaw<VersionTitle[]>`
    SELECT v.id, v.checklist_id AS "checklistId", v.number,
      v.document::jsonb -> 'title' AS title, v.document::jsonb ->> 'touchpoint' AS touchpoint
    FROM checklist_versions v
    WHERE v.organisation_id = ${organisationId}::uuid
      AND v.id = ANY(${[...new Set(versionIds)]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Units with the zone that counts there: their own, else the nearest above, else the company's. */
export async function listPlaces(
  tx: Transaction,
  organisationId: OrganisationId,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, VisitPlace>> {
  const rows = await tx.$queryRaw<(VisitPlace & { openingHours: OpeningHours | null })[]>`
    WITH RECURSIVE up AS (
      SELECT u.id AS unit_id, u.parent_id, u.time_zone
      FROM units u
      WHERE u.organisation_id = ${organisationId}::uuid
        AND u.id = ANY(${[...new Set(unitIds)]}::uuid[])
      UNION ALL
      SELECT up.unit_id, p.parent_id, p.time_zone
      FROM up JOIN units p ON p.organisation_id = ${organisationId}::uuid AND p.id = up.parent_id
      WHERE up.time_zone IS NULL
    )
    SELECT u.id AS "unitId", u.name, u.kind, u.address, u.opening_hours AS "openingHours",
      coalesce(up.time_zone, o.time_zone) AS "timeZone"
    FROM units u
    JOIN organisations o ON o.organisation_id = u.organisation_id
    LEFT JOIN up ON up.unit_id = u.id AND up.time_zone IS NOT NULL
    WHERE u.organisation_id = ${organisationId}::uuid
      AND u.id = ANY(${[...new Set(unitIds)]}::uuid[])`
  return new Map(rows.map((row) => [row.unitId, row]))
}

export interface VisitListFilter {
  readonly campaignId: string | null
  readonly state: VisitState | null
  readonly unitIds: readonly string[] | null
  readonly exceptUnitIds: readonly string[]
  readonly exceptPersonId: string | null
  readonly shopperId: string | null
  /** Open visits that are due before the second and not before the first. */
  readonly due: readonly [Date | null, Date] | null
}

export interface ListedVisit {
  readonly id: string
  readonly state: VisitState
  readonly campaignId: string
  readonly campaignName: string
  readonly unitId: string
  readonly unitName: string
  readonly personName: string | null
  readonly shopperLabel: string | null
  readonly versionId: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly dueAt: Date
  readonly submittedAt: Date | null
  readonly visitedOn: string | null
  readonly total: string | null
  readonly all: number
}

/** What waits for somebody first, by its time; then what is over, the latest first. */
export async function listVisitsOfOffice(
  tx: Transaction,
  organisationId: OrganisationId,
  filter: VisitListFilter,
  page: { readonly size: number; readonly number: number },
): Promise<readonly ListedVisit[]> {
  const { campaignId, state, unitIds, shopperId, due } = filter
  const conditions = [
    Prisma.sql`v.organisation_id = ${organisationId}::uuid`,
    Prisma.sql`NOT v.unit_id = ANY(${[...filter.exceptUnitIds]}::uuid[])`,
    ...(filter.exceptPersonId
      ? [Prisma.sql`v.person_id IS DISTINCT FROM ${filter.exceptPersonId}::uuid`]
      : []),
    ...(campaignId ? [Prisma.sql`v.campaign_id = ${campaignId}::uuid`] : []),
    ...(state ? [Prisma.sql`v.state = ${state}`] : []),
    ...(unitIds ? [Prisma.sql`v.unit_id = ANY(${[...unitIds]}::uuid[])`] : []),
    ...(shopperId ? [Prisma.sql`v.shopper_id = ${shopperId}::uuid`] : []),
    ...(due
      ? [
          Prisma.sql`v.state IN ('planned', 'offered', 'accepted', 'returned') AND v.due_at < ${due[1]}`,
        ]
      : []),
    ...(due?.[0] ? [Prisma.sql`v.due_at >= ${due[0]}`] : []),
  ]
  return tx.$queryRaw<ListedVisit[]>`
    SELECT l.*, c.name AS "campaignName", u.name AS "unitName", p.full_name AS "personName",
      h.label AS "shopperLabel", s.result::jsonb -> 'total' ->> 'text' AS total
    FROM (
      SELECT v.id, v.state, v.campaign_id AS "campaignId", v.unit_id AS "unitId", v.person_id,
        v.shopper_id, v.checklist_version_id AS "versionId", v.opens_at AS "opensAt",
        v.closes_at AS "closesAt", v.due_at AS "dueAt", v.submitted_at AS "submittedAt",
        v.visited_on::text AS "visitedOn", (count(*) OVER ())::int AS "all"
      FROM visits v WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY v.state IN ('approved', 'released', 'cancelled'),
        CASE WHEN v.state = 'submitted' THEN v.submitted_at
          WHEN v.state IN ('planned', 'offered', 'accepted', 'returned') THEN v.due_at END,
        v.due_at DESC, v.id
      LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}
    ) l
    JOIN campaigns c ON c.organisation_id = ${organisationId}::uuid AND c.id = l."campaignId"
    JOIN units u ON u.organisation_id = ${organisationId}::uuid AND u.id = l."unitId"
    LEFT JOIN people p ON p.organisation_id = ${organisationId}::uuid AND p.id = l.person_id
    LEFT JOIN shoppers h ON h.organisation_id = ${organisationId}::uuid AND h.id = l.shopper_id
    LEFT JOIN scores s ON s.organisation_id = ${organisationId}::uuid AND s.visit_id = l.id
      AND s.label = 'original'
    ORDER BY l.state IN ('approved', 'released', 'cancelled'),
      CASE WHEN l.state = 'submitted' THEN l."submittedAt"
        WHEN l.state IN ('planned', 'offered', 'accepted', 'returned') THEN l."dueAt" END,
      l."dueAt" DESC, l.id`
}
