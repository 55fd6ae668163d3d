import type { OrganisationId } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { type SessionClaims, sessionSeconds } from '@/lib/platform/session-token'
import { insertSession } from '../queries'

/**
 * Opens a session for an account whose owner has just proved to be who he is: by password, by
 * one-time link, or by choosing a role of the demo. Null when the account is blocked.
 */
export async function openSession(
  organisationId: OrganisationId,
  accountId: string,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<SessionClaims | null> {
  const expiresAt = new Date(now.getTime() + sessionSeconds * 1000)
  return db.asOrganisation(organisationId, async (tx) => {
    const key = await insertSession(tx, organisationId, accountId, { now, expiresAt })
    if (!key) return null
    const event = { action: 'session.opened', subjectKind: 'account', subjectId: accountId }
    await recordAudit(tx, { organisationId, accountId }, event, now)
    return { organisationId, ...key }
  })
}
