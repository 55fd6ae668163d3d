import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Localized } from '@/lib/core/checklist'
import type { DecidedLine } from '@/lib/core/decided-lines'
import type { Component } from '@/lib/core/scheme'
import type { StatementDocument } from '@/lib/core/statement'
import type { StatementListing } from '@/lib/periods/schema'
import type { Transaction } from '@/lib/platform/db/database'

export interface NewStatement {
  readonly personId: string
  readonly schemeVersionId: string
  readonly payout: string
  /** Canonical JSON of the StatementDocument. */
  readonly document: string
  readonly listing: StatementListing
}

/** Inserts the statements of a run, many to a statement of SQL. */
export async function insertStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
  statements: readonly NewStatement[],
): Promise<void> {
  const chunk = 500
  for (let start = 0; start < statements.length; start += chunk) {
    const rows = JSON.stringify(statements.slice(start, start + chunk))
    await tx.$executeRaw`
      INSERT INTO statements (organisation_id, run_id, person_id, scheme_version_id, payout, document, listing)
      SELECT ${organisationId}::uuid, ${runId}::uuid, r."personId", r."schemeVersionId", r."payout", r."document", r."listing"
      FROM json_to_recordset(${rows}::json) AS r(
        "personId" uuid, "schemeVersionId" uuid, "payout" numeric, "document" text, "listing" jsonb)`
  }
}

export interface OwnStatement {
  readonly id: string
  readonly month: string
  /** Somebody whom two schemes pay has two statements of a month. */
  readonly schemeName: Localized
  readonly payout: string
  readonly currency: string
}

/** A person's statements of locked periods, newest first: a proposal is nobody's statement yet. */
export async function listLockedStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<readonly OwnStatement[]> {
  return tx.$queryRaw<readonly OwnStatement[]>`
    SELECT s.id::text, to_char(p.month, 'YYYY-MM') AS month, s.payout::text,
      s.document::jsonb->'scheme'->'name' AS "schemeName",
      s.document::jsonb->'scheme'->>'currency' AS currency
    FROM statements s
    JOIN periods p ON p.organisation_id = s.organisation_id AND p.current_run_id = s.run_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.person_id = ${personId}::uuid
      AND p.state IN ('locked', 'exported')
    ORDER BY p.month DESC, s.id`
}

/** Whose statement it is, for whoever may see statements. */
export async function findPersonName(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<{ personnelNumber: string; fullName: string } | null> {
  return tx.person.findUnique({
    where: { organisationId_id: { organisationId, id: personId } },
    select: { personnelNumber: true, fullName: true },
  })
}

/** Whether a statement names a visit: counted in a part or a gate, or corrected since. */
export async function namesVisit(
  tx: Transaction,
  organisationId: OrganisationId,
  statementId: string,
  visitId: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM statements s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.id = ${statementId}::uuid
      AND jsonb_path_exists(s.document::jsonb, '$.**.visitId ? (@ == $visit)',
        jsonb_build_object('visit', ${visitId}::text))`
  return rows.length > 0
}

export interface StatementInList extends StatementListing {
  readonly id: string
  readonly personId: string
  readonly schemeVersionId: string
  readonly schemeName: Localized
  readonly payout: string
}

/** The statements of a run by name, without their documents. */
export async function listStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly StatementInList[]> {
  const rows = await tx.$queryRaw<
    (Omit<StatementInList, keyof StatementListing> & { listing: StatementListing })[]
  >`
    WITH names AS MATERIALIZED (
      SELECT v.id, v.document::jsonb->'name' AS name FROM scheme_versions v
      WHERE v.organisation_id = ${organisationId}::uuid AND v.id IN (
        SELECT s.scheme_version_id FROM statements s
        WHERE s.organisation_id = ${organisationId}::uuid AND s.run_id = ${runId}::uuid))
    SELECT s.id::text, s.person_id::text AS "personId", s.scheme_version_id::text AS "schemeVersionId",
      names.name AS "schemeName", s.payout::text, coalesce(s.listing, (
        -- A statement of the time before says so in its document alone.
        SELECT jsonb_build_object('personnelNumber', d->'person'->>'personnelNumber',
          'fullName', d->'person'->>'fullName', 'unitName', d->'unit'->>'name',
          'positionName', d->'position'->>'name', 'atFull', d->'result'->>'atFull',
          'held', jsonb_array_length(d->'result'->'held'), 'decided', false, 'adjusted', false)
        FROM (SELECT s.document::jsonb AS d) document)) AS listing
    FROM statements s JOIN names ON names.id = s.scheme_version_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.run_id = ${runId}::uuid
    ORDER BY listing->>'fullName', s.id`
  return rows.map(({ listing, ...row }) => ({ ...row, ...listing }))
}

/** What the scheme holds of a statement, and what of it the run had read as decided. */
export interface HeldLines {
  readonly statementId: string
  readonly held: readonly string[]
  readonly decided: readonly DecidedLine[]
}

/** What the scheme holds of these statements. */
export async function listHeldLines(
  tx: Transaction,
  organisationId: OrganisationId,
  statementIds: readonly string[],
): Promise<readonly HeldLines[]> {
  return tx.$queryRaw<readonly HeldLines[]>`
    SELECT held.id::text AS "statementId", held.d->'result'->'held' AS held,
      coalesce(held.d->'decided', '[]') AS decided
    FROM (SELECT s.id, s.document::jsonb AS d FROM statements s
      WHERE s.organisation_id = ${organisationId}::uuid AND s.id = ANY(${statementIds}::uuid[])) AS held
    ORDER BY held.id`
}

/** The documents of these statements, each with how its scheme version pays what is measured. */
export async function listDocuments(
  tx: Transaction,
  organisationId: OrganisationId,
  statementIds: readonly string[],
): Promise<
  readonly { id: string; document: StatementDocument; components: readonly Component[] }[]
> {
  return tx.$queryRaw`
    SELECT s.id::text, s.document::jsonb AS document, v.document::jsonb->'components' AS components
    FROM statements s JOIN scheme_versions v
      ON v.organisation_id = s.organisation_id AND v.id = s.scheme_version_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.id = ANY(${statementIds}::uuid[])
    ORDER BY s.id`
}

export interface StoredStatementRow {
  readonly id: string
  readonly periodId: string
  readonly runId: string
  readonly personId: string
  readonly document: StatementDocument
}

export async function findStatement(
  tx: Transaction,
  organisationId: OrganisationId,
  statementId: string,
): Promise<StoredStatementRow | null> {
  const [row] = await tx.$queryRaw<(Omit<StoredStatementRow, 'document'> & { text: string })[]>`
    SELECT s.id::text, r.period_id::text AS "periodId", s.run_id::text AS "runId",
      s.person_id::text AS "personId", s.document AS text
    FROM statements s
    JOIN period_runs r ON r.organisation_id = s.organisation_id AND r.id = s.run_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.id = ${statementId}::uuid`
  if (row === undefined) return null
  const { text, ...rest } = row
  // Written by compute-period alone and immutable since.
  return { ...rest, document: JSON.parse(text) }
}

/** The canonical texts of a run's statements, as `verifyPeriod` takes them. */
export async function listStatementTexts(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly { personId: string; schemeVersionId: string; document: string }[]> {
  return tx.statement.findMany({
    where: { organisationId, runId },
    select: { personId: true, schemeVersionId: true, document: true },
  })
}
