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

/** What a preview says of the visits that a copy names: those of its author alone. */
export async function listCopyVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  shopperId: string,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly unitName: string }>> {
  const rows = await tx.visit.findMany({
    where: { organisationId, shopperId, id: { in: [...visitIds] } },
    select: { id: true, unit: { select: { name: true } } },
  })
  return new Map(rows.map(({ id, unit }) => [id, { unitName: unit.name }]))
}
