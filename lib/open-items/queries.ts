import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
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
