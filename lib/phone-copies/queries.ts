import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'

/** The shopper behind an account, blocked or not: his work is his work. */
export async function findCopyAuthor(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
) {
  const row = await tx.account.findUnique({
    where: { organisationId_id: { organisationId, id: accountId } },
    select: { id: true, shopper: { select: { id: true, label: true } } },
  })
  return row?.shopper ? { accountId: row.id, ...row.shopper } : null
}

/** A visit that a copy names. */
export interface CopyVisit {
  readonly unitName: string
  /** Its author has it now; else he had it once. */
  readonly isTheirs: boolean
}

/** What a preview says of the visits that a copy names: those that its author has, or had once. */
export async function listCopyVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  shopperId: string,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, CopyVisit>> {
  const rows = await tx.$queryRaw<(CopyVisit & { id: string })[]>`
    SELECT v.id, u.name AS "unitName", v.shopper_id IS NOT DISTINCT FROM ${shopperId}::uuid AS "isTheirs"
    FROM visits v
    JOIN units u ON u.organisation_id = v.organisation_id AND u.id = v.unit_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ANY(${[...visitIds]}::uuid[])
      AND (v.shopper_id = ${shopperId}::uuid
        OR has_taken_visit(v.organisation_id, v.id, ${shopperId}::uuid))`
  return new Map(rows.map(({ id, ...visit }) => [id, visit]))
}
