import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import {
  closeLinks,
  countOtherAdministrators,
  findAccount,
  lockAccounts,
  raiseSessionVersion,
} from '../queries'
import type { BlockAccount } from '../schema'

type Blocked =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'own-account' | 'last-administrator' }

/** Closes an account at once, with its sessions and links, or opens it again. */
export async function blockAccount(
  actor: Actor,
  { accountId, isBlocked }: BlockAccount,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Blocked> {
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    await lockAccounts(tx, organisationId)
    const found = await findAccount(tx, organisationId, accountId)
    const account = authorise(actor, 'account:change', found)
    if (account.isBlocked === isBlocked) return { ok: true }
    if (isBlocked && account.id === actor.accountId) return { ok: false, reason: 'own-account' }
    if (isBlocked && account.grants.some((grant) => grant.kind === 'administrator')) {
      const others = await countOtherAdministrators(tx, organisationId, accountId)
      if (others === 0) return { ok: false, reason: 'last-administrator' }
    }
    const blockedAt = isBlocked ? now : null
    await raiseSessionVersion(tx, organisationId, accountId, { blockedAt })
    await closeLinks(tx, organisationId, accountId, now)
    const action = isBlocked ? 'account.blocked' : 'account.unblocked'
    const event = { action, subjectKind: 'account', subjectId: accountId }
    await recordAudit(tx, actor, event, now)
    return { ok: true }
  })
}
