import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { LineDecision } from '@/lib/core/decided-lines'
import type { MoneyText } from '@/lib/core/money'
import type { Transaction } from '@/lib/platform/db/database'
import type { DecideLine } from './schema'

/** What somebody decided about a line of a month; the newest revision stands. */
export interface LineDecisionRow {
  readonly personId: string
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
}

/** The decisions about lines of a period, each line's newest. */
export async function listLineDecisions(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<readonly LineDecisionRow[]> {
  return tx.$queryRaw<readonly LineDecisionRow[]>`
    SELECT DISTINCT ON (l.person_id, l.scheme_version_id, l.component)
      l.person_id::text AS "personId", l.scheme_version_id::text AS "schemeVersionId", l.component,
      l.revision, l.kind, l.amount::text, l.reason, l.decided_by::text AS "decidedBy",
      a.display_name AS "decidedByName", l.decided_at AS "decidedAt"
    FROM line_decisions l
    JOIN accounts a ON a.organisation_id = l.organisation_id AND a.id = l.decided_by
    WHERE l.organisation_id = ${organisationId}::uuid AND l.period_id = ${periodId}::uuid
    ORDER BY l.person_id, l.scheme_version_id, l.component, l.revision DESC`
}

/** By person, as a snapshot keeps them; what was taken back is left out. */
export function decisionsByPerson(
  rows: readonly LineDecisionRow[],
): ReadonlyMap<string, readonly LineDecision[]> {
  const byPerson = new Map<string, LineDecision[]>()
  for (const row of rows) {
    if (row.kind === 'computed') continue
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
    })
  }
  return byPerson
}

/** Adds the next revision of a line's decision. */
export async function insertLineDecision(
  tx: Transaction,
  organisationId: OrganisationId,
  decision: Omit<LineDecisionRow, 'decidedByName' | 'decidedAt'> & { readonly periodId: string },
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
