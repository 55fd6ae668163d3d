import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { sha256OfText } from '@/lib/core/fingerprint'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findAccount, insertLink, type LinkPurpose } from '../queries'
import type { IssueLinks } from '../schema'

/** One slip of paper: who it is for and the token, which exists nowhere else. */
export interface IssuedLink {
  readonly accountId: string
  readonly displayName: string
  /** What to sign in with later. */
  readonly loginName: string
  readonly purpose: LinkPurpose
  readonly token: string
  readonly expiresAt: Date
}

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
    for (const accountId of new Set(accountIds)) {
      const found = await findAccount(tx, actor.organisationId, accountId)
      const account = authorise(actor, 'account:change', found)
      const loginName = account.email ?? account.personnelNumber
      if (account.isBlocked) return { ok: false, reason: 'blocked' }
      if (loginName === null) return { ok: false, reason: 'no-login-name' }
      const purpose = account.hasPassword ? 'reset' : 'invitation'
      const { displayName } = account
      links.push({ displayName, loginName, ...(await issue(tx, actor, accountId, purpose, now)) })
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
  return { accountId, purpose, token, expiresAt }
}
