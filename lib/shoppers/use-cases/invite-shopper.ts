import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { type IssuedLink, insertLink } from '@/lib/accounts/queries'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findShopper, type KnownShopper } from '../queries'
import type { InviteShopperInput } from '../schema'
import { openAccount } from './add-shopper'

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
    const { token, expiresAt } = await insertLink(tx, organisationId, { accountId, purpose }, now)
    const subject = { subjectKind: 'account', subjectId: accountId }
    await recordAudit(tx, actor, { action: `account.${purpose}-issued`, ...subject }, now)
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
