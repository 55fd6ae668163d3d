import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { type AccountLine, accountsPerPage, listAccountLines } from '../queries'
import type { ListAccounts } from '../schema'

/** One page of accounts, with who was invited and who has signed in. */
export async function listAccounts(
  actor: Actor,
  wanted: ListAccounts,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<{ lines: readonly AccountLine[]; total: number; pageSize: number }> {
  authoriseVerb(actor, 'account:read')
  const page = await db.asActor(actor, (tx) =>
    listAccountLines(tx, actor.organisationId, wanted, now),
  )
  return { ...page, pageSize: accountsPerPage }
}
