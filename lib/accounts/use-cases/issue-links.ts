import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findAccount, type IssuedLink, insertLink } from '../queries'
import type { IssueLinks } from '../schema'

type Issued =
  | { readonly ok: true; readonly links: readonly IssuedLink[] }
  | { readonly ok: false; readonly reason: 'blocked' | 'no-login-name' }

/**
 * A one-time link for each account: an invitation where there is no password yet, else a reset.
 *
 * Rule    the former link of an account is worth nothing from then on; the old password works until
 *         the reset is used.
 */
export async function issueLinks(
  actor: Actor,
  { accountIds }: IssueLinks,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Issued> {
  return db.asActor(actor, async (tx) => {
    const links: IssuedLink[] = []
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    for (const accountId of new Set(accountIds)) {
      const found = await findAccount(tx, actor.organisationId, accountId)
      const account = authorise(actor, 'account:change', found)
      const loginName = account.email ?? account.personnelNumber
      if (account.isBlocked) return { ok: false, reason: 'blocked' }
      if (loginName === null) return { ok: false, reason: 'no-login-name' }
      const purpose = account.hasPassword ? 'reset' : 'invitation'
      const { displayName } = account
      const link = { accountId, purpose } as const
      const { token, expiresAt } = await insertLink(tx, actor.organisationId, link, now)
      const subject = { subjectKind: 'account', subjectId: accountId }
      await recordAudit(tx, actor, { action: `account.${purpose}-issued`, ...subject }, now)
      const expiresOn = dateIn(expiresAt, timeZone)
      links.push({ accountId, displayName, loginName, purpose, token, expiresOn })
    }
    return { ok: true, links }
  })
}
