import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'

export interface HrAccount {
  readonly accountId: string
  readonly personId: string | null
  readonly displayName: string
}

/** Accounts that may sign in and hold the grant of HR, by name. */
export async function listHrAccounts(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly HrAccount[]> {
  const rows = await tx.account.findMany({
    where: { organisationId, blockedAt: null, grants: { some: { kind: 'hr' } } },
    select: { id: true, personId: true, displayName: true },
    orderBy: { displayName: 'asc' },
  })
  return rows.map(({ id, ...row }) => ({ accountId: id, ...row }))
}
