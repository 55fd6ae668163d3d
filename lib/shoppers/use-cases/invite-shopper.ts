import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { type IssuedLink, insertLink } from '@/lib/accounts/queries'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn } from '@/lib/core/calendar'
import { sha256OfText } from '@/lib/core/fingerprint'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findShopper, type KnownShopper } from '../queries'
import type { InviteShopperInput } from '../schema'
import { openAccount } from './add-shopper'

const DAY_MS = 86_400_000
const validDays = { invitation: 14, reset: 2 } as const

export type InviteShopperAnswer =
  | { readonly ok: true; readonly link: IssuedLink }
  | {
      readonly ok: false
      readonly reason: 'no-email' | 'email-taken' | 'blocked' | 'inactive' | 'has-other-grants'
    }

/**
 * A one-time link with which a shopper comes in, or comes in again. Only for accounts that can do
 * nothing but shop: whoever manages shoppers must not open another's office by it.
 */
export async function inviteShopper(
  actor: Actor,
  { shopperId, email }: InviteShopperInput,
  { db, now }: Deps,
): Promise<InviteShopperAnswer> {
  authoriseVerb(actor, 'shopper:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findShopper(tx, organisationId, shopperId)
    const shopper = authorise(actor, 'shopper:change', found)
    const refusal = refusalOf(shopper)
    if (refusal !== null) return { ok: false, reason: refusal }
    const loginName = shopper.account?.email ?? email ?? null
    if (loginName === null) return { ok: false, reason: 'no-email' }
    const { fullName } = shopper
    const accountId =
      shopper.account?.id ??
      (await openAccount(tx, actor, { shopperId, fullName, email: loginName }, now))
    if (accountId === null) return { ok: false, reason: 'email-taken' }
    const purpose = shopper.account?.hasPassword ? 'reset' : 'invitation'
    const { token, expiresAt } = await issue(tx, actor, accountId, purpose, now)
    const { timeZone } = await findOrganisation(tx, organisationId)
    const expiresOn = dateIn(expiresAt, timeZone)
    const link = { accountId, displayName: fullName, loginName, purpose, token, expiresOn } as const
    return { ok: true, link }
  })
}

function refusalOf({ account, active }: KnownShopper) {
  if (!active) return 'inactive'
  if (account?.isBlocked) return 'blocked'
  if (account?.grants.some((kind) => kind !== 'shopper')) return 'has-other-grants'
  return account !== null && account.email === null ? 'no-email' : null
}

async function issue(
  tx: Transaction,
  actor: Actor,
  accountId: string,
  purpose: keyof typeof validDays,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + validDays[purpose] * DAY_MS)
  const link = { accountId, purpose, tokenHash: sha256OfText(token), expiresAt }
  await insertLink(tx, actor.organisationId, link, now)
  const event = {
    action: `account.${purpose}-issued`,
    subjectKind: 'account',
    subjectId: accountId,
  }
  await recordAudit(tx, actor, event, now)
  return { token, expiresAt }
}
