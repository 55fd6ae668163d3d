import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { insertAccountOnce, isEmailTaken, replaceGrants } from '@/lib/accounts/queries'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { holdShopperLabels, insertShopper, isLabelTaken } from '../queries'
import type { AddShopperInput } from '../schema'

export type AddShopperAnswer =
  | { readonly ok: true; readonly shopperId: string; readonly accountId: string | null }
  | { readonly ok: false; readonly reason: 'label-taken' | 'email-taken' }

/** A new shopper, with an account where an e-mail is known. The audit never keeps who it is. */
export async function addShopper(
  actor: Actor,
  { email, ...fields }: AddShopperInput,
  { db, now }: Deps,
): Promise<AddShopperAnswer> {
  authoriseVerb(actor, 'shopper:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    await holdShopperLabels(tx, organisationId)
    if (await isLabelTaken(tx, organisationId, fields.label, null)) {
      return { ok: false, reason: 'label-taken' }
    }
    if (email !== null && (await isEmailTaken(tx, email, noAccount))) {
      return { ok: false, reason: 'email-taken' }
    }
    const shopperId = await insertShopper(tx, organisationId, fields, now)
    const { fullName } = fields
    const accountId =
      email === null ? null : await openAccount(tx, actor, { shopperId, fullName, email }, now)
    // Somebody took the e-mail since we looked: nothing of this is kept.
    if (email !== null && accountId === null) throw new AppError('conflict')
    const event = { action: 'shopper.added', subjectKind: 'shopper', subjectId: shopperId }
    await recordAudit(tx, actor, event, now)
    return { ok: true, shopperId, accountId }
  })
}

/** No account has this id: the e-mail may belong to nobody at all. */
const noAccount = '00000000-0000-0000-0000-000000000000'

/** An account that can do nothing but shop. Returns null when the e-mail belongs to somebody. */
export async function openAccount(
  tx: Transaction,
  actor: Actor,
  shopper: { readonly shopperId: string; readonly fullName: string; readonly email: string },
  now: Date,
): Promise<string | null> {
  const { organisationId } = actor
  const { defaultLocale } = await findOrganisation(tx, organisationId)
  const { shopperId, fullName, email } = shopper
  const account = { displayName: fullName, email, shopperId, locale: defaultLocale }
  const accountId = await insertAccountOnce(tx, organisationId, account, now)
  if (accountId === null) return null
  const grants = [{ kind: 'shopper' as const, unitId: null }]
  await replaceGrants(tx, organisationId, accountId, grants, now)
  const event = { action: 'account.created', subjectKind: 'account', subjectId: accountId }
  await recordAudit(tx, actor, { ...event, details: { grants: ['shopper'] } }, now)
  return accountId
}
