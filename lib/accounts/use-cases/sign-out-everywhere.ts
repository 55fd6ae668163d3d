import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { raiseSessionVersion } from '../queries'

/** Ends all sessions of the actor, on every device and here. */
export async function signOutEverywhere(
  actor: Actor,
  _input: unknown,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<{ readonly ok: true }> {
  const { organisationId, accountId } = actor
  await db.asActor(actor, async (tx) => {
    await raiseSessionVersion(tx, organisationId, accountId)
    const subject = { subjectKind: 'account', subjectId: accountId }
    await recordAudit(tx, actor, { action: 'account.signed-out-everywhere', ...subject }, now)
  })
  return { ok: true }
}
