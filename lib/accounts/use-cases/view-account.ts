import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { type AccountDetail, findAccount } from '../queries'
import type { AccountKey } from '../schema'

/** One account with its grants. */
export async function viewAccount(
  actor: Actor,
  { accountId }: AccountKey,
  { db }: Pick<Deps, 'db'>,
): Promise<AccountDetail> {
  return db.asActor(actor, async (tx) => {
    const account = await findAccount(tx, actor.organisationId, accountId)
    return authorise(actor, 'account:read', account)
  })
}
