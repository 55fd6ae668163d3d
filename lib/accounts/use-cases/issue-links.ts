import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn } from '@/lib/core/calendar'
import { sha256OfText } from '@/lib/core/fingerprint'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findAccount, type IssuedLink, insertLink, type LinkPurpose } from '../queries'
import type { IssueLinks } from '../schema'

type Issued =
  | { readonly ok: true; readonly links: readonly IssuedLink[] }
  | { readonly ok: false; readonly reason: 'blocked' | 'no-login-name' }

const days = { invitation: 14, reset: 2 } as const satisfies Record<LinkPurpose, number>

/**
 * A one-time link for each account: an invitation where there is no password yet, else a reset.
 *
 * Rule    the former link of an account is worth nothing from then on; an invitation lasts 14 days,
 *         a reset 2; only the sha256 of a token is kept. The old password works until the reset is used.
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
      const { token, expiresAt } = await issue(tx, actor, accountId, purpose, now)
      const expiresOn = dateIn(expiresAt, timeZone)
      links.push({ accountId, displayName, loginName, purpose, token, expiresOn })
    }
    return { ok: true, links }
  })
}

async function issue(
  tx: Transaction,
  actor: Actor,
  accountId: string,
  purpose: LinkPurpose,
  now: Date,
) {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + days[purpose] * 24 * 3600 * 1000)
  const link = { accountId, purpose, tokenHash: sha256OfText(token), expiresAt }
  await insertLink(tx, actor.organisationId, link, now)
  const subject = { subjectKind: 'account', subjectId: accountId }
  await recordAudit(tx, actor, { action: `account.${purpose}-issued`, ...subject }, now)
  return { token, expiresAt }
}
