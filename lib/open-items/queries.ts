import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { SettledItem } from '@/lib/core/open-item'
import type { Transaction } from '@/lib/platform/db/database'

/** What somebody said when he settled an item. */
export interface Settlement {
  readonly reason: string
  readonly settledByName: string
}

/** Everything that was settled, by item. */
export async function listSettlements(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, Settlement>> {
  const rows = await tx.openItemSettlement.findMany({
    where: { organisationId },
    select: { item: true, reason: true, settler: { select: { displayName: true } } },
  })
  return new Map(
    rows.map(({ item, reason, settler }) => [item, { reason, settledByName: settler.displayName }]),
  )
}

/**
 * Everything that was settled, with what it was then. The entry of the audit log, written in the same
 * transaction, says so; in those of the time before neither the item nor the period stands.
 */
export async function listSettledItems(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly SettledItem[]> {
  return tx.$queryRaw<readonly SettledItem[]>`
    SELECT s.item, s.person_id::text AS "personId", coalesce(told.details->>'month', '') AS month,
      coalesce(told.details->>'why', '') AS reason, told.details->>'amount' AS amount,
      told.details->>'of' AS "periodId"
    FROM open_item_settlements s
    LEFT JOIN LATERAL (
      SELECT a.details FROM audit_entries a
      WHERE a.organisation_id = s.organisation_id AND a.action = 'open-item.settled'
        AND a.at = s.settled_at AND a.details->>'personId' = s.person_id::text
        AND coalesce(a.details->>'item', s.item) = s.item AND a.details->>'reason' = s.reason
      ORDER BY a.id LIMIT 1) told ON true
    WHERE s.organisation_id = ${organisationId}::uuid
    ORDER BY s.settled_at, s.item`
}

/** False where the item is settled already: of two at once one wins. */
export async function insertSettlementOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  settlement: {
    readonly item: string
    readonly personId: string
    readonly reason: string
    readonly settledBy: string
  },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.openItemSettlement.createMany({
    data: [{ organisationId, ...settlement, settledAt: now }],
    skipDuplicates: true,
  })
  return count > 0
}
