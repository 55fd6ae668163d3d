import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { findAccount, isEmailTaken, updateAccount } from '../queries'
import type { ChangeAccount } from '../schema'

type Changed = { readonly ok: true } | { readonly ok: false; readonly reason: 'email-taken' }

/** Corrects the name that screens show and the e-mail that signs in. */
export async function changeAccount(
  actor: Actor,
  input: ChangeAccount,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Changed> {
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findAccount(tx, organisationId, input.accountId)
    const account = authorise(actor, 'account:change', found)
    if (input.email !== null && (await isEmailTaken(tx, input.email, account.id)))
      return { ok: false, reason: 'email-taken' }
    await updateAccount(tx, organisationId, input)
    const details = {
      before: { displayName: account.displayName, email: account.email },
      after: { displayName: input.displayName, email: input.email },
    }
    const subject = { subjectKind: 'account', subjectId: account.id }
    await recordAudit(tx, actor, { action: 'account.changed', ...subject, details }, now)
    return { ok: true }
  })
}
