import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
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
