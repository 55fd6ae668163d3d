import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { MadeDecision } from '@/lib/core/carried-decisions'
import type { MoneyText } from '@/lib/core/money'
import type { UnplacedPerson } from '@/lib/core/period-snapshot'
import type { Transaction } from '@/lib/platform/db/database'
import type { DecideLine } from './schema'

/** What somebody decided about a line of a month; the newest revision stands. */
export interface LineDecisionRow {
  readonly personId: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly schemeVersionId: string
  readonly component: string
  readonly revision: number
  /** `computed` has taken an earlier decision back. */
  readonly kind: DecideLine['kind']
  readonly amount: MoneyText | null
  readonly reason: string
  readonly decidedBy: string
  readonly decidedByName: string
  readonly decidedAt: Date
  /** Of a line of one stint: where the person worked in it then; null elsewhere. */
  readonly place: MadeDecision['place']
}

/**
 * The decisions about lines of a period, each line's newest. Whoever decided had the newest run before
 * him: its statement says what a stint's key then stood for.
 */
export async function listLineDecisions(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<readonly LineDecisionRow[]> {
  return tx.$queryRaw<readonly LineDecisionRow[]>`
    SELECT DISTINCT ON (l.person_id, l.scheme_version_id, l.component)
      l.person_id::text AS "personId", e.personnel_number AS "personnelNumber", e.full_name AS "fullName",
      l.scheme_version_id::text AS "schemeVersionId", l.component,
      l.revision, l.kind, l.amount::text, l.reason, l.decided_by::text AS "decidedBy",
      a.display_name AS "decidedByName", l.decided_at AS "decidedAt",
      CASE WHEN l.component LIKE '%@%' THEN (
        SELECT jsonb_build_object('unitId', t->'unit'->>'id', 'positionId', t->'position'->>'id')
        FROM (SELECT s.document::jsonb AS document FROM period_runs r
          JOIN statements s ON s.organisation_id = r.organisation_id AND s.run_id = r.id
          WHERE r.organisation_id = l.organisation_id AND r.period_id = l.period_id
            AND r.computed_at <= l.decided_at AND s.person_id = l.person_id
            AND s.scheme_version_id = l.scheme_version_id
          ORDER BY r.number DESC LIMIT 1) AS seen,
          LATERAL jsonb_array_elements(coalesce(seen.document->'stints', '[]')) AS t
        WHERE t->>'key' = '@' || split_part(l.component, '@', 2)) END AS place
    FROM line_decisions l
    JOIN accounts a ON a.organisation_id = l.organisation_id AND a.id = l.decided_by
    JOIN people e ON e.organisation_id = l.organisation_id AND e.id = l.person_id
    WHERE l.organisation_id = ${organisationId}::uuid AND l.period_id = ${periodId}::uuid
    ORDER BY l.person_id, l.scheme_version_id, l.component, l.revision DESC`
}

/** By person, also what was taken back. */
export function decisionsByPerson(
  rows: readonly LineDecisionRow[],
): ReadonlyMap<string, readonly MadeDecision[]> {
  const byPerson = new Map<string, MadeDecision[]>()
  for (const row of rows) {
    const own = byPerson.get(row.personId) ?? []
    byPerson.set(row.personId, own)
    own.push({
      schemeVersionId: row.schemeVersionId,
      component: row.component,
      kind: row.kind,
      amount: row.amount,
      reason: row.reason,
      by: { id: row.decidedBy, name: row.decidedByName },
      at: row.decidedAt.toISOString(),
      place: row.place,
    })
  }
  return byPerson
}

/** Of whom something was decided, each once. */
export function decidedPeople(rows: readonly LineDecisionRow[]): readonly UnplacedPerson[] {
  return [
    ...new Map(
      rows.map(({ personId: id, personnelNumber, fullName }) => [
        id,
        { id, personnelNumber, fullName },
      ]),
    ).values(),
  ]
}

/** Adds the next revision of a line's decision. */
export async function insertLineDecision(
  tx: Transaction,
  organisationId: OrganisationId,
  decision: Omit<
    LineDecisionRow,
    'personnelNumber' | 'fullName' | 'decidedByName' | 'decidedAt' | 'place'
  > & { readonly periodId: string },
  now: Date,
): Promise<void> {
  await tx.lineDecision.create({
    data: { organisationId, ...decision, decidedAt: now },
    select: { id: true },
  })
}

/** Every account that has decided a line of the period, also one that was taken back. */
export async function listLineDeciders(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<readonly string[]> {
  const rows = await tx.lineDecision.findMany({
    where: { organisationId, periodId },
    select: { decidedBy: true },
    distinct: ['decidedBy'],
  })
  return rows.map((row) => row.decidedBy)
}
