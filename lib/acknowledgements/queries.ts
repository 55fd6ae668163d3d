import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import type { StandardDocument } from '@/lib/core/standard-document'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'

/**
 * Whom the newest version of each standard in use concerns today: everybody who works, or who works
 * in one of the positions that it names. One row a version and person.
 */
function concerned(
  organisationId: OrganisationId,
  today: string,
  unitIds: readonly string[] | null,
) {
  const ofUnits =
    unitIds === null ? Prisma.empty : Prisma.sql`AND a.unit_id = ANY(${[...unitIds]}::uuid[])`
  return Prisma.sql`
    newest AS (
      SELECT DISTINCT ON (v.standard_id) v.id, v.standard_id, v.published_at,
        ARRAY(SELECT (p ->> 'id')::uuid
          FROM jsonb_array_elements(v.document::jsonb -> 'positions') p) AS positions
      FROM standard_versions v
      JOIN standards d ON d.organisation_id = v.organisation_id AND d.id = v.standard_id
        AND d.retired_at IS NULL
      WHERE v.organisation_id = ${organisationId}::uuid
      ORDER BY v.standard_id, v.number DESC
    ), working AS (
      SELECT a.person_id, a.unit_id, a.position_id, a.from_on, p.full_name, p.hired_on
      FROM assignments a
      JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
      WHERE a.organisation_id = ${organisationId}::uuid
        AND a.from_on <= ${today}::date AND (a.through_on IS NULL OR a.through_on >= ${today}::date)
        AND p.hired_on <= ${today}::date AND (p.left_on IS NULL OR p.left_on >= ${today}::date)
        ${ofUnits}
    ), concerned AS (
      SELECT DISTINCT ON (n.id, w.person_id) n.id AS version_id, n.standard_id, n.published_at,
        n.positions, w.*
      FROM newest n
      JOIN working w ON cardinality(n.positions) = 0 OR w.position_id = ANY(n.positions)
      ORDER BY n.id, w.person_id, w.from_on DESC, w.unit_id
    )`
}

export interface ConcernedRow {
  readonly standardId: string
  readonly versionId: string
  readonly publishedAt: Date
  readonly personId: string
  readonly fullName: string
  readonly hiredOn: string
  /** The first day in a position that the version names; of any work, where it names none. */
  readonly placedOn: string
  readonly unitId: string
  readonly unitName: string
  readonly positionName: string
  readonly acknowledgedAt: Date | null
  readonly remindedOn: string | null
  readonly hasAccount: boolean
}

export interface ConcernedFilter {
  readonly today: string
  /** Null: all. */
  readonly standardId: string | null
  readonly personId: string | null
  readonly unitIds: readonly string[] | null
}

/** Whom versions concern and what became of it, by unit and name. */
export async function listConcerned(
  tx: Transaction,
  organisationId: OrganisationId,
  { today, standardId, personId, unitIds }: ConcernedFilter,
): Promise<readonly ConcernedRow[]> {
  return tx.$queryRaw<ConcernedRow[]>`
    WITH ${concerned(organisationId, today, unitIds)}
    SELECT c.standard_id AS "standardId", c.version_id AS "versionId",
      c.published_at AS "publishedAt", c.person_id AS "personId", c.full_name AS "fullName",
      c.hired_on::text AS "hiredOn", (
        SELECT min(a.from_on) FROM assignments a
        WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = c.person_id
          AND (cardinality(c.positions) = 0 OR a.position_id = ANY(c.positions))
      )::text AS "placedOn",
      c.unit_id AS "unitId", u.name AS "unitName", s.name AS "positionName",
      k.acknowledged_at AS "acknowledgedAt", (
        SELECT max(r.reminded_on) FROM standard_reminders r
        WHERE r.organisation_id = ${organisationId}::uuid AND r.version_id = c.version_id
          AND r.person_id = c.person_id
      )::text AS "remindedOn",
      EXISTS (
        SELECT 1 FROM accounts t WHERE t.organisation_id = ${organisationId}::uuid
          AND t.person_id = c.person_id AND t.blocked_at IS NULL
      ) AS "hasAccount"
    FROM concerned c
    JOIN units u ON u.organisation_id = ${organisationId}::uuid AND u.id = c.unit_id
    JOIN positions s ON s.organisation_id = ${organisationId}::uuid AND s.id = c.position_id
    LEFT JOIN standard_acknowledgements k ON k.organisation_id = ${organisationId}::uuid
      AND k.version_id = c.version_id AND k.person_id = c.person_id
    WHERE (${standardId}::uuid IS NULL OR c.standard_id = ${standardId}::uuid)
      AND (${personId}::uuid IS NULL OR c.person_id = ${personId}::uuid)
    ORDER BY u.name, c.full_name, c.person_id, c.standard_id`
}

/** How many people the newest version concerns, and how many of them have acknowledged it. */
export async function countByStandard(
  tx: Transaction,
  organisationId: OrganisationId,
  today: string,
): Promise<ReadonlyMap<string, { readonly people: number; readonly of: number }>> {
  const rows = await tx.$queryRaw<{ standardId: string; people: number; of: number }[]>`
    WITH ${concerned(organisationId, today, null)}
    SELECT c.standard_id AS "standardId", count(k.person_id)::int AS people, count(*)::int AS "of"
    FROM concerned c
    LEFT JOIN standard_acknowledgements k ON k.organisation_id = ${organisationId}::uuid
      AND k.version_id = c.version_id AND k.person_id = c.person_id
    GROUP BY c.standard_id`
  return new Map(rows.map(({ standardId, ...count }) => [standardId, count]))
}

/** How many people with an account have not acknowledged all that concerns them. */
export async function countBehind(
  tx: Transaction,
  organisationId: OrganisationId,
  today: string,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ people: number }[]>`
    WITH ${concerned(organisationId, today, null)}
    SELECT count(DISTINCT c.person_id)::int AS people
    FROM concerned c
    JOIN accounts t ON t.organisation_id = ${organisationId}::uuid AND t.person_id = c.person_id
      AND t.blocked_at IS NULL
    LEFT JOIN standard_acknowledgements k ON k.organisation_id = ${organisationId}::uuid
      AND k.version_id = c.version_id AND k.person_id = c.person_id
    WHERE k.person_id IS NULL`
  return row?.people ?? 0
}

/** When people were last reminded, by whom, and how many; null before the first time. */
export interface LastReminder {
  readonly remindedAt: Date
  readonly byName: string
  readonly people: number
}

export async function findLastReminder(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<LastReminder | null> {
  const [row] = await tx.$queryRaw<LastReminder[]>`
    SELECT r.reminded_at AS "remindedAt", t.display_name AS "byName",
      count(DISTINCT r.person_id)::int AS people
    FROM standard_reminders r
    JOIN accounts t ON t.organisation_id = r.organisation_id AND t.id = r.reminded_by
    WHERE r.organisation_id = ${organisationId}::uuid
    GROUP BY r.reminded_at, t.id, t.display_name
    ORDER BY r.reminded_at DESC, t.id LIMIT 1`
  return row ?? null
}

/** How many people a version in those positions would ask to read it today; no position is everybody. */
export async function countWorkingIn(
  tx: Transaction,
  organisationId: OrganisationId,
  positionIds: readonly string[],
  today: string,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT a.person_id)::int AS people
    FROM assignments a
    JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
    WHERE a.organisation_id = ${organisationId}::uuid
      AND a.from_on <= ${today}::date AND (a.through_on IS NULL OR a.through_on >= ${today}::date)
      AND p.hired_on <= ${today}::date AND (p.left_on IS NULL OR p.left_on >= ${today}::date)
      AND (${positionIds.length === 0} OR a.position_id = ANY(${[...positionIds]}::uuid[]))`
  return row?.people ?? 0
}

/** The standard and the number of a version, and whether it is the newest of one in use. */
export async function findVersionToAcknowledge(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
): Promise<{ readonly standardId: string; readonly isNewest: boolean } | null> {
  const [row] = await tx.$queryRaw<{ standardId: string; isNewest: boolean }[]>`
    SELECT v.standard_id AS "standardId", NOT EXISTS (
        SELECT 1 FROM standard_versions l WHERE l.organisation_id = v.organisation_id
          AND l.standard_id = v.standard_id AND l.number > v.number
      ) AS "isNewest"
    FROM standard_versions v
    JOIN standards d ON d.organisation_id = v.organisation_id AND d.id = v.standard_id
      AND d.retired_at IS NULL
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ${versionId}::uuid
    FOR SHARE OF d`
  return row ?? null
}

/** Writes it once: false when it was there already. */
export async function insertAcknowledgementOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  { versionId, personId }: { readonly versionId: string; readonly personId: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.standardAcknowledgement.createMany({
    data: [{ organisationId, versionId, personId, acknowledgedAt: now }],
    skipDuplicates: true,
  })
  return count === 1
}

export interface ReadVersion {
  readonly standardId: string
  readonly number: number
  readonly document: StandardDocument
}

/** The newest version of each standard that the person has acknowledged. */
export async function listLastRead(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<ReadonlyMap<string, ReadVersion>> {
  const rows = await tx.$queryRaw<{ standardId: string; number: number; document: string }[]>`
    SELECT DISTINCT ON (v.standard_id) v.standard_id AS "standardId", v.number, v.document
    FROM standard_acknowledgements k
    JOIN standard_versions v ON v.organisation_id = k.organisation_id AND v.id = k.version_id
    WHERE k.organisation_id = ${organisationId}::uuid AND k.person_id = ${personId}::uuid
    ORDER BY v.standard_id, v.number DESC`
  // Written by publish-standards and by the migration alone.
  return new Map(
    rows.map((row) => [row.standardId, { ...row, document: JSON.parse(row.document) }]),
  )
}

/** Reminds each of them unless that was done on the same day; returns how many were. */
export async function insertRemindersOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  reminders: readonly { readonly versionId: string; readonly personId: string }[],
  by: { readonly accountId: string; readonly today: string },
  now: Date,
): Promise<number> {
  const { count } = await tx.standardReminder.createMany({
    data: reminders.map(({ versionId, personId }) => ({
      ...{ organisationId, versionId, personId, remindedBy: by.accountId },
      remindedOn: utcMidnight(by.today),
      remindedAt: now,
    })),
    skipDuplicates: true,
  })
  return count
}
