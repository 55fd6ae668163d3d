import type { OrganisationId } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import { sha256OfText } from '@/lib/core/fingerprint'
import { isKnownPassword } from '@/lib/core/known-password'
import type { Deps } from '@/lib/platform/deps'
import { hashPassword } from '@/lib/platform/passwords'
import {
  closeLinks,
  findAccount,
  findLinkOrganisation,
  findOpenLinkForUpdate,
  raiseSessionVersion,
} from '../queries'
import type { RedeemLink } from '../schema'

type Redeemed =
  | { readonly ok: true; readonly organisationId: OrganisationId; readonly accountId: string }
  | { readonly ok: false; readonly reason: 'link-gone' | 'password-known' }

/**
 * Takes up an invitation or a reset: sets the password and ends every session of before.
 *
 * Rule    a link works once; of two that use it at the same time the row lock lets one through.
 */
export async function redeemLink(
  _asker: null,
  { token, password }: RedeemLink,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Redeemed> {
  const tokenHash = sha256OfText(token)
  const organisationId = await db.withoutOrganisation((tx) => findLinkOrganisation(tx, tokenHash))
  if (organisationId === null) return { ok: false, reason: 'link-gone' }
  return db.asOrganisation(organisationId, async (tx) => {
    const link = await findOpenLinkForUpdate(tx, organisationId, tokenHash, now)
    const account = link && (await findAccount(tx, organisationId, link.accountId))
    if (!account) return { ok: false, reason: 'link-gone' }
    const { displayName, email, personnelNumber, id: accountId } = account
    if (isKnownPassword(password, [displayName, email, personnelNumber]))
      return { ok: false, reason: 'password-known' }
    // Inside the transaction, whose lock holds off a second use; only a valid token gets here.
    const passwordHash = await hashPassword(password)
    await closeLinks(tx, organisationId, accountId, now)
    await raiseSessionVersion(tx, organisationId, accountId, { passwordHash })
    const event = { action: 'account.password-set', subjectKind: 'account', subjectId: accountId }
    const details = { by: link.purpose }
    await recordAudit(tx, { organisationId, accountId }, { ...event, details }, now)
    return { ok: true, organisationId, accountId }
  })
}
