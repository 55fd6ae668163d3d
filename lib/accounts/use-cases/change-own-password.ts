import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import { sha256OfText } from '@/lib/core/fingerprint'
import { isKnownPassword } from '@/lib/core/known-password'
import type { Deps } from '@/lib/platform/deps'
import { hashPassword, isPasswordOf } from '@/lib/platform/passwords'
import { countAttempt, forgetAttempts } from '@/lib/sessions/queries'
import { closeLinks, findAccount, findPasswordHash, raiseSessionVersion } from '../queries'
import type { ChangePassword } from '../schema'

type Changed =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'wrong-password' | 'password-known' | 'throttled' }

/**
 * Changes the actor's own password; every session ends, also the one that asks.
 *
 * Rule    guesses at the present password are counted like those at sign-in: a stolen session must
 *         not find it out.
 */
export async function changeOwnPassword(
  actor: Actor,
  { currentPassword, newPassword }: ChangePassword,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Changed> {
  const { organisationId, accountId } = actor
  const key = sha256OfText(`sign-in ${accountId}`)
  const seconds = await db.withoutOrganisation((tx) => countAttempt(tx, key, now))
  if (seconds > 0) return { ok: false, reason: 'throttled' }
  const present = await db.asActor(actor, (tx) => findPasswordHash(tx, organisationId, accountId))
  if (!(await isPasswordOf(present, currentPassword)))
    return { ok: false, reason: 'wrong-password' }
  await db.withoutOrganisation((tx) => forgetAttempts(tx, key))
  return db.asActor(actor, async (tx) => {
    const account = await findAccount(tx, organisationId, accountId)
    const known = [actor.displayName, account?.email ?? null, account?.personnelNumber ?? null]
    if (isKnownPassword(newPassword, known)) return { ok: false, reason: 'password-known' }
    const passwordHash = await hashPassword(newPassword)
    await closeLinks(tx, organisationId, accountId, now)
    await raiseSessionVersion(tx, organisationId, accountId, { passwordHash })
    const subject = { subjectKind: 'account', subjectId: accountId }
    await recordAudit(tx, actor, { action: 'account.password-changed', ...subject }, now)
    return { ok: true }
  })
}
